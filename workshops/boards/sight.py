"""Who may have the bytes of a picture: whoever may see the note that shows it, at this moment."""

from uuid import UUID

from sqlalchemy.orm import Session

from workshops.boards.queries import picture_on_note
from workshops.boards.schemas import NOTE_PICTURES
from workshops.core.actors import Actor
from workshops.core.errors import NotFound
from workshops.pictures.models import Picture


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
