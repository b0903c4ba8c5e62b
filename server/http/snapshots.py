"""The snapshot over HTTP: the shared part is built and encoded once per audience and ``seq``."""

import gzip
import hashlib

from flask import Response, request
from sqlalchemy.orm import Session

from server.credentials import Credential
from server.screens import KeptScreen, kept_screen
from server.wire import encode, me_of, now_ms
from workshops.core.actors import Actor
from workshops.snapshot import Head, Screen, head_of, viewer_epoch

WORTH_COMPRESSING = 1000


def snapshot_response(db: Session, credential: Credential) -> Response:
    viewer = credential.viewer
    head = head_of(db, credential.workshop_id)
    etag = _etag(head, viewer)
    if request.if_none_match.contains(etag):
        return _with_etag(Response(status=304), etag)
    kept = kept_screen(db, credential.workshop_id, viewer.role, head)
    etag = _etag(kept.screen.head, viewer)
    body = _body(kept, viewer).encode()
    return _with_etag(_compressed(body), etag)


def _body(kept: KeptScreen, viewer: Actor) -> str:
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
