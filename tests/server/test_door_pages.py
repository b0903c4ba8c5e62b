"""The door as a page: what it says before anybody has joined, without a script."""

import re

from flask import Flask

from tests.factories import a_workshop
from tests.support.desk import Browser, words_of
from workshops.core.db import Database

TARGETS_FROM_SECTOR_TO_ROOM = 3
"""One tap on a sector, one on the consent, one on the way in; a name is optional."""


def test_a_wrong_code_in_the_address_gives_the_field_with_what_was_typed(app: Flask) -> None:
    page = Browser(app).get("/j/111111")

    assert page.status_code == 404
    assert re.search(r'<input[^>]+name="code"[^>]+value="111111"', page.text)
    assert "ไม่พบห้องของรหัสนี้" in words_of(page)


def test_whoever_changes_the_language_at_the_door_stays_there(
    app: Flask, database: Database
) -> None:
    path = f"/j/{a_workshop(database).join_code}"
    guest = Browser(app)
    guest.get(path)

    answer = guest.post("/language", locale="en", next=path)

    assert answer.location == path
    assert 'name="next" value="/j/' in guest.get(path).text


def test_the_brief_stands_before_the_way_in(app: Flask, database: Database) -> None:
    """R-SCREEN-7"""
    page = Browser(app).get(f"/j/{a_workshop(database).join_code}").text

    assert 0 < page.index("brief-facts") < page.index('id="join"')


def test_three_taps_lead_in(app: Flask, database: Database) -> None:
    """R-SCREEN-7: nothing more than a sector and the consent is asked for."""
    page = Browser(app).get(f"/j/{a_workshop(database).join_code}").text
    form = page[page.index('id="join"') : page.index("</form>", page.index('id="join"'))]

    groups = {name for name in re.findall(r'name="(\w+)"', form) if name != "name"}
    buttons = re.findall(r"<button", form)

    assert groups == {"sector", "data_consent"}
    assert len(groups) + len(buttons) == TARGETS_FROM_SECTOR_TO_ROOM
    assert "checked" not in form
