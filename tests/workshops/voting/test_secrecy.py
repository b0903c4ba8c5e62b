"""From a full dump after a round's close, no row joins a person to a ballot (R-ANON-4)."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from tests.factories import a_projector
from tests.support.domain import ask, do, head, told_since
from tests.workshops.voting.rooms import Room, an_open_round
from workshops.core.actors import Actor, Sector
from workshops.core.db import Base, Database
from workshops.core.errors import IdReused
from workshops.execution import Done
from workshops.voting.models import Ballot, Voter

Dump = dict[str, list[dict[str, Any]]]


def dump(database: Database) -> Dump:
    """Every row of every table, in the order in which the database keeps them."""
    with database.reading() as db:
        return {
            table.name: [dict(row) for row in db.execute(sa.select(table)).mappings()]
            for table in Base.metadata.sorted_tables
        }


def a_voting_room(database: Database) -> tuple[Room, list[Actor]]:
    """Eight voters, each of whom casts once more often than the one before."""
    room = an_open_round(database, "stance")
    voters = [room.somebody(Sector.PEOPLE) for _ in range(8)]
    for n, voter in enumerate(voters):
        for choice in [1, -1] * n + [1]:
            room.cast(voter, choice)
    return room, voters


def test_no_row_of_a_ballot_names_who_cast_it(database: Database) -> None:
    room, voters = a_voting_room(database)

    room.close()

    people = {id for voter in voters for id in (voter.id, voter.participant_id)}
    tables = dump(database)
    for row in tables["voter"] + tables["ballot"]:
        assert not people & set(row.values())
    assert len(tables["voter"]) == len(voters)


def test_voters_differ_only_in_what_they_chose(database: Database) -> None:
    """How often somebody cast stands in the ledger, so it may not stand beside their ballot."""
    room, _ = a_voting_room(database)

    room.close()

    known = {
        tuple(value for name, value in row.items() if name != "id")
        for row in dump(database)["voter"]
    }
    assert len(known) == 1


def test_the_order_of_rows_is_that_of_random_ids(database: Database) -> None:
    room, _ = a_voting_room(database)

    room.close()

    tables = dump(database)
    voters = [row["id"].hex for row in tables["voter"]]
    ballots = [(row["voter_id"].hex, row["item_id"].hex) for row in tables["ballot"]]
    assert voters == sorted(voters)
    assert ballots == sorted(ballots)


def test_voter_ids_stand_nowhere_else(database: Database) -> None:
    room, _ = a_voting_room(database)

    room.close()
    room.reveal()

    tables = dump(database)
    elsewhere = str(
        {name: rows for name, rows in tables.items() if name not in ("voter", "ballot")}
    )
    for row in tables["voter"]:
        assert str(row["id"]) not in elsewhere
        assert row["id"].hex not in elsewhere


def test_the_journal_and_the_ledger_forget_what_was_cast(database: Database) -> None:
    room, _ = a_voting_room(database)

    room.close()

    tables = dump(database)
    cast = [row for row in tables["journal"] if row["type"] == "ballot.cast"]
    asked = [row for row in tables["ledger"] if row["type"] == "ballot.cast"]
    assert {str(row["parts"]) for row in cast} == {"[]"}
    assert {row["payload_hash"] for row in asked} == {None}
    assert {row["undo"] for row in asked} == {None}


def test_a_cast_that_changed_nothing_is_forgotten_too(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)
    room.cast(voter, 1)

    room.close()

    asked = [row for row in dump(database)["ledger"] if row["type"] == "ballot.cast"]
    assert [row["payload_hash"] for row in asked] == [None, None]


def test_ballots_of_another_round_are_left_alone(database: Database) -> None:
    room, other = an_open_round(database), an_open_round(database)
    voter = other.somebody()
    other.cast(voter, 1, 1)

    room.close()

    own = other.own(voter)
    assert own is not None
    assert own["choices"] == [1, 1, None]
    with database.reading() as db:
        assert db.scalar(sa.select(Voter.author_id)) == voter.id


def test_a_ballot_sent_again_after_the_close_still_gets_its_answer(database: Database) -> None:
    room = an_open_round(database)
    voter, command_id = room.somebody(), UUID(int=7)
    data = {"round_id": room.round_id, "choices": {room.items[0]: 1}}
    other = {**data, "choices": {room.items[1]: 1}}
    do(database, room.workshop_id, voter, "ballot.cast", envelope_id=command_id, **data)
    too_early = ask(
        database, room.workshop_id, voter, "ballot.cast", envelope_id=command_id, **other
    )

    room.close()

    answer = ask(database, room.workshop_id, voter, "ballot.cast", envelope_id=command_id, **data)
    assert isinstance(too_early, IdReused)
    assert isinstance(answer, Done)
    with database.reading() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(Ballot)) == 1


def test_the_close_tells_everybody_the_same_and_names_nobody(database: Database) -> None:
    room = an_open_round(database)
    voter, other = room.somebody(), room.somebody()
    room.cast(voter, 1)
    seq = head(database, room.workshop_id).seq

    done = room.do("round.close", round_id=room.round_id)

    told = [told_since(database, room.workshop_id, each, seq) for each in (voter, other)]
    assert told[0] == told[1]
    assert told[0][0]["drop"] == {"ballots": [str(room.round_id)]}
    assert done.events[0].named == set()
    assert "drop" not in told_since(database, room.workshop_id, a_projector(), seq)[0]


def test_a_phone_that_slept_through_the_vote_is_told_no_ballot(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    seq = head(database, room.workshop_id).seq
    room.cast(voter, 1)

    room.close()

    told = told_since(database, room.workshop_id, voter, seq)
    assert [event["type"] for event in told] == ["round.closed"]
