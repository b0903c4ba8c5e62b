"""The desk's pages in every state that a workshop can be in."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask import Flask

from tests.factories import (
    a_draft,
    a_facilitator,
    a_participant,
    a_row,
    a_started_activity,
    a_started_board,
    a_workshop,
)
from tests.support.desk import Browser, an_account, assign, database_of, signed_in, words_of
from tests.support.domain import do
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.people.models import AccountRole

TABLES = ("notes", "clusters", "votes", "outcomes", "entered", "participants")


@pytest.fixture
def facilitator_of(app: Flask) -> Callable[[UUID], Browser]:
    def make(workshop_id: UUID) -> Browser:
        assign(app, an_account(app, "mali@example.org"), workshop_id)
        browser = Browser(app)
        browser.sign_in("mali@example.org")
        return browser

    return make


def a_draft_without_a_brief(database: Database) -> UUID:
    return a_draft(database, brief={}).id


def one_that_is_open(database: Database) -> UUID:
    return a_workshop(database).id


def one_that_was_closed_at_once(database: Database) -> UUID:
    workshop = a_workshop(database)
    do(database, workshop.id, a_facilitator(database, workshop.id), "workshop.close")
    return workshop.id


def one_that_took_sides(database: Database, *, for_it: int = 5, against: int = 1) -> UUID:
    """An open vote with stances, then revealed."""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    people = [
        a_participant(database, workshop.id, sector=Sector.PEOPLE) for _ in range(for_it + against)
    ]
    activity = a_started_activity(database, workshop.id, "test", kind="vote")
    round_id = a_row(database, workshop.id, "rounds", activity_id=activity["id"])["id"]
    item = str(uuid4())
    words = [{"id": item, "text_th": "เดินหน้าต่อ", "text_en": "Go on"}]
    do(database, workshop.id, host, "round.add_items", round_id=round_id, items=words)
    do(database, workshop.id, host, "round.open", round_id=round_id)
    for number, person in enumerate(people):
        choices = {item: -1 if number < against else 1}
        do(database, workshop.id, person, "ballot.cast", round_id=round_id, choices=choices)
    do(database, workshop.id, host, "round.close", round_id=round_id)
    do(database, workshop.id, host, "round.reveal", round_id=round_id)
    return workshop.id


def one_that_shows_names(database: Database) -> UUID:
    workshop = a_workshop(database, shows_names=True)
    host = a_facilitator(database, workshop.id)
    author = a_participant(database, workshop.id, sector=Sector.PRIVATE, name="ป้าสมพร")
    board = a_started_board(database, workshop.id)
    words = {"board_id": board["id"], "text": "จองคิวทางโทรศัพท์"}
    do(database, workshop.id, author, "note.add", note_id=uuid4(), **words)
    for_somebody = {"on_behalf_of": "โต๊ะ 6", "note_id": uuid4()}
    do(database, workshop.id, host, "note.add", **words | for_somebody)
    do(database, workshop.id, host, "activity.reveal", activity_id=board["activity_id"])
    return workshop.id


@pytest.mark.parametrize(
    "make",
    [
        a_draft_without_a_brief,
        one_that_is_open,
        one_that_was_closed_at_once,
        one_that_took_sides,
        one_that_shows_names,
    ],
)
@pytest.mark.parametrize("locale", ["th", "en"])
def test_every_page_opens(
    app: Flask,
    facilitator_of: Callable[[UUID], Browser],
    make: Callable[[Database], UUID],
    locale: str,
) -> None:
    workshop_id = make(database_of(app))
    browser = facilitator_of(workshop_id)
    browser.post("/language", locale=locale)
    base = f"/staff/workshops/{workshop_id}"
    paths = ["/staff/", "/staff/outcomes", base, f"{base}/print"]
    paths += [f"{base}/export/{name}.csv" for name in TABLES]

    answers = {path: browser.get(path).status_code for path in paths}

    assert set(answers.values()) == {200}, answers


def test_sides_are_printed_with_who_disagrees(
    app: Flask, facilitator_of: Callable[[UUID], Browser]
) -> None:
    workshop_id = one_that_took_sides(database_of(app))
    browser = facilitator_of(workshop_id)

    page = words_of(browser.get(f"/staff/workshops/{workshop_id}/print"))

    assert "เห็นด้วย 5 กลาง ๆ 0 ไม่เห็นด้วย 1" in page
    assert "6 คนลงคะแนน" in page
    assert "จึงไม่แยกตามภาคส่วน" in page


def test_posts_are_explained_where_they_stand(
    app: Flask, facilitator_of: Callable[[UUID], Browser]
) -> None:
    """R-VOTE-10: enough of a sector on either side to say how it voted."""
    workshop_id = one_that_took_sides(database_of(app), for_it=6, against=6)

    page = facilitator_of(workshop_id).get(f"/staff/workshops/{workshop_id}/print")

    assert "เสาแสดงส่วนของคนในแต่ละภาค" in words_of(page)
    assert 'class="pickets"' in page.text


def test_names_stand_on_notes_only_where_the_workshop_shows_them(
    app: Flask, facilitator_of: Callable[[UUID], Browser]
) -> None:
    workshop_id = one_that_shows_names(database_of(app))
    browser = facilitator_of(workshop_id)

    page = words_of(browser.get(f"/staff/workshops/{workshop_id}/print"))
    table = browser.get(f"/staff/workshops/{workshop_id}/export/notes.csv").text

    assert "ป้าสมพร" in page
    assert "แทนโต๊ะ 6 บันทึกโดย สมศรี" in page
    assert "เขียนแทน,บันทึกโดย" in table
    assert "โต๊ะ 6,สมศรี" in table
    assert "ป้าสมพร,ภาคเอกชน" in table


def test_who_entered_a_ballot_is_told_to_facilitators_only(
    app: Flask, facilitator_of: Callable[[UUID], Browser]
) -> None:
    """R-VOTE-7"""
    database = database_of(app)
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    activity = a_started_activity(database, workshop.id, "test", kind="vote")
    round_id = a_row(database, workshop.id, "rounds", activity_id=activity["id"])["id"]
    item, ballot = str(uuid4()), {"ballot_id": uuid4(), "on_behalf_of": "โต๊ะ 6"}
    words = [{"id": item, "text_th": "เดินหน้าต่อ"}]
    do(database, workshop.id, host, "round.add_items", round_id=round_id, items=words)
    do(database, workshop.id, host, "round.open", round_id=round_id)
    do(database, workshop.id, host, "ballot.cast", round_id=round_id, choices={item: 1}, **ballot)
    browser, base = facilitator_of(workshop.id), f"/staff/workshops/{workshop.id}"
    assert "โต๊ะ 6" not in browser.get(f"{base}/export/entered.csv").text

    for type in ("round.close", "round.reveal"):
        do(database, workshop.id, host, type, round_id=round_id)
    do(database, workshop.id, host, "workshop.close")

    assert "โต๊ะ 6,สมศรี,เดินหน้าต่อ,เห็นด้วย" in browser.get(f"{base}/export/entered.csv").text
    assert "แทนโต๊ะ 6 บันทึกโดย สมศรี" in words_of(browser.get(f"{base}/print"))
    reader = signed_in(app, "reader@example.org", AccountRole.STAFF)
    assert reader.get(f"{base}/export/entered.csv").status_code == 404
    for_readers = words_of(reader.get(f"{base}/print"))
    assert "เดินหน้าต่อ" in for_readers
    assert "โต๊ะ 6" not in for_readers
