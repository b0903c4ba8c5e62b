"""Facilitators who act at the same moment: one after the other, in one order without gaps."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from tests.factories import a_facilitator, a_started_board, a_workshop
from tests.support.domain import ask, head, screen, told_since
from workshops.batch import Answer
from workshops.core.db import Database
from workshops.execution import Done

HANDS = 6


def _at_once(act: Callable[[int], Answer]) -> list[Answer]:
    start = Barrier(HANDS)

    def one(n: int) -> Answer:
        start.wait()
        return act(n)

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one, range(HANDS)))


def test_stages_opened_at_once_leave_one_open(database: Database) -> None:
    """R-AGENDA-5, G4"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    runs = [run["id"] for run in screen(database, workshop.id, host)["stage_runs"]]
    before = head(database, workshop.id).seq

    answers = _at_once(
        lambda n: ask(database, workshop.id, host, "stage.open", stage_run_id=runs[n % len(runs)])
    )

    assert all(isinstance(answer, Done) for answer in answers)
    states = [run["state"] for run in screen(database, workshop.id, host)["stage_runs"]]
    assert states.count("open") == 1
    told = [event["seq"] for event in told_since(database, workshop.id, host, before)]
    assert told == list(range(before + 1, head(database, workshop.id).seq + 1))


def test_a_stage_run_again_by_many_hands_is_numbered_without_gaps(database: Database) -> None:
    """R-AGENDA-6, G4"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)

    _at_once(
        lambda _: ask(
            database, workshop.id, host, "stage.open", stage_run_id=uuid4(), stage="define"
        )
    )

    runs = screen(database, workshop.id, host)["stage_runs"]
    assert sorted(run["run"] for run in runs if run["stage"] == "define") == [*range(1, HANDS + 2)]
    assert len({run["position"] for run in runs}) == len(runs)


def test_a_reveal_by_many_hands_is_one(database: Database) -> None:
    """G2"""
    workshop = a_workshop(database)
    host, board = a_facilitator(database, workshop.id), a_started_board(database, workshop.id)
    words = {"activity_id": board["activity_id"]}

    answers = _at_once(lambda _: ask(database, workshop.id, host, "activity.reveal", **words))

    events = [event for one in answers if isinstance(one, Done) for event in one.events]
    assert [event.type for event in events] == ["activity.revealed"]
