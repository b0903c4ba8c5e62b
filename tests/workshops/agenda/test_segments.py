"""A segment of the day, as a welcome or a break: it is planned and timed, and asks nobody for anything."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.factories import a_draft, a_facilitator, a_participant, a_row, a_workshop
from tests.support.domain import head, refusal, screen
from tests.workshops.designing.test_activities import Desk
from workshops.agenda.models import Activity
from workshops.core.db import Database, utcnow
from workshops.core.errors import Invalid
from workshops.core.workshop import Workshop
from workshops.founding import duplicate_workshop
from workshops.people.models import User

WORDS = {"kind": "segment", "title_th": "พัก", "title_en": "Break"}


class Day(Desk):
    """A workshop with a break in its third stage, behind what is written there."""

    def row(self, table: str, **like: Any) -> dict[str, Any]:
        return a_row(self.database, self.workshop_id, table, **like)

    def add(self, stage: str = "ideate", **more: Any) -> dict[str, Any]:
        id, run = uuid4(), self.row("stage_runs", stage=stage)["id"]
        self.do("activity.add", stage_run_id=run, activity_id=id, **WORDS | more)
        return self.row("activities", id=str(id))

    def enter(self, stage: str = "ideate") -> None:
        self.do("stage.open", stage_run_id=self.row("stage_runs", stage=stage)["id"])

    def state(self, activity: dict[str, Any]) -> str:
        return str(self.row("activities", id=activity["id"])["state"])

    @property
    def timer(self) -> str:
        return str(self.row("timer")["state"])


@pytest.fixture
def draft(database: Database) -> Day:
    workshop = a_draft(database)
    return Day(database, workshop.id, a_facilitator(database, workshop.id))


@pytest.fixture
def day(database: Database) -> Day:
    workshop = a_workshop(database)
    day = Day(database, workshop.id, a_facilitator(database, workshop.id))
    day.enter()
    return day


def board_of(day: Day, nth: int = 0) -> dict[str, Any]:
    run = day.row("stage_runs", stage="ideate")["id"]
    return a_row(day.database, day.workshop_id, "activities", nth, stage_run_id=run, kind="board")


def test_a_segment_stands_in_the_day_with_nothing_to_write_or_vote_on(draft: Day) -> None:
    """R-AGENDA-15"""
    boards, rounds = counted(draft, "boards"), counted(draft, "rounds")

    added = draft.add("define", minutes=15, prompt_th="กลับมา 10:45", prompt_en="Back at 10:45")

    assert (added["kind"], added["minutes"], added["is_revealed"]) == ("segment", 15, False)
    assert (counted(draft, "boards"), counted(draft, "rounds")) == (boards, rounds)


def counted(day: Day, table: str) -> int:
    return len(screen(day.database, day.workshop_id, day.host)[table])


@pytest.mark.parametrize(
    "foreign",
    [
        {"zones": [{"title_th": "ดี", "title_en": "Good"}]},
        {"rule": {"kind": "stance"}},
        {"items": [{"id": str(uuid4()), "text_th": "ข้อ"}]},
        {"content_id": str(uuid4())},
    ],
)
def test_nothing_to_write_or_vote_on_can_be_given_to_it(draft: Day, foreign: Any) -> None:
    """R-AGENDA-15"""
    run = draft.row("stage_runs", stage="define")["id"]
    words = {"stage_run_id": run, "activity_id": uuid4(), **WORDS, **foreign}

    answer = draft.ask("activity.add", **words)

    assert isinstance(answer, Invalid)
    assert answer.fields == dict.fromkeys(foreign, "not_for_a_segment")


def test_it_is_reworded_moved_and_taken_out_and_comes_back_whole(draft: Day) -> None:
    """R-DESIGN-1, R-DESIGN-5"""
    added = draft.add("define", prompt_th="กาแฟ", prompt_en="Coffee")
    other = draft.row("stage_runs", stage="test")["id"]
    draft.do("activity.edit", activity_id=added["id"], minutes=20, is_silent=False)
    draft.do("activity.move", activity_id=added["id"], stage_run_id=other)
    before = draft.row("activities", id=added["id"])
    assert (before["minutes"], before["stage_run_id"], before["is_revealed"]) == (20, other, False)

    removing = draft.do("activity.remove", activity_id=added["id"])
    draft.do("undo", command_id=removing)

    after = draft.row("activities", id=added["id"])
    assert after | {"version": 0} == before | {"version": 0}


def test_a_stage_and_a_copy_of_the_day_take_it_along(draft: Day) -> None:
    """R-FOUND-6, R-AGENDA-6"""
    segment = {**WORDS, "activity_id": uuid4(), "minutes": 20}
    stage = {"stage_run_id": uuid4(), "stage": "define", "activities": [segment]}
    draft.do("stage.add", **stage)
    removing = draft.do("stage.remove", stage_run_id=stage["stage_run_id"])
    draft.do("undo", command_id=removing)

    with draft.database.writing() as db:
        original = db.get_one(Workshop, draft.workshop_id)
        host = db.get_one(User, draft.host.id)
        copy = duplicate_workshop(db, original, host=host, now=utcnow())
    [copied] = [
        row
        for row in screen(draft.database, copy.id, draft.host)["activities"]
        if row["kind"] == "segment"
    ]
    assert (copied["title_th"], copied["minutes"], copied["state"]) == ("พัก", 20, "planned")


def test_it_needs_a_title_in_both_languages_and_no_text(draft: Day) -> None:
    """R-AGENDA-1"""
    draft.add("define")
    half = draft.add("define", prompt_th="กลับมา 10:45")

    answer = draft.ask("workshop.open")

    assert isinstance(answer, Invalid)
    assert answer.fields == {"activities": {half["id"]: "not_in_both_languages"}}
    draft.do("activity.edit", activity_id=half["id"], prompt_en="Back at 10:45")
    draft.do("workshop.open")


def test_it_ends_at_once_and_its_timer_with_it(day: Day) -> None:
    """R-AGENDA-13, R-AGENDA-15"""
    segment = day.add()
    day.do("activity.start", activity_id=segment["id"])
    day.do("timer.start", seconds=900)

    day.do("activity.lock", activity_id=segment["id"])

    row = day.row("activities", id=segment["id"])
    assert (row["state"], row["locks_at"]) == ("locked", None)
    assert day.timer == "stopped"


def test_whatever_begins_after_it_ends_it(day: Day) -> None:
    """R-AGENDA-15"""
    first, second = day.add(), day.add()
    day.do("activity.start", activity_id=first["id"])
    day.do("timer.start", seconds=900)

    day.do("activity.start", activity_id=second["id"])
    assert (day.state(first), day.state(second), day.timer) == ("locked", "open", "stopped")

    day.do("activity.start", activity_id=board_of(day)["id"])
    assert (day.state(second), day.state(board_of(day))) == ("locked", "open")


def test_the_opening_of_a_round_ends_it(day: Day) -> None:
    """R-AGENDA-15"""
    segment = day.add()
    vote = day.row("activities", stage_run_id=segment["stage_run_id"], kind="vote")
    round_id = day.row("rounds", activity_id=vote["id"])["id"]
    day.do("round.add_items", round_id=round_id, items=[{"id": uuid4(), "text_th": "ข้อ"}])
    day.do("activity.start", activity_id=segment["id"])

    day.do("round.open", round_id=round_id)

    assert day.state(segment) == "locked"


def test_what_begins_beside_a_board_leaves_the_board_and_its_timer_alone(day: Day) -> None:
    """R-AGENDA-13, R-AGENDA-15"""
    segment, board = day.add(), board_of(day)
    day.do("activity.start", activity_id=board["id"])
    day.do("timer.start", seconds=600)
    day.do("activity.start", activity_id=segment["id"])

    day.do("activity.lock", activity_id=segment["id"])

    assert (day.state(segment), day.state(board), day.timer) == ("locked", "open", "running")


@pytest.mark.parametrize("is_at_its_end", [False, True])
def test_a_lock_that_has_passed_is_written_down_beside_it(day: Day, is_at_its_end: bool) -> None:
    """R-AGENDA-7, R-AGENDA-15"""
    segment, board = day.add(), board_of(day)
    day.do("activity.start", activity_id=board["id"])
    day.do("activity.lock", activity_id=board["id"])
    if not is_at_its_end:
        let_the_lock_pass(day)
    day.do("activity.start", activity_id=segment["id"])
    assert day.state(board) == ("open" if is_at_its_end else "locked")

    let_the_lock_pass(day)
    day.do("activity.lock", activity_id=segment["id"])

    assert (day.state(board), day.state(segment)) == ("locked", "locked")


def let_the_lock_pass(day: Day) -> None:
    announced = sa.update(Activity).where(Activity.locks_at.is_not(None))
    with day.database.writing() as db:
        db.execute(announced.values(locks_at=utcnow() - timedelta(milliseconds=1)))


def test_a_refused_beginning_ends_nothing(day: Day) -> None:
    """R-AGENDA-15"""
    segment = day.add()
    vote = day.row("activities", stage_run_id=segment["stage_run_id"], kind="vote")
    round_id = day.row("rounds", activity_id=vote["id"])["id"]
    day.do("activity.start", activity_id=segment["id"])

    assert refusal(day.ask("round.open", round_id=round_id)) == "invalid"

    assert day.state(segment) == "open"


def test_it_can_be_gone_on_with_after_its_end(day: Day) -> None:
    """R-AGENDA-7"""
    segment = day.add()
    day.do("activity.start", activity_id=segment["id"])
    started_at = day.row("activities", id=segment["id"])["started_at"]
    day.do("activity.lock", activity_id=segment["id"])

    day.do("activity.start", activity_id=segment["id"])

    row = day.row("activities", id=segment["id"])
    assert (row["state"], row["started_at"]) == ("open", started_at)


def test_leaving_the_stage_ends_it_and_its_timer(day: Day) -> None:
    """R-AGENDA-5, R-AGENDA-13"""
    segment = day.add()
    day.do("activity.start", activity_id=segment["id"])
    day.do("timer.start", seconds=900)

    day.enter("prototype")

    assert (day.state(segment), day.timer) == ("locked", "stopped")


@pytest.mark.parametrize("type", ["activity.reveal", "nudge.send"])
def test_there_is_nothing_to_reveal_in_it_and_nobody_to_remind(day: Day, type: str) -> None:
    """R-AGENDA-15"""
    segment = day.add()
    day.do("activity.start", activity_id=segment["id"])
    before = head(day.database, day.workshop_id).seq

    assert refusal(day.ask(type, activity_id=segment["id"])) == "invalid"

    assert head(day.database, day.workshop_id).seq == before


def test_the_room_sees_it_once_its_stage_is_open_and_not_before(day: Day) -> None:
    """R-AGENDA-4"""
    here, later = day.add("ideate"), day.add("test")
    guest = a_participant(day.database, day.workshop_id)

    shown = {row["id"] for row in screen(day.database, day.workshop_id, guest)["activities"]}

    assert here["id"] in shown
    assert later["id"] not in shown


def test_one_that_has_begun_stays_as_it_is(day: Day) -> None:
    """R-AGENDA-8, R-DESIGN-2"""
    segment = day.add()
    day.do("activity.start", activity_id=segment["id"])
    words = {"activity_id": segment["id"]}

    answers = [day.ask("activity.edit", **words, minutes=3), day.ask("activity.remove", **words)]

    assert [refusal(answer) for answer in answers] == ["stage_closed"] * 2
