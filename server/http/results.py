"""What came out: the printable result of a workshop, its tables, and outcomes with their lineage."""

from uuid import UUID

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from server.auth import EVERY_ROLE, actor_for, current_user, require_user
from server.database import database
from server.http import tables
from server.http.breaths import render_long_template
from server.http.pictures import picture_response
from server.http.threads import threads
from server.screens import kept_screen
from workshops import desk
from workshops.core import calendar
from workshops.core.audience import Rows
from workshops.core.errors import NotFound
from workshops.core.workshop import Workshop
from workshops.lineage import lineage_of
from workshops.outcomes.models import Outcome
from workshops.people.queries import sectors
from workshops.result import arrange
from workshops.snapshot import head_of
from workshops.voting.queries import CastBallot, rounds, shuffled_ballots

blueprint = Blueprint("results", __name__, url_prefix="/staff")

Page = str | AnyResponse


@blueprint.get("/workshops/<uuid:workshop_id>/print")
@require_user(*EVERY_ROLE)
def sheet(workshop_id: UUID) -> Page:
    """The whole result on paper, the same day."""
    workshop, rows, _ = _read(workshop_id)
    with database().reading() as db:
        people = [sector.value for sector in sectors(db, workshop_id).values()]
        facilitators = desk.facilitators_of(db, workshop_id)
    return render_long_template(
        "staff/print.html",
        workshop=workshop,
        result=arrange(rows),
        people=people,
        facilitators=facilitators,
        today=calendar.today(),
    )


@blueprint.get("/workshops/<uuid:workshop_id>/export/<name>.csv")
@require_user(*EVERY_ROLE)
def export(workshop_id: UUID, name: str) -> Page:
    """One table. Names of people, and who entered what for whom, only for the workshop's facilitators."""
    workshop, rows, steers = _read(workshop_id)
    if name == "participants" and steers:
        cells = tables.participants(rows["participants"], rows["teams"])
    elif name == "entered" and steers:
        cells = tables.entered(arrange(rows))
    elif name == "ballots":
        cells = tables.ballots(arrange(rows), _ballots(workshop_id))
    elif name in tables.TABLES:
        cells = tables.TABLES[name](arrange(rows))
    else:
        abort(404)
    file_name = f"{workshop.join_code}-{name}.csv"
    if workshop.is_rehearsal:
        file_name, cells = f"rehearsal-{file_name}", tables.rehearsed(cells)
    return Response(
        tables.as_csv(cells),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


def _ballots(workshop_id: UUID) -> dict[str, list[CastBallot]]:
    with database().reading() as db:
        revealed = [round for round in rounds(db, workshop_id) if round.is_revealed]
        return {str(round.id): shuffled_ballots(db, round) for round in revealed}


@blueprint.get("/workshops/<uuid:workshop_id>/pictures/<uuid:picture_id>")
@require_user(*EVERY_ROLE)
def picture(workshop_id: UUID, picture_id: UUID) -> Page:
    """A picture on a staff page, by the page's own cookie."""
    with database().reading() as db:
        viewer = actor_for(db, current_user(), workshop_id)
    return picture_response(workshop_id, picture_id, viewer)


@blueprint.get("/outcomes")
@require_user(*EVERY_ROLE)
def outcomes() -> Page:
    """Who has waited longest comes first. What was only practised is left out unless asked for."""
    with database().reading() as db:
        lines = desk.outcome_lines(db, current_user().id)
    shows_rehearsals = bool(request.args.get("rehearsals"))
    counting = [line for line in lines if not line.workshop.is_rehearsal]
    shown = lines if shows_rehearsals else counting
    return render_template(
        "staff/outcomes.html",
        lines=sorted(shown, key=lambda line: line.workshop.brief.get("answer_due") or "9999"),
        rehearsal_count=len(lines) - len(counting),
        shows_rehearsals=shows_rehearsals,
    )


@blueprint.get("/outcomes/<public_id>")
@require_user(*EVERY_ROLE)
def outcome(public_id: str) -> Page:
    """One outcome: back to the words and numbers it came from, forward to what became of it."""
    with database().reading() as db:
        saved = desk.outcome_by_public_id(db, public_id)
    if saved is None:
        raise NotFound({"public_id": public_id})
    workshop, rows, _ = _read(saved.workshop_id)
    row = next(one for one in rows["outcomes"] if one["id"] == str(saved.id))
    row = row | {"derived_from": _every_source(saved)}
    result = arrange(rows)
    lineage = lineage_of(row, result)
    return render_template(
        "staff/outcome.html",
        outcome=row,
        saved_at=saved.saved_at,
        workshop=workshop,
        result=result,
        lineage=lineage,
        threads=threads(lineage),
        address=_public_url() + url_for("results.outcome", public_id=public_id),
    )


def _public_url() -> str:
    return str(current_app.extensions["settings"].public_url)


def _every_source(outcome: Outcome) -> list[dict[str, str]]:
    """As it was saved, with what was hidden or dissolved since."""
    return [
        {"type": one.source_type.value, "id": str(one.source_id)} for one in outcome.derivations
    ]


def _read(workshop_id: UUID) -> tuple[Workshop, Rows, bool]:
    """The workshop and what its reader may see of it; whether they steer it.

    The rows are those of a kept screen, shared with others who look: not to be changed.
    """
    with database().reading() as db:
        actor = actor_for(db, current_user(), workshop_id)
        kept = kept_screen(db, workshop_id, actor.role, head_of(db, workshop_id))
        workshop = db.get_one(Workshop, workshop_id)
    return workshop, kept.screen.for_viewer(actor), actor.is_facilitator
