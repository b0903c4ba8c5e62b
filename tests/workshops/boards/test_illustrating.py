"""Pictures and sketches on notes: who may put them there, who sees them, how they go again."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.factories import a_workshop, an_upload
from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.boards.queries import picture_on_note
from workshops.boards.schemas import NOTE_PICTURES
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.journal import Entry
from workshops.pictures.models import Picture

CANARY = "นกขมิ้น-9c1d"
STROKE = {"color": 2, "points": [10, 10, 500, 400, 990, 740]}
SKETCH = {"strokes": [STROKE]}


def upload(room: Room, actor: Actor) -> UUID:
    return an_upload(room.database, room.workshop_id, actor)


def pictured(room: Room, author: Actor, **more: Any) -> tuple[UUID, UUID]:
    """A note with a picture: the ids of both."""
    picture_id = upload(room, author)
    return room.note(author, **{"picture_id": picture_id, "alt": CANARY, **more}), picture_id


def sees_picture(room: Room, viewer: Actor, picture_id: UUID) -> bool:
    """Whether the bytes would be given to ``viewer``."""
    with room.database.reading() as db:
        found = picture_on_note(db, room.workshop_id, picture_id)
        return found is not None and NOTE_PICTURES.audience(found).matches(viewer)


def reaches(room: Room, viewer: Actor, word: str) -> bool:
    sent = [room.sees(viewer), room.told(viewer, room.floor)]
    return word in json.dumps(sent, ensure_ascii=False)


def everybody_else(room: Room) -> list[Actor]:
    return [room.bo, room.host, room.projector, room.staff]


def test_an_unrevealed_picture_reaches_its_author_alone(database: Database) -> None:
    """R-PICTURE-1"""
    room = a_room(database)

    note_id, picture_id = pictured(room, room.ann, sketch=SKETCH)

    row = room.row(room.ann, "note_pictures", note_id)
    assert row is not None
    assert row == {
        "id": str(note_id),
        "picture_id": str(picture_id),
        "width": 4,
        "height": 3,
        "alt": CANARY,
    }
    assert room.row(room.ann, "note_sketches", note_id) == {"id": str(note_id), **SKETCH}
    assert sees_picture(room, room.ann, picture_id)
    for viewer in everybody_else(room):
        assert not reaches(room, viewer, str(note_id))
        assert not reaches(room, viewer, CANARY)
        assert not sees_picture(room, viewer, picture_id)


def test_the_reveal_shows_pictures_and_sketches_with_their_notes(database: Database) -> None:
    """R-PICTURE-1"""
    room = a_room(database)
    note_id, picture_id = pictured(room, room.ann, sketch=SKETCH)
    before = room.seq

    room.reveal()

    for viewer in (room.bo, room.host, room.projector):
        assert room.row(viewer, "note_pictures", note_id)
        assert room.row(viewer, "note_sketches", note_id)
        assert sees_picture(room, viewer, picture_id)
    told = room.told(room.bo, before)
    assert len(told) == 1
    assert {"notes", "note_pictures", "note_sketches"} <= set(told[0]["put"])


@pytest.mark.parametrize("way", ["hide", "remove"])
def test_a_picture_goes_and_comes_back_with_its_note(database: Database, way: str) -> None:
    """R-PICTURE-2"""
    room = a_room(database, is_revealed=True)
    note_id, picture_id = pictured(room, room.ann, sketch=SKETCH)
    steps: dict[str, tuple[Actor, str, str, dict[str, Any]]] = {
        "hide": (room.host, "note.hide", "note.unhide", {"reason": "ก"}),
        "remove": (room.ann, "note.remove", "note.restore", {}),
    }
    actor, gone, back, words = steps[way]

    room.do(actor, gone, note_id=note_id, **words)

    for viewer in (room.bo, room.projector):
        assert not reaches(room, viewer, CANARY)
        assert not sees_picture(room, viewer, picture_id)
        assert room.row(viewer, "note_sketches", note_id) is None
    assert sees_picture(room, room.ann, picture_id) == (way == "hide")

    room.do(actor, back, note_id=note_id)

    assert room.row(room.bo, "note_pictures", note_id)
    assert room.row(room.bo, "note_sketches", note_id)
    assert sees_picture(room, room.bo, picture_id)


def test_a_note_may_say_nothing_when_it_shows_something(database: Database) -> None:
    """R-PICTURE-3"""
    room = a_room(database)

    empty = room.ask(room.ann, "note.add", board_id=room.board["id"], note_id=uuid4(), text=" ")
    by_picture, _ = pictured(room, room.ann, text="")
    by_sketch = room.note(room.ann, text="", sketch=SKETCH)
    bared = room.ask(room.ann, "note.edit", note_id=by_sketch, text="", version=1, sketch=None)

    assert refusal(empty) == "invalid"
    assert refusal(bared) == "invalid"
    for note_id in (by_picture, by_sketch):
        row = room.row(room.ann, "notes", note_id)
        assert row is not None
        assert row["text"] == ""


def test_a_picture_is_named_by_its_sender_and_for_one_note(database: Database) -> None:
    """R-PICTURE-4"""
    room = a_room(database)
    _, used = pictured(room, room.ann)
    of_bo = upload(room, room.bo)
    elsewhere = a_workshop(database)
    foreign = an_upload(database, elsewhere.id, room.ann)

    for picture_id, code in (
        (used, "invalid"),
        (of_bo, "not_found"),
        (foreign, "not_found"),
        (uuid4(), "not_found"),
    ):
        words = {"board_id": room.board["id"], "note_id": uuid4(), "text": "ก"}
        answer = room.ask(room.ann, "note.add", picture_id=picture_id, **words)
        assert refusal(answer) == code


def test_an_edit_changes_what_it_names_and_leaves_the_rest(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note_id, first = pictured(room, room.ann, sketch=SKETCH)
    second = upload(room, room.ann)

    room.do(room.ann, "note.edit", note_id=note_id, text="ใหม่", version=1)
    room.do(room.ann, "note.edit", note_id=note_id, text="ใหม่", version=2, picture_id=second)
    room.do(room.ann, "note.edit", note_id=note_id, text="ใหม่", version=3, sketch=None)

    picture = room.row(room.bo, "note_pictures", note_id)
    assert picture is not None
    assert (picture["picture_id"], picture["alt"]) == (str(second), "")
    assert not sees_picture(room, room.bo, first)
    assert room.row(room.bo, "note_sketches", note_id) is None
    assert room.version(room.bo, note_id) == 4


def test_taking_a_picture_off_can_be_undone_by_a_facilitator(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note_id, picture_id = pictured(room, room.ann, sketch=SKETCH)
    command = uuid4()
    words = {"note_id": note_id, "text": "ก", "version": 1, "picture_id": None, "sketch": None}

    room.do(room.host, "note.edit", envelope_id=command, **words)
    assert not room.sees(room.bo)["note_pictures"]
    assert room.floor == room.seq
    room.do(room.host, "undo", command_id=command)

    picture = room.row(room.bo, "note_pictures", note_id)
    assert picture is not None
    assert (picture["picture_id"], picture["alt"]) == (str(picture_id), CANARY)
    assert room.row(room.bo, "note_sketches", note_id)


@pytest.mark.parametrize(
    "sketch",
    [
        {"strokes": []},
        {"strokes": [{"color": 0, "points": [1]}]},
        {"strokes": [{"color": 0, "points": [1, 2, 3]}]},
        {"strokes": [{"color": 9, "points": [1, 2]}]},
        {"strokes": [{"color": 0, "points": [1, 751]}]},
        {"strokes": [{"color": 0, "points": [-1, 2]}]},
        {"strokes": [{"color": 0, "points": [1.5, 2]}]},
        {"strokes": [{"color": 0, "points": ["<svg onload=1>", 2]}]},
        {"strokes": [STROKE | {"d": "M0 0"}]},
        {"strokes": [STROKE] * 121},
        {"strokes": [{"color": 0, "points": [1, 2] * 1001}] * 2},
        {"strokes": [STROKE], "svg": "<svg/>"},
        "M0 0L9 9",
    ],
)
def test_a_sketch_is_strokes_and_nothing_else(database: Database, sketch: Any) -> None:
    """R-PICTURE-5"""
    room = a_room(database)

    answer = room.ask(
        room.ann,
        "note.add",
        board_id=room.board["id"],
        note_id=uuid4(),
        text="ก",
        sketch=sketch,
    )

    assert refusal(answer) == "invalid"
    assert not room.sees(room.ann)["notes"]


def test_a_picture_without_words_can_be_voted_on_by_what_it_shows(database: Database) -> None:
    """R-PICTURE-3"""
    room = a_room(database, is_revealed=True)
    note_id, _ = pictured(room, room.ann, text="")
    round_id = next(row["id"] for row in room.sees(room.host)["rounds"])
    item = {"id": uuid4(), "source": {"type": "note", "id": note_id}}

    room.do(room.host, "round.add_items", round_id=round_id, items=[item])

    row = room.row(room.host, "round_items", item["id"])
    assert row is not None
    assert row["text_th"] == CANARY


def test_closing_sweeps_what_no_note_shows(database: Database) -> None:
    """R-PICTURE-6"""
    room = a_room(database, is_revealed=True)
    _, shown = pictured(room, room.ann)
    upload(room, room.bo)

    room.do(room.host, "workshop.close")

    with database.reading() as db:
        left = list(db.scalars(sa.select(Picture.id).order_by(Picture.id)))
        times = list(db.scalars(sa.select(Picture.waiting_since)))
        told = json.dumps(list(db.scalars(sa.select(Entry.parts))), ensure_ascii=False)
    assert left == [shown]
    assert times == [None]
    assert CANARY not in told
