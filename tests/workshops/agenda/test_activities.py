"""Activities take input from their start to their lock, which is announced."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.factories import (
    a_facilitator,
    a_participant,
    a_row,
    a_started_activity,
    a_workshop,
    an_open_stage,
)
from tests.support.domain import ask, do, refusal
from workshops.agenda.models import Activity
from workshops.core.actors import Actor
from workshops.core.db import Database, milliseconds, utcnow
from workshops.execution import Done


def test_an_activity_starts_only_in_the_open_stage(database: Database) -> None:
    """R-AGENDA-5"""
    workshop = a_workshop(database)
    an_open_stage(database, workshop.id, "define")
    elsewhere = a_row(database, workshop.id, "activities", 0, kind="board", position=1)
    host = a_facilitator(database, workshop.id)

    answer = ask(database, workshop.id, host, "activity.start", activity_id=elsewhere["id"])

    assert refusal(answer) == "stage_closed"


def test_several_activities_may_be_open_at_once(database: Database) -> None:
    workshop = a_workshop(database)
    first = a_started_activity(database, workshop.id, "ideate", 0)
    second = a_started_activity(database, workshop.id, "ideate", 1)

    states = [a_row(database, workshop.id, "activities", id=one["id"]) for one in (first, second)]

    assert [one["state"] for one in states] == ["open", "open"]


def test_starting_what_is_open_changes_nothing(database: Database) -> None:
    workshop = a_workshop(database)
    activity = a_started_activity(database, workshop.id, "ideate")
    host = a_facilitator(database, workshop.id)

    answer = ask(database, workshop.id, host, "activity.start", activity_id=activity["id"])

    assert isinstance(answer, Done)
    assert answer.events == ()


def test_a_lock_is_announced_five_seconds_ahead(database: Database) -> None:
    """R-AGENDA-7"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    earliest = milliseconds(utcnow() + timedelta(seconds=5))

    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])

    row = a_row(database, workshop.id, "activities", id=activity["id"])
    assert row["state"] == "open"
    assert earliest <= row["locks_at"] <= milliseconds(utcnow() + timedelta(seconds=5))


def test_what_comes_before_the_lock_counts_and_nothing_after(database: Database) -> None:
    """R-AGENDA-7"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    guest = a_participant(database, workshop.id)
    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])

    in_time = _write(database, workshop.id, guest, activity)
    _let_the_lock_pass(database, activity)
    too_late = _write(database, workshop.id, guest, activity)

    assert isinstance(in_time, Done)
    assert refusal(too_late) == "stage_closed"


def test_asking_twice_for_a_lock_does_not_cut_the_notice_short(database: Database) -> None:
    """R-AGENDA-7"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])
    announced = a_row(database, workshop.id, "activities", id=activity["id"])

    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])

    assert a_row(database, workshop.id, "activities", id=activity["id"]) == announced


def test_a_lock_that_has_passed_is_written_down_when_asked_again(database: Database) -> None:
    """R-AGENDA-7"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])
    _let_the_lock_pass(database, activity)

    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])

    row = a_row(database, workshop.id, "activities", id=activity["id"])
    assert (row["state"], row["locks_at"]) == ("locked", None)


@pytest.mark.parametrize("has_passed", [False, True])
def test_a_locked_activity_may_be_started_again(database: Database, has_passed: bool) -> None:
    """R-AGENDA-7"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])
    if has_passed:
        _let_the_lock_pass(database, activity)

    do(database, workshop.id, host, "activity.start", activity_id=activity["id"])

    row = a_row(database, workshop.id, "activities", id=activity["id"])
    assert (row["state"], row["locks_at"]) == ("open", None)
    guest = a_participant(database, workshop.id)
    assert isinstance(_write(database, workshop.id, guest, activity), Done)


def test_what_has_not_begun_cannot_be_locked_or_revealed(database: Database) -> None:
    workshop = a_workshop(database)
    run = an_open_stage(database, workshop.id, "define")
    activity = a_row(database, workshop.id, "activities", stage_run_id=run["id"])
    host = a_facilitator(database, workshop.id)

    answers = [
        refusal(ask(database, workshop.id, host, type, activity_id=activity["id"]))
        for type in ("activity.lock", "activity.reveal")
    ]

    assert answers == ["stage_closed", "stage_closed"]


def test_a_question_is_not_reworded_once_the_room_was_asked(database: Database) -> None:
    """R-AGENDA-8"""
    workshop = a_workshop(database)
    activity, host = _started(database, workshop.id)
    words = {"activity_id": activity["id"], "prompt_th": "อีกคำถามหนึ่ง"}

    answer = ask(database, workshop.id, host, "activity.edit", **words)

    assert refusal(answer) == "stage_closed"


def _started(database: Database, workshop_id: UUID) -> tuple[dict[str, Any], Actor]:
    activity = a_started_activity(database, workshop_id, "ideate")
    return activity, a_facilitator(database, workshop_id)


def _write(database: Database, workshop_id: UUID, guest: Actor, activity: dict[str, Any]) -> Any:
    board = a_row(database, workshop_id, "boards", activity_id=activity["id"])
    words = {"board_id": board["id"], "note_id": uuid4(), "text": "ทันเวลา"}
    return ask(database, workshop_id, guest, "note.add", **words)


def _let_the_lock_pass(database: Database, activity: dict[str, Any]) -> None:
    """Instead of sleeping five seconds: move the announced moment into the past."""
    past: datetime = utcnow() - timedelta(milliseconds=1)
    with database.writing() as db:
        of_activity = sa.update(Activity).where(Activity.id == UUID(activity["id"]))
        db.execute(of_activity.values(locks_at=past))
