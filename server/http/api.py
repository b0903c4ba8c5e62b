"""The API of `/api/v1`: JSON in and out, bearer tokens, no cookies. docs/protocol.md is its page."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from server import joining, tokens
from server.credentials import Credential
from server.database import database
from server.envelopes import ENVELOPE
from server.errors import answer_of, status_of
from server.execute import submit
from server.http.bearer import caller, caller_by, staff_caller
from server.http.sign_in_tries import sign_in_tries
from server.http.snapshots import snapshot_response
from server.runtime import blocking
from workshops.core.db import utcnow
from workshops.core.errors import Invalid, NotAllowed, Refused
from workshops.execution import Envelope, load
from workshops.founding import NewWorkshop, found_workshop
from workshops.methods.templates import templates
from workshops.people import accounts, api_tokens
from workshops.people.models import AccountRole, Projector
from workshops.snapshot import head_of, snapshot, viewer_epoch

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.post("/tokens")
def make_token() -> ResponseReturnValue:
    """A token of a staff account, for scripts and other clients."""
    body = json_body()
    email, password = body.get("email"), body.get("password")
    if not isinstance(email, str) or not isinstance(password, str):
        raise Invalid({"email": "not_valid"})
    sign_in_tries().check(accounts.normal_email(email))
    with database().reading() as db:
        user = accounts.check_password(db, email, password, slowly=blocking)
    if user is None:
        sign_in_tries().failed(accounts.normal_email(email))
        raise NotAllowed({"email": "wrong"})
    if user.must_change_password:
        raise NotAllowed({"password": "must_be_changed"})
    with database().writing() as db:
        token = api_tokens.issue_token(db, user.id)
    return jsonify(token=token), 201


@blueprint.get("/templates")
def list_templates() -> ResponseReturnValue:
    staff_caller()
    return jsonify(templates())


@blueprint.post("/workshops")
def make_workshop() -> ResponseReturnValue:
    user = staff_caller(AccountRole.ADMIN, AccountRole.FACILITATOR)
    words = load(NewWorkshop(), json_body())
    with database().writing() as db:
        workshop = found_workshop(db, **words, host=user, now=utcnow())
        workshop_id, join_code = workshop.id, workshop.join_code
    return jsonify(
        id=str(workshop_id), join_code=join_code, activities=_activities(workshop_id)
    ), 201


def _activities(workshop_id: UUID) -> list[dict[str, Any]]:
    """The agenda as a script needs it: what to open, and where to write and vote."""
    credential = caller(workshop_id)
    with database().reading() as db:
        rows = snapshot(db, workshop_id, credential.viewer)
    stages = {run["id"]: run["stage"] for run in rows["stage_runs"]}
    boards = {board["activity_id"]: board["id"] for board in rows["boards"]}
    rounds = {one["activity_id"]: one["id"] for one in rows["rounds"]}
    return [
        {
            "id": one["id"],
            "stage": stages[one["stage_run_id"]],
            "stage_run_id": one["stage_run_id"],
            "kind": one["kind"],
            "is_revealed": one["is_revealed"],
            **({"board_id": boards[one["id"]]} if one["id"] in boards else {}),
            **({"round_id": rounds[one["id"]]} if one["id"] in rounds else {}),
        }
        for one in rows["activities"]
    ]


@blueprint.post("/workshops/<join_code>/participants")
def join(join_code: str) -> ResponseReturnValue:
    workshop_id = joining.workshop_id_of(join_code, request.remote_addr or "")
    return _joined(joining.join(workshop_id, json_body()))


@blueprint.post("/workshops/<join_code>/participants/return")
def come_back(join_code: str) -> ResponseReturnValue:
    workshop_id = joining.workshop_id_of(join_code, request.remote_addr or "")
    return _joined(joining.come_back(workshop_id, json_body()))


def _joined(joined: joining.Joined) -> ResponseReturnValue:
    return jsonify(
        participant_id=str(joined.participant_id),
        workshop_id=str(joined.workshop_id),
        token=joined.token,
        receipt=joined.receipt,
    ), 201


@blueprint.post("/workshops/<uuid:workshop_id>/participants/<uuid:participant_id>/receipt")
def renew_receipt(workshop_id: UUID, participant_id: UUID) -> ResponseReturnValue:
    viewer = caller(workshop_id).viewer
    return jsonify(receipt=joining.new_receipt(workshop_id, participant_id, viewer)), 201


@blueprint.post("/workshops/<uuid:workshop_id>/projector")
def make_projector(workshop_id: UUID) -> ResponseReturnValue:
    """A screen of its own: reads what the room sees, until `projector.revoke`."""
    viewer = caller(workshop_id).viewer
    if not viewer.is_facilitator:
        raise NotAllowed({"role": viewer.role.value})
    with database().writing() as db:
        projector = Projector(workshop_id=workshop_id, made_by=viewer.id, made_at=utcnow())
        db.add(projector)
        db.flush()
        projector_id = projector.id
    public_url = current_app.extensions["settings"].public_url
    url = public_url + url_for("room.projector", projector_id=projector_id)
    return jsonify(id=str(projector_id), token=tokens.projector_token(projector_id), url=url), 201


@blueprint.post("/workshops/<uuid:workshop_id>/commands")
def command(workshop_id: UUID) -> ResponseReturnValue:
    """The socket's `command` over HTTP: the same envelope and the same answer."""
    credential = caller(workshop_id)
    try:
        envelope = Envelope(**load(ENVELOPE, json_body()))
        done = submit(workshop_id, envelope, credential.viewer)
    except Refused as refusal:
        return jsonify(answer_of(refusal)), status_of(refusal)
    return jsonify(ok=True, epoch=_epoch_of(credential), seq=done.seq)


def _epoch_of(credential: Credential) -> str:
    with database().reading() as db:
        return viewer_epoch(head_of(db, credential.workshop_id).epoch, credential.viewer)


@blueprint.get("/workshops/<uuid:workshop_id>/snapshot")
def take_snapshot(workshop_id: UUID) -> ResponseReturnValue:
    with database().reading() as db:
        return snapshot_response(db, caller_by(db, workshop_id))


def json_body() -> dict[str, Any]:
    try:
        body = request.get_json(silent=True, force=True)
    except RecursionError:
        raise Invalid({"body": "too_deep"}) from None
    if not isinstance(body, dict):
        raise Invalid({"body": "not_an_object"})
    return body
