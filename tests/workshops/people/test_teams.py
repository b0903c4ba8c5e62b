"""Teams: dealt evenly, moved by hand, put back as they were."""

from collections import Counter
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import a_participant
from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.people.dealing import deal, team_for
from workshops.snapshot import viewer_epoch

crowds = st.dictionaries(st.uuids(version=4), st.sampled_from(Sector), max_size=60)
tables = st.lists(st.uuids(version=4), min_size=1, max_size=12, unique=True)
seeds = st.integers(0, 2**64)


@given(crowd=crowds, team_ids=tables, seed=seeds, is_mixed=st.booleans())
def test_sizes_differ_by_one_at_most(
    crowd: dict[UUID, Sector], team_ids: list[UUID], seed: int, is_mixed: bool
) -> None:
    """R-PEOPLE-1"""
    dealt = deal(crowd, team_ids, seed=seed, is_mixed=is_mixed)

    assert set(dealt) == set(crowd)
    assert _spread(dealt, team_ids) <= 1


@given(crowd=crowds, team_ids=tables, seed=seeds)
def test_mixed_every_sector_is_spread_over_the_teams(
    crowd: dict[UUID, Sector], team_ids: list[UUID], seed: int
) -> None:
    """R-PEOPLE-1"""
    dealt = deal(crowd, team_ids, seed=seed, is_mixed=True)

    for sector in Sector:
        theirs = {person: dealt[person] for person in crowd if crowd[person] is sector}
        assert _spread(theirs, team_ids) <= 1


@settings(max_examples=20)
@given(crowd=crowds, team_ids=tables, seed=seeds)
def test_one_seed_deals_the_same_whoever_is_named_first(
    crowd: dict[UUID, Sector], team_ids: list[UUID], seed: int
) -> None:
    turned_round = dict(reversed(crowd.items()))

    again = deal(turned_round, team_ids, seed=seed, is_mixed=True)

    assert again == deal(crowd, team_ids, seed=seed, is_mixed=True)


def test_another_seed_deals_otherwise() -> None:
    crowd = {uuid4(): Sector.PEOPLE for _ in range(40)}
    team_ids = [uuid4(), uuid4(), uuid4()]

    dealt = [deal(crowd, team_ids, seed=seed, is_mixed=False) for seed in range(2)]

    assert dealt[0] != dealt[1]


def test_who_comes_late_fits_in() -> None:
    """R-PEOPLE-2"""
    full, lacking, other = uuid4(), uuid4(), uuid4()
    people, private = Sector.PEOPLE, Sector.PRIVATE
    teams = {
        full: {people: 2, private: 1},
        other: {people: 1, private: 1},
        lacking: {private: 2},
    }

    assert team_for(people, teams) == lacking
    assert team_for(private, teams) == other


def test_dealing_seats_everybody_who_joined(database: Database) -> None:
    room = _crowded(database)
    team_ids = _deal(room, 3)

    rows = room.sees(room.host)
    assert [(row["id"], row["number"]) for row in rows["teams"]] == list(
        zip(team_ids, (1, 2, 3), strict=True)
    )
    assert _sizes(room, team_ids) == [3, 3, 2]
    assert room.sees(room.ann)["participants"][0]["team_id"] in team_ids
    assert room.sees(room.projector)["teams"] == rows["teams"] == room.sees(room.ann)["teams"]


def test_somebody_who_comes_late_has_a_team(database: Database) -> None:
    """R-PEOPLE-2"""
    room = _crowded(database)
    team_ids = _deal(room, 3)

    late = a_participant(database, room.workshop_id)

    assert _team_of(room, late.participant_id) is not None
    assert _sizes(room, team_ids) == [3, 3, 3]


def test_without_teams_nobody_has_one(database: Database) -> None:
    room = a_room(database)

    assert {row["team_id"] for row in room.sees(room.host)["participants"]} == {None}


def test_by_hand_people_stay_where_their_table_stays(database: Database) -> None:
    room = _crowded(database)
    first, second = _deal(room, 2)
    before = _team_of(room, room.ann.participant_id)
    kept, gone = (first, second) if before == first else (second, first)

    room.do(room.host, "team.deal", team_ids=[kept, uuid4()], how="by_hand")

    assert _team_of(room, room.ann.participant_id) == kept
    teams = {row["team_id"] for row in room.sees(room.host)["participants"]}
    assert teams == {kept, None}
    assert gone not in {row["id"] for row in room.sees(room.host)["teams"]}


def test_numbers_stay_on_the_tables(database: Database) -> None:
    """R-PEOPLE-3"""
    room = a_room(database)
    team_ids = _deal(room, 3)

    room.do(room.host, "team.remove", team_id=team_ids[1])
    assert [row["number"] for row in room.sees(room.host)["teams"]] == [1, 3]

    room.do(room.host, "team.add", team_id=uuid4(), name="ริมหน้าต่าง")
    rows = [(row["number"], row["name"]) for row in room.sees(room.host)["teams"]]
    assert rows == [(1, ""), (2, "ริมหน้าต่าง"), (3, "")]


def test_somebody_who_is_moved_belongs_to_another_audience(database: Database) -> None:
    room = a_room(database)
    team_ids = _deal(room, 2)
    before = _team_of(room, room.ann.participant_id)
    other = next(id for id in team_ids if id != before)

    room.do(room.host, "team.move", participant_ids=[room.ann.participant_id], team_id=other)

    assert _team_of(room, room.ann.participant_id) == other
    assert viewer_epoch("e", room.ann) == viewer_epoch("e", room.bo)


def test_nobody_is_moved_to_a_team_of_elsewhere(database: Database) -> None:
    room, elsewhere = a_room(database), a_room(database)
    (team_id,) = _deal(elsewhere, 1)
    words: dict[str, Any] = {"participant_ids": [room.ann.participant_id]}

    assert refusal(room.ask(room.host, "team.move", **words, team_id=team_id)) == "not_found"
    words = {"participant_ids": [elsewhere.ann.participant_id], "team_id": None}
    assert refusal(room.ask(room.host, "team.move", **words)) == "not_found"


def test_somebody_removed_is_not_moved(database: Database) -> None:
    room = a_room(database)
    (team_id,) = _deal(room, 1)
    room.do(room.host, "participant.remove", participant_id=room.ann.participant_id)

    words = {"participant_ids": [room.ann.participant_id], "team_id": team_id}

    assert refusal(room.ask(room.host, "team.move", **words)) == "not_found"


def test_names_of_teams_are_not_overwritten_unseen(database: Database) -> None:
    """G16"""
    room = a_room(database)
    (team_id,) = _deal(room, 1)
    room.do(room.host, "team.rename", team_id=team_id, name="ริมน้ำ", version=1)

    second = room.ask(room.host, "team.rename", team_id=team_id, name="ริมคลอง", version=1)

    assert refusal(second) == "conflict"
    assert second.row == {"id": team_id, "number": 1, "name": "ริมน้ำ", "version": 2}  # type: ignore[union-attr]


def test_dealing_is_undone_with_everybody_where_they_sat(database: Database) -> None:
    """R-UNDO-1"""
    room, dealing = _crowded(database), uuid4()
    _deal(room, 2)
    before = room.sees(room.host)
    words = {"team_ids": [uuid4(), uuid4(), uuid4()], "how": "mixed"}

    room.do(room.host, "team.deal", envelope_id=dealing, **words)
    room.do(room.host, "undo", command_id=dealing)

    after = room.sees(room.host)
    assert after["participants"] == before["participants"]
    assert [_place(row) for row in after["teams"]] == [_place(row) for row in before["teams"]]


def test_removing_a_team_is_undone_with_its_people(database: Database) -> None:
    room, removing = _crowded(database), uuid4()
    team_ids = _deal(room, 2)
    room.do(room.host, "team.rename", team_id=team_ids[0], name="ริมน้ำ", version=1)
    before = room.sees(room.host)["participants"]

    room.do(room.host, "team.remove", envelope_id=removing, team_id=team_ids[0])
    room.do(room.host, "undo", command_id=removing)

    assert room.sees(room.host)["participants"] == before
    assert [row["name"] for row in room.sees(room.host)["teams"]] == ["ริมน้ำ", ""]


def test_what_moved_on_since_is_not_undone(database: Database) -> None:
    """R-UNDO-3"""
    room, moving, adding = a_room(database), uuid4(), uuid4()
    first, second = _deal(room, 2)
    words = {"participant_ids": [room.ann.participant_id]}
    room.do(room.host, "team.move", **words, team_id=None)
    room.do(room.host, "team.move", envelope_id=moving, **words, team_id=first)
    room.do(room.host, "team.move", **words, team_id=second)
    room.do(room.host, "team.add", envelope_id=adding, team_id=uuid4())
    room.do(room.host, "team.add", team_id=uuid4())

    assert refusal(room.ask(room.host, "undo", command_id=moving)) == "conflict"
    assert refusal(room.ask(room.host, "undo", command_id=adding)) == "conflict"


def test_participants_do_not_seat_anybody(database: Database) -> None:
    """R-RIGHTS-1"""
    room = a_room(database)

    answer = room.ask(room.ann, "team.deal", team_ids=[uuid4()], how="random")

    assert refusal(answer) == "not_allowed"


def _crowded(database: Database) -> Room:
    """Eight people of several sectors."""
    room = a_room(database)
    for sector in (Sector.PRIVATE, Sector.PRIVATE, Sector.GOVERNMENT, *[Sector.ACADEMIC] * 3):
        a_participant(database, room.workshop_id, sector=sector)
    return room


def _deal(room: Room, number: int) -> list[str]:
    team_ids = [str(uuid4()) for _ in range(number)]
    room.do(room.host, "team.deal", team_ids=team_ids, how="mixed")
    return team_ids


def _team_of(room: Room, participant_id: UUID | None) -> str | None:
    row = room.row(room.host, "participants", str(participant_id))
    assert row is not None
    return row["team_id"]  # type: ignore[no-any-return]


def _sizes(room: Room, team_ids: list[str]) -> list[int]:
    counts = Counter(row["team_id"] for row in room.sees(room.host)["participants"])
    return sorted((counts[id] for id in team_ids), reverse=True)


def _place(row: dict[str, Any]) -> tuple[str, int, str]:
    return row["id"], row["number"], row["name"]


def _spread(dealt: dict[UUID, UUID], team_ids: list[UUID]) -> int:
    counts = Counter(dealt.values())
    sizes = [counts[team_id] for team_id in team_ids]
    return max(sizes) - min(sizes)
