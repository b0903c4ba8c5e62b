"""A workshop is duplicated: the plan comes along, and nothing of what people did."""

from typing import Any
from uuid import UUID, uuid4

from tests.factories import (
    a_draft,
    a_facilitator,
    a_participant,
    a_started_board,
    a_user,
    a_workshop,
)
from tests.support.domain import do, screen
from workshops.core.db import Database, utcnow
from workshops.core.workshop import Workshop
from workshops.founding import duplicate_workshop


def copy_of(database: Database, original_id: UUID) -> Workshop:
    """A copy whose host is somebody new."""
    host = a_user(database)
    with database.writing() as db:
        original = db.get_one(Workshop, original_id)
        return duplicate_workshop(db, original, host=host, now=utcnow())


def plan(database: Database, workshop_id: UUID) -> list[Any]:
    """Everything that is planned, without the ids."""
    rows = screen(database, workshop_id, a_facilitator(database, workshop_id))
    content = {row["activity_id"]: row["zones"] for row in rows["boards"]}
    content |= {row["activity_id"]: (row["kind"], row["rule"]) for row in rows["rounds"]}
    words = ("kind", "title_th", "title_en", "prompt_th", "prompt_en", "minutes", "is_silent")
    return [
        (
            run["stage"],
            run["run"],
            [
                ([one[word] for word in words], content[one["id"]])
                for one in rows["activities"]
                if one["stage_run_id"] == run["id"]
            ],
        )
        for run in rows["stage_runs"]
    ]


def test_a_copy_has_the_same_plan_and_a_code_of_its_own(database: Database) -> None:
    """R-FOUND-6"""
    original = a_draft(database, shows_names=True)
    host = a_facilitator(database, original.id)
    words = {
        "kind": "board",
        "title_th": "เพิ่ม",
        "title_en": "More",
        "is_read_by_facilitators": True,
    }
    run = screen(database, original.id, host)["stage_runs"][1]
    do(
        database,
        original.id,
        host,
        "activity.add",
        stage_run_id=run["id"],
        activity_id=uuid4(),
        **words,
    )

    copy = copy_of(database, original.id)

    assert plan(database, copy.id) == plan(database, original.id)
    assert (copy.title_th, copy.shows_names) == (original.title_th, True)
    assert copy.join_code != original.join_code
    assert copy.brief == {**original.brief, "answer_due": ""}


def test_nothing_of_what_people_did_comes_along(database: Database) -> None:
    """R-FOUND-6"""
    original = a_workshop(database)
    host, guest = a_facilitator(database, original.id), a_participant(database, original.id)
    before = plan(database, original.id)
    board = a_started_board(database, original.id)
    words: dict[str, Any] = {"board_id": board["id"], "note_id": uuid4(), "text": "ของที่นี่เท่านั้น"}
    do(database, original.id, guest, "note.add", **words)
    do(database, original.id, host, "timer.start", seconds=60)
    do(database, original.id, host, "stage.open", stage="ideate", stage_run_id=uuid4())

    copy = copy_of(database, original.id)

    rows = screen(database, copy.id, a_facilitator(database, copy.id))
    assert plan(database, copy.id) == before
    assert (rows["workshop"][0]["state"], rows["workshop"][0]["door"]) == ("draft", "lobby")
    assert {row["state"] for row in rows["stage_runs"] + rows["activities"]} == {"planned"}
    assert rows["timer"][0]["state"] == "stopped"
    assert rows["notes"] == rows["participants"] == rows["round_items"] == []
    assert len(rows["facilitators"]) == 1
