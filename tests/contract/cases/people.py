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
    return newcomer, {"receipt_hash": row.receipt_hash.hex(), "generation": row.generation}


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


def _dealt(room: Room, *, how: str = "mixed") -> list[str]:
    ids = [str(uuid4()), str(uuid4())]
    room.steer("team.deal", team_ids=ids, how=how)
    return ids


@case("team.deal")
def to_two_tables(room: Room) -> Asked:
    return room.facilitator, {"team_ids": [uuid4(), uuid4()], "how": "random"}


@case("team.deal")
def to_other_tables(room: Room) -> Asked:
    kept, _ = _dealt(room)
    return room.facilitator, {"team_ids": [kept, uuid4(), uuid4()], "how": "by_hand"}


@case("participant.join")
def somebody_new_where_there_are_teams(room: Room) -> Asked:
    _dealt(room)
    return somebody_new(room)


@case("team.add", is_draft=True)
def a_table(room: Room) -> Asked:
    return room.facilitator, {"team_id": uuid4(), "name": "ริมหน้าต่าง"}


@case("team.remove")
def a_table_with_people(room: Room) -> Asked:
    return room.facilitator, {"team_id": _dealt(room)[0]}


@case("team.move")
def to_one_table(room: Room) -> Asked:
    both = [room.author.participant_id, room.guest.participant_id]
    return room.facilitator, {"participant_ids": both, "team_id": _dealt(room)[1]}


@case("team.move")
def to_no_table(room: Room) -> Asked:
    _dealt(room)
    return room.facilitator, {"participant_ids": [room.author.participant_id], "team_id": None}


@case("team.rename")
def a_table_by_its_name(room: Room) -> Asked:
    return room.facilitator, {"team_id": _dealt(room)[0], "name": "โต๊ะริมน้ำ", "version": 1}


@case("team.put_back")
def as_it_was(room: Room) -> Asked:
    team_id = str(uuid4())
    room.steer("team.add", team_id=team_id)
    back = {"id": str(uuid4()), "number": 4, "name": "เดิม"}
    move = {"participant_id": room.author.participant_id, "from_team_id": None}
    moves = [{**move, "to_team_id": back["id"]}]
    return room.facilitator, {"standing": [team_id], "teams": [back], "moves": moves}


@case("hand.raise")
def a_hand(room: Room) -> Asked:
    return room.author, {}


@case("hand.lower")
def ones_own_hand(room: Room) -> Asked:
    room.do(room.author, "hand.raise")
    return room.author, {}


@case("hand.lower")
def somebodys_hand(room: Room) -> Asked:
    room.do(room.guest, "hand.raise")
    return room.facilitator, {"participant_id": room.guest.participant_id}


@case("hand.lower_all")
def every_hand(room: Room) -> Asked:
    for one in (room.author, room.guest):
        room.do(one, "hand.raise")
    return room.facilitator, {}


@case("participant.remove")
def somebody_whose_hand_is_up(room: Room) -> Asked:
    room.do(room.author, "hand.raise")
    return room.facilitator, {"participant_id": room.author.participant_id}


@case("workshop.close")
def with_a_hand_up(room: Room) -> Asked:
    room.do(room.author, "hand.raise")
    return room.facilitator, {}


@case("seats.plan", is_draft=True)
def for_two_sectors(room: Room) -> Asked:
    return room.facilitator, {"seats": {"people": 16, "private": 8}}


@case("nudge.send")
def those_who_have_not_written(room: Room) -> Asked:
    return room.facilitator, {"activity_id": room.started("ideate")["id"]}


@case("lead.set")
def to_a_colleague(room: Room) -> Asked:
    user = factories.a_user(room.database)
    room.steer("facilitator.add", user_id=user.id)
    return room.facilitator, {"user_id": user.id}


@case("facilitator.remove")
def a_colleague_who_leads(room: Room) -> Asked:
    user_id = to_a_colleague(room)[1]["user_id"]
    room.steer("lead.set", user_id=user_id)
    return room.facilitator, {"user_id": user_id}
