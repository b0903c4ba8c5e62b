"""What people do all day long, by dice."""

from random import Random
from typing import Protocol
from uuid import uuid4

from tests.support.phone import Row, Screen

ENOUGH_NOTES = 40
LONGER_BY_SECONDS = 1


class Player(Protocol):
    """What a move is made from: a screen, one's own notes with their versions, and dice."""

    screen: Screen
    own: dict[str, int]
    dice: Random


def write_and_vote(player: Player) -> tuple[str, Row]:
    """A participant's next command."""
    roll = player.dice.random()
    if (roll < 0.45 and len(player.own) < ENOUGH_NOTES) or not player.own:
        return "note.add", _new_note(player)
    if roll < 0.9:
        return _change(player, roll)
    return "ballot.cast", _ballot(player)


def steer(player: Player) -> tuple[str, Row]:
    """A facilitator's next command. The timer adds up, so whatever happens twice can be seen."""
    roll = player.dice.random()
    notes = _ids(player.screen, "notes")
    if roll < 0.5 or not notes:
        return "timer.extend", {"seconds": LONGER_BY_SECONDS}
    note_id = player.dice.choice(notes)
    if roll < 0.7:
        return "spotlight.set", {"target_type": "note", "target_id": note_id}
    row = player.screen.tables["notes"][note_id]
    place = {"position": round(player.dice.uniform(0, 1000), 3), "version": row["version"]}
    return "note.move", {"note_id": note_id} | place


def _new_note(player: Player) -> Row:
    board_id = _ids(player.screen, "boards")[0]
    return {"board_id": board_id, "note_id": str(uuid4()), "text": f"โน้ต {uuid4().hex}"}


def _change(player: Player, roll: float) -> tuple[str, Row]:
    note_id, version = player.dice.choice(list(player.own.items()))
    words = {"note_id": note_id, "version": version}
    if roll < 0.7:
        return "note.edit", words | {"text": f"แก้แล้ว {uuid4().hex}"}
    return "note.move", words | {"position": round(player.dice.uniform(0, 1000), 3)}


def _ballot(player: Player) -> Row:
    item = player.dice.choice(_ids(player.screen, "round_items"))
    choice = player.dice.choice([1, 0, -1])
    return {"round_id": _ids(player.screen, "rounds")[0], "choices": {item: choice}}


def _ids(screen: Screen, table: str) -> list[str]:
    return list(screen.tables.get(table, {}))
