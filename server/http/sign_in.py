"""The staff entrance: signing in and out, and how pages look to whoever is at this browser."""

from typing import cast

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from server.auth import forget, open_to_all, remember, sign_in_here, signed_in_user
from server.database import database
from server.execute import hall
from server.http.sign_in_tries import sign_in_tries
from server.i18n import LOCALES, remember_choice
from server.runtime import blocking
from workshops.core.errors import TooFast
from workshops.people import accounts
from workshops.people.models import User

blueprint = Blueprint("sign_in", __name__)
DISPLAY = {
    "theme": ("light", "dark"),
    "text_size": ("normal", "large"),
    "contrast": ("normal", "high"),
}

Page = str | AnyResponse | tuple[str, int]


@blueprint.get("/sign-in")
@open_to_all
def form() -> Page:
    if signed_in_user():
        return redirect(_next_page(), 303)
    return render_template("staff/sign_in.html", email="", error=None)


@blueprint.post("/sign-in")
@open_to_all
def enter() -> Page:
    """The same answer for an unknown address and a wrong password, after the same work."""
    email = accounts.normal_email(request.form.get("email", ""))[: accounts.LONGEST_EMAIL]
    try:
        sign_in_tries().check(email)
    except TooFast:
        return _again(_("Too many tries. Please wait a few minutes and try again."), 429)
    user = _checked(email, request.form.get("password", ""))
    if user is None:
        sign_in_tries().failed(email)
        return _again(_("This e-mail address and this password do not belong together."), 401)
    remember(user)
    return redirect(_next_page(), 303)


@blueprint.post("/sign-out")
@open_to_all
def leave() -> Page:
    """Out in this browser: a copy of its cookie is worth nothing, its consoles close."""
    user, sign_in_id = signed_in_user(), sign_in_here()
    if user and sign_in_id:
        with database().writing() as db:
            accounts.sign_out(db, sign_in_id)
        hall().show_out_user(user.id)
    forget()
    return redirect(url_for("sign_in.form"), 303)


@blueprint.post("/language")
@open_to_all
def language() -> Page:
    """Remember the language; a script gets 204, a form goes back to its page."""
    chosen = str((request.get_json(silent=True) or request.form).get("locale", ""))
    response = Response(status=204) if request.is_json else redirect(_back(), 303)
    if chosen in LOCALES:
        remember_choice(cast(Response, response), "locale", chosen)
    return response


@blueprint.post("/display")
@open_to_all
def display() -> Page:
    """Remember light or dark, the size of letters, and how strong the contrast is."""
    response = redirect(_back(), 303)
    for name, words in DISPLAY.items():
        if (chosen := request.form.get(name)) in words:
            remember_choice(cast(Response, response), name, str(chosen))
    return response


def _checked(email: str, password: str) -> User | None:
    with database().reading() as db:
        return accounts.check_password(db, email, password, slowly=blocking)


def _again(error: str, status: int) -> tuple[str, int]:
    email = request.form.get("email", "")
    return render_template("staff/sign_in.html", email=email, error=error), status


def _next_page() -> str:
    return local_path(request.values.get("next", "")) or url_for("staff.workshops")


def _back() -> str:
    return local_path(request.form.get("next", "")) or url_for("sign_in.form")


def local_path(path: str) -> str | None:
    """``path`` when it can only lead to this site; browsers read ``//`` and ``\\`` as a host."""
    is_local = path.startswith("/") and not path.startswith("//")
    is_plain = path.isprintable() and "\\" not in path
    return path if is_local and is_plain else None
