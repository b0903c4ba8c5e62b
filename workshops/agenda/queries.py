"""Reads of the agenda: its rows for screens, in the order of the day."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda.models import (
    Activity,
    ActivityState,
    RunState,
    Spotlight,
    Stage,
    StageRun,
    Timer,
)
from workshops.core.workshop import Workshop


def workshops(db: Session, workshop_id: UUID) -> Iterable[Workshop]:
    """The one workshop, as rows of a table like any other."""
    return db.scalars(sa.select(Workshop).where(Workshop.id == workshop_id))


def stage_runs(db: Session, workshop_id: UUID) -> Sequence[StageRun]:
    query = sa.select(StageRun).where(StageRun.workshop_id == workshop_id)
    return db.scalars(query.order_by(StageRun.position, StageRun.id)).all()


def activities(db: Session, workshop_id: UUID) -> Sequence[Activity]:
    query = sa.select(Activity).where(Activity.workshop_id == workshop_id)
    query = query.join(StageRun, Activity.stage_run_id == StageRun.id)
    return db.scalars(query.order_by(StageRun.position, Activity.position, Activity.id)).all()


def activities_of(db: Session, stage_run_id: UUID) -> Sequence[Activity]:
    query = sa.select(Activity).where(Activity.stage_run_id == stage_run_id)
    return db.scalars(query.order_by(Activity.position, Activity.id)).all()


def open_activities(db: Session, workshop_id: UUID) -> Sequence[Activity]:
    """Those whose state says open, an announced lock that has passed included."""
    query = sa.select(Activity).where(
        Activity.workshop_id == workshop_id, Activity.state == ActivityState.OPEN
    )
    return db.scalars(query.order_by(Activity.position, Activity.id)).all()


def open_segments(db: Session, workshop_id: UUID) -> list[Activity]:
    """What the room listens to now: one, or none."""
    return [one for one in open_activities(db, workshop_id) if not one.asks_for_input]


def lapsed_activities(db: Session, workshop_id: UUID, now: datetime) -> list[Activity]:
    """Those whose announced lock has passed without being written down."""
    return [
        one
        for one in open_activities(db, workshop_id)
        if one.locks_at is not None and one.locks_at <= now
    ]


def open_run(db: Session, workshop_id: UUID) -> StageRun | None:
    """The run in which the room is now; there is never a second one."""
    return db.scalar(
        sa.select(StageRun).where(
            StageRun.workshop_id == workshop_id, StageRun.state == RunState.OPEN
        )
    )


def latest_run(db: Session, workshop_id: UUID, stage: Stage) -> StageRun | None:
    query = sa.select(StageRun).where(StageRun.workshop_id == workshop_id, StageRun.stage == stage)
    return db.scalar(query.order_by(StageRun.run.desc()).limit(1))


def timers(db: Session, workshop_id: UUID) -> Iterable[Timer]:
    return db.scalars(sa.select(Timer).where(Timer.workshop_id == workshop_id))


def spotlights(db: Session, workshop_id: UUID) -> Iterable[Spotlight]:
    return db.scalars(sa.select(Spotlight).where(Spotlight.workshop_id == workshop_id))
