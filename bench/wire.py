"""WebSocket, Engine.IO and Socket.IO as far as a phone needs them; pure, and cheap to run a thousand times."""

import base64
import json
import os
import struct
from typing import Any

PING, PONG_PACKET = b"2", b"3"  # Engine.IO's, inside a text frame
TEXT, CLOSE, WS_PING, WS_PONG = 1, 8, 9, 10
NO_MASK = b"\0\0\0\0"  # a mask that changes nothing: the server unmasks all the same


def handshake(host: str) -> bytes:
    """The upgrade request; compression is not offered."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One finished frame from a client."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    return head + NO_MASK + payload


def split_frames(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """The complete frames of a server at the head of `data`, and the rest."""
    found, at, size = [], 0, len(data)
    while size - at >= 2:
        opcode, length, start = data[at] & 0x0F, data[at + 1] & 0x7F, at + 2
        if length == 126 and size - at >= 4:
            (length,), start = struct.unpack_from("!H", data, at + 2), at + 4
        elif length == 127 and size - at >= 10:
            (length,), start = struct.unpack_from("!Q", data, at + 2), at + 10
        elif length > 125:
            break
        if size - start < length:
            break
        found.append((opcode, data[start : start + length]))
        at = start + length
    return found, data[at:]


class Namespace:
    """Socket.IO's packets of one namespace."""

    def __init__(self, name: str) -> None:
        self._prefix = b"" if name == "/" else name.encode() + b","
        self.connected = b"40" + self._prefix
        self.refused = b"44" + self._prefix
        self.answered = b"43" + self._prefix

    def connect(self, auth: Any) -> bytes:
        return b"40" + self._prefix + _json(auth)

    def event(self, number: int, name: str, data: Any) -> bytes:
        """An event that asks for acknowledgement `number`."""
        return b"42" + self._prefix + str(number).encode() + _json([name, data])

    def acknowledgement(self, packet: bytes) -> tuple[int, Any] | None:
        """The number and the answer, where the packet is one."""
        if not packet.startswith(self.answered):
            return None
        number, bracket, answer = packet[len(self.answered) :].partition(b"[")
        arguments = json.loads(bracket + answer)
        return int(number), arguments[0] if arguments else None


class Bare:
    """No Socket.IO at all: every text frame is a note, and nothing is acknowledged."""

    connected = refused = b"\0"

    def connect(self, auth: Any) -> bytes:
        raise AssertionError("nobody asks")

    def event(self, number: int, name: str, data: Any) -> bytes:
        return _json(data)

    def acknowledgement(self, packet: bytes) -> None:
        return None


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
