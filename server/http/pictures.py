"""Pictures over HTTP: taking in what somebody sends, giving out what somebody may see.

The calls belong to the API: a bearer, no cookies, no addresses that work by themselves.
"""

from uuid import UUID

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue

from server.database import database
from server.drawing import drawn_anew
from server.http.api import blueprint
from server.http.bearer import caller
from server.limits import Tries
from workshops.boards.sight import require_sight_of_picture
from workshops.core.actors import Actor
from workshops.core.db import utcnow
from workshops.core.errors import Invalid
from workshops.core.workshop import Workshop
from workshops.pictures.keeping import content_of, keep_picture, require_sender

MOST_BYTES = 6 * 1024 * 1024
INERT = "default-src 'none'; sandbox"

_sent = Tries(per_minute=12, burst=12)


@blueprint.post("/workshops/<uuid:workshop_id>/pictures")
def take_picture(workshop_id: UUID) -> ResponseReturnValue:
    """Draw the upload anew and keep it for the note to come. Who sends is asked before the body."""
    request.max_content_length = MOST_BYTES
    sender = caller(workshop_id).viewer
    picture_id = _id_of_request()
    with database().reading() as db:
        require_sender(db.get(Workshop, workshop_id), sender)
    _sent.check(sender.id)
    _sent.failed(sender.id)
    drawn = drawn_anew(request.get_data(cache=False))
    with database().writing() as db:
        kept = keep_picture(
            db, workshop_id, sender, picture_id=picture_id, drawn=drawn, now=utcnow()
        )
        facts = {"id": str(kept.id), "width": kept.width, "height": kept.height}
    return jsonify(facts), 201


@blueprint.get("/workshops/<uuid:workshop_id>/pictures/<uuid:picture_id>")
def give_picture(workshop_id: UUID, picture_id: UUID) -> ResponseReturnValue:
    return picture_response(workshop_id, picture_id, caller(workshop_id).viewer)


def picture_response(workshop_id: UUID, picture_id: UUID, viewer: Actor) -> Response:
    """The bytes for whoever may have them now; whoever has them already is told so."""
    is_small = request.args.get("size") == "small"
    etag = f"{picture_id}-{'small' if is_small else 'full'}"
    with database().reading() as db:
        require_sight_of_picture(db, workshop_id, viewer, picture_id)
        is_known = request.if_none_match.contains(etag)
        body = b"" if is_known else content_of(db, picture_id, is_small=is_small)
    response = Response(body, status=304 if is_known else 200, mimetype="image/jpeg")
    response.set_etag(etag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = INERT
    response.headers["Vary"] = "Authorization, Cookie"
    return response


def _id_of_request() -> UUID:
    """Made by the sender, so that a lost answer makes no second picture."""
    word = request.args.get("id", "")
    try:
        if len(word) == 36:
            return UUID(word)
    except ValueError:
        pass
    raise Invalid({"id": "not_an_id"})
