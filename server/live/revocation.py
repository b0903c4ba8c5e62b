"""Whether those who are connected may still be: asked again when something is taken back."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from server.live.connections import Connection
from workshops.core.actors import Role
from workshops.core.db import Database
from workshops.people import accounts, api_tokens
from workshops.people.models import Projector, User
from workshops.people.queries import generations, is_facilitator

REVOKING = frozenset(
    {"participant.removed", "participant.returned", "facilitator.removed", "projector.revoked"}
)


def still_valid(
    database: Database, workshop_id: UUID, connections: Sequence[Connection]
) -> Iterator[tuple[Connection, str | None]]:
    """Each connection with the code to say good-bye with, or None when it may stay."""
    if not connections:
        return
    are_people = any(one.is_participant for one in connections)
    with database.reading() as db:
        present = generations(db, workshop_id) if are_people else {}
        codes = [_code_for(db, connection, present) for connection in connections]
    yield from zip(connections, codes, strict=True)


def _code_for(db: Session, connection: Connection, present: Mapping[UUID, int]) -> str | None:
    viewer, credential = connection.viewer, connection.credential
    if viewer.participant_id is not None:
        generation = present.get(viewer.participant_id)
        if generation is None:
            return "revoked"
        return "moved" if generation != credential.generation else None
    if viewer.role is Role.PROJECTOR:
        projector = db.get(Projector, viewer.id)
        return "revoked" if projector is None or projector.revoked_at else None
    return None if _is_still_staff(db, connection) else "revoked"


def _is_still_staff(db: Session, connection: Connection) -> bool:
    viewer, credential = connection.viewer, connection.credential
    user = db.get(User, viewer.id)
    if user is None or user.disabled_at:
        return False
    if viewer.role is Role.FACILITATOR and not is_facilitator(db, user.id, connection.workshop_id):
        return False
    if credential.api_token_id is not None:
        return api_tokens.is_good(db, credential.api_token_id)
    if credential.sign_in_id is not None and not accounts.is_signed_in(db, credential.sign_in_id):
        return False
    return user.session_epoch == credential.session_epoch
