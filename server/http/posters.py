"""The poster at the door, to be printed by whoever leads the workshop."""

from uuid import UUID

from flask import Blueprint, Response, abort, current_app, request, url_for
from flask.typing import ResponseReturnValue

from server.auth import EVERY_ROLE, actor_for, current_user, require_user
from server.database import database
from server.poster import PAPERS, Door, poster
from server.runtime import blocking
from workshops.core.errors import NotFound
from workshops.core.workshop import Workshop

blueprint = Blueprint("posters", __name__, url_prefix="/staff/workshops/<uuid:workshop_id>")


@blueprint.get("/poster.pdf")
@require_user(*EVERY_ROLE)
def door(workshop_id: UUID) -> ResponseReturnValue:
    """``?paper=a3`` for a large one. The file's name is the code: no Thai in names of files."""
    paper = request.args.get("paper", "a4")
    if paper not in PAPERS:
        abort(404)
    with database().reading() as db:
        if not actor_for(db, current_user(), workshop_id).is_facilitator:
            raise NotFound({"workshop_id": str(workshop_id)})
        told = _door(db.get_one(Workshop, workshop_id))
    name = f"ruamsang-{told.join_code}-{paper}.pdf"
    return Response(
        blocking(poster, told, paper),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _door(workshop: Workshop) -> Door:
    public_url = current_app.extensions["settings"].public_url
    return Door(
        title_th=workshop.title_th,
        title_en=workshop.title_en,
        decision=workshop.brief.get("decision", ""),
        join_code=workshop.join_code,
        public_url=public_url,
        join_url=public_url + url_for("join.door", join_code=workshop.join_code),
        is_rehearsal=workshop.is_rehearsal,
    )
