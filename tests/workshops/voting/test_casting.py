"""Casting: for oneself, for somebody without a phone, within the budget, until the close."""

from uuid import UUID, uuid4

import pytest

from tests.factories import a_participant, a_projector, a_row, a_workshop
from tests.support.domain import ask, head, refusal, told_since
from tests.workshops.voting.rooms import a_planned_round, an_open_round
from workshops.agenda.models import Activity
from workshops.core.db import Database, utcnow
from workshops.core.errors import Conflict, OverBudget
from workshops.voting.queries import turnout


def test_a_ballot_is_seen_on_the_voters_phone_and_nowhere_else(database: Database) -> None:
    """R-VOTE-1"""
    room = an_open_round(database)
    voter, other = room.somebody(), room.somebody()
    seq = head(database, room.workshop_id).seq

    room.cast(voter, 2, 1)

    assert room.own(voter) == {"id": str(room.round_id), "choices": [2, 1, None], "version": 1}
    for viewer in (other, room.facilitator, a_projector()):
        assert room.seen("ballots", viewer) == []
        assert told_since(database, room.workshop_id, viewer, seq) == []


def test_only_the_named_items_change(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 2, 1)

    room.ask(
        "ballot.cast", voter, round_id=room.round_id, choices={room.items[1]: 0, room.items[2]: 1}
    )

    assert room.own(voter) == {"id": str(room.round_id), "choices": [2, None, 1], "version": 2}


def test_a_stance_can_be_taken_changed_and_taken_back(database: Database) -> None:
    room = an_open_round(database, "stance")
    voter = room.somebody()

    room.cast(voter, 1, 0, -1)
    room.cast(voter, -1, None)

    own = room.own(voter)
    assert own is not None
    assert own["choices"] == [-1, None, -1]


def test_dots_beyond_the_budget_change_nothing(database: Database) -> None:
    """R-VOTE-3"""
    room = an_open_round(database, budget=3, cap=2)
    voter = room.somebody()
    room.cast(voter, 2)

    answer = room.cast(voter, 1, 2, 1)

    assert isinstance(answer, OverBudget)
    assert answer.fields == {"budget": 3, "spent": 2}
    own = room.own(voter)
    assert own is not None
    assert own["choices"] == [2, None, None]


def test_dots_can_be_moved_in_one_go(database: Database) -> None:
    room = an_open_round(database, budget=2, cap=2)
    voter = room.somebody()
    room.cast(voter, 2)

    room.cast(voter, 0, 2)

    own = room.own(voter)
    assert own is not None
    assert own["choices"] == [None, 2, None]


@pytest.mark.parametrize(("kind", "choice"), [("dots", 3), ("dots", -1), ("stance", 2)])
def test_a_choice_outside_of_the_rule_is_refused(
    database: Database, kind: str, choice: int
) -> None:
    room = an_open_round(database, kind, cap=2)

    answer = room.cast(room.somebody(), choice)

    assert refusal(answer) == "invalid"


@pytest.mark.parametrize("choice", [True, "1", 1.5, [1], 10**20])
def test_a_choice_is_a_whole_number(database: Database, choice: object) -> None:
    room = an_open_round(database)

    answer = room.ask(
        "ballot.cast", room.somebody(), round_id=room.round_id, choices={room.items[0]: choice}
    )

    assert refusal(answer) == "invalid"


def test_only_items_of_the_round_can_be_chosen(database: Database) -> None:
    room, elsewhere = an_open_round(database), an_open_round(database)
    voter = room.somebody()

    answers = [
        room.ask("ballot.cast", voter, round_id=room.round_id, choices={item: 1})
        for item in (elsewhere.items[0], str(uuid4()))
    ]

    assert [refusal(answer) for answer in answers] == ["invalid", "invalid"]
    assert room.own(voter) is None


def test_a_ballot_for_another_workshops_round_finds_nothing(database: Database) -> None:
    room = an_open_round(database)
    stranger = a_participant(database, a_workshop(database).id)
    workshop_of_stranger = a_workshop(database).id

    answer = ask(
        database,
        workshop_of_stranger,
        stranger,
        "ballot.cast",
        round_id=room.round_id,
        choices={room.items[0]: 1},
    )

    assert refusal(answer) == "not_found"


def test_a_round_that_is_still_to_come_takes_no_ballots(database: Database) -> None:
    room = a_planned_round(database).add_items("หนึ่ง")
    activity = a_row(database, room.workshop_id, "activities", kind="vote")
    room.do("activity.start", activity_id=activity["id"])

    answer = room.cast(room.somebody(), 1)

    assert refusal(answer) == "stage_closed"


def test_nothing_is_cast_after_the_close(database: Database) -> None:
    """R-VOTE-4"""
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)
    room.close()

    answers = [room.cast(voter, 2), room.cast(room.somebody(), 1)]

    assert [refusal(answer) for answer in answers] == ["round_closed", "round_closed"]
    assert room.reveal()["items"][0]["counts"] == {"dots": 1}


def test_a_locked_activity_takes_no_ballots(database: Database) -> None:
    room = an_open_round(database)
    activity = a_row(database, room.workshop_id, "activities", kind="vote")
    room.do("activity.lock", activity_id=activity["id"])
    within_the_notice = room.cast(room.somebody(), 1)
    move_the_lock_to_now(database, activity["id"])

    answer = room.cast(room.somebody(), 1)

    assert not isinstance(within_the_notice, Conflict)
    assert refusal(answer) == "stage_closed"


def move_the_lock_to_now(database: Database, activity_id: str) -> None:
    with database.writing() as db:
        db.get_one(Activity, UUID(activity_id)).locks_at = utcnow()


def test_an_outdated_version_is_told_what_stands(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1, version=0)
    room.cast(voter, 1, 1, version=1)

    answer = room.cast(voter, 0, version=1)

    assert isinstance(answer, Conflict)
    assert answer.row == {
        "id": str(room.round_id),
        "choices": {room.items[0]: 1, room.items[1]: 1},
        "version": 2,
    }


def test_without_a_version_the_last_one_wins(database: Database) -> None:
    room = an_open_round(database, "stance")
    voter = room.somebody()

    room.cast(voter, 1)
    room.cast(voter, -1)

    own = room.own(voter)
    assert own is not None
    assert own["choices"][0] == -1


def test_casting_the_same_again_tells_nobody(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)
    seq = head(database, room.workshop_id).seq

    room.cast(voter, 1, 0)

    assert head(database, room.workshop_id).seq == seq


def test_who_takes_everything_back_has_not_voted(database: Database) -> None:
    """R-VOTE-8"""
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)
    room.cast(room.somebody(), 1)
    room.cast(voter, None)

    with database.reading() as db:
        assert turnout(db, room.workshop_id) == {room.round_id: 1}
    assert room.close().reveal()["turnout"] == 1


def test_a_facilitator_enters_a_ballot_for_somebody_without_a_phone(database: Database) -> None:
    """R-VOTE-7"""
    room = an_open_round(database)
    paper = uuid4()
    room.cast(room.facilitator, 1, ballot_id=paper, on_behalf_of="ป้าแดง")

    room.cast(room.facilitator, None, 1, ballot_id=paper)

    assert room.seen("entered_ballots") == [
        {
            "id": str(paper),
            "round_id": str(room.round_id),
            "on_behalf_of": "ป้าแดง",
            "choices": {room.items[1]: 1},
            "version": 2,
            "user_id": str(room.facilitator.id),
            "name": "สมศรี",
        }
    ]
    assert room.seen("entered_ballots", room.somebody()) == []
    assert room.seen("entered_ballots", a_projector()) == []


def test_every_entered_ballot_has_the_same_budget(database: Database) -> None:
    room = an_open_round(database, budget=2, cap=2)
    room.cast(room.facilitator, 2, ballot_id=uuid4(), on_behalf_of="ป้าแดง")

    within = room.cast(room.facilitator, 2, ballot_id=uuid4(), on_behalf_of="ลุงดำ")
    beyond = room.cast(room.facilitator, 2, 1, ballot_id=uuid4(), on_behalf_of="ลุงเขียว")

    assert isinstance(beyond, OverBudget)
    assert not isinstance(within, OverBudget)
    assert len(room.seen("entered_ballots")) == 2


def test_entered_ballots_are_counted_with_all_and_apart(database: Database) -> None:
    """R-VOTE-7"""
    room = an_open_round(database)
    room.cast(room.facilitator, 2, ballot_id=uuid4(), on_behalf_of="ป้าแดง")
    room.cast(room.somebody(), 1)

    tally = room.close().reveal()

    assert (tally["turnout"], tally["entered"]["turnout"]) == (2, 1)
    assert tally["items"][0]["counts"] == {"dots": 3}
    assert tally["entered"]["items"][0]["counts"] == {"dots": 2}


def test_entered_ballots_stay_in_sight_of_those_who_entered_them(database: Database) -> None:
    room = an_open_round(database)
    room.cast(room.facilitator, 1, ballot_id=uuid4(), on_behalf_of="ป้าแดง")
    before = room.seen("entered_ballots")

    room.close()

    assert room.seen("entered_ballots") == before


def test_nobody_casts_for_the_wrong_person(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    paper = {"ballot_id": uuid4(), "on_behalf_of": "ป้าแดง"}

    assert refusal(room.cast(room.facilitator, 1)) == "not_allowed"
    assert refusal(room.cast(voter, 1, **paper)) == "not_allowed"
    assert refusal(room.cast(voter, 1, on_behalf_of="ป้าแดง")) == "not_allowed"
    assert refusal(room.cast(a_projector(), 1)) == "not_allowed"
    assert refusal(room.cast(room.facilitator, 1, ballot_id=uuid4())) == "invalid"
    assert refusal(room.cast(room.facilitator, 1, on_behalf_of="ป้าแดง")) == "invalid"


def test_a_ballots_id_belongs_to_one_paper(database: Database) -> None:
    room, elsewhere = an_open_round(database), an_open_round(database)
    paper = {"ballot_id": uuid4(), "on_behalf_of": "ป้าแดง"}
    room.cast(room.facilitator, 1, **paper)

    answer = elsewhere.cast(elsewhere.facilitator, 1, **paper)

    assert refusal(answer) == "conflict"
