"""What a room has at hand is never more than what the journal still says."""

import pytest
import sqlalchemy as sa

from server.live.recent import MOST, Recent
from tests.contract import cases  # noqa: F401 Lists them.
from tests.contract.room import CASES, Case, a_room
from tests.support.domain import head
from workshops.core.audience import Part
from workshops.core.db import Database
from workshops.core.journal import Entry, Event, events_since

on_sqlite = pytest.mark.parametrize("database", ["SQLite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_journal_forgets_is_not_at_hand(database: Database, case: Case) -> None:
    room = a_room(database, is_draft=case.is_draft, shows_names=case.shows_names)
    actor, data = case.prepare(room)
    recent = Recent()
    with database.reading() as db:
        recent.add(events_since(db, room.workshop.id, 0))

    recent.add(room.do(actor, case.type, **data).events)

    now = head(database, room.workshop.id)
    at_hand = {
        event.seq: list(event.parts)
        for seq in range(now.floor, now.seq)
        for event in recent.between(seq, seq + 1) or ()
    }
    assert {seq: told(database, seq) for seq in at_hand} == at_hand


def test_a_hole_is_noticed() -> None:
    recent = Recent()

    recent.add([Event(1, "a", ()), Event(3, "c", ())])

    assert recent.between(0, 3) is None
    assert recent.between(1, 1) == []
    recent.add([Event(2, "b", ())])
    assert [event.seq for event in recent.between(0, 3) or ()] == [1, 2, 3]


def test_only_the_latest_are_kept() -> None:
    recent = Recent()

    recent.add(Event(seq, "a", ()) for seq in range(1, MOST + 3))

    assert recent.between(1, 2) is None
    assert len(recent.between(2, MOST + 2) or ()) == MOST


def told(database: Database, seq: int) -> list[Part]:
    """What the journal says of a number; here one workshop is alone in the database."""
    with database.reading() as db:
        parts = db.scalars(sa.select(Entry.parts).where(Entry.seq == seq)).one()
        return [Part.load(part) for part in parts]
