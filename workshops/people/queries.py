"""Reads about people: who a token or a receipt belongs to, and how many of whom are there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.core.actors import Actor, Role, Sector
from workshops.core.workshop import Workshop
from workshops.people.models import (
    AccountRole,
    Facilitator,
    Participant,
    Projector,
    Team,
    User,
)

# Made once: a whole room comes in at the same time.
_participant = cast("sa.Table", Participant.__table__)
_team = cast("sa.Table", Team.__table__)
_BY_CODE = sa.select(Workshop.id).where(Workshop.join_code == sa.bindparam("code"))
_PARTICIPANT = sa.select(
    _participant.c.workshop_id,
    _participant.c.team_id,
    _participant.c.generation,
    _participant.c.removed_at,
).where(_participant.c.id == sa.bindparam("participant_id"))
_TEAM_IDS = (
    sa.select(_team.c.id)
    .where(_team.c.workshop_id == sa.bindparam("workshop_id"))
    .order_by(_team.c.number)
)


def workshop_id_by_code(db: Session, join_code: str) -> UUID | None:
    code = "".join(letter for letter in join_code if letter.isalnum())
    return db.scalar(_BY_CODE, {"code": code})


def account_names(db: Session, user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """How accounts are called: by their name, else by their address."""
    asked = list(user_ids)
    if not asked:
        return {}
    query = sa.select(User.id, User.name, User.email).where(User.id.in_(asked))
    return {row.id: row.name or row.email for row in db.execute(query.order_by(User.id))}


def participant_by_receipt(
    db: Session, workshop_id: UUID, receipt_hash: bytes
) -> Participant | None:
    return db.scalar(
        sa.select(Participant).where(
            Participant.workshop_id == workshop_id,
            Participant.receipt_hash == receipt_hash,
            Participant.removed_at.is_(None),
        )
    )


def participant_actor(
    db: Session, participant_id: UUID, author_id: UUID, generation: int
) -> tuple[UUID, Actor] | None:
    """The workshop and the actor of a participant's token, or None when it no longer counts."""
    row = db.execute(_PARTICIPANT, {"participant_id": participant_id}).one_or_none()
    if row is None or row.removed_at or row.generation != generation:
        return None
    return row.workshop_id, Actor(
        id=author_id,
        role=Role.PARTICIPANT,
        participant_id=participant_id,
        team_id=row.team_id,
    )


def projector_actor(db: Session, projector_id: UUID) -> tuple[UUID, Actor] | None:
    row = db.get(Projector, projector_id)
    if row is None or row.revoked_at:
        return None
    return row.workshop_id, Actor(id=row.id, role=Role.PROJECTOR)


def user_actor(db: Session, user_id: UUID, workshop_id: UUID) -> Actor | None:
    """A staff account as it stands to one workshop; None when it may not know of it.

    Staff who are not assigned may read once the workshop is closed.
    """
    user, workshop = db.get(User, user_id), db.get(Workshop, workshop_id)
    if user is None or user.disabled_at or workshop is None:
        return None
    if is_facilitator(db, user_id, workshop_id):
        return Actor(id=user_id, role=Role.FACILITATOR)
    return Actor(id=user_id, role=Role.STAFF) if workshop.is_closed else None


def is_facilitator(db: Session, user_id: UUID, workshop_id: UUID) -> bool:
    """Whether the account steers the workshop now; one that was made staff since does not."""
    found = db.scalar(
        sa.select(Facilitator.id)
        .join(User, Facilitator.user_id == User.id)
        .where(
            Facilitator.workshop_id == workshop_id,
            Facilitator.user_id == user_id,
            User.role != AccountRole.STAFF,
        )
    )
    return found is not None


def orphaned_workshops(db: Session) -> Sequence[Workshop]:
    """Those that nobody can steer: every facilitator's account is disabled or was made staff."""
    steered = (
        sa.select(Facilitator.workshop_id)
        .join(User, Facilitator.user_id == User.id)
        .where(User.disabled_at.is_(None), User.role != AccountRole.STAFF)
    )
    query = sa.select(Workshop).where(Workshop.id.not_in(steered))
    return db.scalars(query.order_by(Workshop.created_at.desc(), Workshop.id)).all()


def teams(db: Session, workshop_id: UUID) -> Sequence[Team]:
    """By the number that stands on the table."""
    query = sa.select(Team).where(Team.workshop_id == workshop_id)
    return db.scalars(query.order_by(Team.number)).all()


def ids_of_teams(db: Session, workshop_id: UUID) -> Sequence[UUID]:
    """By the number that stands on the table."""
    return db.scalars(_TEAM_IDS, {"workshop_id": workshop_id}).all()


def present_participants(db: Session, workshop_id: UUID) -> Sequence[Participant]:
    """Everybody who joined and was not removed."""
    query = sa.select(Participant).where(
        Participant.workshop_id == workshop_id, Participant.removed_at.is_(None)
    )
    return db.scalars(query.order_by(Participant.joined_at, Participant.id)).all()


def seats_taken(db: Session, workshop_id: UUID) -> dict[UUID | None, Counter[Sector]]:
    """How many of each sector are in each team; an empty count for teams without anybody."""
    query = sa.select(Participant.team_id, Participant.sector, sa.func.count(Participant.id))
    query = query.where(Participant.workshop_id == workshop_id, Participant.removed_at.is_(None))
    taken: dict[UUID | None, Counter[Sector]] = defaultdict(Counter)
    for team_id, sector, count in db.execute(
        query.group_by(Participant.team_id, Participant.sector)
    ):
        taken[team_id][sector] = count
    return taken


def teams_of_participants(db: Session, workshop_id: UUID) -> dict[UUID, UUID | None]:
    """The team of everybody who is in the workshop, by participant id."""
    query = sa.select(Participant.id, Participant.team_id).where(
        Participant.workshop_id == workshop_id, Participant.removed_at.is_(None)
    )
    return {row.id: row.team_id for row in db.execute(query)}


def generations(db: Session, workshop_id: UUID) -> dict[UUID, int]:
    """On which device everybody is who is in the workshop, by participant id."""
    query = sa.select(Participant.id, Participant.generation).where(
        Participant.workshop_id == workshop_id, Participant.removed_at.is_(None)
    )
    return {row.id: row.generation for row in db.execute(query)}


def sector_of(db: Session, participant_id: UUID) -> Sector | None:
    return db.scalar(sa.select(Participant.sector).where(Participant.id == participant_id))


def sectors(db: Session, workshop_id: UUID) -> dict[UUID, Sector]:
    """The sector of everybody who is in the workshop, by participant id."""
    query = sa.select(Participant.id, Participant.sector).where(
        Participant.workshop_id == workshop_id, Participant.removed_at.is_(None)
    )
    return {row.id: row.sector for row in db.execute(query)}
