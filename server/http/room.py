"""The live screens' shells, and the tickets with which their scripts connect."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from server import tokens
from server.auth import (
    EVERY_ROLE,
    current_user,
    open_to_all,
    require_user,
    sign_in_here,
    signed_in_user,
)
from server.credentials import Credential
from server.database import database
from server.http.api import json_body
from server.i18n import locale
from server.people_here import participant_here
from workshops.core.actors import Role
from workshops.core.errors import Invalid, NotFound, Revoked
from workshops.core.workshop import Workshop
from workshops.people.models import Projector

blueprint = Blueprint("room", __name__)


@blueprint.get("/room/<uuid:participant_id>")
@open_to_all
def phone(participant_id: UUID) -> ResponseReturnValue:
    """A participant's screen. Whose cookie it is decides; the address alone opens nothing."""
    try:
        credential = participant_here(participant_id)
    except Revoked:
        return redirect(url_for("join.home", left=1), 303)
    return shell("room/room.html", credential, participant_id=str(participant_id))


@blueprint.get("/console/<uuid:workshop_id>")
@require_user(*EVERY_ROLE)
def console(workshop_id: UUID) -> ResponseReturnValue:
    return shell("facilitate/console.html", facilitator_here(workshop_id))


@blueprint.get("/projector/<uuid:projector_id>")
@require_user(*EVERY_ROLE)
def projector(projector_id: UUID) -> ResponseReturnValue:
    credential = _projector_here(projector_id)
    return shell("facilitate/projector.html", credential, projector_id=str(projector_id))


@blueprint.post("/live-ticket")
@open_to_all
def ticket() -> ResponseReturnValue:
    """Sixty seconds' admission to one workshop, for whom this browser's cookie stands."""
    body = json_body()
    workshop_id = _uuid(body, "workshop_id")
    credential = _credential_here(body, workshop_id)
    if credential.workshop_id != workshop_id:
        raise NotFound({"workshop_id": str(workshop_id)})
    return jsonify(ticket=tokens.ticket_for(credential))


def _credential_here(body: dict[str, Any], workshop_id: UUID) -> Credential:
    if body.get("participant_id"):
        return participant_here(_uuid(body, "participant_id"))
    user = signed_in_user()
    if user is None or user.must_change_password:
        raise Revoked
    if body.get("projector_id"):
        return _projector_here(_uuid(body, "projector_id"))
    return facilitator_here(workshop_id)


def facilitator_here(workshop_id: UUID) -> Credential:
    with database().reading() as db:
        credential = tokens.user_credential(
            db, current_user(), workshop_id, sign_in_id=sign_in_here()
        )
    if credential.viewer.role is not Role.FACILITATOR:
        raise NotFound({"workshop_id": str(workshop_id)})
    return credential


def _projector_here(projector_id: UUID) -> Credential:
    """A facilitator's browser shows the wall; the socket itself is the projector's, read-only."""
    with database().reading() as db:
        row = db.get(Projector, projector_id)
        if row is None or row.revoked_at:
            raise NotFound({"projector_id": str(projector_id)})
        workshop_id = row.workshop_id
        facilitator_here(workshop_id)
        return tokens.projector_credential(db, projector_id, workshop_id)


def _uuid(body: dict[str, Any], name: str) -> UUID:
    try:
        return UUID(str(body.get(name)))
    except ValueError:
        raise Invalid({name: "not_an_id"}) from None


def shell(template: str, credential: Credential, **ids: Any) -> str:
    """A live page: its script, and what the script has to know before it asks."""
    with database().reading() as db:
        workshop = db.get_one(Workshop, credential.workshop_id)
        join_code = workshop.join_code
    public_url = current_app.extensions["settings"].public_url
    boot = {
        "workshop_id": str(credential.workshop_id),
        "role": credential.viewer.role.value,
        "locale": locale(),
        "ticket_url": url_for("room.ticket"),
        "ticket": tokens.ticket_for(credential),
        "snapshot_url": url_for("api.take_snapshot", workshop_id=credential.workshop_id),
        "public_url": public_url,
        "join_url": public_url + url_for("join.door", join_code=join_code),
        "join_code": join_code,
        "home_url": url_for("join.home"),
        **ids,
    }
    return render_template(template, boot=boot, workshop=workshop)
