"""The timer and the spotlight are the server's, the same for every screen."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.factories import (
    a_facilitator,
    a_participant,
    a_row,
    a_started_activity,
    a_started_board,
    a_workshop,
)
from tests.support.domain import ask, do, refusal
from workshops.agenda.models import Timer, TimerState
from workshops.core.actors import Actor
from workshops.core.db import Database, milliseconds, utcnow

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


def test_a_running_timer_says_when_it_ends(database: Database) -> None:
    """R-AGENDA-9"""
    workshop = a_workshop(database)
    host, earliest = a_facilitator(database, workshop.id), milliseconds(utcnow()) + 300_000

    do(database, workshop.id, host, "timer.start", seconds=300)

    timer = a_row(database, workshop.id, "timer")
    assert (timer["state"], timer["total_ms"], timer["remaining_ms"]) == ("running", 300_000, None)
    assert earliest <= timer["ends_at"] <= milliseconds(utcnow()) + 300_000


def test_a_paused_timer_keeps_what_remains_and_goes_on_with_it(database: Database) -> None:
    """R-AGENDA-9"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    do(database, workshop.id, host, "timer.start", seconds=300)

    do(database, workshop.id, host, "timer.pause")
    paused = a_row(database, workshop.id, "timer")
    do(database, workshop.id, host, "timer.start")

    assert (paused["state"], paused["ends_at"], paused["total_ms"]) == ("paused", None, 300_000)
    assert 290_000 < paused["remaining_ms"] <= 300_000
    running = a_row(database, workshop.id, "timer")
    assert (running["state"], running["total_ms"]) == ("running", 300_000)


def test_a_stopped_timer_has_nothing_to_extend_or_go_on_with(database: Database) -> None:
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)

    answers = [
        refusal(ask(database, workshop.id, host, "timer.extend", seconds=60)),
        refusal(ask(database, workshop.id, host, "timer.start")),
    ]
    do(database, workshop.id, host, "timer.pause")
    do(database, workshop.id, host, "timer.stop")

    assert answers == ["invalid", "invalid"]
    assert a_row(database, workshop.id, "timer")["state"] == "stopped"


@pytest.mark.parametrize("seconds", [0, -1, 86_401, True, "60", 1.5])
def test_a_timer_runs_for_a_second_to_a_day(database: Database, seconds: object) -> None:
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)

    answer = ask(database, workshop.id, host, "timer.start", seconds=seconds)

    assert refusal(answer) == "invalid"


@given(
    some.lists(
        some.tuples(some.sampled_from(["pause", "resume", "wait", "extend"]), some.integers(1, 600))
    )
)
def test_pausing_never_gives_or_takes_time(steps: list[tuple[str, int]]) -> None:
    """R-AGENDA-9"""
    timer, now, left = Timer(state=TimerState.STOPPED), NOON, 300
    timer.start(left, now)

    for step, seconds in steps:
        if step == "pause" and timer.state is TimerState.RUNNING:
            timer.pause(now)
        elif step == "resume" and timer.state is TimerState.PAUSED:
            timer.resume(now)
        elif step == "extend":
            timer.extend(seconds, now)
            left += seconds
        elif step == "wait":
            now += timedelta(seconds=seconds)
            left = max(0, left - seconds) if timer.state is TimerState.RUNNING else left

    assert timer.left_ms(now) == left * 1000


def test_the_spotlight_rests_only_on_what_the_room_sees(database: Database) -> None:
    """R-AGENDA-10"""
    workshop = a_workshop(database)
    host, guest = a_facilitator(database, workshop.id), a_participant(database, workshop.id)
    board, note_id = a_started_board(database, workshop.id), uuid4()
    words = {"board_id": board["id"], "note_id": note_id, "text": "ยังไม่เปิดเผย"}
    do(database, workshop.id, guest, "note.add", **words)

    unrevealed = _light(database, workshop.id, host, "note", note_id)
    to_come = a_row(database, workshop.id, "activities", -1)
    planned = _light(database, workshop.id, host, "activity", to_come["id"])
    unknown = _light(database, workshop.id, host, "note", uuid4())
    half = _light(database, workshop.id, host, "note", None)

    assert (unrevealed, planned, unknown, half) == (
        "not_revealed",
        "not_revealed",
        "not_found",
        "invalid",
    )


def test_the_spotlight_moves_and_goes_out(database: Database) -> None:
    """R-AGENDA-10"""
    workshop = a_workshop(database)
    host, board = a_facilitator(database, workshop.id), a_started_board(database, workshop.id)

    do(
        database,
        workshop.id,
        host,
        "spotlight.set",
        target_type="board",
        target_id=board["id"],
    )
    lit = a_row(database, workshop.id, "spotlight")
    do(database, workshop.id, host, "spotlight.set", target_type=None, target_id=None)
    out = a_row(database, workshop.id, "spotlight")

    assert (lit["target_type"], lit["target_id"]) == ("board", board["id"])
    assert (out["target_type"], out["target_id"]) == (None, None)


def _light(
    database: Database, workshop_id: UUID, host: Actor, target_type: str, target_id: object
) -> str:
    words = {"target_type": target_type, "target_id": target_id}
    return refusal(ask(database, workshop_id, host, "spotlight.set", **words))


def test_a_lock_ends_the_work_of_the_timer(database: Database) -> None:
    """R-AGENDA-13"""
    workshop = a_workshop(database)
    host, activity = _writing_against_the_clock(database, workshop.id)

    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])

    assert a_row(database, workshop.id, "timer")["state"] == "stopped"


def test_the_timer_runs_on_as_long_as_something_else_is_open(database: Database) -> None:
    """R-AGENDA-13"""
    workshop = a_workshop(database)
    host, activity = _writing_against_the_clock(database, workshop.id)
    run = a_row(database, workshop.id, "stage_runs", stage="ideate")
    other = a_row(database, workshop.id, "activities", 1, stage_run_id=run["id"])
    do(database, workshop.id, host, "activity.start", activity_id=other["id"])

    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])
    assert a_row(database, workshop.id, "timer")["state"] == "running"

    do(database, workshop.id, host, "activity.lock", activity_id=other["id"])
    assert a_row(database, workshop.id, "timer")["state"] == "stopped"


def test_the_clock_of_a_break_is_left_alone(database: Database) -> None:
    """R-AGENDA-13"""
    workshop = a_workshop(database)
    host, activity = _writing_against_the_clock(database, workshop.id)
    do(database, workshop.id, host, "activity.lock", activity_id=activity["id"])
    do(database, workshop.id, host, "timer.start", seconds=900)

    do(database, workshop.id, host, "activity.reveal", activity_id=activity["id"])
    run = a_row(database, workshop.id, "stage_runs", stage="prototype")
    do(database, workshop.id, host, "stage.open", stage_run_id=run["id"])

    assert a_row(database, workshop.id, "timer")["state"] == "running"


def test_leaving_a_stage_ends_the_work_of_the_timer(database: Database) -> None:
    """R-AGENDA-13"""
    workshop = a_workshop(database)
    host, _ = _writing_against_the_clock(database, workshop.id)
    run = a_row(database, workshop.id, "stage_runs", stage="prototype")

    do(database, workshop.id, host, "stage.open", stage_run_id=run["id"])

    assert a_row(database, workshop.id, "timer")["state"] == "stopped"


def test_the_close_of_a_round_ends_the_work_of_the_timer(database: Database) -> None:
    """R-AGENDA-13"""
    workshop = a_workshop(database, template="listening")
    host = a_facilitator(database, workshop.id)
    run = a_row(database, workshop.id, "stage_runs")
    round_id = a_row(database, workshop.id, "rounds")["id"]
    do(database, workshop.id, host, "stage.open", stage_run_id=run["id"])
    do(database, workshop.id, host, "round.open", round_id=round_id)
    do(database, workshop.id, host, "timer.start", seconds=300)

    do(database, workshop.id, host, "round.close", round_id=round_id)

    assert a_row(database, workshop.id, "timer")["state"] == "stopped"


def _writing_against_the_clock(
    database: Database, workshop_id: UUID
) -> tuple[Actor, dict[str, Any]]:
    host = a_facilitator(database, workshop_id)
    activity = a_started_activity(database, workshop_id, "ideate")
    do(database, workshop_id, host, "timer.start", seconds=600)
    return host, activity
