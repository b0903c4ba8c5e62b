"""A tally can be counted again: from what is stored, and from the shuffled ballots."""

from collections import Counter
from random import Random
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.workshops.voting.rooms import Room, an_open_round
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.core.errors import NotRevealed
from workshops.voting.models import Ballot, Voter, VoteRound
from workshops.voting.queries import CastBallot, shuffled_ballots, tally_of


@pytest.mark.parametrize("kind", ["dots", "stance"])
def test_the_published_tally_equals_every_recount(database: Database, kind: str) -> None:
    """R-VOTE-11"""
    room = a_voted_round(database, kind)

    published = room.close().reveal()

    with database.reading() as db:
        round = db.get_one(VoteRound, room.round_id)
        ballots = shuffled_ballots(db, round)
        again = {"id": str(room.round_id), **tally_of(db, round).dump()}
    assert again == published
    assert totals(published) == counted_from_tables(database, room, kind)
    assert totals(published) == counted_from_ballots(room, ballots, kind)
    entered = [ballot for ballot in ballots if ballot.is_entered]
    assert totals(published["entered"]) == counted_from_ballots(room, entered, kind)


def test_ballots_come_in_an_order_of_chance(database: Database) -> None:
    room = a_voted_round(database, "stance")
    room.close().reveal()

    with database.reading() as db:
        round = db.get_one(VoteRound, room.round_id)
        orders = {str(shuffled_ballots(db, round)) for _ in range(5)}

    assert len(orders) > 1


def test_nothing_is_counted_before_the_reveal(database: Database) -> None:
    room = a_voted_round(database, "dots").close()

    with database.reading() as db:
        round = db.get_one(VoteRound, room.round_id)
        with pytest.raises(NotRevealed):
            tally_of(db, round)
        with pytest.raises(NotRevealed):
            shuffled_ballots(db, round)


def test_a_sector_is_that_of_the_first_cast(database: Database) -> None:
    """R-VOTE-9"""
    room = an_open_round(database)
    voters = [room.somebody(Sector.PRIVATE) for _ in range(5)]
    for voter in voters:
        room.cast(voter, 1)
    room.do("participant.update", voters[0], sector="academic")
    room.cast(voters[0], 2)

    tally = room.close().reveal()

    by_sector = {one["sector"]: one["turnout"] for one in tally["by_sector"]}
    assert (by_sector["private"], by_sector["academic"]) == (5, 0)


def test_sectors_stand_in_their_order_with_small_ones_hidden(database: Database) -> None:
    room = an_open_round(database, items=1)
    for sector, voters in ((Sector.PEOPLE, 2), (Sector.PRIVATE, 5), (Sector.GOVERNMENT, 6)):
        for _ in range(voters):
            room.cast(room.somebody(sector), 2)

    tally = room.close().reveal()

    rows = [
        (one["sector"], one["turnout"], one["items"][0]["counts"]) for one in tally["by_sector"]
    ]
    assert rows == [
        ("people", None, None),
        ("civil_society", 0, {"dots": 0}),
        ("private", None, None),
        ("academic", 0, {"dots": 0}),
        ("government", 6, {"dots": 12}),
    ]
    assert tally["items"][0]["counts"] == {"dots": 26}


def a_voted_round(database: Database, kind: str, seed: int = 7) -> Room:
    """A round with ballots of all sorts: changed, taken back, entered."""
    random = Random(seed)
    room = an_open_round(database, kind, items=4, budget=5, cap=3)
    voters = [room.somebody(random.choice(list(Sector))) for _ in range(12)]
    for voter in voters * 2:
        room.cast(voter, *some_choices(random, kind))
    for _ in range(2):
        choices = some_choices(random, kind)
        room.cast(room.facilitator, *choices, ballot_id=uuid4(), on_behalf_of="ป้าแดง")
    room.cast(voters[0], None, None, None, None)
    return room


def some_choices(random: Random, kind: str) -> list[int | None]:
    possible: list[int | None] = [None, 0, 1, 2] if kind == "dots" else [None, -1, 0, 1]
    return [random.choice(possible) for _ in range(random.randint(1, 4))]


def totals(count: dict[str, Any]) -> dict[str, Any]:
    return {
        "turnout": count["turnout"],
        **{row["id"]: {int(k): n for k, n in _told(row["counts"])} for row in count["items"]},
    }


def _told(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [("1", counts["dots"])] if "dots" in counts else list(counts.items())


def counted_from_tables(database: Database, room: Room, kind: str) -> dict[str, Any]:
    """Counted by the database itself."""
    with database.reading() as db:
        rows = db.execute(
            sa.select(Ballot.item_id, Ballot.choice, sa.func.count())
            .join(Voter, Voter.id == Ballot.voter_id)
            .where(Voter.round_id == room.round_id)
            .group_by(Ballot.item_id, Ballot.choice)
        ).all()
        voters = db.scalar(
            sa.select(sa.func.count(sa.distinct(Ballot.voter_id))).where(
                Ballot.round_id == room.round_id
            )
        )
    found = blank(room, kind)
    for item_id, choice, n in rows:
        found[str(item_id)][1 if kind == "dots" else choice] += n * choice if kind == "dots" else n
    return {"turnout": voters, **found}


def counted_from_ballots(room: Room, ballots: list[CastBallot], kind: str) -> dict[str, Any]:
    """Counted as a reader of the export would."""
    found = blank(room, kind)
    for ballot in ballots:
        for item_id, choice in ballot.choices.items():
            if kind == "dots":
                found[str(item_id)][1] += choice
            else:
                found[str(item_id)][choice] += 1
    return {"turnout": len(ballots), **found}


def blank(room: Room, kind: str) -> dict[str, Counter[int]]:
    keys = [1] if kind == "dots" else [-1, 0, 1]
    return {item: Counter(dict.fromkeys(keys, 0)) for item in room.items}
