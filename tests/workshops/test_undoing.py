"""Undo is for one's own commands, for those that name a way back, and while that way is clear."""

from uuid import UUID, uuid4

import pytest

from tests.support.domain import ask, do, refusal
from tests.workshops.room import Room, a_room
from workshops.catalogue import COMMANDS
from workshops.core.actors import Actor, Role
from workshops.core.db import Database


def _hide(room: Room, note: UUID) -> UUID:
    hiding = uuid4()
    words = {"note_id": note, "reason": "พาดพิงบุคคล"}
    do(room.database, room.workshop_id, room.host, "note.hide", envelope_id=hiding, **words)
    return hiding


def _undo(room: Room, actor: Actor, command_id: UUID) -> str:
    return refusal(room.ask(actor, "undo", command_id=command_id))


def test_a_hidden_note_comes_back(database: Database) -> None:
    """R-UNDO-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    room.do(room.host, "undo", command_id=_hide(room, note))

    row = room.row(room.bo, "notes", note)
    assert row
    assert row["is_hidden"] is False


def test_undo_is_for_ones_own_commands(database: Database) -> None:
    """R-UNDO-2"""
    room = a_room(database, is_revealed=True)
    hiding = _hide(room, room.note(room.ann))

    assert _undo(room, room.ann, hiding) == "not_found"
    assert _undo(room, room.host, uuid4()) == "not_found"


def test_undo_needs_the_right_that_the_way_back_needs(database: Database) -> None:
    """R-UNDO-2, R-RIGHTS-1"""
    room = a_room(database, is_revealed=True)
    hiding = _hide(room, room.note(room.ann))
    with_fewer_rights = Actor(id=room.host.id, role=Role.PARTICIPANT)

    assert _undo(room, with_fewer_rights, hiding) == "not_allowed"


def test_the_same_is_not_undone_twice(database: Database) -> None:
    """R-UNDO-3"""
    room = a_room(database, is_revealed=True)
    hiding = _hide(room, room.note(room.ann))
    room.do(room.host, "undo", command_id=hiding)

    assert _undo(room, room.host, hiding) == "conflict"


def test_undoing_an_undo_does_it_again(database: Database) -> None:
    """R-UNDO-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    last, seen = _hide(room, note), []

    for _ in range(3):
        next_one = uuid4()
        words = {"envelope_id": next_one, "command_id": last}
        do(database, room.workshop_id, room.host, "undo", **words)
        row = room.row(room.host, "notes", note)
        seen.append(row and row["is_hidden"])
        last = next_one

    assert seen == [False, True, False]
    assert room.row(room.host, "note_hidings", note) is None


def test_what_a_participant_did_names_no_way_back(database: Database) -> None:
    """R-UNDO-5"""
    room, grouping = a_room(database, is_revealed=True), uuid4()
    words = {
        "cluster_id": uuid4(),
        "board_id": room.board["id"],
        "title": "ป้าย",
        "note_ids": [room.note(room.ann)],
    }
    do(database, room.workshop_id, room.ann, "cluster.make", envelope_id=grouping, **words)

    assert _undo(room, room.ann, grouping) == "invalid"
    room.do(room.ann, "cluster.take_out", note_ids=words["note_ids"])
    room.do(room.ann, "cluster.dissolve", cluster_id=words["cluster_id"])


@pytest.mark.parametrize(
    "type", ["activity.reveal", "activity.start", "round.close", "ballot.cast"]
)
def test_what_the_room_has_seen_cannot_be_unseen(type: str) -> None:
    """R-UNDO-4"""
    assert COMMANDS[type].inverses == ()


def test_a_reveal_is_not_undone(database: Database) -> None:
    """R-UNDO-4"""
    room, revealing = a_room(database), uuid4()
    words = {"activity_id": room.board["activity_id"]}
    do(database, room.workshop_id, room.host, "activity.reveal", envelope_id=revealing, **words)

    assert _undo(room, room.host, revealing) == "invalid"


def test_after_the_close_nothing_is_undone(database: Database) -> None:
    """R-AGENDA-12"""
    room = a_room(database, is_revealed=True)
    hiding = _hide(room, room.note(room.ann))
    room.do(room.host, "workshop.close")

    answer = ask(database, room.workshop_id, room.host, "undo", command_id=hiding)

    assert refusal(answer) == "stage_closed"
