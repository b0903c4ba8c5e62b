"""Gentle reminders, across features: whoever has not written or voted yet, or is not ready.

Facilitators learn how many a nudge was for and never who: nothing on record names anybody.
"""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda.models import Activity, ActivityKind, RunState
from workshops.boards.models import Board, Note
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.errors import Conflict, Invalid, StageClosed
from workshops.people.models import Nudge, Participant
from workshops.people.schemas import NUDGE_SECONDS, NUDGES
from workshops.voting.models import RoundState, Voter, VoteRound


class Kind(StrEnum):
    """What is asked for."""

    WRITE = "write"
    VOTE = "vote"
    READY = "ready"


def send_nudge(ctx: Context, *, activity_id: UUID) -> None:
    """Remind those who are missing; at most once a minute in a workshop."""
    activity = ctx.get(Activity, activity_id)
    kind = _kind(ctx, activity)
    _check_pace(ctx)
    reached = None if kind is Kind.READY else len(missing(ctx.db, activity, kind))
    nudge = ctx.find(Nudge, activity.id) or Nudge(id=activity.id, workshop_id=ctx.workshop.id)
    nudge.kind, nudge.reached, nudge.sent_at = kind.value, reached, ctx.now
    ctx.db.add(nudge)
    ctx.record("nudge.sent", put(NUDGES, nudge))


def missing(db: Session, activity: Activity, kind: Kind) -> set[UUID]:
    """The participants who have not written or voted; everybody, where only they know."""
    query = sa.select(Participant.id).where(
        Participant.workshop_id == activity.workshop_id, Participant.removed_at.is_(None)
    )
    if kind is Kind.WRITE:
        wrote = sa.select(Note.author_id).join(Board, Note.board_id == Board.id)
        wrote = wrote.where(
            Board.activity_id == activity.id,
            Note.is_removed.is_(False),
            Note.author_id.is_not(None),
        )
        query = query.where(Participant.author_id.not_in(wrote))
    if kind is Kind.VOTE:
        voted = sa.select(Voter.author_id).join(VoteRound, Voter.round_id == VoteRound.id)
        voted = voted.where(
            VoteRound.activity_id == activity.id, Voter.spent > 0, Voter.author_id.is_not(None)
        )
        query = query.where(Participant.author_id.not_in(voted))
    return set(db.scalars(query))


def _kind(ctx: Context, activity: Activity) -> Kind:
    """What the room is at in this activity. ``StageClosed`` when that is nothing."""
    if not activity.asks_for_input:
        raise Invalid({"activity_id": "asks_for_nothing"})
    if activity.stage_run.state is RunState.OPEN:
        if activity.kind is ActivityKind.VOTE:
            state = sa.select(VoteRound.state).where(VoteRound.activity_id == activity.id)
            if ctx.db.scalar(state) is RoundState.OPEN:
                return Kind.VOTE
        elif activity.takes_input(ctx.now):
            return Kind.WRITE
        elif activity.is_revealed:
            return Kind.READY
    raise StageClosed({"activity_id": str(activity.id)})


def _check_pace(ctx: Context) -> None:
    last = ctx.db.scalar(
        sa.select(sa.func.max(Nudge.sent_at)).where(Nudge.workshop_id == ctx.workshop.id)
    )
    due = last + timedelta(seconds=NUDGE_SECONDS) if last else ctx.now
    if due > ctx.now:
        after_ms = round((due - ctx.now).total_seconds() * 1000)
        raise Conflict({"nudge": "too_soon", "after_ms": after_ms})
