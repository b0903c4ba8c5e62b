"""What people can do with notes. The only code that changes them; sorting is in ``clustering``.

Who may do what with whose note, and until when, is told in docs/rules.md under "Boards".
"""

import random
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workshops.agenda.models import Activity
from workshops.boards import queries
from workshops.boards.faces import all_of, authors_among, change_of_sight, faces_of, words_of
from workshops.boards.illustrating import Said, illustrate, require_something
from workshops.boards.models import Board, Cluster, Note
from workshops.boards.schemas import (
    NOTE_AUTHORS,
    NOTE_ENTRIES,
    NOTE_PICTURES,
    NOTE_SKETCHES,
    NOTES,
)
from workshops.boards.sight import as_seen, require_version, visible_note
from workshops.core.audience import Part, put
from workshops.core.context import Context
from workshops.core.db import insert_if_new
from workshops.core.errors import Conflict, NotAllowed, NotFound, NotRevealed
from workshops.core.fields import Unsaid

_dice = random.SystemRandom()


def add_note(
    ctx: Context,
    *,
    board_id: UUID,
    note_id: UUID,
    zone: str | None,
    text: str,
    on_behalf_of: str | None,
    picture_id: UUID | Unsaid | None,
    alt: str | Unsaid,
    sketch: Mapping[str, Any] | Unsaid | None,
) -> None:
    """Put one idea on a board, at its end. The phone made the id, to show the note at once."""
    board = ctx.get(Board, board_id)
    _require_writable(ctx, board)
    if on_behalf_of is not None and not ctx.actor.is_facilitator:
        raise NotAllowed({"on_behalf_of": "facilitators_only"})
    note = Note(
        id=note_id,
        workshop_id=ctx.workshop.id,
        board=board,
        board_id=board.id,
        author_id=ctx.actor.id,
        zone=board.zone_key(zone),
        text=text,
        position=_end_of(ctx, board),
        on_behalf_of=on_behalf_of,
        entered_by=ctx.actor.id if on_behalf_of is not None else None,
        is_hidden=False,
        is_removed=False,
        version=1,
    )
    if not insert_if_new(ctx.db, note):
        raise _taken(ctx, note_id)
    drawn = illustrate(ctx, note, Said(picture_id, alt, sketch))
    require_something(ctx, note_id, text)
    _record(ctx, "note.added", note, all_of(words_of(ctx, note)) + drawn.parts)
    _undo_by(ctx, note, "note.remove", note_id=str(note.id), version=note.version)


def edit_note(
    ctx: Context,
    *,
    note_id: UUID,
    text: str,
    version: int,
    picture_id: UUID | Unsaid | None,
    alt: str | Unsaid,
    sketch: Mapping[str, Any] | Unsaid | None,
) -> None:
    """Change the words, or the picture or sketch beside them; what is not said stays.

    Whoever started from older words gets ``conflict`` and the present row.
    """
    note = own_or_steered_note(ctx, note_id)
    require_version(ctx, note, version)
    words = note.text
    drawn = illustrate(ctx, note, Said(picture_id, alt, sketch))
    if text == words and not drawn.is_one:
        return
    require_something(ctx, note_id, text)
    note.reword(text)
    _record(ctx, "note.edited", note, put(NOTES, note) + drawn.parts)
    if drawn.withdraws and (note.is_revealed or note.is_read_by_facilitators):
        ctx.raise_floor()
    back = {"text": words, **drawn.back}
    _undo_by(ctx, note, "note.edit", note_id=str(note.id), version=note.version, **back)


def move_note(
    ctx: Context,
    *,
    note_id: UUID,
    board_id: UUID | None,
    zone: str | None,
    position: float | None,
    version: int,
) -> None:
    """Hang a note elsewhere: one's own, or as a facilitator any that is revealed.

    Without ``position`` it stays where it was, or goes to the end of where it comes to.
    """
    note = own_or_steered_note(ctx, note_id)
    require_version(ctx, note, version)
    board = _target(ctx, note, board_id)
    place = {"board_id": str(note.board_id), "zone": note.zone, "position": note.position}
    to_zone = board.zone_key(zone) if zone or board is not note.board else note.zone
    if position is None:
        stays = board is note.board and to_zone == note.zone
        position = note.position if stays else _end_of(ctx, board)
    note.place(board, to_zone, position)
    _record(ctx, "note.moved", note, put(NOTES, note))
    _undo_by(ctx, note, "note.move", note_id=str(note.id), version=note.version, **place)


def remove_note(ctx: Context, *, note_id: UUID, version: int | None) -> None:
    """Take one's own note off the board. It stays on record, and its author may restore it."""
    note = visible_note(ctx, note_id)
    _require_own(ctx, note)
    _require_writable(ctx, note.board)
    require_version(ctx, note, version)
    _record(ctx, "note.removed", note, change_of_sight(ctx, note, note.remove))
    if note.is_revealed or note.is_read_by_facilitators:
        ctx.raise_floor()
    _undo_by(ctx, note, "note.restore", note_id=str(note.id), version=note.version)


def restore_note(ctx: Context, *, note_id: UUID, version: int | None) -> None:
    """Put one's own removed note back: at the end, and into its cluster if that is still there."""
    note = ctx.get(Note, note_id)
    if note.author_id != ctx.actor.id:
        raise NotFound({"note_id": str(note_id)})
    _require_writable(ctx, note.board)
    require_version(ctx, note, version)
    if not note.is_removed:
        return
    note.restore(_end_of(ctx, note.board))
    if note.cluster_id and ctx.get(Cluster, note.cluster_id).is_dissolved:
        note.cluster_id = None
    _record(ctx, "note.restored", note, all_of(faces_of(ctx, note)))
    _undo_by(ctx, note, "note.remove", note_id=str(note.id), version=note.version)


def hide_note(ctx: Context, *, note_id: UUID, reason: str, version: int | None) -> None:
    """Take a revealed note from the room. Its author keeps it, marked, with the reason."""
    note = _moderated_note(ctx, note_id)
    require_version(ctx, note, version)
    if note.is_hidden:
        raise Conflict({"note_id": "hidden"}, row=NOTES.dump(note))
    _record(ctx, "note.hidden", note, change_of_sight(ctx, note, lambda: note.hide(reason)))
    ctx.raise_floor()
    _undo_by(ctx, note, "note.unhide", note_id=str(note.id), version=note.version)


def unhide_note(ctx: Context, *, note_id: UUID, version: int | None) -> None:
    """Give a hidden note back to the room."""
    note = _moderated_note(ctx, note_id)
    require_version(ctx, note, version)
    if not note.is_hidden:
        return
    words = {"note_id": str(note.id), "reason": note.hidden_reason}
    _record(ctx, "note.unhidden", note, change_of_sight(ctx, note, note.unhide))
    _undo_by(ctx, note, "note.hide", version=note.version, **words)


def reveal_notes(ctx: Context, activity: Activity) -> list[Part]:
    """Deal an activity's notes anew and show them; for the reveal, which has just marked it.

    Position and version are dealt to all, in an order that tells nothing of who wrote when.
    """
    board = queries.board_of(ctx.db, activity.id)
    notes = list(queries.notes_of(ctx.db, board.id)) if board else []
    _dice.shuffle(notes)
    for nth, note in enumerate(notes, start=1):
        note.position, note.version = float(nth), 1
    shown = [note for note in notes if not note.is_removed]
    illustrations = [
        *put(NOTE_PICTURES, *queries.pictures_of(ctx.db, shown)),
        *put(NOTE_SKETCHES, *queries.sketches_of(ctx.db, shown)),
    ]
    entered = put(NOTE_ENTRIES, *queries.entries_of(ctx.db, shown))
    return (
        put(NOTES, *shown) + illustrations + entered + put(NOTE_AUTHORS, *authors_among(ctx, shown))
    )


def show_authors(ctx: Context, author_id: UUID | None) -> None:
    """Tell those who see names that somebody corrected theirs."""
    if author_id is None or not ctx.workshop.shows_names:
        return
    ctx.db.flush()
    notes = queries.notes_by(ctx.db, ctx.workshop.id, author_id)
    if parts := put(NOTE_AUTHORS, *authors_among(ctx, notes)):
        ctx.record("note.authors_shown", parts)


def own_or_steered_note(ctx: Context, note_id: UUID) -> Note:
    """A note that the actor may change now: their own, or as a facilitator any that is revealed."""
    note = visible_note(ctx, note_id)
    if not ctx.actor.is_facilitator:
        _require_own(ctx, note)
    elif note.author_id != ctx.actor.id and not note.is_revealed:
        raise NotRevealed({"note_id": str(note_id)})
    _require_writable(ctx, note.board)
    return note


def _taken(ctx: Context, note_id: UUID) -> Conflict:
    known = ctx.find(Note, note_id)  # Elsewhere it is nobody's business.
    return Conflict({"note_id": "taken"}, row=as_seen(ctx, known) if known else None)


def _moderated_note(ctx: Context, note_id: UUID) -> Note:
    note = visible_note(ctx, note_id)
    if not note.is_revealed:
        raise NotRevealed({"note_id": str(note_id)})
    return note


def _require_own(ctx: Context, note: Note) -> None:
    if note.author_id != ctx.actor.id:
        raise NotAllowed({"note_id": "not_own"})


def _require_writable(ctx: Context, board: Board) -> None:
    """People write while the activity takes input, facilitators as long as its run is open."""
    if ctx.actor.is_facilitator:
        board.require_open_run()
    else:
        board.require_input(ctx.now)


def _target(ctx: Context, note: Note, board_id: UUID | None) -> Board:
    """Where a note goes: to another board only by a facilitator, and once both are revealed."""
    if board_id in (None, note.board_id):
        return note.board
    if not ctx.actor.is_facilitator:
        raise NotAllowed({"board_id": "facilitators_only"})
    assert board_id is not None
    board = ctx.get(Board, board_id)
    for one in (note.board, board):
        one.require_revealed()
        one.require_open_run()
    return board


def _end_of(ctx: Context, board: Board) -> float:
    """Behind everything that the room sees, or, unrevealed, behind the author's own: a place
    among the others' notes would tell how many were written before."""
    among = None if board.is_revealed else ctx.actor.id
    return queries.last_position(ctx.db, board.id, among=among) + 1


def _record(ctx: Context, type: str, note: Note, parts: list[Part]) -> None:
    """Say it under the activity's topic as long as the reveal has still to forget it."""
    ctx.record(type, parts, topic=None if note.is_revealed else note.board.activity_id)


def _undo_by(ctx: Context, note: Note, type: str, **data: Any) -> None:
    """Only facilitators undo, and only what the room saw: the reveal deals versions anew."""
    if ctx.actor.is_facilitator and note.is_revealed:
        ctx.can_be_undone_by(type, **data)
