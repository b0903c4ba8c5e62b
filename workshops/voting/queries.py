"""Reads of vote rounds: rows for screens, how many have voted, and the tally counted again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import SystemRandom
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from workshops.agenda.models import Activity, StageRun
from workshops.core.errors import NotRevealed
from workshops.people.queries import account_names
from workshops.voting.models import Ballot, RoundItem, RoundState, Voter, VoteRound
from workshops.voting.tally import Paper, Tally, count

COUNTED = (RoundState.OPEN, RoundState.CLOSED, RoundState.REVEALED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of one voter's choices in one round: a row of ``ballots`` or of ``entered_ballots``."""

    id: UUID
    round_id: UUID
    author_id: UUID | None
    on_behalf_of: str | None
    version: int
    choices: Mapping[UUID, int]
    entered_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class EnteredSheet:
    """A sheet that a facilitator entered, and how that facilitator is called."""

    sheet: Sheet
    name: str

    @property
    def id(self) -> UUID:
        return self.sheet.id


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A ballot as it is published: what was chosen, and nothing about who or when."""

    is_entered: bool
    choices: Mapping[UUID, int]


def rounds(db: Session, workshop_id: UUID) -> Sequence[VoteRound]:
    """All rounds of a workshop, in the order of the day."""
    return db.scalars(_rounds().where(VoteRound.workshop_id == workshop_id)).all()


def rounds_of_run(db: Session, stage_run_id: UUID) -> Sequence[VoteRound]:
    return db.scalars(_rounds().where(Activity.stage_run_id == stage_run_id)).all()


def open_rounds(db: Session, workshop_id: UUID) -> Sequence[VoteRound]:
    query = _rounds().where(
        VoteRound.workshop_id == workshop_id, VoteRound.state == RoundState.OPEN
    )
    return db.scalars(query).all()


def round_of_activity(db: Session, activity_id: UUID) -> VoteRound | None:
    return db.scalar(sa.select(VoteRound).where(VoteRound.activity_id == activity_id))


def _rounds() -> sa.Select[VoteRound]:
    query = sa.select(VoteRound).join(VoteRound.activity).join(Activity.stage_run)
    return query.options(joinedload(VoteRound.activity)).order_by(
        StageRun.position, Activity.position, VoteRound.id
    )


def round_items(db: Session, workshop_id: UUID) -> Sequence[RoundItem]:
    return db.scalars(_items().where(RoundItem.workshop_id == workshop_id)).all()


def items_of_run(db: Session, stage_run_id: UUID) -> Sequence[RoundItem]:
    query = _items().join(RoundItem.round).join(VoteRound.activity)
    return db.scalars(query.where(Activity.stage_run_id == stage_run_id)).all()


def items_of(db: Session, round_id: UUID) -> Sequence[RoundItem]:
    return db.scalars(_items().where(RoundItem.round_id == round_id)).all()


def items_from_note(db: Session, note_id: UUID) -> Sequence[RoundItem]:
    """The items, in any round, whose words came from this note."""
    return db.scalars(_items().where(RoundItem.source_id == note_id)).all()


def _items() -> sa.Select[RoundItem]:
    to_round = selectinload(RoundItem.round).joinedload(VoteRound.activity)
    to_note = selectinload(RoundItem.source_note)
    query = sa.select(RoundItem).options(to_round, to_note)
    return query.order_by(RoundItem.round_id, RoundItem.position)


def open_ballots(db: Session, workshop_id: UUID) -> Iterator[Sheet]:
    """What people have chosen for themselves in rounds that are open, by voter."""
    return _sheets(
        db,
        Voter.workshop_id == workshop_id,
        Voter.entered_by.is_(None),
        VoteRound.state == RoundState.OPEN,
    )


def entered_ballots(db: Session, workshop_id: UUID) -> list[EnteredSheet]:
    """What facilitators entered for people without a phone, after the close too."""
    entered = (Voter.workshop_id == workshop_id, Voter.entered_by.is_not(None))
    return named(db, list(_sheets(db, *entered)))


def named(db: Session, sheets: Sequence[Sheet]) -> list[EnteredSheet]:
    """Entered sheets, each with who entered it."""
    names = account_names(db, {one.entered_by for one in sheets if one.entered_by})
    return [EnteredSheet(one, names.get(one.entered_by, "")) for one in sheets if one.entered_by]


def _sheets(db: Session, *which: sa.ColumnElement[bool]) -> Iterator[Sheet]:
    query = voters_with_ballots().join(VoteRound, VoteRound.id == Voter.round_id)
    for _, rows in groupby(db.execute(query.where(*which)).all(), key=lambda row: row.id):
        if sheet := sheet_of(list(rows)):
            yield sheet


def voters_with_ballots() -> sa.Select[Any]:
    """Voters beside each of their choices, or once without any; rows for ``sheet_of``."""
    voter, ballot = Voter.__table__.c, Ballot.__table__.c
    of_voter = sa.and_(ballot.round_id == voter.round_id, ballot.voter_id == voter.id)
    of_sheet = (voter.id, voter.round_id, voter.author_id, voter.on_behalf_of, voter.version)
    return (
        sa.select(*of_sheet, voter.entered_by, ballot.item_id, ballot.choice)
        .join_from(Voter.__table__, Ballot.__table__, of_voter, isouter=True)
        .order_by(voter.round_id, voter.id, ballot.item_id)
    )


def sheet_of(rows: Sequence[Any]) -> Sheet | None:
    """One voter's rows as a sheet; None without any."""
    if not rows:
        return None
    first = rows[0]
    return Sheet(
        id=first.id,
        round_id=first.round_id,
        author_id=first.author_id,
        on_behalf_of=first.on_behalf_of,
        version=first.version,
        choices={row.item_id: row.choice for row in rows if row.item_id is not None},
        entered_by=first.entered_by,
    )


def tallies(db: Session, workshop_id: UUID) -> Iterable[dict[str, Any]]:
    """What the reveals published, word for word."""
    query = sa.select(VoteRound.tally).where(
        VoteRound.workshop_id == workshop_id, VoteRound.state == RoundState.REVEALED
    )
    return [tally for tally in db.scalars(query.order_by(VoteRound.id)) if tally]


def turnout(db: Session, workshop_id: UUID) -> dict[UUID, int]:
    """How many have voted in each round that has been opened, entered ballots included."""
    query = sa.select(VoteRound.id, sa.func.count(Voter.id))
    query = query.outerjoin(Voter, sa.and_(Voter.round_id == VoteRound.id, Voter.spent > 0))
    query = query.where(VoteRound.workshop_id == workshop_id, VoteRound.state.in_(COUNTED))
    found = db.execute(query.group_by(VoteRound.id).order_by(VoteRound.id))
    return {row[0]: row[1] for row in found}


def tally_of(db: Session, round: VoteRound) -> Tally:
    """Count the stored ballots again. ``NotRevealed`` before the reveal, whoever asks."""
    items = [item.id for item in items_of(db, round.id)]
    return count(round.kind, list(_papers(db, _revealed(round))), items)


def shuffled_ballots(db: Session, round: VoteRound) -> list[CastBallot]:
    """Every ballot, from which anybody can count the totals again. ``NotRevealed`` before that.

    Without sectors, which would undo what the tally hides, and in an order of chance.
    """
    papers = [paper for paper in _papers(db, _revealed(round)) if paper.choices]
    SystemRandom().shuffle(papers)
    return [CastBallot(paper.is_entered, paper.choices) for paper in papers]


def _revealed(round: VoteRound) -> UUID:
    if not round.is_revealed:
        raise NotRevealed({"round_id": str(round.id)})
    return round.id


def _papers(db: Session, round_id: UUID) -> Iterator[Paper]:
    query = sa.select(Voter.id, Voter.sector, Voter.entered_by, Ballot.item_id, Ballot.choice)
    query = query.join(Ballot, Ballot.voter_id == Voter.id)
    query = query.where(Voter.round_id == round_id, Ballot.round_id == round_id)
    found = db.execute(query.order_by(Voter.id, Ballot.item_id))
    for (_, sector, entered_by), rows in groupby(found, key=lambda row: tuple(row[:3])):
        choices = {row.item_id: row.choice for row in rows}
        yield Paper(choices, sector=sector, is_entered=entered_by is not None)
