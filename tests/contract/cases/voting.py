"""Cases of a vote round, from its items to its result."""

from uuid import uuid4

from tests.contract.room import Asked, Room, case


@case("round.add_items")
def of_ones_own_words(room: Room) -> Asked:
    round_id, _ = room.round()
    return room.facilitator, {"round_id": round_id, "items": [{"id": uuid4(), "text_th": "ค"}]}


@case("round.add_items")
def from_a_note(room: Room) -> Asked:
    note_id = room.seen_note()
    round_id, _ = room.round()
    item = {"id": uuid4(), "source": {"type": "note", "id": note_id}}
    return room.facilitator, {"round_id": round_id, "items": [item]}


@case("round.remove_items")
def what_was_put_on_it_by_mistake(room: Room) -> Asked:
    round_id, ids = room.round()
    return room.facilitator, {"round_id": round_id, "item_ids": ids[:1]}


@case("round.reword_item")
def a_slip_of_the_pen(room: Room) -> Asked:
    round_id, ids = room.round()
    before = {"text_th": "ข้อ 0"}
    words = {"item_id": ids[0], "text_th": "ข้อแรก", "before": before}
    return room.facilitator, {"round_id": round_id, **words}


@case("round.open")
def voting_begins(room: Room) -> Asked:
    return room.facilitator, {"round_id": room.round()[0]}


@case("ballot.cast")
def a_first_dot(room: Room) -> Asked:
    round_id, ids = room.round()
    room.steer("round.open", round_id=round_id)
    return room.author, {"round_id": round_id, "choices": {ids[0]: 1}}


@case("ballot.cast")
def a_dot_taken_back(room: Room) -> Asked:
    round_id, ids = room.open_round()
    return room.author, {"round_id": round_id, "choices": {ids[0]: None, ids[1]: 1}}


@case("ballot.cast")
def for_somebody_without_a_phone(room: Room) -> Asked:
    round_id, ids = room.open_round()
    words = {"ballot_id": uuid4(), "on_behalf_of": "คุณยาย"}
    return room.facilitator, {"round_id": round_id, "choices": {ids[1]: 1}, **words}


@case("round.close")
def voting_ends(room: Room) -> Asked:
    return room.facilitator, {"round_id": room.open_round()[0]}


@case("round.reveal")
def the_result(room: Room) -> Asked:
    round_id, _ = room.open_round()
    room.steer("round.close", round_id=round_id)
    return room.facilitator, {"round_id": round_id}
