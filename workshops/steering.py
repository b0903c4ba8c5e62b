"""What steers the room across features: opening a stage, revealing an activity, the spotlight."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from workshops import founding
from workshops.agenda import queries as agenda
from workshops.agenda.models import (
    Activity,
    ActivityKind,
    ActivityState,
    RunState,
    Spotlight,
    Stage,
    StageRun,
)
from workshops.agenda.schemas import ACTIVITIES, SPOTLIGHT, STAGE_RUNS
from workshops.boards.commands import reveal_notes
from workshops.boards.models import Board, Cluster, Note
from workshops.boards.schemas import BOARDS, CLUSTERS, NOTES
from workshops.core.actors import Role
from workshops.core.audience import Part, View, put
from workshops.core.context import Context
from workshops.core.db import InWorkshop
from workshops.core.errors import Conflict, Invalid, NotFound, NotRevealed, StageClosed
from workshops.voting.commands import parts_of_run
from workshops.voting.models import VoteRound
from workshops.voting.schemas import ROUNDS


def open_stage(ctx: Context, *, stage_run_id: UUID, stage: Stage | None) -> None:
    """Bring the room into a run and out of the one it was in.

    With ``stage`` it is a new run of that stage, linked to the one before, which stays as it was.
    """
    run = _run_to_open(ctx, stage_run_id, stage)
    if run.state is RunState.OPEN:
        return
    left = leave_open_run(ctx)
    is_new_to_the_room = not run.has_opened
    run.enter(ctx.now)
    entered = _whole_run(ctx, run) if is_new_to_the_room else put(STAGE_RUNS, run)
    ctx.record("stage.opened", left, entered)


def _run_to_open(ctx: Context, stage_run_id: UUID, stage: Stage | None) -> StageRun:
    run = ctx.find(StageRun, stage_run_id)
    if run is None:
        return _new_run(ctx, stage_run_id, stage)
    if stage not in (None, run.stage):
        raise Conflict({"stage_run_id": "taken"})
    return run


def _new_run(ctx: Context, stage_run_id: UUID, stage: Stage | None) -> StageRun:
    if stage is None:
        raise NotFound({"stage_run_id": str(stage_run_id)})
    latest = agenda.latest_run(ctx.db, ctx.workshop.id, stage)
    if latest is None:
        raise Invalid({"stage": "not_in_the_agenda"})
    return founding.run_again(ctx.db, latest, stage_run_id=stage_run_id)


def leave_open_run(ctx: Context) -> list[Part]:
    """Close the run that the room is in, if any, and lock for good what was open in it."""
    run = agenda.open_run(ctx.db, ctx.workshop.id)
    if run is None:
        return []
    run.leave(ctx.now)
    locked = agenda.open_activities(ctx.db, ctx.workshop.id)
    for activity in locked:
        activity.lock()
    ctx.db.flush()
    return put(STAGE_RUNS, run) + put(ACTIVITIES, *locked)


def _whole_run(ctx: Context, run: StageRun) -> list[Part]:
    """Everything of a run that becomes visible to the room when it enters."""
    ctx.db.flush()
    boards = ctx.db.scalars(
        sa.select(Board)
        .join(Activity, Board.activity_id == Activity.id)
        .where(Activity.stage_run_id == run.id)
        .order_by(Activity.position, Board.id)
    )
    return [
        *put(STAGE_RUNS, run),
        *put(ACTIVITIES, *agenda.activities_of(ctx.db, run.id)),
        *put(BOARDS, *boards),
        *parts_of_run(ctx, run.id),
    ]


def reveal_activity(ctx: Context, *, activity_id: UUID) -> None:
    """Show to all at once what was written in silence, in an order dealt there and then.

    What the journal said of it before is emptied, and nobody is sent older events any more.
    """
    activity = ctx.get(Activity, activity_id)
    if activity.kind is not ActivityKind.BOARD:
        raise Invalid({"activity_id": "not_a_board"})
    if activity.is_revealed:
        return
    if activity.state is ActivityState.PLANNED:
        raise StageClosed({"activity_id": str(activity_id)})
    activity.is_revealed = True
    ctx.forget(activity.id)
    notes = reveal_notes(ctx, activity)
    ctx.record("activity.revealed", put(ACTIVITIES, activity), notes)
    ctx.raise_floor()


class Target(NamedTuple):
    model: type[InWorkshop]
    view: View


TARGETS = {
    "activity": Target(Activity, ACTIVITIES),
    "board": Target(Board, BOARDS),
    "note": Target(Note, NOTES),
    "cluster": Target(Cluster, CLUSTERS),
    "round": Target(VoteRound, ROUNDS),
}
"""What the spotlight can rest on; ``agenda.schemas.SPOTLIGHT_TYPES`` lists the same words."""


def set_spotlight(ctx: Context, *, target_type: str | None, target_id: UUID | None) -> None:
    """Ask everybody to look at one thing that the room sees, or with nulls at nothing."""
    if (target_type is None) != (target_id is None):
        raise Invalid({"target_id": "empty" if target_id is None else "without_type"})
    if target_type is not None and target_id is not None:
        _require_in_the_room(ctx, TARGETS[target_type], target_id)
    spotlight = ctx.db.get_one(Spotlight, ctx.workshop.id)
    if (spotlight.target_type, spotlight.target_id) == (target_type, target_id):
        return
    spotlight.target_type, spotlight.target_id = target_type, target_id
    ctx.record("spotlight.moved", put(SPOTLIGHT, spotlight))


def _require_in_the_room(ctx: Context, target: Target, target_id: UUID) -> None:
    row = ctx.get(target.model, target_id)
    if Role.PROJECTOR not in target.view.audience(row).roles:
        raise NotRevealed({"target_id": str(target_id)})
