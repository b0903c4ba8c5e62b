"""What comes in to write and to sort, and the rows of boards on screens, with who sees them."""

import math
from typing import Any
from uuid import UUID

from marshmallow import Schema, ValidationError, fields, validate

from workshops.agenda.schemas import activity_audience
from workshops.boards import queries
from workshops.boards.models import Board, Cluster, Note
from workshops.boards.queries import NoteAuthor, NoteEntry, NoteRow, PictureOnNote, SketchOnNote
from workshops.boards.sketches import Sketch
from workshops.core.actors import Role, Sector
from workshops.core.audience import (
    EVERYONE,
    FACILITATORS,
    MODERATORS,
    NOBODY,
    Audience,
    View,
    only,
)
from workshops.core.fields import UNSAID, In, Text, Uuid, WholeNumber

NOTE_LENGTH = 500
TITLE_LENGTH = 200
REASON_LENGTH = 300
ON_BEHALF_LENGTH = 80
ALT_LENGTH = 300
MOST_NOTES = 1000
"""How many notes one command may sort."""


class Position(fields.Float):
    """A finite number; notes are shown from small to large."""

    def _validated(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("not_a_number")
        if not math.isfinite(value) or abs(value) > 1e15:
            raise ValidationError("out_of_range")
        return float(value)


def optional_id() -> Uuid:
    return Uuid(required=False, allow_none=True, load_default=None)


def note_ids() -> fields.List[UUID]:
    return fields.List(Uuid(), required=True, validate=validate.Length(max=MOST_NOTES))


def zone_key(**options: Any) -> fields.String:
    return fields.String(load_default=None, validate=validate.Length(1, 40), **options)


def expected_version() -> WholeNumber:
    """Refused with ``conflict`` when the row is no longer at it; without it, whatever is there."""
    return WholeNumber(load_default=None)


class Illustrated(In):
    """What may be on a note besides words. What is left out stays; null takes off.

    ``picture_id`` names an upload of the sender's own; ``alt`` says what it shows.
    """

    picture_id = Uuid(required=False, allow_none=True, load_default=UNSAID)
    alt = Text(longest=ALT_LENGTH, required=False, may_be_empty=True, load_default=UNSAID)
    sketch = fields.Nested(Sketch(), allow_none=True, load_default=UNSAID)


class AddNote(Illustrated):
    """``on_behalf_of``: whose words a facilitator writes down, marked as such for everybody."""

    board_id = Uuid()
    note_id = Uuid()
    zone = zone_key()
    text = Text(longest=NOTE_LENGTH, may_be_empty=True)
    on_behalf_of = Text(longest=ON_BEHALF_LENGTH, required=False, load_default=None)


class EditNote(Illustrated):
    note_id = Uuid()
    text = Text(longest=NOTE_LENGTH, may_be_empty=True)
    version = WholeNumber(required=True)


class MoveNote(In):
    note_id = Uuid()
    board_id = optional_id()
    zone = zone_key()
    position = Position(load_default=None)
    version = WholeNumber(required=True)


class OfNote(In):
    note_id = Uuid()
    version = expected_version()


class HideNote(OfNote):
    reason = Text(longest=REASON_LENGTH)


class MakeCluster(In):
    cluster_id = Uuid()
    board_id = Uuid()
    title = Text(longest=TITLE_LENGTH)
    note_ids = note_ids()


class RenameCluster(In):
    cluster_id = Uuid()
    title = Text(longest=TITLE_LENGTH)
    version = WholeNumber(required=True)


class AddNotes(In):
    cluster_id = Uuid()
    note_ids = note_ids()


class TakeOut(In):
    note_ids = note_ids()


class Regrouping(In):
    """One note's way from where it must be now to where it goes; null is outside of clusters."""

    note_id = Uuid()
    from_cluster_id = Uuid(allow_none=True)
    to_cluster_id = Uuid(allow_none=True)


class DissolveCluster(In):
    """``notes``: exactly those that it must hold, each with where it goes instead of outside."""

    cluster_id = Uuid()
    version = expected_version()
    notes = fields.List(fields.Nested(Regrouping()), load_default=None)


class PutBack(In):
    """``restored_id``: a dissolved cluster that is there again."""

    notes = fields.List(fields.Nested(Regrouping()), required=True)
    restored_id = optional_id()


class ZoneOut(Schema):
    key = fields.String()
    title_th = fields.String()
    title_en = fields.String()


class BoardOut(Schema):
    id = fields.UUID()
    activity_id = fields.UUID()
    zones = fields.List(fields.Nested(ZoneOut()))


class NoteOut(Schema):
    """A note as every screen sees it. Authors stay out: ideas are judged without names."""

    id = fields.UUID()
    board_id = fields.UUID()
    zone = fields.String()
    text = fields.String()
    position = fields.Float()
    cluster_id = fields.UUID()
    is_hidden = fields.Boolean()
    on_behalf_of = fields.String()
    version = fields.Integer()


class NotePictureOut(Schema):
    """``id`` is the note's. The bytes are asked for by ``picture_id``, over HTTP."""

    id = fields.UUID()
    picture_id = fields.UUID()
    width = fields.Integer()
    height = fields.Integer()
    alt = fields.String()


class NoteSketchOut(Schema):
    """``id`` is the note's. The strokes go out as they came in, checked."""

    id = fields.UUID()
    strokes = fields.Raw()


class OwnNoteOut(Schema):
    id = fields.UUID()


class NoteAuthorOut(Schema):
    id = fields.UUID()
    participant_id = fields.UUID()
    name = fields.String()
    sector = fields.Enum(Sector, by_value=True)


class NoteEntryOut(Schema):
    id = fields.UUID()
    user_id = fields.UUID()
    name = fields.String()


class NoteHidingOut(Schema):
    id = fields.UUID()
    reason = fields.String(attribute="hidden_reason")


class ClusterOut(Schema):
    id = fields.UUID()
    board_id = fields.UUID()
    title = fields.String()
    position = fields.Integer()
    version = fields.Integer()


def board_audience(board: Board) -> Audience:
    return activity_audience(board.activity)


def note_audience(note: Note | NoteRow) -> Audience:
    """Removed: nobody. Unrevealed: the author, and facilitators where the activity says so.

    Hidden: those who moderate, and the author.
    """
    if note.is_removed:
        return NOBODY
    if not note.is_revealed and note.is_read_by_facilitators:
        return Audience(FACILITATORS.roles, also=note.author_id)
    if not note.is_revealed:
        return only(note.author_id)
    return Audience(MODERATORS, also=note.author_id) if note.is_hidden else EVERYONE


def illustration_audience(on_note: PictureOnNote | SketchOnNote) -> Audience:
    """A picture or a sketch is seen by whoever sees its note, and by nobody else."""
    return note_audience(on_note.note)


def own_note_audience(note: Note | NoteRow) -> Audience:
    return NOBODY if note.is_removed else only(note.author_id)


def hiding_audience(note: Note | NoteRow) -> Audience:
    if note.is_removed or not note.is_hidden:
        return NOBODY
    return Audience(FACILITATORS.roles, also=note.author_id)


def author_audience(author: NoteAuthor) -> Audience:
    """Names are shown beside what the room sees, and to facilitators beside what is hidden."""
    if author.note.is_removed or not author.note.is_revealed:
        return NOBODY
    return FACILITATORS if author.note.is_hidden else BESIDE_THE_ROOM


def entry_audience(entry: NoteEntry) -> Audience:
    """Facilitators, as far as they see the note: everybody else reads on it for whom it stands."""
    note = entry.note
    if note.is_removed:
        return NOBODY
    is_read = note.is_revealed or note.is_read_by_facilitators
    return FACILITATORS if is_read else only(note.author_id)


def cluster_audience(cluster: Cluster) -> Audience:
    return NOBODY if cluster.is_dissolved else EVERYONE


BESIDE_THE_ROOM = Audience(frozenset({Role.FACILITATOR, Role.PROJECTOR}))
BOARDS = View("boards", BoardOut(), queries.boards, board_audience)
NOTES = View("notes", NoteOut(), queries.notes, note_audience)
OWN_NOTES = View("own_notes", OwnNoteOut(), queries.notes, own_note_audience)
NOTE_PICTURES = View(
    "note_pictures", NotePictureOut(), queries.note_pictures, illustration_audience
)
NOTE_SKETCHES = View("note_sketches", NoteSketchOut(), queries.note_sketches, illustration_audience)
NOTE_AUTHORS = View("note_authors", NoteAuthorOut(), queries.note_authors, author_audience)
NOTE_ENTRIES = View("note_entries", NoteEntryOut(), queries.note_entries, entry_audience)
NOTE_HIDINGS = View("note_hidings", NoteHidingOut(), queries.hidden_notes, hiding_audience)
CLUSTERS = View("clusters", ClusterOut(), queries.clusters, cluster_audience)
