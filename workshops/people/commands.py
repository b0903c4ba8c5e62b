"""What may happen to people in a workshop. The only code that changes them."""

from uuid import UUID

import sqlalchemy as sa

from workshops.core.actors import Sector
from workshops.core.audience import Part, drop, put
from workshops.core.context import Context
from workshops.core.db import insert_if_new
from workshops.core.errors import (
    Conflict,
    DoorClosed,
    DoorLocked,
    IdReused,
    Invalid,
    NotAllowed,
    NotFound,
    StageClosed,
)
from workshops.core.workshop import Door
from workshops.people.hands import taken_down
from workshops.people.models import (
    FIRST_GENERATION,
    Facilitator,
    Participant,
    Projector,
    User,
)
from workshops.people.schemas import DATA_CONSENT_VERSION, FACILITATORS, PARTICIPANTS
from workshops.people.teams import seat_late_comer


def join_participant(
    ctx: Context,
    *,
    participant_id: UUID,
    name: str,
    sector: Sector,
    key_hash: str,
    receipt_hash: str,
    sealed_author_id: str,
    is_simulated: bool,
) -> None:
    """Let somebody in. The same pair of id and key again is the same person, not a second one."""
    if is_simulated and not ctx.workshop.is_rehearsal:
        raise Invalid({"is_simulated": "not_a_rehearsal"})
    if ctx.workshop.door not in (Door.LOBBY, Door.OPEN):
        return _only_the_same_person(ctx, participant_id, bytes.fromhex(key_hash))
    participant = Participant(
        id=participant_id,
        workshop_id=ctx.workshop.id,
        name=name,
        sector=sector,
        team_id=seat_late_comer(ctx, sector),
        author_id=ctx.actor.id,
        sealed_author_id=bytes.fromhex(sealed_author_id),
        key_hash=bytes.fromhex(key_hash),
        receipt_hash=bytes.fromhex(receipt_hash),
        generation=FIRST_GENERATION,
        data_consent_version=DATA_CONSENT_VERSION,
        is_simulated=is_simulated,
        joined_at=ctx.now,
        removed_at=None,
    )
    if not insert_if_new(ctx.db, participant):
        return _only_the_same_person(ctx, participant_id, bytes.fromhex(key_hash))
    return ctx.record("participant.joined", put(PARTICIPANTS, participant))


def _only_the_same_person(ctx: Context, participant_id: UUID, key_hash: bytes) -> None:
    """Whoever has come in before comes in again, also when the door has been shut since."""
    known = ctx.db.get(Participant, participant_id)
    if known is None:
        _check_door(ctx)
        raise Conflict({"reason": "taken"})
    if known.workshop_id != ctx.workshop.id or known.key_hash != key_hash:
        raise IdReused({"id": str(known.id)})
    if known.removed_at:
        raise NotFound({"participant_id": str(known.id)})


def _check_door(ctx: Context) -> None:
    if ctx.workshop.door is Door.LOCKED:
        raise DoorLocked
    if ctx.workshop.door is Door.CLOSED:
        raise DoorClosed


def return_participant(ctx: Context, *, receipt_hash: str, generation: int) -> None:
    """Come back on another device; the one before is told that it has moved.

    ``generation`` is the one that is taken over from: of two who come back at one moment the
    second takes over from the first, so that never both stay.
    """
    participant = ctx.db.scalar(
        sa.select(Participant).where(
            Participant.workshop_id == ctx.workshop.id,
            Participant.receipt_hash == bytes.fromhex(receipt_hash),
            Participant.removed_at.is_(None),
        )
    )
    if participant is None:
        raise NotFound({"receipt": "unknown"})
    if participant.generation != generation:
        raise Conflict({"generation": participant.generation})
    participant.generation += 1
    ctx.record("participant.returned")


def update_participant(
    ctx: Context, *, participant_id: UUID | None, name: str | None, sector: Sector | None
) -> None:
    """Correct a name or a sector: one's own, or as a facilitator anybody's."""
    own = ctx.actor.participant_id
    if participant_id not in (None, own) and not ctx.actor.is_facilitator:
        raise NotAllowed({"participant_id": str(participant_id)})
    participant = _present(ctx, participant_id or own)
    if name is not None:
        participant.name = name
    if sector is not None:
        participant.sector = sector
    ctx.record("participant.updated", put(PARTICIPANTS, participant))


def _present(ctx: Context, participant_id: UUID | None) -> Participant:
    if participant_id is None:
        raise NotFound({"participant_id": "missing"})
    participant = ctx.get(Participant, participant_id)
    if participant.removed_at:
        raise NotFound({"participant_id": str(participant_id)})
    return participant


def remove_participant(ctx: Context, *, participant_id: UUID) -> None:
    """Show somebody out. What they wrote stays; their device loses access at once."""
    participant = _present(ctx, participant_id)
    before = PARTICIPANTS.audience(participant)
    participant.removed_at = ctx.now
    participant.generation += 1
    parts = drop(PARTICIPANTS, participant.id, before) + taken_down(ctx, participant.id)
    ctx.record("participant.removed", parts)
    ctx.raise_floor()


def renew_receipt(
    ctx: Context, *, participant_id: UUID, receipt_hash: str, sealed_author_id: str
) -> None:
    """Seal the author id for a new receipt; possible only while it still stands in clear."""
    participant = _present(ctx, participant_id)
    if participant.author_id is None:
        raise StageClosed({"workshop": "closed"})
    participant.receipt_hash = bytes.fromhex(receipt_hash)
    participant.sealed_author_id = bytes.fromhex(sealed_author_id)
    ctx.record("participant.receipt_renewed")


def add_facilitator(ctx: Context, *, user_id: UUID) -> None:
    """Let a colleague steer too. Twice is once."""
    user = ctx.db.get(User, user_id)
    if user is None or user.disabled_at or user.role.value == "staff":
        raise NotFound({"user_id": str(user_id)})
    if _facilitator(ctx, user_id):
        return
    row = Facilitator(workshop_id=ctx.workshop.id, user=user, user_id=user_id, added_at=ctx.now)
    ctx.db.add(row)
    ctx.db.flush()
    ctx.record("facilitator.added", put(FACILITATORS, row))


def remove_facilitator(ctx: Context, *, user_id: UUID) -> None:
    """Take a co-facilitator off. The host stays, so that nobody is locked out of their workshop."""
    row = _facilitator(ctx, user_id)
    if row is None:
        raise NotFound({"user_id": str(user_id)})
    if row.is_host:
        raise Conflict({"user_id": "host"})
    ctx.db.delete(row)
    dropped = drop(FACILITATORS, user_id, FACILITATORS.audience(row))
    ctx.record("facilitator.removed", dropped, _led_by_the_host(ctx) if row.is_lead else [])


def _led_by_the_host(ctx: Context) -> list[Part]:
    hosts = ctx.db.scalars(
        sa.select(Facilitator)
        .where(Facilitator.workshop_id == ctx.workshop.id, Facilitator.is_host)
        .order_by(Facilitator.added_at, Facilitator.id)
    ).all()
    for host in hosts:
        host.is_lead = True
    return put(FACILITATORS, *hosts)


def set_lead(ctx: Context, *, user_id: UUID) -> None:
    """Say who leads: handed over to a colleague, or taken over. Rights stay as they are."""
    row = _facilitator(ctx, user_id)
    if row is None:
        raise NotFound({"user_id": str(user_id)})
    if row.is_lead:
        return
    before = ctx.db.scalars(
        sa.select(Facilitator)
        .where(Facilitator.workshop_id == ctx.workshop.id, Facilitator.is_lead)
        .order_by(Facilitator.added_at, Facilitator.id)
    ).all()
    for one in before:
        one.is_lead = False
    row.is_lead = True
    ctx.record("lead.set", put(FACILITATORS, *before, row))


def _facilitator(ctx: Context, user_id: UUID) -> Facilitator | None:
    return ctx.db.scalar(
        sa.select(Facilitator).where(
            Facilitator.workshop_id == ctx.workshop.id, Facilitator.user_id == user_id
        )
    )


def revoke_projector(ctx: Context, *, projector_id: UUID) -> None:
    projector = ctx.get(Projector, projector_id)
    projector.revoked_at = projector.revoked_at or ctx.now
    ctx.record("projector.revoked")
