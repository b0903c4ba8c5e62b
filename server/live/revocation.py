"""Whether those who are connected may still be: asked again when something is taken back."""

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.live.connections import Connection
from workshops.core.actors import Role
from workshops.core.db import Database
from workshops.people.models import Facilitator, Participant, Projector, User

REVOKING = frozenset(
    {"participant.removed", "participant.returned", "facilitator.removed", "projector.revoked"}
)


def still_valid(
    database: Database, connections: Sequence[Connection]
) -> Iterator[tuple[Connection, str | None]]:
    """Each connection with the code to say good-bye with, or None when it may stay."""
    if not connections:
        return
    with database.reading() as db:
        codes = [_code_for(db, connection) for connection in connections]
    yield from zip(connections, codes, strict=True)


def _code_for(db: Session, connection: Connection) -> str | None:
    role = connection.viewer.role
    if role is Role.PARTICIPANT:
        return _participant_code(db, connection)
    if role is Role.PROJECTOR:
        projector = db.get(Projector, connection.viewer.id)
        return "revoked" if projector is None or projector.revoked_at else None
    return _user_code(db, connection)


def _participant_code(db: Session, connection: Connection) -> str | None:
    participant = db.get(Participant, connection.viewer.participant_id)
    if participant is None or participant.removed_at:
        return "revoked"
    return "moved" if participant.generation != connection.credential.generation else None


def _user_code(db: Session, connection: Connection) -> str | None:
    user = db.get(User, connection.viewer.id)
    if user is None or user.disabled_at:
        return "revoked"
    if user.session_epoch != connection.credential.session_epoch:
        return "revoked"
    if connection.viewer.role is Role.FACILITATOR and not _steers(db, connection):
        return "revoked"
    return None


def _steers(db: Session, connection: Connection) -> bool:
    found: Iterable[object] = db.scalars(
        sa.select(Facilitator.id).where(
            Facilitator.workshop_id == connection.workshop_id,
            Facilitator.user_id == connection.viewer.id,
        )
    )
    return any(True for _ in found)
