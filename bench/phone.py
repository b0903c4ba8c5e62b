"""One phone: a socket, how far it has got in joining, and what it still owes the parser."""

import contextlib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench import wire

JOINED = "joined"


@dataclass(frozen=True)
class Script:
    """How a phone gets into the room of one peer."""

    namespace: wire.Namespace | wire.Bare
    hello: tuple[str, Any] | None  # what makes it a member; the answer means that it is in
    is_in: Callable[[Any], bool]  # whether that answer says so


class Phone:
    """Walks from TCP to `joined`, one packet at a time."""

    __slots__ = ("_rest", "_script", "auth", "number", "packets", "refusal", "sock", "state")

    def __init__(self, number: int, auth: Any, address: tuple[str, int], script: Script) -> None:
        self.number, self.auth, self._script = number, auth, script
        self._rest, self.refusal = b"", ""
        self.state = "upgrading"
        self.packets = 0
        self.sock = socket.create_connection(address, timeout=30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.sendall(wire.handshake(f"{address[0]}:{address[1]}"))
        self.sock.setblocking(False)

    def has_rest(self) -> bool:
        return bool(self._rest)

    def send(self, packet: bytes) -> None:
        self.sock.send(wire.frame(packet))

    def take(self, data: bytes) -> list[bytes]:
        """The Socket.IO packets that are complete with `data`; pings are answered here."""
        data = self._rest + data
        if self.state == "upgrading":
            data = self._upgraded(data)
        frames, self._rest = wire.split_frames(data) if self.state != "upgrading" else ([], data)
        return [payload for opcode, payload in frames if self._is_message(opcode, payload)]

    def advance(self, packet: bytes) -> None:
        """One packet of the way in."""
        names = self._script.namespace
        if packet[:1] == b"0":
            self.send(names.connect(self.auth))
        elif packet.startswith(names.connected):
            self.say_hello()
        elif packet.startswith(names.refused):
            self.state, self.refusal = "refused", packet.decode()
        elif (answer := names.acknowledgement(packet)) is not None:
            self._welcomed(answer[1])

    def say_hello(self) -> None:
        assert self._script.hello is not None
        self.send(self._script.namespace.event(0, *self._script.hello))
        self.state = "waiting"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.close()

    def _upgraded(self, data: bytes) -> bytes:
        head, end, rest = data.partition(b"\r\n\r\n")
        if not end:
            return data
        if b" 101 " not in head.split(b"\r\n")[0]:
            self.state, self.refusal = "refused", head.decode(errors="replace")
            return b""
        self.state = "upgraded" if self._script.hello else JOINED
        return rest

    def _is_message(self, opcode: int, payload: bytes) -> bool:
        if opcode == wire.WS_PING:
            self.sock.send(wire.frame(payload, wire.WS_PONG))
        elif opcode == wire.TEXT and payload == wire.PING:
            self.send(wire.PONG_PACKET)
        else:
            return opcode == wire.TEXT
        return False

    def _welcomed(self, answer: Any) -> None:
        if self._script.is_in(answer):
            self.state = JOINED
        else:
            self.state, self.refusal = "again", str(answer)[:200]
