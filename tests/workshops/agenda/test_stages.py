"""Stages are not a line: the room enters a run, leaves it, comes back, or runs a stage again."""

from uuid import uuid4

from tests.factories import (
    a_draft,
    a_facilitator,
    a_participant,
    a_projector,
    a_row,
    a_started_activity,
    a_workshop,
    an_open_stage,
)
from tests.support.domain import ask, do, refusal, screen, told_since
from workshops.agenda.models import StageRun
from workshops.core.db import Database
from workshops.execution import Done


def test_the_room_sees_a_stage_once_it_has_been_there(database: Database) -> None:
    """R-AGENDA-4"""
    workshop = a_workshop(database)
    guest = a_participant(database, workshop.id)
    before = screen(database, workshop.id, guest)

    an_open_stage(database, workshop.id, "define")

    after = screen(database, workshop.id, guest)
    tables = ("stage_runs", "activities", "boards", "rounds")
    assert [len(before[table]) for table in tables] == [0, 0, 0, 0]
    assert [len(after[table]) for table in tables] == [1, 2, 1, 1]


def test_a_stage_to_come_is_in_no_byte_for_the_room(database: Database) -> None:
    """R-AGENDA-4"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    activity = a_row(database, workshop.id, "activities", kind="board")
    do(
        database,
        workshop.id,
        host,
        "activity.edit",
        activity_id=activity["id"],
        prompt_th="canary-7141",
    )

    told = [told_since(database, workshop.id, a_projector(), 0)]
    told.append(told_since(database, workshop.id, a_participant(database, workshop.id), 0))

    assert "canary-7141" not in str(told)
    assert "canary-7141" in str(told_since(database, workshop.id, host, 0))


def test_only_one_run_is_open(database: Database) -> None:
    """R-AGENDA-5"""
    workshop = a_workshop(database)
    a_started_activity(database, workshop.id, "empathize")

    an_open_stage(database, workshop.id, "define")

    rows = screen(database, workshop.id, a_facilitator(database, workshop.id))
    states = {run["stage"]: run["state"] for run in rows["stage_runs"]}
    assert (states["empathize"], states["define"], states["ideate"]) == (
        "closed",
        "open",
        "planned",
    )


def test_leaving_a_stage_locks_what_was_open_in_it(database: Database) -> None:
    """R-AGENDA-5"""
    workshop = a_workshop(database)
    activity = a_started_activity(database, workshop.id, "ideate")
    board = a_row(database, workshop.id, "boards", activity_id=activity["id"])
    guest = a_participant(database, workshop.id)

    an_open_stage(database, workshop.id, "prototype")

    words = {"board_id": board["id"], "note_id": uuid4(), "text": "สายไป"}
    assert refusal(ask(database, workshop.id, guest, "note.add", **words)) == "stage_closed"
    left = a_row(database, workshop.id, "activities", id=activity["id"])
    assert (left["state"], left["locks_at"]) == ("locked", None)


def test_the_room_may_come_back_to_a_run(database: Database) -> None:
    """R-AGENDA-6"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    activity = a_started_activity(database, workshop.id, "ideate")
    an_open_stage(database, workshop.id, "prototype")

    do(database, workshop.id, host, "stage.open", stage_run_id=activity["stage_run_id"])
    do(database, workshop.id, host, "activity.start", activity_id=activity["id"])

    again = a_row(database, workshop.id, "activities", id=activity["id"])
    assert again["state"] == "open"


def test_running_a_stage_again_starts_it_empty_and_keeps_the_first(database: Database) -> None:
    """R-AGENDA-6"""
    workshop = a_workshop(database)
    host, guest = a_facilitator(database, workshop.id), a_participant(database, workshop.id)
    first = a_started_activity(database, workshop.id, "define")
    board = a_row(database, workshop.id, "boards", activity_id=first["id"])
    words = {"board_id": board["id"], "note_id": uuid4(), "text": "เข้าใจใหม่"}
    do(database, workshop.id, guest, "note.add", **words)
    do(database, workshop.id, host, "activity.reveal", activity_id=first["id"])

    second_id = uuid4()
    do(database, workshop.id, host, "stage.open", stage_run_id=second_id, stage="define")

    rows = screen(database, workshop.id, guest)
    second = next(run for run in rows["stage_runs"] if run["id"] == str(second_id))
    assert (second["run"], second["state"], second["position"]) == (2, "open", 6)
    fresh = [one for one in rows["activities"] if one["stage_run_id"] == str(second_id)]
    assert [(one["kind"], one["state"], one["is_revealed"]) for one in fresh] == [
        ("board", "planned", False),
        ("vote", "planned", False),
    ]
    assert len(rows["boards"]) == len(rows["rounds"]) == 2
    with database.reading() as db:
        assert str(db.get_one(StageRun, second_id).previous_id) == first["stage_run_id"]
    assert [note["text"] for note in rows["notes"]] == ["เข้าใจใหม่"]


def test_the_same_new_run_asked_for_twice_is_one(database: Database) -> None:
    """R-AGENDA-6"""
    workshop = a_workshop(database)
    host, run_id = a_facilitator(database, workshop.id), uuid4()
    words = {"stage_run_id": run_id, "stage": "define"}
    do(database, workshop.id, host, "stage.open", **words)

    again = ask(database, workshop.id, host, "stage.open", **words)

    assert isinstance(again, Done)
    assert again.events == ()
    other = {"stage_run_id": run_id, "stage": "test"}
    assert refusal(ask(database, workshop.id, host, "stage.open", **other)) == "conflict"


def test_a_stage_that_is_not_in_the_agenda_cannot_be_run_again(database: Database) -> None:
    workshop = a_workshop(database, template="listening")
    host = a_facilitator(database, workshop.id)

    new = ask(database, workshop.id, host, "stage.open", stage_run_id=uuid4(), stage="prototype")
    unknown = ask(database, workshop.id, host, "stage.open", stage_run_id=uuid4())

    assert (refusal(new), refusal(unknown)) == ("invalid", "not_found")


def test_another_workshops_run_is_not_found(database: Database) -> None:
    workshop, other = a_workshop(database), a_workshop(database)
    run = a_row(database, other.id, "stage_runs")
    host = a_facilitator(database, workshop.id)

    answer = ask(database, workshop.id, host, "stage.open", stage_run_id=run["id"])

    assert refusal(answer) == "not_found"


def test_a_draft_has_no_open_stage(database: Database) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database)
    run = a_row(database, draft.id, "stage_runs")
    host = a_facilitator(database, draft.id)

    answer = ask(database, draft.id, host, "stage.open", stage_run_id=run["id"])

    assert refusal(answer) == "stage_closed"
