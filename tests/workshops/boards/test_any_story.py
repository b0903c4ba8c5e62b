"""Whatever happens at a board: screens stay whole, and nobody is sent what is not theirs (G5, G8)."""

import json
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.support.screens import Events, advanced, settled
from tests.workshops.boards.storyteller import Storyteller
from tests.workshops.room import Room, a_room
from workshops.batch import Answer
from workshops.boards.models import Note
from workshops.core.actors import Actor, Role
from workshops.core.audience import Rows
from workshops.core.db import Database
from workshops.execution import Done

STEPS = 120


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
@pytest.mark.parametrize("seed", range(3))
def test_any_story_ends_alike_on_every_screen(database: Database, seed: int) -> None:
    """R-BOARD-2, R-HIDE-1"""
    room = a_room(database, shows_names=seed == 2)
    story, start = Storyteller(room, seed), room.seq
    before = {name: room.sees(viewer) for name, viewer in viewers(room).items()}
    told: dict[str, Events] = {name: [] for name in before}
    asleep: list[tuple[int, str, Rows]] = []

    for nth in range(STEPS):
        if nth == STEPS // 3:
            room_reveals(room, told)
        (actor, _, _), answer = story.go_on()
        listen(room, answer, told)
        nobody_sees_what_is_not_theirs(room, story, actor, answer)
        if nth % 10 == 0:
            asleep += [(room.seq, name, room.sees(one)) for name, one in viewers(room).items()]

    now = {name: settled(room.sees(viewer)) for name, viewer in viewers(room).items()}
    followed = advanced(start, [(before[name], told[name]) for name in before])
    assert dict(zip(before, followed, strict=True)) == now
    for seq, name, rows in asleep:
        if seq >= room.floor:
            [caught_up] = advanced(seq, [(rows, room.told(viewers(room)[name], seq))])
            assert caught_up == now[name]


def viewers(room: Room) -> dict[str, Actor]:
    return {name: getattr(room, name) for name in ("ann", "bo", "host", "projector", "staff")}


def room_reveals(room: Room, told: dict[str, Events]) -> None:
    words = {"activity_id": room.board["activity_id"]}
    listen(room, room.ask(room.host, "activity.reveal", **words), told)


def listen(room: Room, answer: Answer, told: dict[str, Events]) -> None:
    for event in answer.events if isinstance(answer, Done) else ():
        for name, viewer in viewers(room).items():
            if shown := event.for_viewer(viewer):
                told[name].append(shown)


def nobody_sees_what_is_not_theirs(
    room: Room, story: Storyteller, actor: Actor, answer: Answer
) -> None:
    for viewer in viewers(room).values():
        sent = json.dumps(what_is_sent(answer, actor, viewer), ensure_ascii=False)
        for text in secrets_from(room, story, viewer):
            assert text not in sent


def what_is_sent(answer: Answer, actor: Actor, viewer: Actor) -> list[Any]:
    """Events go to everybody concerned, a refusal to whoever asked."""
    if isinstance(answer, Done):
        return [event.for_viewer(viewer) for event in answer.events]
    return [answer.fields, getattr(answer, "row", None)] if viewer == actor else []


def secrets_from(room: Room, story: Storyteller, viewer: Actor) -> list[str]:
    """Every text, the old ones too, of the notes that ``viewer`` may not see now."""
    with room.database.reading() as db:
        notes = db.scalars(sa.select(Note).order_by(Note.id)).all()
        hidden_from = [note.id for note in notes if not may_see(note, viewer)]
    there: set[UUID] = {note.id for note in notes}
    never_there = [id for id in story.texts if id not in there]
    return [text for id in hidden_from + never_there for text in story.texts.get(id, ())]


def may_see(note: Note, viewer: Actor) -> bool:
    """Told anew here, apart from the code that decides it."""
    is_author = note.author_id == viewer.id
    if note.is_removed:
        return False
    if not note.board.activity.is_revealed:
        return is_author
    return not note.is_hidden or is_author or viewer.role in (Role.FACILITATOR, Role.STAFF)
