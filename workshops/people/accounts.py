"""Staff accounts: who may sign in, as what, and how every sign-in of an account ends at once.

Functions that write take a hash from ``passwords.hash_password``: hashing is slow, and nobody
else may write while a transaction is open.
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshops.core import thai
from workshops.core.db import utcnow
from workshops.core.errors import Conflict, Invalid, NotFound
from workshops.people import passwords
from workshops.people.models import AccountRole, ApiToken, SignIn, User

Slowly = Callable[..., Any]
"""Runs a slow function: ``slowly(function, *args)``."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
LONGEST_EMAIL = 254
LONGEST_NAME = 80
LONGEST_SIGN_IN = timedelta(hours=16)
"""A long workshop day; a laptop left in a meeting room is not signed in tomorrow."""


def normal_email(email: str) -> str:
    """Lower case and no space around: the one spelling under which an account is kept."""
    return email.strip().lower()


def accounts(db: Session) -> Sequence[User]:
    """All accounts, those in use first, by address."""
    return db.scalars(sa.select(User).order_by(User.disabled_at.is_not(None), User.email)).all()


def find_by_email(db: Session, email: str) -> User | None:
    return db.scalar(sa.select(User).where(User.email == normal_email(email)))


def check_password(
    db: Session, email: str, password: str, *, slowly: Slowly | None = None
) -> User | None:
    """The account that signs in, or None: unknown, disabled and mistyped take the same time."""
    user = find_by_email(db, email)
    usable = user is not None and user.disabled_at is None
    known_hash = user.password_hash if user and usable else None
    run = slowly or (lambda function, *args: function(*args))
    return user if run(passwords.is_password, known_hash, password) else None


def create_account(
    db: Session,
    *,
    email: str,
    role: AccountRole,
    password_hash: str,
    name: str = "",
    must_change_password: bool = False,
) -> User:
    """Raises ``Invalid`` for an address that can't be one, ``Conflict`` for one that is taken."""
    email, name = checked_email(email), checked_name(name)
    user = User(
        email=email,
        name=name,
        role=role,
        password_hash=password_hash,
        must_change_password=must_change_password,
    )
    db.add(user)
    try:
        db.flush()
    except IntegrityError as error:
        raise Conflict({"email": "taken"}) from error
    return user


def checked_email(email: str) -> str:
    email = normal_email(email)
    if not _EMAIL.fullmatch(email) or len(email) > LONGEST_EMAIL or thai.has_forbidden(email):
        raise Invalid({"email": "not_an_email"})
    return email


def checked_name(name: str) -> str:
    name = thai.tidy(name)
    if thai.has_forbidden(name):
        raise Invalid({"name": "forbidden_characters"})
    if thai.graphemes(name) > LONGEST_NAME or len(name) > 1000:
        raise Invalid({"name": "too_long"})
    return name


def change_password(db: Session, user_id: UUID, *, password_hash: str) -> User:
    """By its owner: every other sign-in of the account ends, its tokens with them."""
    user = _get(db, user_id)
    user.password_hash = password_hash
    user.must_change_password = False
    _end_everything(db, user)
    return user


def reset_password(db: Session, user_id: UUID, *, password_hash: str) -> User:
    """By an admin, with a password to be used once: its owner chooses a new one at sign-in."""
    user = change_password(db, user_id, password_hash=password_hash)
    user.must_change_password = True
    return user


def change_role(db: Session, user_id: UUID, role: AccountRole) -> User:
    user = _get(db, user_id)
    if role is not AccountRole.ADMIN:
        _keep_an_admin(db, user)
    user.role = role
    return user


def disable(db: Session, user_id: UUID) -> User:
    """End every sign-in and refuse new ones. What the account did stays on record."""
    user = _get(db, user_id)
    _keep_an_admin(db, user)
    user.disabled_at = user.disabled_at or utcnow()
    _end_everything(db, user)
    return user


def enable(db: Session, user_id: UUID) -> User:
    user = _get(db, user_id)
    user.disabled_at = None
    return user


def sign_in(db: Session, user_id: UUID) -> SignIn:
    """A new sign-in of one browser. Those that can't be good any more are forgotten."""
    long_ago = utcnow() - LONGEST_SIGN_IN
    db.execute(sa.delete(SignIn).where(SignIn.user_id == user_id, SignIn.signed_in_at < long_ago))
    row = SignIn(user_id=user_id, ended_at=None)
    db.add(row)
    db.flush()
    return row


def sign_out(db: Session, sign_in_id: UUID) -> None:
    """End the sign-in of one browser, so that no copy of its cookie outlives it."""
    row = db.get(SignIn, sign_in_id)
    if row is not None:
        row.ended_at = row.ended_at or utcnow()


def is_signed_in(db: Session, sign_in_id: UUID) -> bool:
    """Whether that sign-in has not ended: by signing out, or with a long day."""
    good = (SignIn.ended_at.is_(None), SignIn.signed_in_at > utcnow() - LONGEST_SIGN_IN)
    return db.scalar(sa.select(SignIn.id).where(SignIn.id == sign_in_id, *good)) is not None


def rename(db: Session, user_id: UUID, name: str) -> User:
    user = _get(db, user_id)
    user.name = checked_name(name)
    return user


def _end_everything(db: Session, user: User) -> None:
    """Cookies and tickets carry the epoch that rises here; tokens are revoked."""
    user.session_epoch += 1
    db.execute(
        sa.update(ApiToken)
        .where(ApiToken.user_id == user.id, ApiToken.revoked_at.is_(None))
        .values(revoked_at=utcnow())
    )


def _keep_an_admin(db: Session, user: User) -> None:
    """All admins' rows are locked, so that two admins can't disable each other at one time."""
    admins = db.scalars(
        sa.select(User)
        .where(User.role == AccountRole.ADMIN, User.disabled_at.is_(None))
        .order_by(User.id)
        .with_for_update()
    ).all()
    if [admin.id for admin in admins] == [user.id]:
        raise Conflict({"role": "last_admin"})


def _get(db: Session, user_id: UUID) -> User:
    user = db.get(User, user_id)
    if user is None:
        raise NotFound({"user_id": str(user_id)})
    return user
