"""What somebody may see of a board at this moment: notes, and the bytes of the pictures on them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from workshops.boards.models import Note
from workshops.boards.queries import picture_on_note
from workshops.boards.schemas import NOTE_PICTURES, NOTES
from workshops.core.actors import Actor
from workshops.core.context import Context
from workshops.core.errors import Conflict, NotFound, NotRevealed
from workshops.pictures.models import Picture


def visible_note(ctx: Context, note_id: UUID) -> Note:
    """A note that the actor may see."""
    note = ctx.get(Note, note_id)
    require_sight(ctx, note)
    return note


def require_sight(ctx: Context, note: Note) -> None:
    """What one can't see does not exist. A facilitator is told that it is not revealed yet."""
    if NOTES.audience(note).matches(ctx.actor):
        return
    if ctx.actor.is_facilitator and not note.is_removed:
        raise NotRevealed({"note_id": str(note.id)})
    raise NotFound({"note_id": str(note.id)})


def require_version(ctx: Context, note: Note, version: int | None) -> None:
    if version is None or version == note.version:
        return
    raise Conflict({"version": note.version}, row=as_seen(ctx, note))


def as_seen(ctx: Context, note: Note) -> dict[str, Any] | None:
    """The present row, as far as the actor may see it; for ``Conflict``."""
    return NOTES.dump(note) if NOTES.audience(note).matches(ctx.actor) else None


def require_sight_of_picture(
    db: Session, workshop_id: UUID, viewer: Actor, picture_id: UUID
) -> None:
    """``NotFound`` also for a picture that is there, of which the viewer may not know."""
    on_note = picture_on_note(db, workshop_id, picture_id)
    if on_note is not None and NOTE_PICTURES.audience(on_note).matches(viewer):
        return
    if on_note is None and _is_senders_own(db, workshop_id, viewer, picture_id):
        return
    raise NotFound({"picture_id": str(picture_id)})


def _is_senders_own(db: Session, workshop_id: UUID, viewer: Actor, picture_id: UUID) -> bool:
    """Before a note has named it. What was on a note goes and comes back with the note alone."""
    picture = db.get(Picture, picture_id)
    if picture is None or picture.workshop_id != workshop_id or picture.note_id is not None:
        return False
    return picture.author_id in viewer.names
