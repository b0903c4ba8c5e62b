"""Screens on the wall: made by a facilitator, read-only, in use until they are revoked."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.people.models import Projector


def add_projector(db: Session, workshop_id: UUID, *, made_by: UUID) -> Projector:
    projector = Projector(workshop_id=workshop_id, made_by=made_by)
    db.add(projector)
    db.flush()
    return projector


def projectors_in_use(db: Session, workshop_id: UUID) -> Sequence[Projector]:
    """Those that are not revoked, the newest first."""
    return db.scalars(
        sa.select(Projector)
        .where(Projector.workshop_id == workshop_id, Projector.revoked_at.is_(None))
        .order_by(Projector.made_at.desc(), Projector.id)
    ).all()
