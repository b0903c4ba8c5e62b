"""Other sites can not act for whoever is signed in: every form wants its token and its origin."""

from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.support.desk import ORIGIN, Browser, signed_in
from workshops.people.models import AccountRole


def forms(app: Flask) -> list[str]:
    """The path of every form that a cookie could send; the API takes no cookies."""
    some = {"workshop_id", "user_id", "projector_id", "token_id"}
    with app.test_request_context():
        return [
            app.url_for(
                rule.endpoint,
                **{name: uuid4() if name in some else "123456" for name in rule.arguments},
            )
            for rule in app.url_map.iter_rules()
            if "POST" in (rule.methods or ()) and not rule.endpoint.startswith("api.")
        ]


@pytest.fixture
def mali(app: Flask) -> Browser:
    return signed_in(app, "mali@example.org", AccountRole.ADMIN)


def is_refused(response: TestResponse) -> bool:
    return response.status_code in (400, 403)


def test_there_are_forms_to_try(app: Flask) -> None:
    assert len(forms(app)) > 20


def test_a_form_without_its_token_is_refused(app: Flask, mali: Browser) -> None:
    """R-DESK-6"""
    mali.token = ""

    accepted = [path for path in forms(app) if not is_refused(mali.post(path))]

    assert accepted == []


def test_a_token_of_somebody_else_is_refused(app: Flask, mali: Browser) -> None:
    stranger = Browser(app)
    stranger.get("/sign-in")
    mali.token = stranger.token

    accepted = [path for path in forms(app) if not is_refused(mali.post(path))]

    assert accepted == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1", None])
def test_a_form_from_another_site_is_refused(app: Flask, mali: Browser, origin: str | None) -> None:
    """R-DESK-6"""
    accepted = [path for path in forms(app) if not is_refused(mali.post(path, origin=origin))]

    assert accepted == []


def test_a_made_up_host_opens_nothing(mali: Browser) -> None:
    response = mali.client.post(
        "/staff/account/name",
        data={"csrf_token": mali.token, "name": "x"},
        headers={"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example"},
        base_url=ORIGIN,
    )

    assert is_refused(response)


def test_the_same_form_from_here_is_taken(mali: Browser) -> None:
    assert mali.post("/staff/account/name", name="มะลิ").status_code == 303
