"""Whether this process can do its work."""

import logging

import sqlalchemy as sa
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from server.auth import open_to_all
from server.database import database

log = logging.getLogger(__name__)

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@open_to_all
def healthz() -> ResponseReturnValue:
    """``200`` when the database answers, else ``503``."""
    try:
        with database().reading() as db:
            db.execute(sa.text("SELECT 1"))
    except Exception:
        log.exception("The database does not answer")
        return jsonify(status="unhealthy"), 503
    return jsonify(status="ok")
