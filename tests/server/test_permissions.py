"""Every page against everybody: who may open what is declared here, and tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import a_facilitator, a_participant, a_row, an_upload
from tests.support.desk import Browser, an_account, assign, database_of, signed_in
from tests.support.domain import do
from tests.support.finished import Finished, a_finished_workshop
from workshops.core.db import Database
from workshops.people.models import AccountRole
from workshops.people.projectors import add_projector

PEOPLE = ("admin", "assigned", "not_assigned", "staff", "anonymous", "participant")
ACCOUNTS = {"admin", "assigned", "not_assigned", "staff"}
STEERING = {"admin", "assigned", "not_assigned"}

WHO_MAY: dict[str, set[str]] = {
    "staff.workshops": ACCOUNTS,
    "staff.new": STEERING,
    "staff.create": STEERING,
    "workshop.page": {"assigned"},
    "workshop.edit": {"assigned"},
    "workshop.add_facilitator": {"assigned"},
    "workshop.remove_facilitator": {"assigned"},
    "workshop.make_projector": {"assigned"},
    "preparing.agenda": {"assigned"},
    "preparing.duplicate": {"assigned"},
    "results.sheet": {"assigned"},
    "results.export": {"assigned"},
    "results.picture": {"assigned"},
    "results.outcomes": ACCOUNTS,
    "results.outcome": {"assigned"},
    "room.console": {"assigned"},
    "room.projector": {"assigned"},
    "workshop.revoke_projector": {"assigned"},
    "posters.door": {"assigned"},
    "rehearsals.mark": {"assigned"},
    "accounts.every": {"admin"},
    "accounts.create": {"admin"},
    "accounts.reset": {"admin"},
    "accounts.change_role": {"admin"},
    "accounts.disable": {"admin"},
    "accounts.enable": {"admin"},
    "accounts.adopt": {"admin"},
    "own_account.page": ACCOUNTS,
    "own_account.rename": ACCOUNTS,
    "own_account.change_password": ACCOUNTS,
    "own_account.make_token": ACCOUNTS,
    "own_account.revoke_token": ACCOUNTS,
}
AFTER_THE_CLOSE = {
    "workshop.page",
    "results.sheet",
    "results.export",
    "results.outcome",
    "results.picture",
}
"""What staff who are not assigned may read once the workshop is closed."""

NEEDS_NO_SIGN_IN = {
    "health.healthz",
    "health.metrics",
    "health.readyz",
    "installed.manifest",
    "installed.offline",
    "installed.service_worker",
    "join.door",
    "join.enter",
    "join.home",
    "join.qr",
    "room.phone",
    "room.ticket",
    "sign_in.display",
    "sign_in.enter",
    "sign_in.form",
    "sign_in.language",
    "sign_in.leave",
}


@dataclass
class Place:
    app: Flask
    finished: Finished
    ids: dict[str, Any]

    def open_as(self, person: str, endpoint: str) -> TestResponse:
        rule = next(self.app.url_map.iter_rules(endpoint))
        with self.app.test_request_context():
            path = self.app.url_for(endpoint, **{name: self.ids[name] for name in rule.arguments})
        browser = self._browser(person)
        if "GET" in (rule.methods or ()):
            return browser.get(path)
        return browser.post(path)

    def _browser(self, person: str) -> Browser:
        if person in ("anonymous", "participant"):
            browser = Browser(self.app)
            browser.get("/sign-in")
            if person == "participant":
                with browser.client.session_transaction() as session:
                    session["participants"] = {str(self.ids["participant_id"]): "p.not-a-user"}
            return browser
        role = AccountRole(person) if person in list(AccountRole) else AccountRole.FACILITATOR
        email = f"{uuid4().hex}@example.org"
        user = an_account(self.app, email, role)
        if person == "assigned":
            assign(self.app, user, self.finished.workshop_id)
        browser = Browser(self.app)
        browser.sign_in(email)
        return browser


@pytest.fixture
def place(app: Flask) -> Callable[..., Place]:
    """Everything that a path can name, in a workshop that is open or closed."""

    def make(*, is_closed: bool) -> Place:
        database = database_of(app)
        finished = a_finished_workshop(database, is_closed=False, with_vote=False)
        participant = a_participant(database, finished.workshop_id)
        picture_id = a_shown_picture(database, finished)
        with database.writing() as db:
            projector = add_projector(db, finished.workshop_id, made_by=finished.host.id)
        if is_closed:
            finished.close(database)
        ids = {
            "workshop_id": finished.workshop_id,
            "user_id": an_account(app, "somebody@example.org").id,
            "projector_id": projector.id,
            "public_id": finished.outcome["public_id"],
            "name": "notes",
            "token_id": uuid4(),
            "participant_id": participant.participant_id,
            "picture_id": picture_id,
        }
        return Place(app, finished, ids)

    return make


def a_shown_picture(database: Database, finished: Finished) -> UUID:
    """A picture on a note that everybody in the room sees."""
    host = a_facilitator(database, finished.workshop_id)
    picture_id = an_upload(database, finished.workshop_id, host)
    note = a_row(database, finished.workshop_id, "notes", id=finished.note_ids[0])
    words = {"note_id": uuid4(), "text": "ป้าย", "picture_id": picture_id}
    do(database, finished.workshop_id, host, "note.add", board_id=note["board_id"], **words)
    return picture_id


def was_let_in(response: TestResponse) -> bool:
    is_sent_away = "/sign-in" in (response.location or "")
    return response.status_code in (200, 303, 422) and not is_sent_away


def was_refused(person: str, response: TestResponse) -> bool:
    if person in ("anonymous", "participant"):
        return response.status_code == 303 and "/sign-in" in response.location
    return response.status_code == 404


def test_every_page_declares_who_may_open_it(app: Flask) -> None:
    """R-DESK-1"""
    pages = {
        name: view
        for name, view in app.view_functions.items()
        if name != "static" and not name.startswith("api.")
    }

    undeclared = [name for name, view in pages.items() if not hasattr(view, "declared_roles")]
    open_to_all = {name for name, view in pages.items() if view.declared_roles is None}

    assert undeclared == []
    assert open_to_all == NEEDS_NO_SIGN_IN
    assert set(pages) == NEEDS_NO_SIGN_IN | set(WHO_MAY)


@pytest.mark.parametrize("person", PEOPLE)
def test_only_those_who_may_open_a_page(place: Callable[..., Place], person: str) -> None:
    """R-DESK-1"""
    here = place(is_closed=False)

    answers = {endpoint: here.open_as(person, endpoint) for endpoint in WHO_MAY}

    let_in = {endpoint for endpoint, answer in answers.items() if was_let_in(answer)}
    assert let_in == {endpoint for endpoint, people in WHO_MAY.items() if person in people}
    refused = {endpoint for endpoint, answer in answers.items() if was_refused(person, answer)}
    assert refused == set(WHO_MAY) - let_in


@pytest.mark.parametrize("person", ["admin", "not_assigned", "staff", "anonymous", "participant"])
def test_a_closed_workshop_is_read_by_all_staff(place: Callable[..., Place], person: str) -> None:
    """R-DESK-1"""
    here = place(is_closed=True)
    of_workshops = {name for name, people in WHO_MAY.items() if people == {"assigned"}}

    answers = {endpoint: here.open_as(person, endpoint) for endpoint in of_workshops}

    let_in = {endpoint for endpoint, answer in answers.items() if answer.status_code == 200}
    assert let_in == (AFTER_THE_CLOSE if person in ACCOUNTS else set())


def test_names_of_people_stay_with_those_who_met_them(place: Callable[..., Place]) -> None:
    """R-DESK-1"""
    here = place(is_closed=True)
    here.ids["name"] = "participants"

    assert here.open_as("assigned", "results.export").status_code == 200
    assert here.open_as("staff", "results.export").status_code == 404


def test_a_page_of_no_workshop_looks_like_one_that_is_somebody_elses(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")
    other = a_finished_workshop(database_of(app), is_closed=False, with_vote=False)

    of_others = browser.get(f"/staff/workshops/{other.workshop_id}")
    of_nobody = browser.get(f"/staff/workshops/{uuid4()}")

    assert of_others.status_code == of_nobody.status_code == 404
    assert of_others.text == of_nobody.text
