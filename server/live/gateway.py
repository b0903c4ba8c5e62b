"""Every socket message of a live workshop enters here. Nothing is decided here."""

import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import current_app, request
from flask_socketio import ConnectionRefusedError, Namespace
from marshmallow import fields, validate

from server import tokens
from server.envelopes import ENVELOPE
from server.errors import answer_of, fault
from server.execute import hall
from server.live.catching_up import catch_up
from server.live.connections import Connection
from server.live.direct import NAMESPACE, Wire
from server.live.events import ClientEvent, answer_to
from server.live.guard import pace_of
from server.live.hall import Hall
from workshops.batch import Ask
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


class Gateway:
    """Takes the events of whoever is in, and answers each."""

    def __init__(self, socketio: Any, hall: Hall) -> None:
        self._server, self._hall = socketio.server, hall

    def take(self, eio_sid: str, event: ClientEvent) -> None:
        """One event of one client, whole before the next one: their order is the order sent."""
        serve = _SERVE.get(event.name)
        sid = self._server.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        socket = self._server.eio.sockets.get(eio_sid)
        if serve is None or sid is None or socket is None:
            return
        answer = self._answer(serve, eio_sid, sid, event.message)
        if event.number is not None:
            Wire(socket).send(answer_to(event, answer))

    def _answer(self, serve: "Serve", eio_sid: str, sid: str, message: Any) -> dict[str, Any]:
        try:
            connection = self._hall.connections.get(sid)
            if connection is None:
                raise Revoked
            pace_of(eio_sid).check()
            return {"ok": True, **serve(self._hall, connection, message)}
        except Refused as refusal:
            return answer_of(refusal)
        except Exception as error:
            return answer_of(fault("A live message failed", error))


class LiveGateway(Namespace):  # type: ignore[misc]
    """Who comes in and goes out."""

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


Serve = Callable[[Hall, Connection, Any], Mapping[str, Any]]


def _command(hall: Hall, connection: Connection, message: Any) -> Mapping[str, Any]:
    envelope = Envelope(**load(ENVELOPE, _dictionary(message)))
    done = hall.committer.submit(connection.workshop_id, Ask(envelope, connection.viewer))
    return {"epoch": connection.epoch, "seq": done.seq}


def _sync(hall: Hall, connection: Connection, message: Any) -> Mapping[str, Any]:
    words = load(_SYNC, {} if message is None else _dictionary(message))
    recent = hall.room(connection.workshop_id).recent
    return catch_up(hall.database, connection.credential, recent, **words)


def _ready(hall: Hall, connection: Connection, message: Any) -> Mapping[str, Any]:
    """Whether somebody is done with what the room is doing; volatile, only the count shows."""
    is_ready = _dictionary(message).get("is_ready")
    if not isinstance(is_ready, bool):
        raise Invalid({"is_ready": "not_valid"})
    connection.is_ready = is_ready
    hall.room(connection.workshop_id).is_presence_due = True
    return {}


def _here(_hall: Hall, connection: Connection, _message: Any) -> Mapping[str, Any]:
    """A console's answer to ``colleagues``: somebody sits at it."""
    connection.heard_at = time.monotonic()
    return {}


_SERVE: Mapping[str, Serve] = {
    "command": _command,
    "sync": _sync,
    "ready": _ready,
    "here": _here,
}


def _dictionary(message: Any) -> dict[str, Any]:
    if not isinstance(message, dict):
        raise Invalid({"message": "not_an_object"})
    return message
