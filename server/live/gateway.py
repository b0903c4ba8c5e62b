"""Every socket message of a live workshop enters here. Nothing is decided here."""

import time
from typing import Any
from uuid import UUID

from flask import current_app, request
from flask_socketio import ConnectionRefusedError, Namespace
from marshmallow import fields, validate

from server import tokens
from server.envelopes import ENVELOPE
from server.errors import answer_of, fault
from server.execute import hall, submit
from server.live.catching_up import catch_up
from server.live.connections import Connection
from server.live.direct import NAMESPACE, Wire
from server.live.guard import pace_of
from workshops.core.errors import Invalid, Refused, Revoked
from workshops.core.fields import In, Uuid, WholeNumber
from workshops.execution import Envelope, load
from workshops.snapshot import viewer_epoch


class SyncIn(In):
    since = WholeNumber(load_default=None, allow_none=True)
    epoch = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=40))
    inline = fields.Boolean(load_default=True, truthy={True}, falsy={False})


class AuthIn(In):
    token = fields.String(required=True, validate=validate.Length(max=1000))
    workshop_id = Uuid()


_SYNC, _AUTH = SyncIn(), AuthIn()


class LiveGateway(Namespace):  # type: ignore[misc]
    """What leaves a handler is the acknowledgement that the sender gets."""

    def on_connect(self, auth: Any) -> None:
        # Flask-SocketIO calls a connect handler again, without auth, when it raises TypeError.
        # So a refusal is the only thing that may leave this method.
        try:
            hall().admit(self._connection(auth))
        except Refused as refusal:
            raise ConnectionRefusedError("refused", {"code": refusal.code}) from refusal
        except Exception as error:
            code = fault("A connect failed", error).code
            raise ConnectionRefusedError("refused", {"code": code}) from error

    def on_disconnect(self, *_reason: Any) -> None:
        hall().leave(request.sid)  # type: ignore[attr-defined]

    def on_command(self, message: Any = None) -> dict[str, Any]:
        return self._answer(_command, message)

    def on_sync(self, message: Any = None) -> dict[str, Any]:
        return self._answer(_sync, message)

    def on_ready(self, message: Any = None) -> dict[str, Any]:
        """Whether somebody is done with what the room is doing; volatile, only the count shows."""
        return self._answer(_ready, message)

    def on_here(self, _message: Any = None) -> None:
        """A console's answer to ``colleagues``: somebody sits at it."""
        connection = hall().connections.get(request.sid)  # type: ignore[attr-defined]
        if connection is not None:
            connection.heard_at = time.monotonic()

    def _answer(self, serve: Any, message: Any) -> dict[str, Any]:
        try:
            connection = hall().connections.get(request.sid)  # type: ignore[attr-defined]
            if connection is None:
                raise Revoked
            pace_of(connection.wire.eio_sid).check()
            answer: dict[str, Any] = serve(connection, message)
        except Refused as refusal:
            return answer_of(refusal)
        except Exception as error:
            return answer_of(fault("A live message failed", error))
        return answer

    def _connection(self, auth: Any) -> Connection:
        words = load(_AUTH, auth if isinstance(auth, dict) else {})
        workshop_id: UUID = words["workshop_id"]
        with hall().database.reading() as db:
            credential = tokens.credential_of(db, words["token"], workshop_id)
        room = hall().room(workshop_id)
        sid = request.sid  # type: ignore[attr-defined]
        return Connection(
            sid=sid,
            credential=credential,
            wire=_wire(sid),
            epoch=viewer_epoch(room.stream_epoch, credential.viewer),
        )


def _wire(sid: str) -> Wire:
    server = current_app.extensions["socketio"].server
    eio_sid = server.manager.eio_sid_from_sid(sid, NAMESPACE)
    return Wire(server.eio.sockets[eio_sid])


def _command(connection: Connection, message: Any) -> dict[str, Any]:
    words = load(ENVELOPE, _dictionary(message))
    done = submit(connection.workshop_id, Envelope(**words), connection.viewer)
    return {"ok": True, "epoch": connection.epoch, "seq": done.seq}


def _sync(connection: Connection, message: Any) -> dict[str, Any]:
    words = load(_SYNC, {} if message is None else _dictionary(message))
    return catch_up(hall().database, connection.credential, **words)


def _ready(connection: Connection, message: Any) -> dict[str, Any]:
    is_ready = _dictionary(message).get("is_ready")
    if not isinstance(is_ready, bool):
        raise Invalid({"is_ready": "not_valid"})
    connection.is_ready = is_ready
    hall().room(connection.workshop_id).is_presence_due = True
    return {"ok": True}


def _dictionary(message: Any) -> dict[str, Any]:
    if not isinstance(message, dict):
        raise Invalid({"message": "not_an_object"})
    return message
