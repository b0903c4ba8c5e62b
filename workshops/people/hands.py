"""Hands that are up: raised by participants, seen by facilitators in order, by no other phone."""

from uuid import UUID

import sqlalchemy as sa

from workshops.core.audience import Part, drop, put
from workshops.core.context import Context
from workshops.core.errors import NotAllowed, NotFound
from workshops.people.models import Hand, Participant
from workshops.people.schemas import HANDS


def raise_hand(ctx: Context) -> None:
    """Ask for the floor. A hand that is up keeps its place."""
    participant_id = ctx.actor.participant_id
    if participant_id is None:
        raise NotAllowed({"role": ctx.actor.role.value})
    if ctx.find(Hand, participant_id) is not None:
        return
    hand = Hand(id=participant_id, workshop_id=ctx.workshop.id, position=ctx.stream.seq + 1)
    ctx.db.add(hand)
    ctx.record("hand.raised", put(HANDS, hand))


def lower_hand(ctx: Context, *, participant_id: UUID | None) -> None:
    """One's own, or as a facilitator anybody's: they were heard. A hand that is down stays down."""
    own = ctx.actor.participant_id
    if participant_id not in (None, own) and not ctx.actor.is_facilitator:
        raise NotAllowed({"participant_id": str(participant_id)})
    whose = participant_id or own
    if whose is None:
        raise NotFound({"participant_id": "missing"})
    ctx.get(Participant, whose)
    if parts := taken_down(ctx, whose):
        ctx.record("hand.lowered", parts)


def lower_all_hands(ctx: Context) -> None:
    if parts := all_taken_down(ctx):
        ctx.record("hand.lowered_all", parts)


def taken_down(ctx: Context, participant_id: UUID) -> list[Part]:
    """The hand of somebody who has spoken or left goes; nothing when it was not up."""
    hand = ctx.find(Hand, participant_id)
    if hand is None:
        return []
    ctx.db.delete(hand)
    return drop(HANDS, hand.id, HANDS.audience(hand))


def all_taken_down(ctx: Context) -> list[Part]:
    up = ctx.db.scalars(
        sa.select(Hand).where(Hand.workshop_id == ctx.workshop.id).order_by(Hand.position)
    ).all()
    return [part for hand in up for part in taken_down(ctx, hand.id)]
