"""R-VOTE-3 as a model: whatever is asked in whatever order, no budget is overspent (G6).

Every acknowledged ballot counts, nothing counts after the close.
"""

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.exc import IntegrityError

from tests.workshops.voting.rooms import an_open_round
from workshops.batch import Answer
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.errors import Conflict, OverBudget, RoundClosed
from workshops.execution import Done
from workshops.voting.models import Ballot, Voter

BUDGET, CAP, ITEMS = 4, 3, 3
changes = st.dictionaries(
    st.integers(0, ITEMS - 1), st.none() | st.integers(0, CAP), min_size=1, max_size=ITEMS
)
who = st.integers(0, 2)


class Voting(RuleBasedStateMachine):
    """Three phones and three entered papers, each with a model of what was acknowledged."""

    database: Database

    @initialize()
    def a_room(self) -> None:
        self.room = an_open_round(self.database, items=ITEMS, budget=BUDGET, cap=CAP)
        self.phones = [self.room.somebody() for _ in range(3)]
        self.papers = [uuid4() for _ in range(3)]
        self.model: dict[UUID, dict[int, int]] = {}
        self.versions: dict[UUID, int] = {}
        self.is_open = True

    @rule(nth=who, change=changes)
    def cast(self, nth: int, change: dict[int, int | None]) -> None:
        phone = self.phones[nth]
        self.settle(phone.id, change, self.ask(phone, change))

    @rule(nth=who, change=changes, behind=st.integers(0, 1))
    def cast_with_a_version(self, nth: int, change: dict[int, int | None], behind: int) -> None:
        phone = self.phones[nth]
        current = self.versions.get(phone.id, 0)
        answer = self.ask(phone, change, version=current - behind)
        if behind and self.is_open:
            assert isinstance(answer, Conflict)
        else:
            self.settle(phone.id, change, answer)

    @rule(nth=who, change=changes)
    def enter(self, nth: int, change: dict[int, int | None]) -> None:
        paper = self.papers[nth]
        words = {"ballot_id": paper, "on_behalf_of": "ป้าแดง"}
        self.settle(paper, change, self.ask(self.room.facilitator, change, **words))

    @precondition(lambda self: self.is_open)
    @rule(luck=st.integers(0, 9))
    def close(self, luck: int) -> None:
        if luck == 0:
            self.room.close()
            self.is_open = False

    def ask(self, actor: Actor, change: dict[int, int | None], **more: object) -> Answer:
        choices = {self.room.items[item]: dots for item, dots in change.items()}
        return self.room.ask(
            "ballot.cast", actor, round_id=self.room.round_id, choices=choices, **more
        )

    def settle(self, voter: UUID, change: dict[int, int | None], answer: Answer) -> None:
        """Hold the answer against the model, and the model to what was acknowledged."""
        before = self.model.get(voter, {})
        after = {item: dots for item, dots in {**before, **change}.items() if dots}
        if not self.is_open:
            assert isinstance(answer, RoundClosed)
        elif sum(after.values()) > BUDGET:
            assert isinstance(answer, OverBudget)
            assert answer.fields == {"budget": BUDGET, "spent": sum(before.values())}
        else:
            assert isinstance(answer, Done)
            self.model[voter] = after
            self.versions[voter] = self.versions.get(voter, 0) + (after != before)

    @invariant()
    def nobody_is_over_the_budget(self) -> None:
        with self.database.reading() as db:
            spent = db.execute(
                sa.select(Voter.spent, sa.func.coalesce(sa.func.sum(Ballot.choice), 0))
                .outerjoin(Ballot, Ballot.voter_id == Voter.id)
                .where(Voter.round_id == self.room.round_id)
                .group_by(Voter.id, Voter.spent)
            ).all()
        assert all(kept == counted <= BUDGET for kept, counted in spent)

    def teardown(self) -> None:
        """What was acknowledged, and only that, is what the tally says."""
        if not hasattr(self, "room"):
            return
        if self.is_open:
            self.room.close()
        tally = self.room.reveal()
        voted = [choices for choices in self.model.values() if choices]
        assert tally["turnout"] == len(voted)
        assert [row["counts"]["dots"] for row in tally["items"]] == [
            sum(choices.get(item, 0) for choices in voted) for item in range(ITEMS)
        ]


def test_no_order_of_asking_overspends_a_budget(database: Database) -> None:
    machine = type("VotingHere", (Voting,), {"database": database})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_table_itself_refuses_to_overspend(database: Database) -> None:
    room = an_open_round(database, budget=BUDGET)
    room.cast(room.somebody(), 2)

    with pytest.raises(IntegrityError, match="within_budget"), database.writing() as db:
        db.execute(sa.update(Voter).values(spent=BUDGET + 1))


def test_the_table_itself_refuses_a_second_paper_for_one_person(database: Database) -> None:
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)

    with pytest.raises(IntegrityError), database.writing() as db:
        db.add(
            Voter(
                workshop_id=room.workshop_id,
                round_id=room.round_id,
                author_id=voter.id,
                budget=BUDGET,
            )
        )
