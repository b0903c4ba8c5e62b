"""How a refusal looks from outside: a status over HTTP, an acknowledgement over a socket."""

import logging
from typing import Any

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from workshops.core.errors import Conflict, Internal, Refused, Retry
from workshops.core.trouble import trouble_of

RETRY_AFTER_MS = 1000

log = logging.getLogger(__name__)

STATUS = {
    "invalid": 422,
    "unknown_command": 422,
    "revoked": 401,
    "not_allowed": 403,
    "not_found": 404,
    "too_large": 413,
    "too_fast": 429,
    "internal": 500,
    "retry": 503,
}
CODE = {401: "revoked", 403: "not_allowed", 404: "not_found", 405: "not_found", 413: "too_large"}


def register(app: Flask) -> None:
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, forged)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, failed)


def answer_of(refusal: Refused) -> dict[str, Any]:
    """The acknowledgement of a refused message."""
    answer = {"ok": False, "code": refusal.code, "fields": refusal.fields}
    if "after_ms" in refusal.fields:
        answer["after_ms"] = refusal.fields["after_ms"]
    if isinstance(refusal, Conflict) and refusal.row is not None:
        answer["row"] = refusal.row
    return answer


def status_of(refusal: Refused) -> int:
    return STATUS.get(refusal.code, 409)


def refused(refusal: Refused) -> ResponseReturnValue:
    if _wants_json():
        answer = answer_of(refusal)
        del answer["ok"]
        return jsonify(answer), status_of(refusal)
    return _page(refusal.code, status_of(refusal))


def forged(error: CSRFError) -> ResponseReturnValue:
    """A form without its token: another site's, or a page that stood open for too long."""
    if _wants_json():
        return jsonify(code="not_allowed", fields={"csrf": "missing"}), 400
    return _page("form_expired", 400)


def http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    code = CODE.get(status, "invalid" if status < 500 else "internal")
    if _wants_json():
        return jsonify(code=code, fields={}), status
    return _page(code, status)


def failed(error: Exception) -> ResponseReturnValue:
    return refused(fault("A request failed", error))


def fault(what: str, error: Exception) -> Refused:
    """The one place where what nobody expected is logged; nothing of it goes out.

    A machine in trouble is one line for whoever runs it, and ``retry`` for whoever asked.
    """
    if trouble := trouble_of(error):
        log.error("%s: the database or its machine is in trouble (%s): %s", what, trouble, error)
        return Retry({"after_ms": RETRY_AFTER_MS})
    log.error(what, exc_info=error)
    return Internal()


def _wants_json() -> bool:
    return request.path.startswith("/api/") or request.is_json or request.path == "/live-ticket"


def _page(code: str, status: int) -> ResponseReturnValue:
    return render_template("error.html", code=code, status=status), status
