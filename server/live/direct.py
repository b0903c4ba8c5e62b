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
    """A Socket.IO packet, encoded once for however many sockets."""

    __slots__ = ("frame", "packet")

    def __init__(self, text: str) -> None:
        self.packet = packet.Packet(packet.MESSAGE, text)
        self.frame = _text_frame(self.packet.encode())


class Wire:
    """The way to one client. A socket that is gone swallows everything: its reader notices."""

    __slots__ = ("_socket", "_waiting")

    def __init__(self, socket: Any) -> None:
        self._socket, self._waiting = socket, socket.queue.queue

    @property
    def unsent(self) -> int:
        """Packets that wait because this client is slow, or polls."""
        return len(self._waiting)

    def send(self, message: Message) -> None:
        """Send, behind whatever waits."""
        if not self._sends_now(message) and not self._socket.closed:
            self._socket.queue.put(message.packet)

    def offer(self, message: Message) -> bool:
        """Send, unless so much waits already that the client is too slow to follow."""
        if self._sends_now(message):
            return True
        if self.unsent > LONGEST_QUEUE:
            return False
        self.send(message)
        return True

    def _sends_now(self, message: Message) -> bool:
        """Straight into the socket, where nothing is under way. This runs a thousand times a frame,
        so it asks for as little as it can.
        """
        line = getattr(self._socket, "free_line", None)
        if line is None or self._waiting or line.lock.counter < 1:
            return False
        frame = message.frame
        try:
            sent = line.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return True
        if sent < len(frame):
            line.lock.acquire()  # Free, so this does not switch to another greenlet.
            spawn(_send_rest, line, frame[sent:])
        return True


def _text_frame(text: str) -> bytes:
    """An unmasked, unfragmented RFC 6455 text frame (section 5.2)."""
    body = text.encode()
    if len(body) < 126:
        return bytes((0x81, len(body))) + body
    if len(body) < 65536:
        return struct.pack("!BBH", 0x81, 126, len(body)) + body
    return struct.pack("!BBQ", 0x81, 127, len(body)) + body


class Line:
    """An open WebSocket, with what sending needs of it close at hand."""

    __slots__ = ("lock", "send", "websocket")

    def __init__(self, websocket: Any) -> None:
        self.websocket = websocket
        self.lock = websocket._sendlock
        self.send = websocket.socket.fd.send

    def cut(self) -> None:
        """After half a frame nothing may follow: the client would read it as the other half."""
        with suppress(OSError):
            self.websocket.socket.shutdown(socket.SHUT_RDWR)


class DirectSocket(engineio.socket.Socket):  # type: ignore[misc]
    """Engine.IO's socket, which keeps its WebSocket within reach and says when it writes."""

    open_line: Line | None = None
    free_line: Line | None = None
    """The same, as long as Engine.IO's own writer has nothing to write."""

    def poll(self) -> Any:
        """The writer has sent all that it took before it comes back here."""
        self.free_line = self.open_line if self.upgraded else None
        try:
            return super().poll()
        finally:
            self.free_line = None

    def receive(self, pkt: Any) -> None:
        """After the end nothing more is read, however much still comes: it would go on unpaced."""
        if self.closed:
            raise exceptions.SocketIsClosedError
        super().receive(pkt)

    def _websocket_handler(self, ws: Any) -> Any:
        self.open_line = Line(ws)
        try:
            return super()._websocket_handler(ws)
        finally:
            self.open_line = self.free_line = None


def _send_rest(line: Line, rest: bytes) -> None:
    try:
        line.websocket.socket.sendall(rest)
    except OSError:
        line.cut()
    finally:
        line.lock.release()


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
