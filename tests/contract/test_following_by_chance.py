"""G5 over a long way: whatever happens in whatever order, who follows sees what a new screen shows.

A seed that fails stays here, with the others.
"""

import pytest

from tests.contract.chance import Chance
from tests.contract.room import Room, a_room
from tests.support.domain import head, screen
from tests.support.screens import Events, advanced, settled
from workshops.core.audience import Rows
from workshops.core.db import Database
from workshops.core.journal import Event
from workshops.execution import Done

STEPS = 120
SEEDS = (2, 3, 6)
ENOUGH = 12


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_following_a_long_way_leads_to_the_same_screen(database: Database, seed: int) -> None:
    room = a_room(database, shows_names=seed % 2 == 0)
    room.board("ideate", 0)
    room.board("ideate", 1)
    seq, before = head(database, room.workshop.id).seq, _screens(room)
    chance = Chance(room, seed)

    answers = [chance.happen() for _ in range(STEPS)]
    answers.append(room.steer("workshop.close"))

    events = [event for one in answers if isinstance(one, Done) for event in one.events]
    assert len(chance.done) > ENOUGH, "Too little happened to prove anything"
    screens = [(before[name], _told(room, name, events)) for name in before]
    for (viewer, fresh), followed in zip(
        _screens(room).items(), advanced(seq, screens), strict=True
    ):
        assert followed == settled(fresh), viewer


def _screens(room: Room) -> dict[str, Rows]:
    return {
        name: screen(room.database, room.workshop.id, viewer)
        for name, viewer in room.viewers.items()
    }


def _told(room: Room, name: str, events: list[Event]) -> Events:
    told = [event.for_viewer(room.viewers[name]) for event in events]
    return [event for event in told if event is not None]
