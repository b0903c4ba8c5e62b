"""Cases at boards: writing, moving, hiding and sorting, before and after the reveal."""

from typing import Any
from uuid import uuid4

from tests.contract.room import Asked, Room, case
from tests.factories import an_upload


@case("note.add")
def in_silence(room: Room) -> Asked:
    return room.author, {"board_id": room.board("ideate"), "note_id": uuid4(), "text": "ก"}


@case("note.add")
def in_the_open(room: Room) -> Asked:
    return room.author, {"board_id": room.board("ideate", 1), "note_id": uuid4(), "text": "ก"}


@case("note.add", shows_names=True)
def under_a_name(room: Room) -> Asked:
    return room.author, {"board_id": room.board("ideate", 1), "note_id": uuid4(), "text": "ก"}


@case("note.add")
def for_somebody_without_a_phone(room: Room) -> Asked:
    words = {"text": "ก", "on_behalf_of": "คุณยาย"}
    return room.facilitator, {"board_id": room.board("ideate", 1), "note_id": uuid4(), **words}


@case("note.add")
def for_a_table_in_silence(room: Room) -> Asked:
    words = {"text": "ก", "on_behalf_of": "โต๊ะ 4"}
    return room.facilitator, {"board_id": room.board("ideate"), "note_id": uuid4(), **words}


@case("note.hide")
def what_was_entered_for_a_table(room: Room) -> Asked:
    return room.facilitator, {"note_id": entered_note(room), "reason": "พาดพิงบุคคล"}


@case("note.remove")
def what_a_facilitator_entered(room: Room) -> Asked:
    return room.facilitator, {"note_id": entered_note(room)}


def entered_note(room: Room) -> str:
    note_id = str(uuid4())
    words = {"note_id": note_id, "text": "ก", "on_behalf_of": "โต๊ะ 4"}
    room.steer("note.add", board_id=room.board("ideate", 1), **words)
    return note_id


@case("note.add")
def with_a_picture_and_a_sketch(room: Room) -> Asked:
    words = {"text": "", **illustration(room), "sketch": SKETCH}
    return room.author, {"board_id": room.board("ideate", 1), "note_id": uuid4(), **words}


@case("note.edit")
def with_another_picture(room: Room) -> Asked:
    note_id = illustrated_note(room)
    return room.author, {"note_id": note_id, "text": "ก", "version": 1, **illustration(room)}


@case("note.edit")
def without_its_picture_and_its_sketch(room: Room) -> Asked:
    words = {"text": "ก", "version": 1, "picture_id": None, "sketch": None}
    return room.author, {"note_id": illustrated_note(room), **words}


@case("note.hide")
def with_what_it_shows(room: Room) -> Asked:
    return room.facilitator, {"note_id": illustrated_note(room), "reason": "พาดพิงบุคคล"}


@case("note.unhide")
def with_what_it_showed(room: Room) -> Asked:
    note_id = illustrated_note(room)
    room.steer("note.hide", note_id=note_id, reason="พาดพิงบุคคล")
    return room.facilitator, {"note_id": note_id}


@case("note.remove")
def a_note_with_a_picture(room: Room) -> Asked:
    return room.author, {"note_id": illustrated_note(room)}


@case("note.restore")
def a_removed_note_with_a_picture(room: Room) -> Asked:
    note_id = illustrated_note(room)
    room.do(room.author, "note.remove", note_id=note_id)
    return room.author, {"note_id": note_id}


@case("activity.reveal")
def of_notes_with_pictures(room: Room) -> Asked:
    activity = room.started("ideate")
    board_id = room.row("boards", activity_id=activity["id"])["id"]
    words = {"board_id": board_id, "note_id": uuid4(), "text": "", "sketch": SKETCH}
    room.do(room.author, "note.add", **words, **illustration(room))
    return room.facilitator, {"activity_id": activity["id"]}


@case("note.edit")
def own_unrevealed_words(room: Room) -> Asked:
    note_id = room.note(room.board("ideate"))
    return room.author, {"note_id": note_id, "text": "ข", "version": 1}


@case("note.edit")
def own_words(room: Room) -> Asked:
    return room.author, {"note_id": room.seen_note(), "text": "ข", "version": 1}


@case("note.move")
def to_another_zone(room: Room) -> Asked:
    note_id = room.note(room.board("ideate"))
    return room.author, {"note_id": note_id, "zone": "later", "version": 1}


@case("note.move")
def to_the_front(room: Room) -> Asked:
    return room.facilitator, {"note_id": room.seen_note(), "position": -1.0, "version": 1}


@case("note.remove")
def an_unrevealed_note(room: Room) -> Asked:
    return room.author, {"note_id": room.note(room.board("ideate"))}


@case("note.remove", shows_names=True)
def a_note_with_a_name(room: Room) -> Asked:
    return room.author, {"note_id": room.seen_note()}


@case("note.remove")
def a_note_that_an_outcome_names(room: Room) -> Asked:
    return room.author, {"note_id": _source_of_an_outcome(room)}


@case("note.restore")
def a_removed_note(room: Room) -> Asked:
    note_id = room.seen_note()
    room.do(room.author, "note.remove", note_id=note_id)
    return room.author, {"note_id": note_id}


@case("note.hide", shows_names=True)
def a_rude_note(room: Room) -> Asked:
    return room.facilitator, {"note_id": room.seen_note(), "reason": "พาดพิงบุคคล"}


@case("note.hide")
def a_source_of_an_outcome(room: Room) -> Asked:
    return room.facilitator, {"note_id": _source_of_an_outcome(room), "reason": "ข้อมูลส่วนบุคคล"}


@case("note.unhide", shows_names=True)
def a_hidden_note(room: Room) -> Asked:
    note_id = room.seen_note()
    room.steer("note.hide", note_id=note_id, reason="พาดพิงบุคคล")
    return room.facilitator, {"note_id": note_id}


@case("note.unhide")
def a_hidden_source_of_an_outcome(room: Room) -> Asked:
    note_id = _source_of_an_outcome(room)
    room.steer("note.hide", note_id=note_id, reason="พาดพิงบุคคล")
    return room.facilitator, {"note_id": note_id}


@case("cluster.make")
def of_two_notes(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    words = {"cluster_id": uuid4(), "board_id": board_id, "title": "คิว"}
    return room.author, {**words, "note_ids": [room.note(board_id), room.note(board_id)]}


@case("cluster.rename")
def a_better_name(room: Room) -> Asked:
    cluster_id = room.cluster(board_id=room.board("ideate", 1))
    return room.author, {"cluster_id": cluster_id, "title": "เวลา", "version": 1}


@case("cluster.add_notes")
def one_note_more(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    cluster_id = room.cluster(board_id=board_id)
    return room.author, {"cluster_id": cluster_id, "note_ids": [room.note(board_id)]}


@case("cluster.take_out")
def one_note_less(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    note_id = room.note(board_id)
    room.cluster(note_id, board_id=board_id)
    return room.author, {"note_ids": [note_id]}


@case("cluster.dissolve")
def with_its_notes(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    return room.facilitator, {"cluster_id": room.cluster(room.note(board_id), board_id=board_id)}


@case("cluster.dissolve")
def that_an_outcome_names(room: Room) -> Asked:
    cluster_id = room.cluster(board_id=room.board("ideate", 1))
    _save_outcome_from(room, "cluster", cluster_id)
    return room.facilitator, {"cluster_id": cluster_id}


@case("cluster.put_back")
def a_dissolved_one(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    note_id = room.note(board_id)
    cluster_id = room.cluster(note_id, board_id=board_id)
    room.steer("cluster.dissolve", cluster_id=cluster_id)
    way = {"note_id": note_id, "from_cluster_id": None, "to_cluster_id": cluster_id}
    return room.facilitator, {"notes": [way], "restored_id": cluster_id}


@case("note.edit")
def a_hidden_notes_words(room: Room) -> Asked:
    return room.author, {"note_id": _hidden_note(room), "text": "ข", "version": 2}


@case("note.move")
def to_another_board(room: Room) -> Asked:
    note_id, other = room.seen_note(), room.row("activities", 0, stage_run_id=room.run("ideate"))
    room.steer("activity.start", activity_id=other["id"])
    room.steer("activity.reveal", activity_id=other["id"])
    board_id = room.row("boards", activity_id=other["id"])["id"]
    return room.facilitator, {"note_id": note_id, "board_id": board_id, "version": 1}


@case("note.remove", shows_names=True)
def ones_own_hidden_note(room: Room) -> Asked:
    return room.author, {"note_id": _hidden_note(room)}


@case("note.restore", shows_names=True)
def a_hidden_note_taken_off(room: Room) -> Asked:
    note_id = _hidden_note(room)
    room.do(room.author, "note.remove", note_id=note_id)
    return room.author, {"note_id": note_id}


@case("cluster.dissolve")
def around_a_hidden_note(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    note_id = room.note(board_id)
    cluster_id = room.cluster(note_id, board_id=board_id)
    room.steer("note.hide", note_id=note_id, reason="พาดพิงบุคคล")
    return room.facilitator, {"cluster_id": cluster_id}


@case("note.hide")
def a_note_that_was_put_to_the_vote(room: Room) -> Asked:
    note_id = room.seen_note()
    room.put_to_the_vote(note_id)
    return room.facilitator, {"note_id": note_id, "reason": "พาดพิงบุคคล"}


SKETCH = {"strokes": [{"color": 1, "points": [0, 0, 500, 300, 1000, 750]}]}


def illustration(room: Room) -> dict[str, Any]:
    """An upload of the author's, and what it shows."""
    picture_id = an_upload(room.database, room.workshop.id, room.author)
    return {"picture_id": picture_id, "alt": "ป้ายหน้าประตู"}


def illustrated_note(room: Room) -> str:
    """A note of the author's on an open board, with a picture and a sketch."""
    note_id = str(uuid4())
    words = {"note_id": note_id, "text": "ก", "sketch": SKETCH, **illustration(room)}
    room.do(room.author, "note.add", board_id=room.board("ideate", 1), **words)
    return note_id


def _hidden_note(room: Room) -> str:
    note_id = room.seen_note()
    room.steer("note.hide", note_id=note_id, reason="พาดพิงบุคคล")
    return note_id


def _source_of_an_outcome(room: Room) -> str:
    note_id = room.seen_note()
    _save_outcome_from(room, "note", note_id)
    return note_id


def _save_outcome_from(room: Room, type: str, id: str) -> None:
    words = {"outcome_id": uuid4(), "kind": "idea", "title_th": "คิว", "text": "ทำคิวออนไลน์"}
    room.steer("outcome.save", **words, derived_from=[{"type": type, "id": id}])
