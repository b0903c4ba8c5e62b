"""One's own account: name, password, tokens for scripts."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from server.auth import EVERY_ROLE, current_user, remember, require_user
from server.database import database
from server.execute import hall
from server.http.sentences import errors_by_field, sentence
from server.http.sign_in_tries import sign_in_tries
from server.runtime import blocking
from workshops.core.errors import Invalid, Refused
from workshops.people import accounts, api_tokens, passwords

blueprint = Blueprint("own_account", __name__, url_prefix="/staff/account")
everybody = require_user(*EVERY_ROLE)
even_with_a_password_to_use_once = require_user(*EVERY_ROLE, before_password=True)

Page = str | Response | tuple[str, int]


@blueprint.get("")
@even_with_a_password_to_use_once
def page() -> Page:
    return _page()


@blueprint.post("/name")
@everybody
def rename() -> Page:
    try:
        with database().writing() as db:
            accounts.rename(db, current_user().id, request.form.get("name", ""))
    except Refused as refusal:
        return _page(errors=errors_by_field(refusal), status=422)
    return _done(_("Saved."))


@blueprint.post("/password")
@even_with_a_password_to_use_once
def change_password() -> Page:
    """Ends every other sign-in of the account; this browser stays."""
    user = current_user()
    try:
        password_hash = _checked_new_password()
    except Refused as refusal:
        errors = errors_by_field(refusal)
        if not refusal.fields or "after_ms" in refusal.fields:
            errors = {"current_password": sentence(refusal)}
        return _page(errors=errors, status=422)
    with database().writing() as db:
        user = accounts.change_password(db, user.id, password_hash=password_hash)
    hall().show_out_user(user.id)
    remember(user)
    return _done(_("Your new password counts from now on. Other machines were signed out."))


@blueprint.post("/tokens")
@everybody
def make_token() -> Page:
    """The token is in the answer itself, once; a cookie would carry it in clear."""
    with database().writing() as db:
        token = api_tokens.issue_token(db, current_user().id)
    return _page(token=token)


@blueprint.post("/tokens/<uuid:token_id>/revoke")
@everybody
def revoke_token(token_id: UUID) -> Page:
    try:
        with database().writing() as db:
            api_tokens.revoke_token(db, current_user().id, token_id)
        hall().show_out_user(current_user().id)
    except Refused as refusal:
        return _done(sentence(refusal), "bad")
    return _done(_("The token no longer works."))


def _checked_new_password() -> str:
    """The new password's hash, once the present one was given. Slow, and outside of writing."""
    user = current_user()
    sign_in_tries().check(user.email)
    present = request.form.get("current_password", "")
    if not blocking(passwords.is_password, user.password_hash, present):
        sign_in_tries().failed(user.email)
        raise Invalid({"current_password": "wrong"})
    new = request.form.get("password", "")
    if new == present:
        raise Invalid({"password": "same"})
    hashed: str = blocking(partial(passwords.hash_password, new, email=user.email))
    return hashed


def _done(words: str, state: str = "good") -> Response:
    flash(words, state)
    return redirect(url_for("own_account.page"), 303)


def _page(*, status: int = 200, **more: Any) -> tuple[str, int]:
    user = current_user()
    with database().reading() as db:
        tokens = api_tokens.tokens_of(db, user.id)
    return render_template("staff/account.html", user=user, tokens=tokens, **more), status
