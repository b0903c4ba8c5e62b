"""Guards at the Engine.IO door: pace before parsing, no silent sockets, no binary packets.

Leans on the insides of python-socketio, whose version is pinned.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask

from server.limits import TokenBucket
from server.live.direct import NAMESPACE
from server.live.events import ClientEvent, event_of
from server.runtime import spawn
from workshops.core.errors import TooFast

log = logging.getLogger(__name__)

MESSAGES_PER_SECOND = 30.0
BURST = 90.0
DEBT_BEFORE_BYE = -300.0
SLOWED_SECONDS = 0.01
CONNECT_WITHIN_SECONDS = 10.0
CUT_AFTER_SECONDS = 2.0

_paces: dict[str, "Pace"] = {}
"""By Engine.IO socket."""


class Pace:
    """How fast one socket sends."""

    def __init__(self) -> None:
        self.bucket = TokenBucket(MESSAGES_PER_SECOND, BURST)

    def check(self) -> None:
        """Raise ``TooFast`` with the wait when this socket is in debt."""
        if self.bucket.level < 0:
            raise TooFast({"after_ms": round(self.bucket.seconds_until_free() * 1000) + 10})


def pace_of(eio_sid: str) -> Pace:
    return _paces.get(eio_sid) or Pace()


class Guard:
    """Stands between Engine.IO and Socket.IO of one server."""

    def __init__(self, app: Flask, server: Any, take: Callable[[str, ClientEvent], None]) -> None:
        """``take`` is given every event of our namespace, and who sent it."""
        self._app, self._server, self._take = app, server, take
        self._last_inside: dict[str, float] = {}
        self._lock = threading.Lock()
        self._is_sweeping = False
        self._message = server._handle_eio_message
        self._connect = server._handle_connect
        self._eio_connect = server._handle_eio_connect
        self._eio_disconnect = server._handle_eio_disconnect
        server.eio.on("connect", self.on_eio_connect)
        server.eio.on("message", self.on_eio_message)
        server.eio.on("disconnect", self.on_eio_disconnect)
        server._handle_connect = self.on_connect

    def on_eio_connect(self, eio_sid: str, environ: Any) -> Any:
        self._last_inside[eio_sid] = time.monotonic()
        _paces[eio_sid] = Pace()
        self._keep_sweeping()
        return self._eio_connect(eio_sid, environ)

    def on_eio_disconnect(self, eio_sid: str, reason: Any) -> Any:
        self._last_inside.pop(eio_sid, None)
        _paces.pop(eio_sid, None)
        return self._eio_disconnect(eio_sid, reason)

    def on_eio_message(self, eio_sid: str, data: Any) -> Any:
        """Count first, parse later: a flood costs its sender time and nobody else's."""
        pace = _paces.get(eio_sid)
        if pace is None:
            return None
        level = pace.bucket.take()
        if level < DEBT_BEFORE_BYE:
            return self._bye(eio_sid)
        if level < 0:
            time.sleep(SLOWED_SECONDS)
        if isinstance(data, bytes):
            return self._hang_up(eio_sid)
        try:
            event = event_of(data)
            return self._take(eio_sid, event) if event else self._message(eio_sid, data)
        except (ValueError, RecursionError):
            return self._hang_up(eio_sid)

    def on_connect(self, eio_sid: str, namespace: Any, data: Any) -> None:
        """After the client was told that it is in, let the frames start."""
        self._connect(eio_sid, namespace, data)
        sid = self._server.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        if sid is None or namespace != NAMESPACE:
            return
        self._app.extensions["hall"].enter(sid)

    def _bye(self, eio_sid: str) -> None:
        sid = self._server.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        hall = self._app.extensions["hall"]
        connection = hall.connections.get(sid) if sid else None
        if connection is not None:
            hall.show_out(connection, "too_fast")
        self._hang_up(eio_sid)

    def _hang_up(self, eio_sid: str) -> None:
        socket = self._server.eio.sockets.get(eio_sid)
        if socket is not None:
            socket.close(wait=False)
            spawn(_cut_later, socket)

    def _keep_sweeping(self) -> None:
        with self._lock:
            if self._is_sweeping:
                return
            self._is_sweeping = True
        spawn(self._sweep)

    def _sweep(self) -> None:
        """End sockets that never came in, or stayed when they had gone out again."""
        while self._last_inside:
            time.sleep(1)
            now = time.monotonic()
            for eio_sid, at in list(self._last_inside.items()):
                if self._server.manager.sid_from_eio_sid(eio_sid, NAMESPACE):
                    self._last_inside[eio_sid] = now
                elif at + CONNECT_WITHIN_SECONDS < now:
                    self._last_inside.pop(eio_sid, None)
                    self._hang_up(eio_sid)
        self._is_sweeping = False


def _cut_later(socket: Any) -> None:
    """Whoever neither reads nor writes any more would keep its reader here waiting for ever."""
    time.sleep(CUT_AFTER_SECONDS)
    line = getattr(socket, "open_line", None)
    if line is not None:
        line.cut()
