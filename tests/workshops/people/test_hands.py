"""Hands: raised by participants, seen by facilitators in order, by no other phone."""

import sqlalchemy as sa

from tests.factories import a_row
from tests.support.domain import refusal
from tests.workshops.room import a_room
from workshops.core.db import Database
from workshops.core.ledger import LedgerRow
from workshops.people.models import Hand


def test_hands_are_seen_in_the_order_of_raising(database: Database) -> None:
    """R-PEOPLE-4"""
    room = a_room(database)
    room.do(room.bo, "hand.raise")
    room.do(room.ann, "hand.raise")

    room.do(room.bo, "hand.raise")

    hands = sorted(room.sees(room.host)["hands"], key=lambda row: row["position"])
    people = [str(room.bo.participant_id), str(room.ann.participant_id)]
    assert [row["id"] for row in hands] == people


def test_no_other_participant_sees_a_hand(database: Database) -> None:
    """R-PEOPLE-4, G8"""
    room, before = a_room(database), 0

    room.do(room.ann, "hand.raise")

    assert [row["id"] for row in room.sees(room.ann)["hands"]] == [str(room.ann.participant_id)]
    for other in (room.bo, room.projector, room.staff):
        assert room.sees(other)["hands"] == []
        told = str(room.told(other, before))
        assert "hand" not in told
        assert str(room.ann.participant_id) not in told


def test_a_hand_is_lowered_by_its_owner_or_a_facilitator(database: Database) -> None:
    room = a_room(database)
    for one in (room.ann, room.bo):
        room.do(one, "hand.raise")

    room.do(room.ann, "hand.lower")
    room.do(room.host, "hand.lower", participant_id=room.bo.participant_id)

    assert room.sees(room.host)["hands"] == []


def test_nobody_lowers_somebody_elses_hand(database: Database) -> None:
    room = a_room(database)
    room.do(room.ann, "hand.raise")

    answer = room.ask(room.bo, "hand.lower", participant_id=room.ann.participant_id)

    assert refusal(answer) == "not_allowed"
    assert len(room.sees(room.host)["hands"]) == 1


def test_a_hand_that_is_down_is_lowered_without_a_word(database: Database) -> None:
    room = a_room(database)
    before = room.seq

    room.do(room.host, "hand.lower", participant_id=room.ann.participant_id)
    room.do(room.host, "hand.lower_all")

    assert room.seq == before


def test_all_hands_go_down_at_once(database: Database) -> None:
    room = a_room(database)
    for one in (room.ann, room.bo):
        room.do(one, "hand.raise")

    room.do(room.host, "hand.lower_all")

    assert room.sees(room.host)["hands"] == room.sees(room.ann)["hands"] == []


def test_whoever_is_removed_takes_their_hand_along(database: Database) -> None:
    """R-PEOPLE-4"""
    room = a_room(database)
    room.do(room.ann, "hand.raise")

    room.do(room.host, "participant.remove", participant_id=room.ann.participant_id)

    assert room.sees(room.host)["hands"] == []


def test_the_close_lowers_all_hands(database: Database) -> None:
    """R-PEOPLE-4"""
    room = a_room(database)
    room.do(room.ann, "hand.raise")

    room.do(room.host, "workshop.close")

    assert room.sees(room.host)["hands"] == room.sees(room.ann)["hands"] == []


def test_facilitators_have_no_hand_to_raise(database: Database) -> None:
    room = a_room(database)

    assert refusal(room.ask(room.host, "hand.raise")) == "not_allowed"


def test_hands_are_for_the_live_room(database: Database) -> None:
    room = a_room(database)
    assert a_row(database, room.workshop_id, "workshop")["state"] == "open"
    room.do(room.host, "workshop.close")

    assert refusal(room.ask(room.ann, "hand.raise")) == "stage_closed"


def test_after_the_close_no_trace_of_hands_is_left(database: Database) -> None:
    """R-ANON-1, G19: everybody saw who raised a hand, and when; that may lead to no author."""
    room = a_room(database)
    room.do(room.ann, "hand.raise")
    room.do(room.ann, "hand.lower")
    room.do(room.ann, "hand.raise")

    room.do(room.host, "workshop.close")

    with database.reading() as db:
        types = set(db.scalars(sa.select(LedgerRow.type).where(LedgerRow.actor_id == room.ann.id)))
        assert db.scalar(sa.select(sa.func.count()).select_from(Hand)) == 0
    assert types == set()
