"""Cases of keeping what came out."""

from uuid import uuid4

from tests.contract.room import Asked, Room, case


@case("outcome.save")
def from_a_note_and_a_cluster(room: Room) -> Asked:
    board_id = room.board("ideate", 1)
    note_id = room.note(board_id)
    sources = [
        {"type": "note", "id": note_id},
        {"type": "cluster", "id": room.cluster(note_id, board_id=board_id)},
    ]
    words = {"kind": "idea", "title_th": "คิว", "title_en": "Queue", "text": "ทำคิวออนไลน์"}
    return room.facilitator, {"outcome_id": uuid4(), **words, "derived_from": sources}


@case("outcome.save")
def after_the_close(room: Room) -> Asked:
    room.steer("workshop.close")
    words = {"kind": "decision", "title_th": "มติ", "title_en": "", "text": "เดินหน้า"}
    return room.facilitator, {"outcome_id": uuid4(), **words, "derived_from": []}
