"""What one batch leaves in hand for the next is never older than what is in the database."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.support.domain import as_sent, refusal
from tests.workshops.room import Room, a_room
from workshops.batch import Ask, carry_out
from workshops.boards.models import Board
from workshops.core.db import Database
from workshops.core.errors import Invalid
from workshops.core.memory import Lasting
from workshops.core.workshop import Workshop, renew_epochs
from workshops.execution import Envelope


@pytest.fixture
def neighbour(database: Database) -> Iterator[Database]:
    """Another process at the same database."""
    other = Database(database.url.render_as_string(hide_password=False))
    yield other
    other.dispose()


def test_a_stage_that_is_left_in_another_process_is_left_here(
    database: Database, neighbour: Database
) -> None:
    room = a_room(database, is_revealed=True)
    write(room)

    replace(room, database=neighbour).leave_the_stage()

    assert refusal(room.ask(room.ann, "note.add", **a_note(room))) == "stage_closed"


def test_two_processes_write_in_turns(database: Database, neighbour: Database) -> None:
    room = a_room(database, is_revealed=True)
    elsewhere = replace(room, database=neighbour)

    for one in (room, elsewhere, elsewhere, room, room, elsewhere):
        write(one)

    positions = [note["position"] for note in room.sees(room.host)["notes"]]
    assert positions == [1, 2, 3, 4, 5, 6]


def test_after_a_restore_nothing_is_known_from_before(
    database: Database, neighbour: Database
) -> None:
    """The restored stream may stand at the very number that this process knows of another one."""
    room = a_room(database, is_revealed=True)
    write(room)
    with neighbour.writing() as db:
        renew_epochs(db)
        db.execute(sa.update(Board).values(zones=[{"key": "z", "title_th": "", "title_en": ""}]))

    write(room)

    assert [note["zone"] for note in room.sees(room.host)["notes"]][1:] == ["z"]


def test_whoever_writes_beside_the_commands_is_believed(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    write(room)

    with database.writing() as db:
        db.get_one(Board, UUID(room.board["id"])).activity.lock()

    assert refusal(room.ask(room.ann, "note.add", **a_note(room))) == "stage_closed"


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_refused_command_changed_in_passing_never_was(
    database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    room = a_room(database, is_revealed=True)
    write(room)

    def lock_and_refuse(board: Board, key: str | None) -> str:
        board.activity.lock()
        raise Invalid({"zone": "unknown"})

    with monkeypatch.context() as broken:
        broken.setattr(Board, "zone_key", lock_and_refuse)
        asks = [Ask(Envelope(uuid4(), "note.add", as_sent(a_note(room))), room.ann)] * count
        answers = carry_out(database, room.workshop_id, asks).answers
        assert [refusal(one) for one in answers] == ["invalid"] * count

    write(room)


def test_of_a_workshop_only_what_lasts_is_kept(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    room.do(room.ann, "note.edit", note_id=room.note(room.ann), text="ข", version=1)
    room.do(room.host, "activity.lock", activity_id=room.board["activity_id"])

    with database.reading() as db:
        stream = db.get_one(Workshop, room.workshop_id)
        db.expunge_all()
        kept = database.memory.recall(db, room.workshop_id, stream.epoch, stream.seq)

    assert {"Workshop", "Board"} <= {type(row).__name__ for row in kept}
    assert all(isinstance(row, Lasting) for row in kept)


def write(room: Room) -> None:
    room.note(room.ann)


def a_note(room: Room) -> dict[str, Any]:
    return {"board_id": room.board["id"], "note_id": uuid4(), "text": "ก"}
