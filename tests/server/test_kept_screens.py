"""A whole room that asks at once is shown one screen, built once."""

from uuid import UUID

import pytest

from server.credentials import Credential
from server.live.catching_up import _caught_up
from server.live.recent import Recent
from server.screens import KeptScreen, kept_screen
from tests.factories import a_participant
from tests.support.screens import settled
from tests.workshops.boards.storyteller import Storyteller
from tests.workshops.room import Room, a_room
from tests.workshops.voting.rooms import an_open_round
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.snapshot import head_of, snapshot

STEPS = 80


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_whoever_waited_while_others_wrote_is_shown_the_newer_screen(database: Database) -> None:
    room = a_room(database)
    credential = Credential(viewer=room.ann, workshop_id=room.workshop_id, generation=1)

    with database.reading() as early:
        old = head_of(early, room.workshop_id)
        room.note(room.bo)
        with database.reading() as late:
            new = kept_screen(
                late, room.workshop_id, Role.PARTICIPANT, head_of(late, room.workshop_id)
            )
        again = kept_screen(early, room.workshop_id, Role.PARTICIPANT, old)
        answer = _caught_up(early, credential, Recent(), None, None, True)

    assert again is new
    assert answer["seq"] == new.screen.head.seq > old.seq
    assert answer["snapshot"]["notes"] == new.screen.for_viewer(room.ann)["notes"]


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_whoever_joins_costs_nobody_a_new_screen(database: Database) -> None:
    room = a_room(database)
    kept = shown(database, room.workshop_id, Role.PARTICIPANT)

    newcomer = a_participant(database, room.workshop_id, name="มาใหม่")

    assert shown(database, room.workshop_id, Role.PARTICIPANT) is kept
    assert kept.screen.head.seq == room.seq
    [own] = kept.screen.table_for("participants", newcomer)
    assert own["name"] == "มาใหม่"
    assert_nothing_is_lacking(database, room.workshop_id, [newcomer, room.ann, room.host])


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_a_secret_ballot_is_on_the_kept_screen_until_the_round_closes(database: Database) -> None:
    room = an_open_round(database)
    voter, other = room.somebody(), room.somebody()
    kept = shown(database, room.workshop_id, Role.PARTICIPANT)

    room.cast(voter, 1)
    room.cast(voter, 2)

    assert shown(database, room.workshop_id, Role.PARTICIPANT) is kept
    assert_nothing_is_lacking(database, room.workshop_id, [voter, other])
    room.close()
    assert_nothing_is_lacking(database, room.workshop_id, [voter, other])


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
@pytest.mark.parametrize("seed", range(3))
def test_a_kept_screen_is_at_any_time_what_a_new_one_would_be(
    database: Database, seed: int
) -> None:
    room = a_room(database)
    story, followed = Storyteller(room, seed), 0

    for nth in range(STEPS):
        if nth == STEPS // 2:
            room.reveal()
        before = shown(database, room.workshop_id, Role.PARTICIPANT)
        story.go_on()
        followed += shown(database, room.workshop_id, Role.PARTICIPANT) is before
        assert_nothing_is_lacking(database, room.workshop_id, viewers(room))

    assert followed > STEPS // 10


def viewers(room: Room) -> list[Actor]:
    return [room.ann, room.bo, room.host, room.projector]


def shown(database: Database, workshop_id: UUID, role: Role) -> KeptScreen:
    with database.reading() as db:
        return kept_screen(db, workshop_id, role, head_of(db, workshop_id))


def assert_nothing_is_lacking(database: Database, workshop_id: UUID, viewers: list[Actor]) -> None:
    for viewer in viewers:
        kept = shown(database, workshop_id, viewer.role).screen.for_viewer(viewer)
        with database.reading() as db:
            assert settled(kept) == settled(snapshot(db, workshop_id, viewer))
