"""What a phone must fetch before the room is there: budgets, kept by counting."""

import gzip
import json
import re

import pytest
from flask import Flask

from server import tokens
from server.assets import BASE, DIST, fonts
from tests.factories import a_participant
from tests.support.desk import Browser, database_of
from tests.support.finished import a_finished_workshop

SCRIPT_BYTES = 60_000
FIRST_LOAD_BYTES = 150_000
WEIGHTS = ("400", "600")
"""Of Sarabun, in both scripts: what a Thai page with digits and a name in Latin letters shows."""


@pytest.fixture
def room_page(app: Flask) -> str:
    database = database_of(app)
    workshop_id = a_finished_workshop(database, is_closed=False, with_vote=False).workshop_id
    person = a_participant(database, workshop_id)
    assert person.participant_id
    with app.app_context():
        token = tokens.participant_token(person.participant_id, person.id, 1)
    browser = Browser(app)
    with browser.client.session_transaction(base_url="http://localhost") as session:
        session["participants"] = {str(person.participant_id): token}
    answer = browser.get(f"/room/{person.participant_id}")
    assert answer.status_code == 200
    return answer.text


def scripts_of(page: str) -> set[str]:
    """Every script that the page names, and every part that those load at once."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    by_file = {chunk["file"]: chunk for chunk in manifest.values()}
    found: set[str] = set()
    to_do = set(re.findall(rf'"{BASE}(assets/[^"]+\.js)"', page))
    while to_do:
        file = to_do.pop()
        found.add(file)
        imported = {manifest[name]["file"] for name in by_file[file].get("imports", [])}
        to_do |= imported - found
    return found


def styles_of(page: str) -> set[str]:
    return set(re.findall(rf'"{BASE}(assets/[^"]+\.css)"', page))


def packed(files: set[str]) -> int:
    return sum((DIST / f"{file}.gz").stat().st_size for file in files)


def test_the_phone_s_code_is_at_most_60_kb(room_page: str) -> None:
    scripts = scripts_of(room_page)

    assert any("participant" in file for file in scripts)
    assert packed(scripts) <= SCRIPT_BYTES, sorted(scripts)


def test_the_first_load_is_at_most_150_kb(room_page: str) -> None:
    code = packed(scripts_of(room_page)) + packed(styles_of(room_page))
    type_ = sum((DIST / file.removeprefix(BASE)).stat().st_size for file in fonts(WEIGHTS))

    page = len(gzip.compress(room_page.encode()))

    assert type_ > 30_000
    assert code + type_ + page <= FIRST_LOAD_BYTES, (code, type_, page)


def test_whatever_the_page_loads_at_once_it_names_at_once(room_page: str) -> None:
    """A part that is only found when another has come costs a round trip."""
    named = set(re.findall(rf'"{BASE}(assets/[^"]+\.js)"', room_page))

    assert scripts_of(room_page) == named
