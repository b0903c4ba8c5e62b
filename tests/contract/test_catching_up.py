"""G5: an old snapshot and the events after it make the new snapshot, on every kind of screen.

The events are applied by the browser's own code. A command without a case fails, and so does a
case that changes nothing.
"""

import pytest

from tests.contract import cases  # noqa: F401 Lists them.
from tests.contract.room import CASES, Case, Room, a_room
from tests.support.domain import head, screen
from tests.support.screens import Events, advanced, settled
from workshops.catalogue import COMMANDS
from workshops.core.audience import Rows
from workshops.core.db import Database
from workshops.execution import Done

on_sqlite = pytest.mark.parametrize("database", ["SQLite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_screen_that_follows_shows_what_a_new_one_shows(database: Database, case: Case) -> None:
    room = a_room(database, is_draft=case.is_draft, shows_names=case.shows_names)
    actor, data = case.prepare(room)
    seq, before = head(database, room.workshop.id).seq, _screens(room)

    done = room.do(actor, case.type, **data)

    after = _screens(room)
    followed = advanced(seq, [(before[name], _told(room, name, done)) for name in before])
    for viewer, rows in zip(before, followed, strict=True):
        assert _differing(rows, settled(after[viewer])) == {}, viewer
    assert (before == after) is case.is_off_screen


def test_every_command_has_a_case() -> None:
    assert {case.type for case in CASES} == set(COMMANDS)


def _screens(room: Room) -> dict[str, Rows]:
    return {
        name: screen(room.database, room.workshop.id, viewer)
        for name, viewer in room.viewers.items()
    }


def _differing(followed: Rows, fresh: Rows) -> Rows:
    """The rows, by table, that only one of two screens has."""
    return {
        table: [row for row in rows_of_one if row not in rows_of_other]
        for table in followed.keys() | fresh.keys()
        for rows_of_one, rows_of_other in (
            (followed.get(table, []), fresh.get(table, [])),
            (fresh.get(table, []), followed.get(table, [])),
        )
        if rows_of_one != rows_of_other
    }


def _told(room: Room, name: str, done: Done) -> Events:
    told = [event.for_viewer(room.viewers[name]) for event in done.events]
    return [event for event in told if event is not None]
