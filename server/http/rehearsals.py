"""Marking a draft as a rehearsal from its page on the desk."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from server.auth import STEERING, actor_for, current_user, require_user
from server.database import database
from server.http.forms import order
from server.http.sentences import sentence
from workshops.agenda.rehearsal import FEWEST, MOST
from workshops.core.errors import NotFound, Refused

blueprint = Blueprint("rehearsals", __name__, url_prefix="/staff/workshops/<uuid:workshop_id>")


@blueprint.post("/rehearsal")
@require_user(*STEERING)
def mark(workshop_id: UUID) -> Response:
    """``is_rehearsal=yes`` with how many ``people``, or ``no``."""
    with database().reading() as db:
        actor = actor_for(db, current_user(), workshop_id)
    people = asked_people() if request.form.get("is_rehearsal") == "yes" else 0
    try:
        if people is None:
            flash(how_many_people(), "bad")
        else:
            order(workshop_id, actor, "workshop.rehearse", people=people)
            flash(_("Saved."), "good")
    except NotFound:
        raise
    except Refused as refusal:
        flash(sentence(refusal), "bad")
    return redirect(url_for("workshop.page", workshop_id=workshop_id) + "#rehearsal", 303)


def how_many_people() -> str:
    return str(_("Choose between %(fewest)s and %(most)s people.", fewest=FEWEST, most=MOST))


def asked_people() -> int | None:
    """The number in the form; None when it is none that a room can have."""
    word = request.form.get("people", "").strip()
    is_fit = word.isascii() and word.isdecimal() and FEWEST <= int(word) <= MOST
    return int(word) if is_fit else None
