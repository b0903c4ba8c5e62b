"""Who calls the API: read from ``Authorization: Bearer``, never from a cookie."""

from uuid import UUID

from flask import request
from sqlalchemy.orm import Session

from server import tokens
from server.credentials import Credential
from server.database import database
from workshops.core.errors import NotAllowed, Revoked
from workshops.people.models import AccountRole, User


def bearer() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Revoked
    return token.strip()


def caller(workshop_id: UUID) -> Credential:
    """Whoever calls, as they stand to this workshop."""
    with database().reading() as db:
        return caller_by(db, workshop_id)


def caller_by(db: Session, workshop_id: UUID) -> Credential:
    """The same, for whoever goes on reading."""
    return tokens.credential_of(db, bearer(), workshop_id)


def staff_caller(*roles: AccountRole) -> User:
    """The staff account that calls; ``NotAllowed`` when it has none of ``roles``."""
    with database().reading() as db:
        user = tokens.user_of_api_token(db, bearer())
    if roles and user.role not in roles:
        raise NotAllowed({"role": user.role.value})
    return user
