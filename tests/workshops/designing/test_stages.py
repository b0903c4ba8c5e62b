"""Stages to come are added, moved and taken out; what the room has reached stays."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories import a_draft, a_facilitator, a_participant, a_workshop
from tests.support.domain import ask, do, refusal, screen
from workshops.core.actors import Actor
from workshops.core.db import Database

LAB = ["empathize", "define", "ideate", "prototype", "test"]


def stages(database: Database, workshop_id: UUID, viewer: Actor) -> list[tuple[str, int]]:
    rows = screen(database, workshop_id, viewer)["stage_runs"]
    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    return [(row["stage"], row["run"]) for row in rows]


def run_id(database: Database, workshop_id: UUID, host: Actor, stage: str, run: int = 1) -> str:
    rows = screen(database, workshop_id, host)["stage_runs"]
    return next(str(row["id"]) for row in rows if (row["stage"], row["run"]) == (stage, run))


def an_activity(**more: Any) -> dict[str, Any]:
    words = {"activity_id": uuid4(), "kind": "board", "title_th": "เขียน", "title_en": "Write"}
    return words | more


def test_a_stage_is_added_where_it_is_wanted(database: Database) -> None:
    """R-DESIGN-1"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)
    before = run_id(database, draft.id, host, "prototype")

    words: dict[str, Any] = {"stage_run_id": uuid4(), "stage": "define", "before_id": before}
    do(database, draft.id, host, "stage.add", **words, activities=[an_activity()])

    order = [(stage, 1) for stage in LAB]
    assert stages(database, draft.id, host) == [*order[:3], ("define", 2), *order[3:]]
    rows = screen(database, draft.id, host)
    [added] = [
        one for one in rows["activities"] if one["stage_run_id"] == str(words["stage_run_id"])
    ]
    [board] = [one for one in rows["boards"] if one["activity_id"] == added["id"]]
    assert [zone["key"] for zone in board["zones"]] == ["zone_1"]


def test_passages_through_a_stage_are_counted_in_the_order_of_the_day(database: Database) -> None:
    """R-DESIGN-1"""
    draft = a_draft(database, template="ideas_and_dots")
    host = a_facilitator(database, draft.id)
    second = uuid4()
    do(database, draft.id, host, "stage.add", stage_run_id=second, stage="ideate")

    first = run_id(database, draft.id, host, "ideate")
    do(database, draft.id, host, "stage.move", stage_run_id=second, before_id=first)

    assert stages(database, draft.id, host) == [("ideate", 1), ("ideate", 2)]
    assert run_id(database, draft.id, host, "ideate", 1) == str(second)


def test_a_stage_is_moved_and_put_back(database: Database) -> None:
    """R-DESIGN-1, R-DESIGN-5"""
    draft, moving = a_draft(database), uuid4()
    host = a_facilitator(database, draft.id)
    words: dict[str, Any] = {
        "stage_run_id": run_id(database, draft.id, host, "test"),
        "before_id": run_id(database, draft.id, host, "empathize"),
    }
    do(database, draft.id, host, "stage.move", envelope_id=moving, **words)
    assert [stage for stage, _ in stages(database, draft.id, host)] == ["test", *LAB[:4]]

    do(database, draft.id, host, "undo", command_id=moving)

    assert [stage for stage, _ in stages(database, draft.id, host)] == LAB


def test_a_stage_that_was_taken_out_comes_back_whole(database: Database) -> None:
    """R-DESIGN-5"""
    draft, removing = a_draft(database), uuid4()
    host = a_facilitator(database, draft.id)
    prepare_items(database, draft.id, host)
    before = screen(database, draft.id, host)
    words: dict[str, Any] = {"stage_run_id": run_id(database, draft.id, host, "test")}
    do(database, draft.id, host, "stage.remove", envelope_id=removing, **words)
    assert "test" not in dict(stages(database, draft.id, host))

    do(database, draft.id, host, "undo", command_id=removing)

    after = screen(database, draft.id, host)
    for table in ("stage_runs", "activities", "boards", "rounds", "round_items"):
        assert by_id(after[table]) == by_id(before[table])


def test_what_was_undone_is_done_again(database: Database) -> None:
    """R-DESIGN-5"""
    draft, removing, undoing = a_draft(database), uuid4(), uuid4()
    host = a_facilitator(database, draft.id)
    run = run_id(database, draft.id, host, "define")
    do(database, draft.id, host, "stage.remove", envelope_id=removing, stage_run_id=run)
    do(database, draft.id, host, "undo", envelope_id=undoing, command_id=removing)

    do(database, draft.id, host, "undo", command_id=undoing)

    assert "define" not in dict(stages(database, draft.id, host))


def prepare_items(database: Database, workshop_id: UUID, host: Actor) -> None:
    """Two proposals in the last vote of the day."""
    rows = screen(database, workshop_id, host)
    items = [{"id": uuid4(), "text_th": text} for text in ("ข้อหนึ่ง", "ข้อสอง")]
    words = {"round_id": rows["rounds"][-1]["id"], "items": items}
    do(database, workshop_id, host, "round.add_items", **words)


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"]))


def test_an_agenda_may_be_emptied_and_begun_anew(database: Database) -> None:
    """R-DESIGN-1"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)
    for stage in LAB:
        words = {"stage_run_id": run_id(database, draft.id, host, stage)}
        do(database, draft.id, host, "stage.remove", **words)
    assert stages(database, draft.id, host) == []

    do(database, draft.id, host, "stage.add", stage_run_id=uuid4(), stage="ideate")

    assert stages(database, draft.id, host) == [("ideate", 1)]


@pytest.mark.parametrize("type", ["stage.move", "stage.remove"])
@pytest.mark.parametrize("is_left", [True, False])
def test_what_the_room_has_reached_stays_where_it_is(
    database: Database, type: str, is_left: bool
) -> None:
    """R-DESIGN-2"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    first = run_id(database, workshop.id, host, "empathize")
    do(database, workshop.id, host, "stage.open", stage_run_id=first)
    if is_left:
        second = run_id(database, workshop.id, host, "define")
        do(database, workshop.id, host, "stage.open", stage_run_id=second)

    answer = ask(database, workshop.id, host, type, stage_run_id=first)

    assert refusal(answer) == "stage_closed"


def test_stages_to_come_are_designed_while_the_room_works(database: Database) -> None:
    """R-DESIGN-2, R-AGENDA-4"""
    workshop = a_workshop(database)
    host, guest = a_facilitator(database, workshop.id), a_participant(database, workshop.id)
    first = run_id(database, workshop.id, host, "empathize")
    do(database, workshop.id, host, "stage.open", stage_run_id=first)
    before = screen(database, workshop.id, guest)

    do(database, workshop.id, host, "stage.add", stage_run_id=uuid4(), stage="test")
    words: dict[str, Any] = {"stage_run_id": run_id(database, workshop.id, host, "define")}
    do(database, workshop.id, host, "stage.remove", **words)

    assert stages(database, workshop.id, host)[-1] == ("test", 2)
    assert screen(database, workshop.id, guest) == before


def test_an_id_that_is_taken_makes_no_second_stage(database: Database) -> None:
    draft, other = a_draft(database), a_draft(database)
    taken = run_id(database, other.id, a_facilitator(database, other.id), "define")
    host = a_facilitator(database, draft.id)

    answer = ask(database, draft.id, host, "stage.add", stage_run_id=taken, stage="define")

    assert refusal(answer) == "conflict"
    assert len(stages(database, draft.id, host)) == len(LAB)


def test_a_stage_goes_in_front_of_what_is_there_alone(database: Database) -> None:
    draft, other = a_draft(database), a_draft(database)
    elsewhere = run_id(database, other.id, a_facilitator(database, other.id), "define")
    host = a_facilitator(database, draft.id)
    words: dict[str, Any] = {
        "stage_run_id": run_id(database, draft.id, host, "test"),
        "before_id": elsewhere,
    }

    assert refusal(ask(database, draft.id, host, "stage.move", **words)) == "not_found"


def test_a_day_has_so_many_stages_and_no_more(database: Database) -> None:
    draft = a_draft(database, template="ideas_and_dots")
    host = a_facilitator(database, draft.id)
    for _ in range(29):
        do(database, draft.id, host, "stage.add", stage_run_id=uuid4(), stage="test")

    answer = ask(database, draft.id, host, "stage.add", stage_run_id=uuid4(), stage="test")

    assert refusal(answer) == "too_large"


def test_taking_out_what_a_later_run_repeats_leaves_that_run(database: Database) -> None:
    """R-AGENDA-6"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    again = uuid4()
    do(database, workshop.id, host, "stage.open", stage_run_id=again, stage="define")
    words: dict[str, Any] = {"stage_run_id": run_id(database, workshop.id, host, "define", 1)}

    do(database, workshop.id, host, "stage.remove", **words)

    rows = screen(database, workshop.id, host)["stage_runs"]
    [row] = [row for row in rows if row["id"] == str(again)]
    assert (row["state"], row["previous_id"]) == ("open", None)
