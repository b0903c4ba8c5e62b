"""Reads of boards: rows for screens, counts, and what a command needs to find. Changes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda.models import Activity, StageRun
from workshops.boards.models import Board, Cluster, Note, NotePicture, NoteSketch
from workshops.core.actors import Sector
from workshops.core.workshop import Workshop
from workshops.people.models import Participant
from workshops.people.queries import account_names
from workshops.pictures.models import Picture


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as screens need it. A full screen reads thousands, for which objects cost too much."""

    id: UUID
    board_id: UUID
    author_id: UUID | None
    zone: str
    text: str
    position: float
    cluster_id: UUID | None
    is_hidden: bool
    hidden_reason: str | None
    is_removed: bool
    on_behalf_of: str | None
    entered_by: UUID | None
    version: int
    is_revealed: bool
    is_read_by_facilitators: bool


OF_ACTIVITY = {"is_revealed", "is_read_by_facilitators"}
NOTE_COLUMNS = tuple(
    getattr(Activity if one.name in OF_ACTIVITY else Note, one.name) for one in fields(NoteRow)
)


@dataclass(frozen=True, slots=True)
class NoteAuthor:
    """Who wrote a note, where the workshop shows names. Facilitators' own notes have none."""

    note: Note | NoteRow
    participant_id: UUID
    name: str | None
    sector: Sector

    @property
    def id(self) -> UUID:
        return self.note.id


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """Which facilitator wrote a note down for somebody without a phone."""

    note: Note | NoteRow
    user_id: UUID
    name: str

    @property
    def id(self) -> UUID:
        return self.note.id


@dataclass(frozen=True, slots=True)
class PictureOnNote:
    """The picture of a note; who may see the one may see the other."""

    note: Note | NoteRow
    picture_id: UUID
    width: int
    height: int
    alt: str

    @property
    def id(self) -> UUID:
        return self.note.id


@dataclass(frozen=True, slots=True)
class SketchOnNote:
    note: Note | NoteRow
    strokes: list[dict[str, Any]]

    @property
    def id(self) -> UUID:
        return self.note.id


OF_PICTURE = (NotePicture.picture_id, Picture.width, Picture.height, NotePicture.alt)
WORDS_OF_PICTURES = "ภาพที่ไม่มีคำบรรยาย"
"""What stands for a note without a word, where there is room for words only."""


def boards(db: Session, workshop_id: UUID) -> Sequence[Board]:
    """In the order of the day."""
    query = sa.select(Board).where(Board.workshop_id == workshop_id)
    query = query.join(Activity, Board.activity_id == Activity.id)
    query = query.join(StageRun, Activity.stage_run_id == StageRun.id)
    return db.scalars(query.order_by(StageRun.position, Activity.position, Board.id)).all()


def board_of(db: Session, activity_id: UUID) -> Board | None:
    return db.scalar(sa.select(Board).where(Board.activity_id == activity_id))


def notes(db: Session, workshop_id: UUID) -> Iterator[NoteRow]:
    """All that were not removed, by position: among equals the random id decides."""
    return _note_rows(db, Note.workshop_id == workshop_id)


def hidden_notes(db: Session, workshop_id: UUID) -> Iterator[NoteRow]:
    return _note_rows(db, Note.workshop_id == workshop_id, Note.is_hidden.is_(True))


def _note_rows(db: Session, *which: sa.ColumnElement[bool]) -> Iterator[NoteRow]:
    query = _with_its_board(sa.select(*NOTE_COLUMNS).select_from(Note))
    query = query.where(Note.is_removed.is_(False), *which)
    found = db.execute(query.order_by(Note.board_id, Note.position, Note.id))
    return (NoteRow(*row) for row in found)


def _with_its_board(query: sa.Select[Any]) -> sa.Select[Any]:
    query = query.join(Board, Note.board_id == Board.id)
    return query.join(Activity, Board.activity_id == Activity.id)


def note_pictures(db: Session, workshop_id: UUID) -> Iterator[PictureOnNote]:
    return _pictures_where(db, NotePicture.workshop_id == workshop_id)


def picture_on_note(db: Session, workshop_id: UUID, picture_id: UUID) -> PictureOnNote | None:
    """The note that shows this picture now, and the picture; for whoever asks for its bytes."""
    here = (NotePicture.workshop_id == workshop_id, NotePicture.picture_id == picture_id)
    return next(_pictures_where(db, *here), None)


def _pictures_where(db: Session, *which: sa.ColumnElement[bool]) -> Iterator[PictureOnNote]:
    query: sa.Select[Any] = sa.select(*NOTE_COLUMNS, *OF_PICTURE).select_from(NotePicture)
    query = query.join(Note, NotePicture.note_id == Note.id)
    query = _with_its_board(query.join(Picture, NotePicture.picture_id == Picture.id))
    query = query.where(Note.is_removed.is_(False), *which)
    of_note = len(NOTE_COLUMNS)
    for row in db.execute(query.order_by(Note.board_id, Note.position, Note.id)):
        yield PictureOnNote(NoteRow(*row[:of_note]), *row[of_note:])


def note_sketches(db: Session, workshop_id: UUID) -> Iterator[SketchOnNote]:
    query: sa.Select[Any] = sa.select(*NOTE_COLUMNS, NoteSketch.strokes).select_from(NoteSketch)
    query = _with_its_board(query.join(Note, NoteSketch.note_id == Note.id))
    query = query.where(Note.is_removed.is_(False), NoteSketch.workshop_id == workshop_id)
    for row in db.execute(query.order_by(Note.board_id, Note.position, Note.id)):
        yield SketchOnNote(NoteRow(*row[:-1]), row[-1])


def pictures_of(db: Session, notes: Iterable[Note]) -> list[PictureOnNote]:
    """The pictures of these notes, in their order."""
    by_id = {note.id: note for note in notes}
    query = sa.select(NotePicture).where(NotePicture.note_id.in_(by_id))
    found = {one.note_id: one for one in db.scalars(query.order_by(NotePicture.note_id))}
    return [shown_picture(note, found[note.id]) for note in by_id.values() if note.id in found]


def shown_picture(note: Note, row: NotePicture) -> PictureOnNote:
    picture = row.picture
    return PictureOnNote(note, picture.id, picture.width, picture.height, row.alt)


def sketches_of(db: Session, notes: Iterable[Note]) -> list[SketchOnNote]:
    by_id = {note.id: note for note in notes}
    query = sa.select(NoteSketch).where(NoteSketch.note_id.in_(by_id))
    found = {one.note_id: one for one in db.scalars(query.order_by(NoteSketch.note_id))}
    return [
        SketchOnNote(note, found[note.id].strokes) for note in by_id.values() if note.id in found
    ]


def words_of(db: Session, note: Note) -> str:
    """What a note says where only words fit: its text, else what its picture shows."""
    if note.text:
        return note.text
    picture = db.get(NotePicture, note.id)
    return (picture.alt if picture else "") or WORDS_OF_PICTURES


def notes_of(db: Session, board_id: UUID) -> Sequence[Note]:
    """Every note of a board, the removed ones included."""
    return db.scalars(sa.select(Note).where(Note.board_id == board_id).order_by(Note.id)).all()


def members(db: Session, cluster_id: UUID) -> Sequence[Note]:
    """What hangs in a cluster, hidden notes included."""
    query = sa.select(Note).where(Note.cluster_id == cluster_id, Note.is_removed.is_(False))
    return db.scalars(query.order_by(Note.position, Note.id)).all()


def clusters(db: Session, workshop_id: UUID) -> Iterable[Cluster]:
    query = sa.select(Cluster).where(
        Cluster.workshop_id == workshop_id, Cluster.is_dissolved.is_(False)
    )
    return db.scalars(query.order_by(Cluster.board_id, Cluster.position, Cluster.id))


def clusters_made(db: Session, board_id: UUID) -> int:
    """How many groups a board has had, dissolved ones included: those may come back."""
    query = sa.select(sa.func.count()).select_from(Cluster).where(Cluster.board_id == board_id)
    return int(db.scalar(query) or 0)


def note_authors(db: Session, workshop_id: UUID) -> Iterator[NoteAuthor]:
    if not db.get_one(Workshop, workshop_id).shows_names:
        return
    people = _people(db, Participant.workshop_id == workshop_id)
    for note in notes(db, workshop_id):
        if note.author_id in people:
            yield _named(note, people[note.author_id])


def authors_of(db: Session, notes: Iterable[Note]) -> list[NoteAuthor]:
    """Who wrote these, for workshops that show names."""
    ids = {note.author_id for note in notes if note.author_id}
    people = _people(db, Participant.author_id.in_(ids))
    return [_named(note, people[note.author_id]) for note in notes if note.author_id in people]


def note_entries(db: Session, workshop_id: UUID) -> list[NoteEntry]:
    """Who entered each note that was written for somebody."""
    entered = (Note.workshop_id == workshop_id, Note.entered_by.is_not(None))
    return entries_of(db, list(_note_rows(db, *entered)))


def entries_of(db: Session, notes: Sequence[Note | NoteRow]) -> list[NoteEntry]:
    names = account_names(db, {note.entered_by for note in notes if note.entered_by})
    return [
        NoteEntry(note, note.entered_by, names.get(note.entered_by, ""))
        for note in notes
        if note.entered_by
    ]


def notes_by(db: Session, workshop_id: UUID, author_id: UUID) -> list[Note]:
    query = sa.select(Note).where(Note.workshop_id == workshop_id, Note.author_id == author_id)
    return list(db.scalars(query.order_by(Note.id)))


def note_counts(db: Session, workshop_id: UUID) -> dict[UUID, int]:
    """How many notes hang on each board, unrevealed ones included: the number is no secret."""
    query = sa.select(Note.board_id, sa.func.count().label("notes")).where(
        Note.workshop_id == workshop_id, Note.is_hidden.is_(False), Note.is_removed.is_(False)
    )
    rows = db.execute(query.group_by(Note.board_id).order_by(Note.board_id))
    return {row.board_id: row.notes for row in rows}


_note = cast("sa.Table", Note.__table__)
_LAST_POSITION = sa.select(sa.func.max(_note.c.position)).where(
    _note.c.board_id == sa.bindparam("board_id"), _note.c.is_removed.is_(False)
)
_LAST_OWN_POSITION = _LAST_POSITION.where(_note.c.author_id == sa.bindparam("author_id"))


def last_position(db: Session, board_id: UUID, *, among: UUID | None = None) -> float:
    """The largest position on a board, 0 when it is empty; ``among`` one author's notes only."""
    if among is None:
        return db.scalar(_LAST_POSITION, {"board_id": board_id}) or 0.0
    return db.scalar(_LAST_OWN_POSITION, {"board_id": board_id, "author_id": among}) or 0.0


def _people(db: Session, chosen: sa.ColumnElement[bool]) -> dict[UUID | None, Participant]:
    query = sa.select(Participant).where(chosen, Participant.author_id.is_not(None))
    return {one.author_id: one for one in db.scalars(query.order_by(Participant.id))}


def _named(note: Note | NoteRow, author: Participant) -> NoteAuthor:
    return NoteAuthor(note, author.id, author.name or None, author.sector)
