"""What a cast reads and writes. A whole room casts at once, so the statements are made once.

They go past the unit of work, which would have nothing to find out about them.
"""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda.models import Activity, StageRun
from workshops.core.actors import Sector
from workshops.voting.models import Ballot, RoundItem, Voter, VoteRound
from workshops.voting.queries import Sheet, sheet_of, voters_with_ballots

_voter = cast("sa.Table", Voter.__table__)
_ballot = cast("sa.Table", Ballot.__table__)
_item = cast("sa.Table", RoundItem.__table__)
_round = cast("sa.Table", VoteRound.__table__)
_activity = cast("sa.Table", Activity.__table__)
_run = cast("sa.Table", StageRun.__table__)

_ROUND = (
    sa.select(
        _round.c.kind,
        _round.c.budget,
        _round.c.cap,
        _round.c.state,
        _activity.c.id.label("activity_id"),
        _activity.c.state.label("activity_state"),
        _activity.c.locks_at,
        _run.c.state.label("run_state"),
    )
    .join_from(_round, _activity, _activity.c.id == _round.c.activity_id)
    .join(_run, _run.c.id == _activity.c.stage_run_id)
    .where(
        _round.c.id == sa.bindparam("round_id"),
        _round.c.workshop_id == sa.bindparam("workshop_id"),
    )
)
_OWN = voters_with_ballots().where(
    _voter.c.round_id == sa.bindparam("round_id"),
    _voter.c.author_id == sa.bindparam("author_id"),
)
_ENTERED = voters_with_ballots().where(_voter.c.id == sa.bindparam("ballot_id"))
_KNOWN_ITEMS = sa.select(_item.c.id).where(
    _item.c.round_id == sa.bindparam("round_id"),
    _item.c.id.in_(sa.bindparam("named", expanding=True)),
)
_SPEND = (
    sa.update(_voter)
    .where(
        _voter.c.id == sa.bindparam("voter_id"),
        _voter.c.spent + sa.bindparam("more") <= _voter.c.budget,
    )
    .values(
        spent=_voter.c.spent + sa.bindparam("more"),
        version=sa.bindparam("new_version"),
        on_behalf_of=sa.bindparam("name"),
    )
)
_TAKE_BACK = sa.delete(_ballot).where(
    _ballot.c.round_id == sa.bindparam("round_id"),
    _ballot.c.voter_id == sa.bindparam("voter_id"),
    _ballot.c.item_id.in_(sa.bindparam("items", expanding=True)),
)
_PUT_IN = sa.insert(_ballot)
_ADD_VOTER = sa.insert(_voter)


def round_now(db: Session, workshop_id: UUID, round_id: UUID) -> VoteRound | None:
    """The round with its activity and run, to read their rules from; never to be changed."""
    row = db.execute(_ROUND, {"round_id": round_id, "workshop_id": workshop_id}).one_or_none()
    if row is None:
        return None
    activity = Activity(
        id=row.activity_id,
        state=row.activity_state,
        locks_at=row.locks_at,
        stage_run=StageRun(state=row.run_state),
    )
    return VoteRound(
        id=round_id,
        kind=row.kind,
        budget=row.budget,
        cap=row.cap,
        state=row.state,
        activity=activity,
    )


def own_sheet(db: Session, round_id: UUID, author_id: UUID) -> Sheet | None:
    return sheet_of(db.execute(_OWN, {"round_id": round_id, "author_id": author_id}).all())


def entered_sheet(db: Session, ballot_id: UUID) -> Sheet | None:
    """Whatever has this id, in any round."""
    return sheet_of(db.execute(_ENTERED, {"ballot_id": ballot_id}).all())


def unknown_items(db: Session, round_id: UUID, named: Iterable[UUID]) -> list[UUID]:
    """Which of ``named`` are no items of the round."""
    asked = list(named)
    if not asked:
        return []
    known = db.scalars(_KNOWN_ITEMS, {"round_id": round_id, "named": asked})
    return sorted(set(asked).difference(known))


def add_voter(
    db: Session,
    round: VoteRound,
    sheet: Sheet,
    *,
    workshop_id: UUID,
    budget: int,
    sector: Sector | None,
) -> None:
    """Write down a voter who has not chosen yet."""
    row = {
        "id": sheet.id,
        "workshop_id": workshop_id,
        "round_id": round.id,
        "author_id": sheet.author_id,
        "sector": sector,
        "budget": budget,
        "spent": 0,
        "version": sheet.version,
        "on_behalf_of": sheet.on_behalf_of,
        "entered_by": sheet.entered_by,
    }
    db.execute(_ADD_VOTER, row)


def spend(db: Session, sheet: Sheet, more: int) -> bool:
    """Spend ``more``, or less than nothing; False when the budget does not reach."""
    values = {
        "voter_id": sheet.id,
        "more": more,
        "new_version": sheet.version,
        "name": sheet.on_behalf_of,
    }
    done: Any = db.execute(_SPEND, values)
    return bool(done.rowcount)


def replace_ballots(db: Session, before: Sheet, after: Sheet) -> None:
    """Make the stored choices those of ``after``; what did not change is not touched."""
    unchanged = dict(before.choices.items() & after.choices.items())
    key = {"round_id": after.round_id, "voter_id": after.id}
    if old := sorted(before.choices.keys() - unchanged.keys()):
        db.execute(_TAKE_BACK, {**key, "items": old})
    if new := sorted(after.choices.keys() - unchanged.keys()):
        db.execute(_PUT_IN, [{**key, "item_id": id, "choice": after.choices[id]} for id in new])
