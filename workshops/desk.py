"""What the desk lists across workshops: whoever is asking sees their own, and what is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda import queries as agenda
from workshops.agenda.models import Activity, StageRun
from workshops.core.workshop import Workshop, WorkshopState
from workshops.outcomes.models import Outcome
from workshops.people.models import AccountRole, Facilitator, User


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A workshop in the list. ``is_mine``: the account steers it."""

    workshop: Workshop
    is_mine: bool
    outcome_count: int


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    outcome: Outcome
    workshop: Workshop


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A passage through a stage and its activities."""

    run: StageRun
    activities: Sequence[Activity]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.activities)


def workshop_lines(db: Session, user_id: UUID) -> list[WorkshopLine]:
    """Newest first. Staff who are not assigned know of a workshop once it is closed."""
    is_mine = _is_mine(user_id)
    outcome_count = (
        sa.select(sa.func.count(Outcome.id))
        .where(Outcome.workshop_id == Workshop.id)
        .scalar_subquery()
    )
    query = sa.select(Workshop, is_mine, outcome_count).where(_may_know(user_id))
    rows = db.execute(query.order_by(Workshop.created_at.desc(), Workshop.id))
    return [WorkshopLine(workshop, bool(mine), count) for workshop, mine, count in rows]


def outcome_lines(db: Session, user_id: UUID) -> list[OutcomeLine]:
    """Every outcome of the workshops that the account may know of, newest first."""
    query = (
        sa.select(Outcome, Workshop)
        .join(Workshop, Workshop.id == Outcome.workshop_id)
        .where(_may_know(user_id))
        .order_by(Outcome.saved_at.desc(), Outcome.id)
    )
    return [OutcomeLine(outcome, workshop) for outcome, workshop in db.execute(query)]


def outcomes_of(db: Session, workshop_id: UUID) -> Sequence[Outcome]:
    query = sa.select(Outcome).where(Outcome.workshop_id == workshop_id)
    return db.scalars(query.order_by(Outcome.saved_at, Outcome.id)).all()


def agenda_of(db: Session, workshop_id: UUID) -> list[AgendaLine]:
    """The day, stage by stage, each with what is planned in it."""
    activities = agenda.activities(db, workshop_id)
    return [
        AgendaLine(run, [one for one in activities if one.stage_run_id == run.id])
        for run in agenda.stage_runs(db, workshop_id)
    ]


def outcome_by_public_id(db: Session, public_id: str) -> Outcome | None:
    return db.scalar(sa.select(Outcome).where(Outcome.public_id == public_id))


def facilitators_of(db: Session, workshop_id: UUID) -> Sequence[Facilitator]:
    """The host first, then in the order in which they came."""
    query = sa.select(Facilitator).where(Facilitator.workshop_id == workshop_id)
    return db.scalars(
        query.order_by(Facilitator.is_host.desc(), Facilitator.added_at, Facilitator.id)
    ).all()


def accounts_that_may_facilitate(db: Session, workshop_id: UUID) -> Sequence[User]:
    """Accounts that could be added to a workshop's facilitators, by name."""
    already = sa.select(Facilitator.user_id).where(Facilitator.workshop_id == workshop_id)
    return db.scalars(
        sa.select(User)
        .where(
            User.disabled_at.is_(None),
            User.role != AccountRole.STAFF,
            User.id.not_in(already),
        )
        .order_by(User.name, User.email)
    ).all()


def _may_know(user_id: UUID) -> sa.ColumnElement[bool]:
    return sa.or_(Workshop.state == WorkshopState.CLOSED, _is_mine(user_id))


def _is_mine(user_id: UUID) -> sa.ColumnElement[bool]:
    return (
        sa.select(Facilitator.id)
        .join(User, Facilitator.user_id == User.id)
        .where(
            Facilitator.workshop_id == Workshop.id,
            Facilitator.user_id == user_id,
            User.role != AccountRole.STAFF,
        )
        .exists()
    )
