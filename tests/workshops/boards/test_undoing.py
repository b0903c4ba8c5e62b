"""What facilitators take back: exactly what they did, and only while nothing has moved on."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.core.db import Database

Step = tuple[str, dict[str, Any]]


def an_edit(room: Room) -> Step:
    return "note.edit", {"note_id": room.note(room.ann), "text": "ของวิทยากร", "version": 1}


def a_move(room: Room) -> Step:
    zone = room.board["zones"][-1]["key"]
    return "note.move", {"note_id": room.note(room.ann), "zone": zone, "version": 1}


def a_move_away(room: Room) -> Step:
    board_id = room.board_of("ideate", 1)["id"]
    return "note.move", {"note_id": room.note(room.ann), "board_id": board_id, "version": 1}


def a_hiding(room: Room) -> Step:
    return "note.hide", {"note_id": room.note(room.ann), "reason": "มีชื่อบุคคล"}


def an_unhiding(room: Room) -> Step:
    note = room.note(room.ann)
    room.hide(note)
    return "note.unhide", {"note_id": note}


def a_removal(room: Room) -> Step:
    return "note.remove", {"note_id": room.note(room.host, on_behalf_of="ป้าสมใจ")}


def a_making(room: Room) -> Step:
    loose, held = room.note(room.ann), room.note(room.bo)
    room.cluster(held)
    words = {"board_id": room.board["id"], "title": "ใหม่", "note_ids": [loose, held]}
    return "cluster.make", {"cluster_id": uuid4(), **words}


def a_renaming(room: Room) -> Step:
    return "cluster.rename", {"cluster_id": room.cluster(), "title": "อีกชื่อ", "version": 1}


def an_adding(room: Room) -> Step:
    loose, held = room.note(room.ann), room.note(room.bo)
    room.cluster(held)
    return "cluster.add_notes", {"cluster_id": room.cluster(), "note_ids": [loose, held]}


def a_taking_out(room: Room) -> Step:
    first, second = room.note(room.ann), room.note(room.bo)
    room.cluster(first)
    room.cluster(second)
    return "cluster.take_out", {"note_ids": [first, second]}


def a_dissolving(room: Room) -> Step:
    hidden = room.note(room.bo)
    cluster = room.cluster(room.note(room.ann), hidden)
    room.hide(hidden)
    return "cluster.dissolve", {"cluster_id": cluster}


def a_putting_back(room: Room) -> Step:
    note, cluster = room.note(room.ann), room.cluster()
    way = {"note_id": note, "from_cluster_id": None, "to_cluster_id": cluster}
    return "cluster.put_back", {"notes": [way]}


def an_adding_of_a_note(room: Room) -> Step:
    return "note.add", {"note_id": uuid4(), "board_id": room.board["id"], "text": "ก"}


STEPS: list[Callable[[Room], Step]] = [
    an_edit,
    a_move,
    a_move_away,
    a_hiding,
    an_unhiding,
    a_removal,
    a_making,
    a_renaming,
    an_adding,
    a_taking_out,
    a_dissolving,
    a_putting_back,
    an_adding_of_a_note,
]


def of_boards(room: Room) -> dict[str, Any]:
    """What the facilitator sees of boards, but for versions and where a note came back to."""
    rows = room.sees(room.host)
    return {
        table: {
            row["id"]: {name: row[name] for name in row if name not in {"version", "position"}}
            for row in rows[table]
        }
        for table in ("notes", "clusters", "note_hidings")
    }


@pytest.mark.parametrize("step", STEPS)
def test_undo_takes_back_what_was_done(database: Database, step: Callable[[Room], Step]) -> None:
    room, command_id = a_room(database, is_revealed=True), uuid4()
    type, words = step(room)
    before = of_boards(room)
    room.do(room.host, type, envelope_id=command_id, **words)
    assert of_boards(room) != before

    room.do(room.host, "undo", command_id=command_id)

    assert of_boards(room) == before


def edit(room: Room, words: dict[str, Any]) -> None:
    note_id = words.get("note_id") or words["note_ids"][0]
    version = room.version(room.host, note_id)
    room.do(room.host, "note.edit", note_id=note_id, text="ไปต่อแล้ว", version=version)


def regroup(room: Room, words: dict[str, Any]) -> None:
    note_id: UUID = words["note_ids"][0]
    room.cluster(note_id)


MOVES_ON: list[tuple[Callable[[Room], Step], Callable[[Room, dict[str, Any]], None]]] = [
    (an_edit, edit),
    (a_move, edit),
    (a_hiding, edit),
    (a_making, regroup),
    (an_adding, regroup),
    (a_taking_out, regroup),
]


@pytest.mark.parametrize(("step", "move_on"), MOVES_ON)
def test_undo_leaves_alone_what_has_moved_on(
    database: Database,
    step: Callable[[Room], Step],
    move_on: Callable[[Room, dict[str, Any]], None],
) -> None:
    """R-UNDO-3"""
    room, command_id = a_room(database, is_revealed=True), uuid4()
    type, words = step(room)
    room.do(room.host, type, envelope_id=command_id, **words)
    move_on(room, words)
    before = of_boards(room)

    answer = room.ask(room.host, "undo", command_id=command_id)

    assert refusal(answer) == "conflict"
    assert of_boards(room) == before


def test_a_reveal_leaves_nothing_of_before_to_undo(database: Database) -> None:
    """R-BOARD-9"""
    room, command_id = a_room(database), uuid4()
    note = room.note(room.host, "ก่อน")
    words = {"note_id": note, "text": "หลัง", "version": 1}
    room.do(room.host, "note.edit", envelope_id=command_id, **words)
    room.reveal()
    edit(room, {"note_id": note})

    answer = room.ask(room.host, "undo", command_id=command_id)

    assert refusal(answer) == "invalid"


def test_what_participants_do_leaves_no_words_behind_to_undo(database: Database) -> None:
    """R-BOARD-9"""
    room, command_id = a_room(database, is_revealed=True), uuid4()
    note = room.note(room.ann, "เบอร์โทรของฉัน")
    words = {"note_id": note, "text": "ไม่มีเบอร์", "version": 1}
    room.do(room.ann, "note.edit", envelope_id=command_id, **words)

    answer = room.ask(room.ann, "undo", command_id=command_id)

    assert refusal(answer) in {"invalid", "not_allowed"}
