"""How a workshop comes to be from a template, and how a stage of it is run again.

Above the features, since an agenda, its boards and its rounds are made together.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from marshmallow import fields, validate
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshops.agenda import queries as agenda
from workshops.agenda.models import Activity, ActivityKind, Spotlight, StageRun, Timer
from workshops.agenda.schemas import FISCAL_YEARS, TITLE_LENGTH, NewBrief
from workshops.boards.models import Board
from workshops.core import calendar
from workshops.core.db import Base
from workshops.core.fields import In, Text, WholeNumber
from workshops.core.workshop import Workshop, new_join_code
from workshops.methods.shapes import Dots, Planned, PlannedRun, PlannedZone, Writing
from workshops.methods.templates import TEMPLATES
from workshops.people.models import Facilitator, SeatPlan, User
from workshops.voting.models import RoundKind, VoteRound

MOST_TRIES = 20
DUPLICATED = ("template", "title_th", "title_en", "programme", "challenge", "shows_names")
COPIED = (
    "position",
    "kind",
    "title_th",
    "title_en",
    "prompt_th",
    "prompt_en",
    "minutes",
    "is_silent",
    "is_read_by_facilitators",
)


class NewWorkshop(In):
    """What a workshop is founded from. A draft's brief may still lack some of its four answers."""

    template = fields.String(required=True, validate=validate.OneOf(list(TEMPLATES)))
    title_th = Text(longest=TITLE_LENGTH)
    title_en = Text(longest=TITLE_LENGTH)
    brief = fields.Nested(NewBrief, required=True)
    programme = Text(longest=TITLE_LENGTH, may_be_empty=True, required=False, load_default="")
    challenge = Text(longest=TITLE_LENGTH, may_be_empty=True, required=False, load_default="")
    fiscal_year = WholeNumber(load_default=None, validate=FISCAL_YEARS)


def found_workshop(
    db: Session,
    *,
    template: str,
    title_th: str,
    title_en: str,
    brief: Mapping[str, str],
    host: User,
    programme: str = "",
    challenge: str = "",
    fiscal_year: int | None = None,
    now: datetime,
) -> Workshop:
    """A draft with its whole agenda, hosted by ``host``. Takes what ``NewWorkshop`` loaded."""
    workshop = Workshop(
        id=uuid4(),
        template=template,
        title_th=title_th,
        title_en=title_en,
        brief=dict(brief),
        programme=programme,
        challenge=challenge,
        fiscal_year=fiscal_year or calendar.fiscal_year(calendar.bangkok_day(now)),
        created_by=host.id,
        created_at=now,
    )
    _begin(db, workshop, host, now)
    for position, planned in enumerate(TEMPLATES[template].runs, start=1):
        _plan_run(db, workshop.id, planned, position)
    db.flush()
    return workshop


def duplicate_workshop(db: Session, original: Workshop, *, host: User, now: datetime) -> Workshop:
    """A draft with the same headings, brief, agenda and seat plan, under a code of its own.

    Nothing of what people did comes along: neither they nor their notes, clusters, items, votes and
    outcomes, nor stages that were run again. When the answer comes has to be promised anew.
    """
    workshop = Workshop(
        id=uuid4(),
        **{name: getattr(original, name) for name in DUPLICATED},
        brief={**original.brief, "answer_due": ""},
        fiscal_year=calendar.fiscal_year(calendar.bangkok_day(now)),
        created_by=host.id,
        created_at=now,
    )
    _begin(db, workshop, host, now)
    planned = [run for run in agenda.stage_runs(db, original.id) if run.previous_id is None]
    for position, run in enumerate(planned, start=1):
        _copy_run(db, run, workshop.id, position)
    if plan := db.get(SeatPlan, original.id):
        db.add(SeatPlan(id=workshop.id, seats=plan.seats))
    db.flush()
    return workshop


def run_again(db: Session, latest: StageRun, *, stage_run_id: UUID) -> StageRun:
    """Another run of a stage, with the same activities and nothing in them yet."""
    again = StageRun(
        id=stage_run_id,
        workshop_id=latest.workshop_id,
        stage=latest.stage,
        run=latest.run + 1,
        position=_last_position(db, latest.workshop_id) + 1,
        previous_id=latest.id,
    )
    db.add(again)
    for activity in agenda.activities_of(db, latest.id):
        db.add_all(_copies(db, activity, again))
    db.flush()
    return again


def _begin(db: Session, workshop: Workshop, host: User, now: datetime) -> None:
    """What every workshop has from the start: a code, a host, a timer and a spotlight."""
    _add_under_a_free_code(db, workshop)
    db.add(
        Facilitator(
            workshop_id=workshop.id, user_id=host.id, is_host=True, is_lead=True, added_at=now
        )
    )
    db.add_all([Timer(workshop_id=workshop.id), Spotlight(workshop_id=workshop.id)])


def _copy_run(db: Session, run: StageRun, workshop_id: UUID, position: int) -> None:
    """A run as its agenda stands, to be run for the first time."""
    latest = agenda.latest_run(db, workshop_id, run.stage)
    copy = StageRun(id=uuid4(), workshop_id=workshop_id, stage=run.stage, position=position)
    copy.run = latest.run + 1 if latest else 1
    db.add(copy)
    for activity in agenda.activities_of(db, run.id):
        db.add_all(_copies(db, activity, copy))
    db.flush()


def _add_under_a_free_code(db: Session, workshop: Workshop) -> None:
    """Six digits are soon taken: draw again until the table accepts one."""
    taken: IntegrityError | None = None
    for _ in range(MOST_TRIES):
        workshop.join_code = new_join_code()
        try:
            with db.begin_nested():
                db.add(workshop)
        except IntegrityError as error:
            taken = error
        else:
            return
    raise RuntimeError("No free join code was found") from taken


def _plan_run(db: Session, workshop_id: UUID, planned: PlannedRun, position: int) -> None:
    run = StageRun(id=uuid4(), workshop_id=workshop_id, stage=planned.stage, position=position)
    db.add(run)
    for at, activity in enumerate(planned.activities, start=1):
        db.add_all(_planned(activity, run, at))


def _planned(planned: Planned, run: StageRun, position: int) -> list[Base]:
    """An activity with its board or its round."""
    is_silent = planned.is_silent if isinstance(planned, Writing) else True
    activity = Activity(
        id=uuid4(),
        workshop_id=run.workshop_id,
        stage_run=run,
        position=position,
        kind=ActivityKind.BOARD if isinstance(planned, Writing) else ActivityKind.VOTE,
        title_th=planned.title.th,
        title_en=planned.title.en,
        prompt_th=planned.prompt.th,
        prompt_en=planned.prompt.en,
        minutes=planned.minutes,
        is_silent=is_silent,
        is_revealed=not is_silent,
    )
    return [activity, _content(planned, activity)]


def _content(planned: Planned, activity: Activity) -> Board | VoteRound:
    if isinstance(planned, Writing):
        return _board(activity, [_zone(zone) for zone in planned.zones])
    if isinstance(planned, Dots):
        return _round(activity, RoundKind.DOTS, budget=planned.budget, cap=planned.cap)
    return _round(activity, RoundKind.STANCE)


def _zone(zone: PlannedZone) -> dict[str, str]:
    return {"key": zone.key, "title_th": zone.title.th, "title_en": zone.title.en}


def _copies(db: Session, original: Activity, run: StageRun) -> list[Base]:
    """The activity as it stands, its board and its round; neither notes, clusters nor items."""
    words = {name: getattr(original, name) for name in COPIED}
    activity = Activity(id=uuid4(), workshop_id=run.workshop_id, stage_run=run, **words)
    activity.is_revealed = not activity.is_silent
    boards = db.scalars(sa.select(Board).where(Board.activity_id == original.id))
    rounds = db.scalars(sa.select(VoteRound).where(VoteRound.activity_id == original.id))
    return [
        activity,
        *[_board(activity, board.zones) for board in boards],
        *[_round(activity, one.kind, budget=one.budget, cap=one.cap) for one in rounds],
    ]


def _board(activity: Activity, zones: list[dict[str, Any]]) -> Board:
    return Board(id=uuid4(), workshop_id=activity.workshop_id, activity=activity, zones=zones)


def _round(
    activity: Activity, kind: RoundKind, *, budget: int | None = None, cap: int | None = None
) -> VoteRound:
    return VoteRound(
        id=uuid4(),
        workshop_id=activity.workshop_id,
        activity=activity,
        kind=kind,
        budget=budget,
        cap=cap,
    )


def _last_position(db: Session, workshop_id: UUID) -> int:
    return max((run.position for run in agenda.stage_runs(db, workshop_id)), default=0)
