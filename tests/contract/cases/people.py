"""Cases of people coming, changing and going."""

from secrets import token_bytes
from uuid import uuid4

import sqlalchemy as sa

from tests import factories
from tests.contract.room import Asked, Room, case
from workshops.core.actors import Actor, Role
from workshops.people.models import Participant, Projector


@case("participant.join")
def somebody_new(_room: Room) -> Asked:
    newcomer = Actor(id=uuid4(), role=Role.NEWCOMER)
    secrets = {name: token_bytes(32).hex() for name in ("key_hash", "receipt_hash")}
    words = {"participant_id": uuid4(), "name": "ปิติ", "sector": "private"}
    return newcomer, {**words, **secrets, "sealed_author_id": token_bytes(32).hex()}


@case("participant.return", is_off_screen=True)
def on_another_phone(room: Room) -> Asked:
    with room.database.reading() as db:
        row = db.get_one(Participant, room.author.participant_id)
    newcomer = Actor(id=uuid4(), role=Role.NEWCOMER)
    return newcomer, {"receipt_hash": row.receipt_hash.hex()}


@case("participant.update")
def ones_own_name(room: Room) -> Asked:
    return room.author, {"name": "มานี ใจดี"}


@case("participant.update", shows_names=True)
def a_name_that_stands_beside_a_note(room: Room) -> Asked:
    room.seen_note()
    return room.author, {"name": "มานี ใจดี"}


@case("participant.update", shows_names=True)
def by_a_facilitator(room: Room) -> Asked:
    room.seen_note()
    return room.facilitator, {"participant_id": room.author.participant_id, "sector": "private"}


@case("participant.remove")
def somebody_who_wrote(room: Room) -> Asked:
    room.seen_note()
    return room.facilitator, {"participant_id": room.author.participant_id}


@case("participant.renew_receipt", is_off_screen=True)
def for_a_lost_one(room: Room) -> Asked:
    secrets = {name: token_bytes(32).hex() for name in ("receipt_hash", "sealed_author_id")}
    return room.facilitator, {"participant_id": room.author.participant_id, **secrets}


@case("facilitator.add")
def a_colleague(room: Room) -> Asked:
    return room.facilitator, {"user_id": factories.a_user(room.database).id}


@case("facilitator.remove")
def a_colleague_again(room: Room) -> Asked:
    user = factories.a_user(room.database)
    room.steer("facilitator.add", user_id=user.id)
    return room.facilitator, {"user_id": user.id}


@case("projector.revoke", is_off_screen=True)
def the_wall(room: Room) -> Asked:
    with room.database.writing() as db:
        values = {"id": uuid4(), "workshop_id": room.workshop.id, "made_by": room.facilitator.id}
        db.execute(sa.insert(Projector).values(values))
    return room.facilitator, {"projector_id": values["id"]}
