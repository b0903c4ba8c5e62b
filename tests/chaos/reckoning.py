"""Afterwards: everything that was acknowledged and seen, held against the database."""

from collections import Counter
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.chaos.book import Book, Page
from tests.chaos.play import LONGER_BY_SECONDS
from workshops.agenda.models import Timer
from workshops.boards.models import Note
from workshops.core.db import Database
from workshops.core.journal import Entry
from workshops.core.ledger import LedgerRow
from workshops.core.workshop import Workshop

FIRST_TIMER_SECONDS = 60


def reckon(database: Database, workshop_id: UUID, page: Page, book: Book) -> None:
    """G1, G2, G4 for one workshop that has come to rest."""
    with database.reading() as db:
        _each_is_in_the_ledger(db, workshop_id, page, book)
        _each_number_belongs_to_one_command(db, workshop_id, page, book)
        _notes_are_what_was_acknowledged(db, workshop_id, page, book)
        _the_timer_adds_up(db, workshop_id, page, book)


def _each_is_in_the_ledger(db: Session, workshop_id: UUID, page: Page, book: Book) -> None:
    rows = db.execute(
        sa.select(LedgerRow.command_id, LedgerRow.seq_to).where(
            LedgerRow.workshop_id == workshop_id
        )
    )
    known = {str(id): seq for id, seq in rows}
    for one in page.acknowledged:
        if known.get(one.id) != one.seq:
            book.lost += 1
            book.complain(f"{one.type} {one.id} was {one.seq}, the ledger has {known.get(one.id)}")


def _each_number_belongs_to_one_command(
    db: Session, workshop_id: UUID, page: Page, book: Book
) -> None:
    head = db.get_one(Workshop, workshop_id).seq
    entries = db.execute(
        sa.select(Entry.seq, Entry.type).where(Entry.workshop_id == workshop_id).order_by(Entry.seq)
    ).all()
    if [seq for seq, _ in entries] != list(range(1, head + 1)):
        book.gaps += 1
        book.complain(f"the journal of {workshop_id} has gaps before {head}")
    ranges = db.execute(
        sa.select(LedgerRow.seq_from, LedgerRow.seq_to).where(LedgerRow.workshop_id == workshop_id)
    )
    owners = Counter(seq for begin, end in ranges for seq in range(begin, end + 1))
    for seq, type in entries:
        if page.types.get(seq, type) != type:
            book.inversions += 1
            book.complain(f"{seq} was told as {page.types[seq]}, the journal has {type}")
        if owners[seq] != 1:
            book.twice += 1
            book.complain(f"{seq} {type} belongs to {owners[seq]} commands")


def _notes_are_what_was_acknowledged(
    db: Session, workshop_id: UUID, page: Page, book: Book
) -> None:
    rows = db.execute(
        sa.select(Note.id, Note.text, Note.version).where(Note.workshop_id == workshop_id)
    )
    stored = {str(id): (text, version) for id, text, version in rows}
    for note_id, text in page.texts.items():
        words, version = stored.get(note_id, ("", 0))
        if text and words != text:
            book.lost += 1
            book.complain(f"note {note_id} has other words than were acknowledged")
        if version != 1 + page.changes[note_id]:
            book.twice += 1
            book.complain(
                f"note {note_id} is at {version} after {page.changes[note_id]} acknowledged changes"
            )


def _the_timer_adds_up(db: Session, workshop_id: UUID, page: Page, book: Book) -> None:
    longer = sum(one.type == "timer.extend" for one in page.acknowledged)
    expected = (FIRST_TIMER_SECONDS + longer * LONGER_BY_SECONDS) * 1000
    total = db.get_one(Timer, workshop_id).total_ms
    if total != expected:
        book.twice += 1
        book.complain(f"the timer is at {total} ms after acknowledged {expected} ms")
