"""Somebody who comes in: the join call, the snapshot, then the socket; without waiting for any of it."""

import contextlib
import gzip
import json
import socket
from typing import Any


class Guest:
    """The two calls over one connection. `auth` and `hello` are there when `is_ready`."""

    __slots__ = ("_buffer", "_code", "_host", "_token", "auth", "hello", "number", "sock")

    def __init__(
        self, number: int, address: tuple[str, int], join_code: str, person: dict[str, Any]
    ) -> None:
        self.number, self._code, self._host = number, join_code, f"{address[0]}:{address[1]}"
        self._buffer, self._token = b"", ""
        self.auth: dict[str, str] = {}
        self.hello: tuple[str, Any] | None = None
        self.sock = socket.create_connection(address, timeout=30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._ask("POST", f"/workshops/{join_code}/participants", json.dumps(person).encode())
        self.sock.setblocking(False)

    @property
    def is_ready(self) -> bool:
        return self.hello is not None

    def read(self) -> None:
        """Take in what has come. Raises RuntimeError when a call is refused."""
        self._buffer += self.sock.recv(262_144)
        answer = parse_answer(self._buffer)
        if answer is None:
            return
        status, body = answer
        self._buffer = b""
        if status >= 300:
            raise RuntimeError(f"guest {self.number} was answered {status}: {body[:300]!r}")
        self._go_on(json.loads(body))

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.close()

    def _go_on(self, told: dict[str, Any]) -> None:
        if not self.auth:
            self.auth = {"token": told["token"], "workshop_id": told["workshop_id"]}
            self._ask("GET", f"/workshops/{told['workshop_id']}/snapshot")
        else:
            self.hello = ("sync", {"since": told["seq"], "epoch": told["epoch"]})

    def _ask(self, method: str, path: str, body: bytes = b"") -> None:
        token = f"Authorization: Bearer {self.auth['token']}\r\n" if self.auth else ""
        head = (
            f"{method} /api/v1{path} HTTP/1.1\r\nHost: {self._host}\r\n{token}"
            f"Accept-Encoding: gzip\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.sock.send(head.encode() + body)


def parse_answer(data: bytes) -> tuple[int, bytes] | None:
    """Status and body of an HTTP answer with a length; None until it is complete."""
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return None
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.lower(): word.strip() for name, _, word in (one.partition(":") for one in lines)
    }
    if len(body) < int(headers.get("content-length", 0)):
        return None
    is_packed = headers.get("content-encoding") == "gzip"
    return int(status.split()[1]), gzip.decompress(body) if is_packed else body
