"""Pictures and sketches on notes: the only code that puts them there and takes them off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from workshops.boards import queries
from workshops.boards.models import Note, NotePicture, NoteSketch
from workshops.boards.queries import SketchOnNote
from workshops.boards.schemas import NOTE_PICTURES, NOTE_SKETCHES, note_audience
from workshops.core.audience import Part, drop, put
from workshops.core.context import Context
from workshops.core.errors import Invalid, NotFound
from workshops.core.fields import UNSAID, Unsaid
from workshops.pictures.models import Picture


@dataclass(frozen=True, slots=True)
class Said:
    """What a command says of a note's picture and sketch; None takes off."""

    picture_id: UUID | Unsaid | None
    alt: str | Unsaid
    sketch: Mapping[str, Any] | Unsaid | None


@dataclass(slots=True)
class Change:
    """``parts`` for screens, and ``back``: the words of a ``note.edit`` that would undo it."""

    parts: list[Part] = field(default_factory=list)
    back: dict[str, Any] = field(default_factory=dict)
    withdraws: bool = False

    @property
    def is_one(self) -> bool:
        return bool(self.back)


def illustrate(ctx: Context, note: Note, said: Said) -> Change:
    """Put on the note what was said, and take off what was said to go."""
    change = Change()
    if said.picture_id is not UNSAID or said.alt is not UNSAID:
        _change_picture(ctx, note, said, change)
    if said.sketch is not UNSAID:
        _change_sketch(ctx, note, said.sketch, change)
    return change


def require_something(ctx: Context, note_id: UUID, text: str) -> None:
    """A note says something, or shows something."""
    if text or _shows(ctx, NotePicture, note_id) or _shows(ctx, NoteSketch, note_id):
        return
    raise Invalid({"text": "empty"})


def _shows(ctx: Context, kind: type[NotePicture | NoteSketch], note_id: UUID) -> bool:
    return ctx.db.get(kind, note_id) is not None


def _change_picture(ctx: Context, note: Note, said: Said, change: Change) -> None:
    row: NotePicture | None = ctx.db.get(NotePicture, note.id)
    had: tuple[UUID | None, str] = (row.picture_id, row.alt) if row else (None, "")
    picture_id = had[0] if said.picture_id is UNSAID else said.picture_id
    stays = had[1] if picture_id == had[0] else ""
    alt = stays if said.alt is UNSAID else said.alt
    if alt and picture_id is None:
        raise Invalid({"alt": "without_picture"})
    if (picture_id, alt) == had:
        return
    change.back |= {"picture_id": str(had[0]) if had[0] else None, "alt": had[1]}
    if row and picture_id != row.picture_id:
        _take_off(ctx, note, row, change)
        row = None
    if picture_id is not None:
        row = row or _put_on(ctx, note, picture_id)
        row.alt = alt
        ctx.db.flush()
        change.parts += put(NOTE_PICTURES, queries.shown_picture(note, row))


def _put_on(ctx: Context, note: Note, picture_id: UUID) -> NotePicture:
    picture = _usable(ctx, note, picture_id)
    picture.note_id, picture.waiting_since = note.id, None
    row = NotePicture(workshop_id=ctx.workshop.id, note_id=note.id, picture=picture)
    ctx.db.add(row)
    return row


def _take_off(ctx: Context, note: Note, row: NotePicture, change: Change) -> None:
    """It waits once more, so that an undo finds it, and is then swept away."""
    row.picture.waiting_since = ctx.now
    ctx.db.delete(row)
    ctx.db.flush()
    change.parts += drop(NOTE_PICTURES, note.id, note_audience(note))
    change.withdraws = True


def _usable(ctx: Context, note: Note, picture_id: UUID) -> Picture:
    """One's own upload that no other note has shown, or the one that this note showed before."""
    picture = ctx.get(Picture, picture_id)
    if picture.note_id == note.id:
        return picture
    if picture.author_id != ctx.actor.id:
        raise NotFound({"picture_id": str(picture_id)})
    if picture.note_id is not None:
        raise Invalid({"picture_id": "taken"})
    return picture


def _change_sketch(
    ctx: Context, note: Note, sketch: Mapping[str, Any] | None, change: Change
) -> None:
    row = ctx.db.get(NoteSketch, note.id)
    had = row.strokes if row else None
    strokes = sketch["strokes"] if sketch else None
    if strokes == had:
        return
    change.back["sketch"] = {"strokes": had} if had else None
    if strokes is None:
        ctx.db.delete(row)
        change.parts += drop(NOTE_SKETCHES, note.id, note_audience(note))
        change.withdraws = True
        return
    if row is None:
        row = NoteSketch(workshop_id=ctx.workshop.id, note_id=note.id)
        ctx.db.add(row)
    row.strokes = strokes
    change.parts += put(NOTE_SKETCHES, SketchOnNote(note, strokes))
