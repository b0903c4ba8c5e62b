"""Adding, moving and taking out stages that the room has not reached."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workshops.agenda import queries as agenda
from workshops.agenda.models import RunState, Stage, StageRun
from workshops.agenda.schemas import STAGE_RUNS, run_audience
from workshops.core.audience import drop, put
from workshops.core.context import Context
from workshops.core.errors import StageClosed, TooLarge
from workshops.designing.content import (
    add_items_of,
    description,
    faces,
    make_activity,
    require_new,
    shown,
    take_out,
)
from workshops.designing.order import count_runs, follower_of, placed, renumber
from workshops.designing.schemas import MOST_RUNS


def add_stage(
    ctx: Context,
    *,
    stage_run_id: UUID,
    stage: Stage,
    before_id: UUID | None,
    activities: Sequence[dict[str, Any]],
) -> None:
    """Plan another passage through a stage, with or without activities."""
    require_new(ctx, StageRun, stage_run_id)
    runs = agenda.stage_runs(ctx.db, ctx.workshop.id)
    if len(runs) >= MOST_RUNS:
        raise TooLarge({"stage_runs": MOST_RUNS})
    latest = max((one.run for one in runs if one.stage is stage), default=0)
    run = StageRun(id=stage_run_id, workshop_id=ctx.workshop.id, stage=stage, run=latest + 1)
    run.position, run.state = len(runs) + 1, RunState.PLANNED
    ctx.db.add(run)
    made = [make_activity(ctx, run, words, nth) for nth, words in enumerate(activities, start=1)]
    ctx.db.flush()
    changed = _in_order(ctx, placed(runs, run, before_id=before_id), but=run)
    content = [face for one in made for face in faces(ctx, one)]
    ctx.record("stage.added", put(STAGE_RUNS, run, *changed), shown(content))
    for activity, words in zip(made, activities, strict=True):
        add_items_of(ctx, activity, words["items"])
    ctx.can_be_undone_by("stage.remove", stage_run_id=str(run.id))


def move_stage(ctx: Context, *, stage_run_id: UUID, before_id: UUID | None) -> None:
    """Give a stage to come another place in the day."""
    run = _planned_run(ctx, stage_run_id)
    runs = agenda.stage_runs(ctx.db, ctx.workshop.id)
    stood_before = follower_of(runs, run)
    changed = _in_order(ctx, placed(runs, run, before_id=before_id))
    if not changed:
        return
    ctx.record("stage.moved", put(STAGE_RUNS, *changed))
    ctx.can_be_undone_by("stage.move", stage_run_id=str(run.id), before_id=stood_before)


def remove_stage(ctx: Context, *, stage_run_id: UUID) -> None:
    """Take a stage to come out of the day, with all that was planned in it."""
    run = _planned_run(ctx, stage_run_id)
    runs = agenda.stage_runs(ctx.db, ctx.workshop.id)
    activities = agenda.activities_of(ctx.db, run.id)
    way_back = {
        "stage_run_id": str(run.id),
        "stage": run.stage.value,
        "before_id": follower_of(runs, run),
        "activities": [description(ctx, one) for one in activities],
    }
    gone = [part for one in activities for part in take_out(ctx, one)]
    gone += drop(STAGE_RUNS, run.id, run_audience(run))
    _bridge(ctx, run)
    ctx.db.delete(run)
    ctx.db.flush()
    changed = _in_order(ctx, [one for one in runs if one is not run])
    ctx.record("stage.removed", gone, put(STAGE_RUNS, *changed))
    ctx.can_be_undone_by("stage.add", **way_back)


def _planned_run(ctx: Context, stage_run_id: UUID) -> StageRun:
    run = ctx.get(StageRun, stage_run_id)
    if run.has_opened:
        raise StageClosed({"stage_run_id": str(stage_run_id)})
    return run


def _bridge(ctx: Context, run: StageRun) -> None:
    """Whatever repeated this run repeats the one before it."""
    ctx.db.execute(
        sa.update(StageRun)
        .where(StageRun.previous_id == run.id)
        .values(previous_id=run.previous_id)
        .execution_options(synchronize_session="fetch")
    )


def _in_order(
    ctx: Context, runs: Sequence[StageRun], *, but: StageRun | None = None
) -> list[StageRun]:
    """Number positions and runs anew; the rows that changed by it."""
    moved = renumber(runs)
    renamed = count_runs(ctx.db, runs)
    return [run for run in runs if run is not but and (run in moved or run in renamed)]
