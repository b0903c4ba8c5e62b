"""Keeping pictures that were sent, within quotas, and sweeping away those that no note shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.core.actors import Actor, Permission
from workshops.core.errors import Conflict, NotAllowed, NotFound, OverBudget, StageClosed
from workshops.core.workshop import Workshop
from workshops.pictures.models import Picture, PictureContent

MOST_PER_PERSON = 40
MOST_PER_FACILITATOR = 400
MOST_BYTES_PER_WORKSHOP = 1024 * 1024 * 1024
WAITS_FOR_A_NOTE = timedelta(hours=24)
"""How long a picture may wait for its note: a draft may lie on a phone over lunch, or a night."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that we have drawn anew: the only kind that is kept."""

    width: int
    height: int
    full: bytes
    small: bytes

    @property
    def size(self) -> int:
        return len(self.full) + len(self.small)


def require_sender(workshop: Workshop | None, actor: Actor) -> None:
    """Whoever may write notes may send pictures, while the workshop is open."""
    if workshop is None:
        raise NotFound({"workshop_id": "unknown"})
    if not actor.may(Permission.NOTES_WRITE):
        raise NotAllowed({"permission": Permission.NOTES_WRITE.value})
    if not workshop.is_open:
        raise StageClosed({"state": workshop.state.value})


def keep_picture(
    db: Session, workshop_id: UUID, actor: Actor, *, picture_id: UUID, drawn: Drawn, now: datetime
) -> Picture:
    """Keep one for the note to come. Sent twice by the same sender it is kept once.

    The workshop's row is locked, so that nobody counts beside us. Raises ``OverBudget`` when a
    person's number or the workshop's bytes are used up.
    """
    locked = sa.select(Workshop).where(Workshop.id == workshop_id).with_for_update()
    require_sender(db.scalar(locked), actor)
    if known := db.get(Picture, picture_id):
        if known.workshop_id != workshop_id or known.author_id != actor.id:
            raise Conflict({"id": "taken"})
        return known
    sweep(db, now)
    _require_room(db, workshop_id, actor, drawn.size)
    picture = Picture(
        id=picture_id,
        workshop_id=workshop_id,
        author_id=actor.id,
        width=drawn.width,
        height=drawn.height,
        size=drawn.size,
        waiting_since=now,
    )
    db.add(picture)
    db.flush()
    db.add(PictureContent(picture_id=picture_id, full=drawn.full, small=drawn.small))
    return picture


def sweep(db: Session, now: datetime) -> None:
    """Take away what has waited too long for a note. Nobody but its sender ever saw it."""
    _delete(db, Picture.waiting_since < now - WAITS_FOR_A_NOTE)


def sweep_workshop(db: Session, workshop_id: UUID) -> None:
    """Take away all that no note shows: once the workshop is closed no note will."""
    _delete(db, Picture.workshop_id == workshop_id, Picture.waiting_since.is_not(None))


def content_of(db: Session, picture_id: UUID, *, is_small: bool) -> bytes:
    column = PictureContent.small if is_small else PictureContent.full
    content: bytes = db.scalars(
        sa.select(column).where(PictureContent.picture_id == picture_id)
    ).one()
    return content


def _delete(db: Session, *which: sa.ColumnElement[bool]) -> None:
    gone = sa.select(Picture.id).where(*which)
    of_gone = PictureContent.picture_id.in_(gone)
    how = {"synchronize_session": False}
    db.execute(sa.delete(PictureContent).where(of_gone), execution_options=how)
    db.execute(sa.delete(Picture).where(*which), execution_options=how)


def _require_room(db: Session, workshop_id: UUID, actor: Actor, size: int) -> None:
    here = Picture.workshop_id == workshop_id
    mine = (
        sa.select(sa.func.count()).select_from(Picture).where(here, Picture.author_id == actor.id)
    )
    most = MOST_PER_FACILITATOR if actor.is_facilitator else MOST_PER_PERSON
    if (db.scalar(mine) or 0) >= most:
        raise OverBudget({"pictures": most})
    all_bytes = db.scalar(sa.select(sa.func.coalesce(sa.func.sum(Picture.size), 0)).where(here))
    if (all_bytes or 0) + size > MOST_BYTES_PER_WORKSHOP:
        raise OverBudget({"bytes": MOST_BYTES_PER_WORKSHOP})
