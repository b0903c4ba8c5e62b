"""The snapshot over HTTP: the shared part is built and encoded once per audience and ``seq``."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from flask import Response, request

from server.live.catching_up import me_of
from server.live.connections import Credential
from server.live.frames import encode, now_ms
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.snapshot import Head, Screen, head_of, screen_of, viewer_epoch

KEPT = 64
WORTH_COMPRESSING = 1000


@dataclass(slots=True)
class _Kept:
    """One role's screen, and its tables as JSON."""

    screen: Screen
    tables: dict[str, str]


_kept: OrderedDict[tuple[UUID, Role], _Kept] = OrderedDict()
_guard = threading.Lock()


def snapshot_response(database: Database, credential: Credential) -> Response:
    viewer = credential.viewer
    with database.reading() as db:
        head = head_of(db, credential.workshop_id)
        etag = _etag(head, viewer)
        if request.if_none_match.contains(etag):
            return _with_etag(Response(status=304), etag)
        kept = _kept_screen(db, credential.workshop_id, viewer.role, head)
    etag = _etag(kept.screen.head, viewer)
    body = _body(kept, viewer).encode()
    return _with_etag(_compressed(body), etag)


def _kept_screen(db: object, workshop_id: UUID, role: Role, head: Head) -> _Kept:
    with _guard:
        kept = _kept.get((workshop_id, role))
        if kept is not None and kept.screen.head == head:
            _kept.move_to_end((workshop_id, role))
            return kept
        screen = screen_of(db, workshop_id, role)  # type: ignore[arg-type]
        tables = {table: encode(rows) for table, rows in screen.shared.items()}
        kept = _kept[(workshop_id, role)] = _Kept(screen, tables)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return kept


def _body(kept: _Kept, viewer: Actor) -> str:
    """The answer as JSON; only tables in which this viewer has rows of their own are encoded."""
    screen = kept.screen
    parts = [
        f'"{table}":{shared if screen.is_shared(table, viewer) else _own(screen, table, viewer)}'
        for table, shared in kept.tables.items()
    ]
    head = {
        "epoch": viewer_epoch(screen.head.epoch, viewer),
        "seq": screen.head.seq,
        "now": now_ms(),
        "me": me_of(viewer),
    }
    return encode(head)[:-1] + ',"snapshot":{' + ",".join(parts) + "}}"


def _own(screen: Screen, table: str, viewer: Actor) -> str:
    return encode(screen.table_for(table, viewer))


def _compressed(body: bytes) -> Response:
    accepts = "gzip" in request.headers.get("Accept-Encoding", "")
    if not accepts or len(body) < WORTH_COMPRESSING:
        return Response(body, mimetype="application/json")
    response = Response(gzip.compress(body, compresslevel=5), mimetype="application/json")
    response.headers["Content-Encoding"] = "gzip"
    return response


def _with_etag(response: Response, etag: str) -> Response:
    response.set_etag(etag)
    response.headers["Vary"] = "Accept-Encoding, Authorization"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _etag(head: Head, viewer: Actor) -> str:
    words = f"{head.epoch}|{head.seq}|{viewer.role}|{viewer.names}"
    return hashlib.blake2s(words.encode(), digest_size=12).hexdigest()
