"""The desk's first pages: all workshops, and a new one."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from server.auth import EVERY_ROLE, STEERING, current_user, require_user
from server.database import database
from server.http.forms import BRIEF, WORKSHOP_FIELDS, brief, headings, typed
from server.http.rehearsals import asked_people, how_many_people
from server.http.sentences import STATES, WORDS, days_until, due_words, errors_by_field
from workshops import desk
from workshops.agenda.rehearsal import mark
from workshops.core import calendar
from workshops.core.db import utcnow
from workshops.core.errors import Refused
from workshops.execution import load
from workshops.founding import NewWorkshop, found_workshop
from workshops.methods.templates import TEMPLATES

blueprint = Blueprint("staff", __name__, url_prefix="/staff")
SHOWN_FIRST = ("open", "draft", "closed")

Page = str | Response | tuple[str, int]


@blueprint.app_context_processor
def for_templates() -> dict[str, Any]:
    """What the desk's layout shows on every page."""
    return {
        "signed_in_user": g.get("signed_in_user"),
        "fiscal_year_now": calendar.fiscal_year(calendar.today()),
        "names": WORDS,
        "days_until": days_until,
        "due_words": due_words,
    }


@blueprint.get("/")
@require_user(*EVERY_ROLE)
def workshops() -> Page:
    with database().reading() as db:
        lines = desk.workshop_lines(db, current_user().id)
    groups = [
        (state, STATES[state], [line for line in lines if line.workshop.state.value == state])
        for state in SHOWN_FIRST
    ]
    return render_template("staff/workshops.html", groups=groups, next_step=next_step)


@blueprint.get("/workshops/new")
@require_user(*STEERING)
def new() -> Page:
    year = calendar.fiscal_year(calendar.today())
    words = {"template": next(iter(TEMPLATES)), "fiscal_year": str(year)}
    return _new_page(words=words, errors={})


@blueprint.post("/workshops/new")
@require_user(*STEERING)
def create() -> Page:
    """Found a workshop with its whole agenda; whoever founds it is its host."""
    words = typed("template", "is_rehearsal", "people", *WORKSHOP_FIELDS)
    people = asked_people() if words["is_rehearsal"] else 0
    errors = {} if people is not None else {"people": how_many_people()}
    data = {"template": words["template"], **headings(words), "brief": brief(words)}
    try:
        loaded = load(NewWorkshop(), data)
    except Refused as refusal:
        errors |= errors_by_field(refusal)
    if errors or people is None:
        return _new_page(words=words, errors=errors), 422
    with database().writing() as db:
        workshop = found_workshop(db, **loaded, host=current_user(), now=utcnow())
        mark(db, workshop, people)
        workshop_id = workshop.id
    return redirect(url_for("workshop.page", workshop_id=workshop_id), 303)


def next_step(line: desk.WorkshopLine) -> tuple[str, str]:
    """The one thing to do next with a workshop: its words and where that is done."""
    workshop, state = line.workshop, line.workshop.state.value
    page = url_for("workshop.page", workshop_id=workshop.id)
    console = url_for("room.console", workshop_id=workshop.id)
    if state == "open":
        return _("To the console"), console
    if state == "draft" and lacks_brief(workshop.brief):
        return _("Complete the brief"), page + "#brief"
    if state == "draft":
        return _("Get ready"), console
    if line.is_mine and not line.outcome_count:
        return _("Save outcomes"), console
    return _("Read the result"), url_for("results.sheet", workshop_id=workshop.id)


def lacks_brief(words: dict[str, Any]) -> bool:
    return any(not words.get(name) for name in BRIEF)


def _new_page(*, words: dict[str, str], errors: dict[str, str]) -> str:
    return render_template(
        "staff/new.html", words=words, errors=errors, templates=list(TEMPLATES.values())
    )
