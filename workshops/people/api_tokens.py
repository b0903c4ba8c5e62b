"""Bearer tokens of staff accounts, for scripts. The token is shown once; only its hash is kept."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.core.db import utcnow
from workshops.core.errors import NotFound
from workshops.people.models import ApiToken, User

LIFETIME = timedelta(days=90)
_BYTES = 32


def issue_token(db: Session, user_id: UUID) -> str:
    """A new token of 256 random bits, good for 90 days."""
    token = secrets.token_urlsafe(_BYTES)
    now = utcnow()
    db.add(
        ApiToken(
            user_id=user_id,
            token_hash=_hash(token),
            created_at=now,
            expires_at=now + LIFETIME,
            revoked_at=None,
        )
    )
    db.flush()
    return token


def user_of_token(db: Session, token: str) -> User | None:
    """Whose it is; None when it is unknown, expired or revoked, or its account disabled."""
    row = find_token(db, token)
    return db.get_one(User, row.user_id) if row else None


def find_token(db: Session, token: str) -> ApiToken | None:
    """Its row, without the token itself; None as for ``user_of_token``."""
    return db.scalar(
        sa.select(ApiToken)
        .join(User, ApiToken.user_id == User.id)
        .where(ApiToken.token_hash == _hash(token), User.disabled_at.is_(None), *_is_good())
    )


def is_good(db: Session, token_id: UUID) -> bool:
    """Whether a token that was used before could be used now."""
    query = sa.select(ApiToken.id).where(ApiToken.id == token_id, *_is_good())
    return db.scalar(query) is not None


def _is_good() -> tuple[sa.ColumnElement[bool], ...]:
    return ApiToken.expires_at > utcnow(), ApiToken.revoked_at.is_(None)


def tokens_of(db: Session, user_id: UUID) -> Sequence[ApiToken]:
    """Those that still work, newest first."""
    return db.scalars(
        sa.select(ApiToken)
        .where(ApiToken.user_id == user_id, *_is_good())
        .order_by(ApiToken.created_at.desc(), ApiToken.id)
    ).all()


def revoke_token(db: Session, user_id: UUID, token_id: UUID) -> None:
    """Only one's own; somebody else's looks as if it did not exist."""
    token = db.get(ApiToken, token_id)
    if token is None or token.user_id != user_id:
        raise NotFound({"token_id": str(token_id)})
    token.revoked_at = token.revoked_at or utcnow()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
