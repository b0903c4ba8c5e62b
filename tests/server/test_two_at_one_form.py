"""Two facilitators at the form of one workshop: nobody's words are overwritten unseen."""

from html.parser import HTMLParser

import pytest
from flask import Flask

from server.http.merging import merge
from tests.factories import a_draft, in_days
from tests.support.desk import (
    Browser,
    an_account,
    assign,
    database_of,
    signed_in,
    typed_day,
    words_of,
)
from workshops.core.workshop import Workshop
from workshops.people.accounts import find_by_email

MALI, MANA = "mali@example.org", "mana@example.org"
Form = dict[str, str]


@pytest.fixture
def draft(app: Flask) -> Workshop:
    return a_draft(database_of(app))


@pytest.fixture
def path(draft: Workshop) -> str:
    return f"/staff/workshops/{draft.id}"


@pytest.fixture
def mali(app: Flask, draft: Workshop) -> Browser:
    return at_the_desk(app, draft, MALI)


@pytest.fixture
def mana(app: Flask, draft: Workshop) -> Browser:
    return at_the_desk(app, draft, MANA)


def at_the_desk(app: Flask, draft: Workshop, email: str) -> Browser:
    browser = signed_in(app, email)
    with database_of(app).reading() as db:
        user = find_by_email(db, email)
    assert user
    assign(app, user, draft.id)
    return browser


class Filled(HTMLParser):
    """The form that sends to ``action`` as a browser would send it."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.fields = action, dict[str, str]()
        self.is_inside, self.area, self.choice = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = words["action"].endswith(self.action)
        if self.is_inside and tag == "option" and "selected" in words:
            self.fields[self.choice] = words["value"]
        if not self.is_inside or "name" not in words:
            return
        is_off = words.get("type") in {"checkbox", "radio"} and "checked" not in words
        if tag == "select":
            self.choice = words["name"]
        if tag == "textarea":
            self.area = words["name"]
        if not is_off:
            self.fields[words["name"]] = words.get("value", "on" if "checked" in words else "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        self.area = ""


def form_on(text: str) -> Form:
    filled = Filled("/edit")
    filled.feed(text)
    del filled.fields["csrf_token"]
    return filled.fields


def brief_of(app: Flask, draft: Workshop) -> dict[str, str]:
    with database_of(app).reading() as db:
        return db.get_one(Workshop, draft.id).brief


def test_the_second_one_is_shown_both_versions_and_chooses(
    app: Flask, draft: Workshop, path: str, mali: Browser, mana: Browser
) -> None:
    """R-DESK-8"""
    hers, his = form_on(mali.get(path).text), form_on(mana.get(path).text)
    mali.post(f"{path}/edit", **hers | {"decider": "อธิบดี", "fixed": "ไม่ซื้อรถเพิ่ม"})

    refused = mana.post(f"{path}/edit", **his | {"decider": "ปลัด", "decision": "เลือกเส้นทางรถ"})

    assert refused.status_code == 409
    shown = words_of(refused)
    assert "อธิบดี" in shown
    assert "ปลัด" in shown
    assert brief_of(app, draft)["decider"] == "อธิบดี"
    again = form_on(refused.text)
    assert (again["decision"], again["fixed"]) == ("เลือกเส้นทางรถ", "ไม่ซื้อรถเพิ่ม")
    assert again["keep_decider"] == "mine"

    saved = mana.post(f"{path}/edit", **again)

    assert saved.status_code == 303
    assert brief_of(app, draft) == draft.brief | {
        "decision": "เลือกเส้นทางรถ",
        "decider": "ปลัด",
        "fixed": "ไม่ซื้อรถเพิ่ม",
    }


def test_the_others_words_can_be_taken(
    app: Flask, draft: Workshop, path: str, mali: Browser, mana: Browser
) -> None:
    """R-DESK-8"""
    hers, his = form_on(mali.get(path).text), form_on(mana.get(path).text)
    mali.post(f"{path}/edit", **hers | {"decider": "อธิบดี"})
    again = form_on(mana.post(f"{path}/edit", **his | {"decider": "ปลัด"}).text)

    mana.post(f"{path}/edit", **again | {"keep_decider": "theirs"})

    assert brief_of(app, draft)["decider"] == "อธิบดี"


def test_different_fields_are_both_kept_without_asking(
    app: Flask, draft: Workshop, path: str, mali: Browser, mana: Browser
) -> None:
    """R-DESK-8"""
    hers, his = form_on(mali.get(path).text), form_on(mana.get(path).text)
    mali.post(f"{path}/edit", **hers | typed_day(in_days(9)) | {"shows_names": "on"})

    saved = mana.post(f"{path}/edit", **his | {"fixed": "ไม่ซื้อรถเพิ่ม"})

    assert saved.status_code == 303
    assert brief_of(app, draft) == draft.brief | {
        "answer_due": in_days(9),
        "fixed": "ไม่ซื้อรถเพิ่ม",
    }
    with database_of(app).reading() as db:
        assert db.get_one(Workshop, draft.id).shows_names


def test_a_fault_elsewhere_does_not_take_what_the_other_saved(
    app: Flask, draft: Workshop, path: str, mali: Browser, mana: Browser
) -> None:
    """R-DESK-5, R-DESK-8"""
    hers, his = form_on(mali.get(path).text), form_on(mana.get(path).text)
    mali.post(f"{path}/edit", **hers | {"decider": "อธิบดี"})
    refused = mana.post(f"{path}/edit", **his | {"title_th": " "})

    mana.post(f"{path}/edit", **form_on(refused.text) | {"title_th": "ชื่อใหม่"})

    assert refused.status_code == 422
    assert brief_of(app, draft)["decider"] == "อธิบดี"


def test_white_space_that_nobody_meant_is_no_change() -> None:
    merged = merge({"fixed": "ก\r\nข "}, seen={"fixed": "ก\nข"}, now={"fixed": "ค"})

    assert (merged.words, merged.theirs) == ({"fixed": "ค"}, {})


def test_an_account_that_steers_nothing_here_is_shown_nothing(app: Flask, path: str) -> None:
    an_account(app, "other@example.org")
    other = Browser(app)
    other.sign_in("other@example.org")

    assert other.post(f"{path}/edit", title_th="ก").status_code == 404
