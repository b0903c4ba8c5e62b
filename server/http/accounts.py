"""Staff accounts, for administrators: who may sign in, and as what."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from server.auth import current_user, require_user
from server.database import database
from server.execute import hall
from server.http.forms import order
from server.http.sentences import errors_by_field, sentence
from server.runtime import blocking
from workshops.core.actors import Actor, Role
from workshops.core.errors import NotFound, Refused, StageClosed
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole, User
from workshops.people.queries import orphaned_workshops

blueprint = Blueprint("accounts", __name__, url_prefix="/staff/accounts")
only_admins = require_user(AccountRole.ADMIN)

Page = str | Response | tuple[str, int]


@blueprint.get("")
@only_admins
def every() -> Page:
    return _page()


@blueprint.post("")
@only_admins
def create() -> Page:
    """A new account with a password to be used once, which is shown here and nowhere again."""
    role = request.form.get("role", "")
    if role not in list(AccountRole):
        return _page(errors={"role": _("Please choose one.")}, status=422)
    try:
        email = accounts.checked_email(request.form.get("email", ""))
        password, password_hash = _one_time_password(email)
        with database().writing() as db:
            user = accounts.create_account(
                db,
                email=email,
                name=request.form.get("name", ""),
                role=AccountRole(role),
                password_hash=password_hash,
                must_change_password=True,
            )
    except Refused as refusal:
        return _page(errors=errors_by_field(refusal), status=422)
    return _page(shown=user, password=password)


@blueprint.post("/<uuid:user_id>/reset")
@only_admins
def reset(user_id: UUID) -> Page:
    with database().reading() as db:
        user = db.get(User, user_id)
    if user is None:
        return _done(sentence(NotFound()), "bad")
    password, password_hash = _one_time_password(user.email)
    with database().writing() as db:
        accounts.reset_password(db, user_id, password_hash=password_hash)
    hall().show_out_user(user_id)
    return _page(shown=user, password=password)


@blueprint.post("/<uuid:user_id>/role")
@only_admins
def change_role(user_id: UUID) -> Page:
    role = request.form.get("role", "")
    if role not in list(AccountRole):
        return _done(_("Please choose one."), "bad")
    return _change(partial(accounts.change_role, role=AccountRole(role)), user_id)


@blueprint.post("/<uuid:user_id>/disable")
@only_admins
def disable(user_id: UUID) -> Page:
    return _change(accounts.disable, user_id)


@blueprint.post("/<uuid:user_id>/enable")
@only_admins
def enable(user_id: UUID) -> Page:
    return _change(accounts.enable, user_id)


@blueprint.post("/orphans")
@only_admins
def adopt() -> Page:
    """Give a workshop that nobody can steer to somebody who may facilitate. Of other workshops
    an administrator knows no more than anybody else."""
    with database().reading() as db:
        orphans = {str(one.id): one.id for one in orphaned_workshops(db)}
    workshop_id = orphans.get(request.form.get("workshop_id", ""))
    if workshop_id is None:
        return _done(sentence(NotFound()), "bad")
    on_behalf_of_the_house = Actor(id=current_user().id, role=Role.FACILITATOR)
    user_id = request.form.get("user_id", "")
    try:
        order(workshop_id, on_behalf_of_the_house, "facilitator.add", user_id=user_id)
        order(workshop_id, on_behalf_of_the_house, "lead.set", user_id=user_id)
    except StageClosed:
        return _done(_("Saved."), "good")  # A closed workshop needs nobody to lead it.
    except Refused as refusal:
        return _done(sentence(refusal), "bad")
    return _done(_("Saved."), "good")


def _change(change: Callable[[Session, UUID], Any], user_id: UUID) -> Page:
    try:
        with database().writing() as db:
            change(db, user_id)
    except Refused as refusal:
        return _done(sentence(refusal), "bad")
    hall().show_out_user(user_id)
    return _done(_("Saved."), "good")


def _done(words: str, state: str) -> Response:
    flash(words, state)
    return redirect(url_for("accounts.every"), 303)


def _one_time_password(email: str) -> tuple[str, str]:
    password = passwords.one_time_password()
    return password, blocking(partial(passwords.hash_password, password, email=email))


def _page(*, status: int = 200, **more: Any) -> tuple[str, int]:
    """A password to be used once is in the answer itself: a cookie would carry it in clear."""
    with database().reading() as db:
        users, orphans = accounts.accounts(db), orphaned_workshops(db)
    typed = request.form if status != 200 else {}
    return render_template(
        "staff/accounts.html", users=users, orphans=orphans, typed=typed, **more
    ), status
