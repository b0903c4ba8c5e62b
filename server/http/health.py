"""Whether this process can do its work, and how it fares: for whoever watches an installation."""

import hmac
import logging
from ipaddress import ip_address

import sqlalchemy as sa
from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.orm import Session

from server import measures
from server.auth import open_to_all
from server.database import database
from server.execute import hall
from workshops.core.trouble import trouble_of
from workshops.migrations import is_up_to_date

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


@blueprint.get("/readyz")
@open_to_all
def readyz() -> ResponseReturnValue:
    """``200`` when people can be sent here: the database has this version's tables and takes a write.

    Without Redis everything still works, later: that is ``degraded``, and ``200``.
    """
    found = _database_state()
    relay = "ok" if hall().relay.is_healthy else "away"
    if found != "ok":
        return jsonify(status="not_ready", database=found, relay=relay), 503
    return jsonify(status="ready" if relay == "ok" else "degraded", database=found, relay=relay)


def _database_state() -> str:
    try:
        with database().reading() as db:
            if not is_up_to_date(db):
                return "not_migrated"
        with database().writing() as db:
            return "ok" if _may_write(db) else "read_only"
    except Exception as error:
        found = trouble_of(error)
        log.log(logging.ERROR, "The database cannot be written: %s", error, exc_info=not found)
        return found or "away"


def _may_write(db: Session) -> bool:
    """PostgreSQL is asked. Whether a disk is full shows only in a write: the same word again."""
    if database().is_sqlite:
        db.execute(sa.text("UPDATE alembic_version SET version_num = version_num"))
        return True
    return bool(db.scalar(sa.text("SHOW transaction_read_only")) == "off")


@blueprint.get("/metrics")
@open_to_all
def metrics() -> ResponseReturnValue:
    """Numbers for Prometheus; for strangers the page does not exist."""
    if not (_has_token() or _is_this_machine()):
        abort(404)
    hall().measure()
    return Response(measures.page(), content_type=CONTENT_TYPE_LATEST)


def _has_token() -> bool:
    expected = current_app.extensions["settings"].metrics_token
    given = request.headers.get("Authorization", "")
    return bool(expected) and hmac.compare_digest(given.encode(), f"Bearer {expected}".encode())


def _is_this_machine() -> bool:
    """Not when a proxy stands between: then everybody would come from this machine."""
    is_passed_on = any(
        name in request.headers for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded")
    )
    try:
        return not is_passed_on and ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
