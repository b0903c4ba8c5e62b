"""A rehearsal: a workshop to practise on, with simulated people, that never counts."""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from marshmallow import ValidationError, validate
from sqlalchemy.orm import Session

from workshops.agenda.schemas import WORKSHOP
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.errors import StageClosed
from workshops.core.fields import In, WholeNumber
from workshops.core.workshop import Workshop, WorkshopState
from workshops.people.models import Participant, Rehearsal

FEWEST, MOST = 5, 60
PLAYED_FOR = timedelta(seconds=20)
"""How long a process may be silent before another one plays on."""


def _none_or_a_room(value: int) -> None:
    if value and not FEWEST <= value <= MOST:
        raise ValidationError("out_of_range")


class Rehearse(In):
    """``people``: how many are simulated; 0 makes it a real workshop again."""

    people = WholeNumber(required=True, validate=[validate.Range(min=0), _none_or_a_room])


def rehearse(ctx: Context, *, people: int) -> None:
    """Practise on this workshop, or no longer. Fixed at the opening: people join on it."""
    if ctx.workshop.state is not WorkshopState.DRAFT:
        raise StageClosed({"is_rehearsal": "opened"})
    mark(ctx.db, ctx.workshop, people)
    ctx.record("workshop.marked", put(WORKSHOP, ctx.workshop))


def mark(db: Session, workshop: Workshop, people: int) -> None:
    workshop.is_rehearsal = people > 0
    known = db.get(Rehearsal, workshop.id)
    if known is not None:
        known.people = people
    elif people:
        db.add(Rehearsal(id=workshop.id, people=people))


def people_of(db: Session, workshop_id: UUID) -> int:
    """How many are simulated in a workshop."""
    known = db.get(Rehearsal, workshop_id)
    return known.people if known else 0


def on_stage(db: Session) -> list[UUID]:
    """Rehearsals that are open now, the oldest first."""
    query = sa.select(Workshop.id).where(
        Workshop.is_rehearsal, Workshop.state == WorkshopState.OPEN
    )
    return list(db.scalars(query.order_by(Workshop.opened_at, Workshop.id)))


def take_the_part(db: Session, workshop_id: UUID, player: UUID, now: datetime) -> bool:
    """Whether ``player``, a process, plays this rehearsal for the next while. One does."""
    is_free = sa.or_(
        Rehearsal.played_by == player,
        Rehearsal.played_until.is_(None),
        Rehearsal.played_until < now,
    )
    taken = db.execute(
        sa.update(Rehearsal)
        .where(Rehearsal.id == workshop_id, is_free)
        .values(played_by=player, played_until=now + PLAYED_FOR)
    )
    return cast("sa.CursorResult[Any]", taken).rowcount == 1


def simulated_people(db: Session, workshop_id: UUID) -> list[Participant]:
    """Those who still take part, in the order in which they came."""
    query = sa.select(Participant).where(
        Participant.workshop_id == workshop_id,
        Participant.is_simulated,
        Participant.removed_at.is_(None),
        Participant.author_id.is_not(None),
    )
    return list(db.scalars(query.order_by(Participant.joined_at, Participant.id)))
