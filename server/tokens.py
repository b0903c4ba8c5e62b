"""Tokens: signed words that say who somebody is. They never stand in a URL.

A participant's token carries the author id, since closing a workshop erases it from the tables.
"""

import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from sqlalchemy.orm import Session

from server.config import Settings
from server.credentials import Credential
from server.signing import PatientSigner
from workshops.core.actors import Actor, Role
from workshops.core.errors import NotFound, Revoked
from workshops.people import accounts, api_tokens
from workshops.people.models import User
from workshops.people.queries import participant_actor, projector_actor, user_actor

TICKET_SECONDS = 60


def secret_key(settings: Settings) -> str:
    """The configured one, else one made up for this installation and kept beside its data."""
    if settings.secret_key:
        return settings.secret_key
    path = Path(settings.data_dir) / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def participant_token(participant_id: UUID, author_id: UUID, generation: int) -> str:
    words = [participant_id.hex, author_id.hex, generation]
    return "p." + _serializer("participant").dumps(words)


def projector_token(projector_id: UUID) -> str:
    return "j." + _serializer("projector").dumps(projector_id.hex)


def ticket_for(credential: Credential) -> str:
    """Sixty seconds in one workshop, for a page's own script."""
    viewer = credential.viewer
    words = {
        "w": credential.workshop_id.hex,
        "r": viewer.role.value,
        "a": viewer.id.hex,
        "p": viewer.participant_id.hex if viewer.participant_id else None,
        "g": credential.generation,
        "e": credential.session_epoch,
        "s": credential.sign_in_id.hex if credential.sign_in_id else None,
    }
    return "t." + _timed_serializer().dumps(words)


def credential_of(db: Session, token: object, workshop_id: UUID) -> Credential:
    """Whose token this is in ``workshop_id``.

    Raises ``Revoked`` for a token that no longer or never counted, ``NotFound`` for a workshop
    that its holder may not know of.
    """
    if not isinstance(token, str):
        raise Revoked
    kind, _, rest = token.partition(".")
    if kind == "p":
        return participant_credential(db, token, workshop_id)
    if kind == "t":
        return _ticket_credential(db, rest, workshop_id)
    if kind == "j":
        return projector_credential(db, UUID(_loads(_serializer("projector"), rest)), workshop_id)
    return _api_credential(db, token, workshop_id)


def user_of_api_token(db: Session, token: str) -> User:
    user = api_tokens.user_of_token(db, token)
    if user is None:
        raise Revoked
    return user


def _api_credential(db: Session, token: str, workshop_id: UUID) -> Credential:
    row = api_tokens.find_token(db, token)
    if row is None:
        raise Revoked
    credential = user_credential(db, db.get_one(User, row.user_id), workshop_id)
    return replace(credential, api_token_id=row.id)


def user_credential(
    db: Session, user: User, workshop_id: UUID, *, sign_in_id: UUID | None = None
) -> Credential:
    actor = user_actor(db, user.id, workshop_id)
    if actor is None:
        raise NotFound({"workshop_id": str(workshop_id)})
    return Credential(
        viewer=actor,
        workshop_id=workshop_id,
        session_epoch=user.session_epoch,
        sign_in_id=sign_in_id,
    )


def participant_credential(db: Session, token: str, workshop_id: UUID | None) -> Credential:
    words = _loads(_serializer("participant"), token.partition(".")[2])
    participant_id, author_id, generation = UUID(words[0]), UUID(words[1]), int(words[2])
    return _participant(db, participant_id, author_id, generation, workshop_id)


def projector_credential(db: Session, projector_id: UUID, workshop_id: UUID) -> Credential:
    return _in_workshop(projector_actor(db, projector_id), workshop_id)


def _ticket_credential(db: Session, rest: str, workshop_id: UUID) -> Credential:
    words = _loads(_timed_serializer(), rest, max_age=TICKET_SECONDS)
    if UUID(words["w"]) != workshop_id:
        raise NotFound({"workshop_id": str(workshop_id)})
    role, actor_id = Role(words["r"]), UUID(words["a"])
    if role is Role.PARTICIPANT:
        return _participant(db, UUID(words["p"]), actor_id, words["g"], workshop_id)
    if role is Role.PROJECTOR:
        return projector_credential(db, actor_id, workshop_id)
    user = db.get(User, actor_id)
    if user is None or user.session_epoch != words["e"]:
        raise Revoked
    sign_in_id = UUID(words["s"]) if words["s"] else None
    if sign_in_id is not None and not accounts.is_signed_in(db, sign_in_id):
        raise Revoked
    return user_credential(db, user, workshop_id, sign_in_id=sign_in_id)


def _participant(
    db: Session, participant_id: UUID, author_id: UUID, generation: int, workshop_id: UUID | None
) -> Credential:
    found = participant_actor(db, participant_id, author_id, generation)
    return _in_workshop(found, workshop_id, generation=generation)


def _in_workshop(
    found: tuple[UUID, Actor] | None, workshop_id: UUID | None, *, generation: int = 0
) -> Credential:
    if found is None:
        raise Revoked
    home, actor = found
    if workshop_id not in (None, home):
        raise NotFound({"workshop_id": str(workshop_id)})
    return Credential(viewer=actor, workshop_id=home, generation=generation)


def _loads(serializer: Any, word: str, **options: Any) -> Any:
    try:
        return serializer.loads(word, **options)
    except BadSignature:
        raise Revoked from None


def _serializer(salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=f"ruamsang.{salt}")


def _timed_serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        current_app.secret_key or "", salt="ruamsang.ticket", signer=PatientSigner
    )
