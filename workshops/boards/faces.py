"""What one note has on screens: its rows, each with the view that says who sees it."""

from collections.abc import Callable
from typing import Any

from workshops.boards import queries
from workshops.boards.models import Note
from workshops.boards.schemas import (
    NOTE_AUTHORS,
    NOTE_ENTRIES,
    NOTE_HIDINGS,
    NOTE_PICTURES,
    NOTE_SKETCHES,
    NOTES,
    OWN_NOTES,
)
from workshops.core.audience import Part, View, put, shift
from workshops.core.context import Context


def faces_of(ctx: Context, note: Note) -> list[tuple[View, Any]]:
    """The rows that one note has on screens, each with its view."""
    pictures = [(NOTE_PICTURES, one) for one in queries.pictures_of(ctx.db, [note])]
    sketches = [(NOTE_SKETCHES, one) for one in queries.sketches_of(ctx.db, [note])]
    return [*words_of(ctx, note), *pictures, *sketches]


def words_of(ctx: Context, note: Note) -> list[tuple[View, Any]]:
    """The same without pictures: what every note has."""
    own: list[tuple[View, Any]] = [(NOTES, note), (OWN_NOTES, note), (NOTE_HIDINGS, note)]
    entered = [(NOTE_ENTRIES, entry) for entry in queries.entries_of(ctx.db, [note])]
    return own + entered + [(NOTE_AUTHORS, author) for author in authors_among(ctx, [note])]


def authors_among(ctx: Context, notes: list[Note]) -> list[queries.NoteAuthor]:
    """Who wrote them, where the workshop shows names; else nobody."""
    return queries.authors_of(ctx.db, notes) if ctx.workshop.shows_names else []


def all_of(faces: list[tuple[View, Any]]) -> list[Part]:
    """Their rows for everybody who may see them."""
    return [part for view, row in faces for part in put(view, row)]


def change_of_sight(ctx: Context, note: Note, change: Callable[[], None]) -> list[Part]:
    """Make a change after which others see the note than before, and tell both."""
    before = [(view, row, view.audience(row)) for view, row in faces_of(ctx, note)]
    change()
    ctx.db.flush()
    return [
        part
        for view, row, audience in before
        if view is NOTES or view.audience(row) != audience
        for part in shift(view, row, audience)
    ]
