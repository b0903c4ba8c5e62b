"""Who is signed in, by cookie, and what an account may open. Tokens are not looked at here."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from flask import abort, g, redirect, request, session, url_for
from sqlalchemy.orm import Session

from server.database import database
from workshops.core.actors import Actor
from workshops.core.errors import NotFound
from workshops.people import accounts
from workshops.people.accounts import LONGEST_SIGN_IN
from workshops.people.models import AccountRole, User
from workshops.people.queries import user_actor

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

EVERY_ROLE = tuple(AccountRole)
STEERING = (AccountRole.ADMIN, AccountRole.FACILITATOR)
_LONGEST_SECONDS = LONGEST_SIGN_IN.total_seconds()
_KEYS = ("user_id", "sign_in_id", "session_epoch", "signed_in_at")


def remember(user: User) -> None:
    """Sign ``user`` in on this browser. What was there before, a CSRF token too, is dropped."""
    forget()
    with database().writing() as db:
        session["sign_in_id"] = str(accounts.sign_in(db, user.id).id)
    session["user_id"] = str(user.id)
    session["session_epoch"] = user.session_epoch
    session["signed_in_at"] = time.time()
    session.permanent = True
    g.signed_in_user = user


def forget() -> None:
    for key in (*_KEYS, "csrf_token"):
        session.pop(key, None)
    g.signed_in_user = None


def signed_in_user() -> User | None:
    """The account of this request; None when its sign-in has ended, here or elsewhere."""
    if "signed_in_user" not in g:
        g.signed_in_user = _user_of_cookie()
    user: User | None = g.signed_in_user
    return user


def _user_of_cookie() -> User | None:
    sign_in_id = sign_in_here()
    if sign_in_id is None or session["signed_in_at"] + _LONGEST_SECONDS < time.time():
        return None
    with database().reading() as db:
        user = db.get(User, UUID(session["user_id"]))
        is_good = accounts.is_signed_in(db, sign_in_id)
    if user is None or user.disabled_at or user.session_epoch != session.get("session_epoch"):
        return None
    return user if is_good else None


def sign_in_here() -> UUID | None:
    """The sign-in of this browser, whether or not it is still good."""
    word = session.get("sign_in_id")
    return UUID(word) if word else None


def current_user() -> User:
    """The account behind a page that ``require_user`` guards."""
    return cast(User, signed_in_user())


def require_user(
    *roles: AccountRole, before_password: bool = False
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Any]]:
    """Only for accounts with one of ``roles``; for others the page does not exist.

    Whoever signed in with a password to be used once comes no further than to choosing their own,
    except where ``before_password``.
    """

    def decorate(view: Callable[Asked, Answer]) -> Callable[Asked, Any]:
        @wraps(view)
        def guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> Any:
            user = signed_in_user()
            if user is None:
                return redirect(url_for("sign_in.form", next=_way_back()), 303)
            if user.must_change_password and not before_password:
                return redirect(url_for("own_account.page"), 303)
            if user.role not in roles:
                abort(404)
            return view(*args, **kwargs)

        guarded.declared_roles = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    return decorate


def open_to_all(view: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Say that a page needs no sign-in. A page that declares nothing fails the suite."""
    view.declared_roles = None  # type: ignore[attr-defined]
    return view


def actor_for(db: Session, user: User, workshop_id: UUID) -> Actor:
    """What an account is to a workshop. Raises ``NotFound``, also where it may not know of it."""
    actor = user_actor(db, user.id, workshop_id)
    if actor is None:
        raise NotFound({"workshop_id": str(workshop_id)})
    return actor


def _way_back() -> str | None:
    return request.full_path.rstrip("?") if request.method == "GET" else None
