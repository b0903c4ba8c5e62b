"""Sending: one finished WebSocket frame, straight to every socket that has nothing queued.

Invariants, each tested in tests/live/test_direct.py:
1. Order per socket: a message goes directly only when its Engine.IO queue is empty and nobody
   holds the socket's send lock; otherwise it is queued behind what is there.
2. No interleaving: when the kernel takes only a part, the send lock is held until the rest is out.
3. Control frames and everything else of Engine.IO go their own way through the same lock.
Sockets that poll, that are being upgraded, or that run under threads use the ordinary queue.
This module leans on the insides of engineio and eventlet, whose versions are pinned. Without
``install`` everything is queued, and all else stays as it is.
"""

import json
import socket
import struct
from contextlib import suppress
from typing import Any

import engineio.server
import engineio.socket
from engineio import exceptions, packet

from server.runtime import is_cooperative, spawn, unmask_by

LONGEST_QUEUE = 200
NAMESPACE = "/live"


class Message:
    """An event for a namespace, encoded once for however many sockets."""

    __slots__ = ("frame", "packet")

    def __init__(self, event: str, payload: str) -> None:
        """``payload`` is JSON already."""
        text = f"2{NAMESPACE},[{json.dumps(event)},{payload}]"
        self.packet = packet.Packet(packet.MESSAGE, text)
        self.frame = _text_frame(self.packet.encode())


class Wire:
    """The way to one client."""

    __slots__ = ("_socket",)

    def __init__(self, socket: Any) -> None:
        self._socket = socket

    @property
    def eio_sid(self) -> str:
        return str(self._socket.sid)

    @property
    def is_overfull(self) -> bool:
        return bool(self._socket.queue.qsize() > LONGEST_QUEUE)

    @property
    def unsent(self) -> int:
        """Packets that wait because this client is slow, or polls."""
        return int(self._socket.queue.qsize())

    def send(self, message: Message) -> None:
        """Send or queue; a socket that is gone swallows it, its reader notices and closes."""
        if self._socket.closed:
            return
        websocket = self._direct()
        if websocket is None:
            self._socket.queue.put(message.packet)
            return
        self._push(websocket, message.frame)

    def _direct(self) -> Any:
        """The WebSocket, when nothing is under way on it."""
        websocket = getattr(self._socket, "open_websocket", None)
        if websocket is None or not self._socket.upgraded or self._socket.queue.qsize():
            return None
        if getattr(self._socket, "is_writing", False) or websocket._sendlock.counter < 1:
            return None
        return websocket

    def _push(self, websocket: Any, frame: bytes) -> None:
        try:
            sent = websocket.socket.fd.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return
        if sent < len(frame):
            websocket._sendlock.acquire()  # Free, so this does not switch to another greenlet.
            spawn(_send_rest, websocket, frame[sent:])


def _send_rest(websocket: Any, rest: bytes) -> None:
    try:
        websocket.socket.sendall(rest)
    except OSError:
        cut(websocket)
    finally:
        websocket._sendlock.release()


def cut(websocket: Any) -> None:
    """After half a frame nothing may follow: the client would read it as the other half."""
    with suppress(OSError):
        websocket.socket.shutdown(socket.SHUT_RDWR)


def _text_frame(text: str) -> bytes:
    """An unmasked, unfragmented RFC 6455 text frame (section 5.2)."""
    body = text.encode()
    if len(body) < 126:
        return bytes((0x81, len(body))) + body
    if len(body) < 65536:
        return struct.pack("!BBH", 0x81, 126, len(body)) + body
    return struct.pack("!BBQ", 0x81, 127, len(body)) + body


class DirectSocket(engineio.socket.Socket):  # type: ignore[misc]
    """Engine.IO's socket, which keeps its WebSocket within reach and says when it writes."""

    open_websocket: Any = None
    is_writing = False

    def poll(self) -> Any:
        """The writer has sent all that it took before it comes back here."""
        self.is_writing = False
        packets = super().poll()
        self.is_writing = True
        return packets

    def receive(self, pkt: Any) -> None:
        """After the end nothing more is read, however much still comes: it would go on unpaced."""
        if self.closed:
            raise exceptions.SocketIsClosedError
        super().receive(pkt)

    def _websocket_handler(self, ws: Any) -> Any:
        self.open_websocket = ws
        try:
            return super()._websocket_handler(ws)
        finally:
            self.open_websocket = None


def unmask(data: bytes, mask: bytes, length: int | None = None, offset: int = 0) -> bytes:
    """RFC 6455, section 5.3, on whole numbers instead of octet by octet.

    ``offset`` is how much of the message was unmasked before.
    """
    length = len(data) if length is None else length
    if not length:
        return b""
    turned = bytes(mask[(offset + i) % 4] for i in range(4))
    repeated = (turned * (length // 4 + 1))[:length]
    masked = int.from_bytes(data[:length], "little") ^ int.from_bytes(repeated, "little")
    return masked.to_bytes(length, "little")


def install() -> None:
    """Make Engine.IO use the socket above, where it can."""
    if is_cooperative():
        engineio.server.socket.Socket = DirectSocket
        unmask_by(unmask)
