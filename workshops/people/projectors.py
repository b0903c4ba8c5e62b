"""Screens on the wall: made by a facilitator, read-only, in use until they are revoked."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.people.models import Projector


def add_projector(db: Session, workshop_id: UUID, *, made_by: UUID) -> Projector:
    projector = Projector(workshop_id=workshop_id, made_by=made_by)
    db.add(projector)
    db.flush()
    return projector


def projectors_in_use(db: Session, workshop_id: UUID) -> list[tuple[int, Projector]]:
    """Those that are not revoked, the newest first, each with its number.

    The number stays when others are revoked: it is how people in the room call the screen.
    """
    every = db.scalars(
        sa.select(Projector)
        .where(Projector.workshop_id == workshop_id)
        .order_by(Projector.made_at, Projector.id)
    )
    numbered = [(number, one) for number, one in enumerate(every, start=1) if not one.revoked_at]
    return numbered[::-1]
