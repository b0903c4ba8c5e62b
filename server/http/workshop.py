"""The desk's page of one workshop: its headings and brief, its door, its facilitators."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from server.auth import EVERY_ROLE, STEERING, actor_for, current_user, require_user
from server.database import database
from server.http.forms import BRIEF, HEADINGS, WORKSHOP_FIELDS, brief, headings, order, typed
from server.http.merging import chosen, merge, seen_words
from server.http.sentences import errors_by_field, sentence
from server.http.staff import lacks_brief
from workshops import desk
from workshops.agenda import readiness
from workshops.agenda.rehearsal import people_of
from workshops.core.actors import Actor
from workshops.core.db import utcnow
from workshops.core.errors import Conflict, NotAllowed, NotFound, Refused
from workshops.core.workshop import Workshop, WorkshopState
from workshops.people import projectors

blueprint = Blueprint("workshop", __name__, url_prefix="/staff/workshops/<uuid:workshop_id>")

Page = str | Response | tuple[str, int]
MOST_TRIES = 5
PROMISED = (*BRIEF, "shows_names")


@blueprint.get("")
@require_user(*EVERY_ROLE)
def page(workshop_id: UUID) -> Page:
    return _page(workshop_id)


@blueprint.post("/edit")
@require_user(*STEERING)
def edit(workshop_id: UUID) -> Page:
    """Headings at any time; the brief and the showing of names until the opening.

    Whoever saves second sees what the first one wrote in the same fields, and loses nothing.
    """
    actor, seen = _actor(workshop_id), seen_words()
    words = chosen(_typed(), seen=seen)
    for _nth in range(MOST_TRIES):
        now, version = _now(workshop_id)
        merged = merge(words, seen=seen, now=now)
        if merged.theirs:
            shown = _page(workshop_id, words=merged.words, seen=now, theirs=merged.theirs)
            return shown, 409
        try:
            order(workshop_id, actor, "workshop.edit", **_data(merged.words, now), version=version)
        except Conflict:
            continue
        except NotFound:
            raise
        except Refused as refusal:
            errors = errors_by_field(refusal) | {"form": sentence(refusal)}
            return _page(workshop_id, words=merged.words, seen=now, errors=errors), 422
        flash(_("Saved."), "good")
        return _back(workshop_id)
    raise Conflict


def _typed() -> dict[str, str]:
    """The words of whichever form was sent: once the workshop is open the brief is not in it."""
    is_whole = "decision" in request.form
    words = typed(*(WORKSHOP_FIELDS if is_whole else (*HEADINGS, "fiscal_year")))
    if is_whole:
        words["shows_names"] = "on" if "shows_names" in request.form else ""
    return words


def _now(workshop_id: UUID) -> tuple[dict[str, str], int]:
    with database().reading() as db:
        workshop = db.get_one(Workshop, workshop_id)
        return _words(workshop), workshop.version


def _data(words: dict[str, str], now: dict[str, str]) -> dict[str, Any]:
    """As ``workshop.edit`` takes them: what people join on only where it changes, as long as it may."""
    data: dict[str, Any] = headings(words)
    if any(name in words and words[name] != now[name] for name in PROMISED):
        data |= {"brief": brief(words), "shows_names": bool(words["shows_names"])}
    return data


@blueprint.post("/facilitators")
@require_user(*STEERING)
def add_facilitator(workshop_id: UUID) -> Page:
    return _send(workshop_id, "facilitator.add", user_id=request.form.get("user_id", ""))


@blueprint.post("/facilitators/<uuid:user_id>/remove")
@require_user(*STEERING)
def remove_facilitator(workshop_id: UUID, user_id: UUID) -> Page:
    return _send(workshop_id, "facilitator.remove", user_id=str(user_id))


@blueprint.post("/projectors")
@require_user(*STEERING)
def make_projector(workshop_id: UUID) -> Page:
    """The screen for the wall: the latest that is in use, else, or for ``another``, a new one."""
    actor = _actor(workshop_id)
    if not actor.is_facilitator:
        raise NotAllowed({"role": actor.role.value})
    with database().writing() as db:
        in_use = [] if "another" in request.form else projectors.projectors_in_use(db, workshop_id)
        screens = [one for _number, one in in_use]
        screens += [] if screens else [projectors.add_projector(db, workshop_id, made_by=actor.id)]
        projector_id = screens[0].id
    return redirect(url_for("room.projector", projector_id=projector_id), 303)


@blueprint.post("/projectors/<uuid:projector_id>/revoke")
@require_user(*STEERING)
def revoke_projector(workshop_id: UUID, projector_id: UUID) -> Page:
    return _send(workshop_id, "projector.revoke", projector_id=str(projector_id))


def _send(workshop_id: UUID, type: str, **data: Any) -> Response:
    """One order from a button: done or refused, the page says which."""
    actor = _actor(workshop_id)
    try:
        order(workshop_id, actor, type, **data)
    except Refused as refusal:
        flash(sentence(refusal), "bad")
    else:
        flash(_("Saved."), "good")
    return _back(workshop_id)


def _back(workshop_id: UUID) -> Response:
    mine = actor_or_none(workshop_id)
    target = (
        url_for("workshop.page", workshop_id=workshop_id) if mine else url_for("staff.workshops")
    )
    return redirect(target, 303)


def actor_or_none(workshop_id: UUID) -> Actor | None:
    """Whoever took themselves off a workshop may not know of it any more."""
    try:
        return _actor(workshop_id)
    except NotFound:
        return None


def _actor(workshop_id: UUID) -> Actor:
    with database().reading() as db:
        return actor_for(db, current_user(), workshop_id)


def _page(
    workshop_id: UUID,
    *,
    words: dict[str, str] | None = None,
    seen: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    theirs: dict[str, str] | None = None,
) -> str:
    with database().reading() as db:
        actor = actor_for(db, current_user(), workshop_id)
        workshop = db.get_one(Workshop, workshop_id)
        outcomes = desk.outcomes_of(db, workshop_id)
        simulated = people_of(db, workshop_id)
        people = {
            "facilitators": desk.facilitators_of(db, workshop_id),
            "candidates": desk.accounts_that_may_facilitate(db, workshop_id),
            "projectors": projectors.projectors_in_use(db, workshop_id),
        }
        agenda = desk.agenda_of(db, workshop_id)
        checks = readiness.checks(db, workshop, utcnow())
    public_url = current_app.extensions["settings"].public_url
    return render_template(
        "staff/workshop.html",
        workshop=workshop,
        steers=actor.is_facilitator,
        is_draft=workshop.state is WorkshopState.DRAFT,
        lacks_brief=lacks_brief(workshop.brief),
        simulated=simulated,
        words=_words(workshop) | (words or {}),
        errors=errors or {},
        theirs=theirs or {},
        seen=seen or _words(workshop),
        outcomes=outcomes,
        agenda=agenda,
        checks=checks,
        may_prepare=current_user().role in STEERING,
        join_url=public_url + url_for("join.door", join_code=workshop.join_code),
        **people,
    )


def _words(workshop: Workshop) -> dict[str, str]:
    """What the form shows at first: the workshop as it is."""
    above = {name: str(getattr(workshop, name)) for name in (*HEADINGS, "fiscal_year")}
    answers = {name: workshop.brief.get(name, "") for name in BRIEF}
    return above | answers | {"shows_names": "on" if workshop.shows_names else ""}
