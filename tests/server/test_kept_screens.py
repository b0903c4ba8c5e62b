"""A whole room that asks at once is shown one screen, built once."""

import pytest

from server.credentials import Credential
from server.live.catching_up import _caught_up
from server.screens import kept_screen
from tests.workshops.room import a_room
from workshops.core.actors import Role
from workshops.core.db import Database
from workshops.snapshot import head_of


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
        answer = _caught_up(early, credential, None, None, True)

    assert again is new
    assert answer["seq"] == new.screen.head.seq > old.seq
    assert answer["snapshot"]["notes"] == new.screen.for_viewer(room.ann)["notes"]
