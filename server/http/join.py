"""Coming in: the code typed at `/`, the page behind the QR code, and coming back by receipt."""

import io
from typing import Any

import segno
from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from server import joining
from server.auth import open_to_all, signed_in_user
from server.database import database
from server.errors import status_of
from server.http.api import json_body
from server.people_here import check_nobody_else_came_in, people_here, remember_participant
from workshops.core.errors import NotFound, TooFast
from workshops.core.workshop import Workshop
from workshops.people.schemas import DATA_CONSENT_VERSION, NAME_LENGTH

blueprint = Blueprint("join", __name__)


@blueprint.get("/")
@open_to_all
def home() -> ResponseReturnValue:
    """Type the code. With a code in the query: go to its door, or say that there is none."""
    if "code" not in request.args:
        return _home()
    typed = request.args["code"].strip()
    if not typed:
        return _home(error="empty"), 400
    try:
        joining.workshop_id_of(typed, request.remote_addr or "")
    except (NotFound, TooFast) as refusal:
        return _home(typed=typed, error=refusal.code), status_of(refusal)
    return redirect(url_for("join.door", join_code=joining.read_join_code(typed)), 303)


def _home(*, typed: str = "", error: str | None = None) -> str:
    has_left = bool(request.args.get("left"))
    return render_template(
        "join/home.html", typed=typed, error=error, has_left=has_left, user=signed_in_user()
    )


@blueprint.get("/j/<join_code>")
@open_to_all
def door(join_code: str) -> ResponseReturnValue:
    """The brief, then name, sector and data consent. Under a wrong code: the field, to type it anew."""
    try:
        workshop = _workshop(join_code)
    except (NotFound, TooFast) as refusal:
        return _home(typed=join_code[:20], error=refusal.code), status_of(refusal)
    return render_template(
        "join/join.html",
        workshop=workshop,
        join_code=workshop.join_code,
        name_length=NAME_LENGTH,
        data_consent_version=DATA_CONSENT_VERSION,
        people_here=people_here(workshop.id),
    )


@blueprint.post("/j/<join_code>")
@open_to_all
def enter(join_code: str) -> ResponseReturnValue:
    """Join, or come back with ``{"receipt"}``. The cookie remembers who this is.

    ``here`` are the ids of everybody whom the page knows to be in on this phone.
    """
    body = json_body()
    workshop_id = joining.workshop_id_of(join_code, request.remote_addr or "")
    if isinstance(here := body.pop("here", None), list):
        check_nobody_else_came_in(workshop_id, [*here, body.get("id")])
    come_in: Any = joining.come_back if "receipt" in body else joining.join
    joined: joining.Joined = come_in(workshop_id, body)
    remember_participant(joined)
    return jsonify(
        participant_id=str(joined.participant_id),
        workshop_id=str(workshop_id),
        receipt=joined.receipt,
        room_url=url_for("room.phone", participant_id=joined.participant_id),
    ), 201


@blueprint.get("/j/<join_code>/qr.svg")
@open_to_all
def qr(join_code: str) -> ResponseReturnValue:
    """The address of the door as a QR code, dark on light whatever the theme."""
    address = current_app.extensions["settings"].public_url + url_for(
        "join.door", join_code=_workshop(join_code).join_code
    )
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture, kind="svg", border=3, scale=8, dark="#25221c", light="#fffdf8", xmldecl=False
    )
    return Response(picture.getvalue(), mimetype="image/svg+xml")


def _workshop(join_code: str) -> Workshop:
    workshop_id = joining.workshop_id_of(join_code, request.remote_addr or "")
    with database().reading() as db:
        return db.get_one(Workshop, workshop_id)
