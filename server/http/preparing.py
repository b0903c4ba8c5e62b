"""Pages on which a workshop is prepared: the design of its agenda, and a copy to start from."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from server.auth import STEERING, actor_for, current_user, require_user
from server.database import database
from server.http.room import facilitator_here, shell
from workshops.core.db import utcnow
from workshops.core.workshop import Workshop
from workshops.founding import duplicate_workshop
from workshops.methods.outlines import outlines

blueprint = Blueprint("preparing", __name__, url_prefix="/staff/workshops/<uuid:workshop_id>")


@blueprint.get("/agenda")
@require_user(*STEERING)
def agenda(workshop_id: UUID) -> ResponseReturnValue:
    """The designer is a live screen: several facilitators may be at it at once."""
    return shell("staff/agenda.html", facilitator_here(workshop_id), templates=outlines())


@blueprint.post("/duplicate")
@require_user(*STEERING)
def duplicate(workshop_id: UUID) -> ResponseReturnValue:
    """Another draft with the same agenda; whoever asks is its host."""
    with database().writing() as db:
        actor_for(db, current_user(), workshop_id)
        original = db.get_one(Workshop, workshop_id)
        workshop = duplicate_workshop(db, original, host=current_user(), now=utcnow())
        copy_id = workshop.id
    flash(_("This is the copy. Give it a title, and say when the answer comes."), "good")
    return redirect(url_for("workshop.page", workshop_id=copy_id), 303)
