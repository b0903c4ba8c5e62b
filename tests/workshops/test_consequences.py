"""What withdrawing a note means for what was made of it."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workshops.room import Room, a_room
from workshops.core.db import Database

CANARY = "นกขมิ้น-7f3a"


def voted_on(room: Room, note_id: UUID, **words: str) -> str:
    """Put a note to the vote. Gives the item's id."""
    run_id = room.run_id("ideate")
    activities = room.sees(room.host)["activities"]
    in_the_run = {row["id"] for row in activities if row["stage_run_id"] == run_id}
    rounds = room.sees(room.host)["rounds"]
    round_id = next(row["id"] for row in rounds if row["activity_id"] in in_the_run)
    item = {"id": str(uuid4()), "source": {"type": "note", "id": note_id}, **words}
    room.do(room.host, "round.add_items", round_id=round_id, items=[item])
    return item["id"]


def words_of(room: Room, item_id: str) -> tuple[Any, Any]:
    row = room.row(room.bo, "round_items", item_id)
    assert row is not None
    return row["text_th"], row["text_en"]


@pytest.mark.parametrize("words", [{}, {"text_th": CANARY + " ย่อ", "text_en": "a canary"}])
def test_a_hidden_note_is_not_read_out_in_a_vote(database: Database, words: dict[str, str]) -> None:
    """R-HIDE-3"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, CANARY)
    item = voted_on(room, note, **words)
    said = words_of(room, item)

    room.hide(note)
    while_hidden = words_of(room, item)
    sent = [room.sees(room.bo), room.told(room.bo, room.floor)]
    room.do(room.host, "note.unhide", note_id=note)

    assert while_hidden == ("(ไม่แสดงข้อความนี้แล้ว)", "(no longer shown)")
    assert CANARY not in json.dumps(sent, ensure_ascii=False)
    assert words_of(room, item) == said


def test_a_note_taken_off_is_not_read_out_in_a_vote(database: Database) -> None:
    """R-HIDE-3"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, CANARY)
    item = voted_on(room, note)

    room.do(room.ann, "note.remove", note_id=note)

    assert CANARY not in "".join(words_of(room, item))
