"""Somebody who comes in: the join call, the snapshot, then the socket; without waiting for any of it."""

import contextlib
import gzip
import json
import socket
import time
from typing import Any

from bench.peers.calls import TRY_AGAIN


class Guest:
    """The two calls over one connection. `auth` and `hello` are there when `is_ready`."""

    __slots__ = ("_asked", "_buffer", "_host", "again_at", "auth", "hello", "number", "sock")

    def __init__(
        self, number: int, address: tuple[str, int], join_code: str, person: dict[str, Any]
    ) -> None:
        self.number, self._host = number, f"{address[0]}:{address[1]}"
        self._buffer = self._asked = b""
        self.again_at = 0.0  # when to ask again, because the server asked to
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
        if status == TRY_AGAIN:
            self.again_at = time.perf_counter() + json.loads(body)["after_ms"] / 1000
            return
        if status >= 300:
            raise RuntimeError(f"guest {self.number} was answered {status}: {body[:300]!r}")
        self._go_on(json.loads(body))

    def ask_again(self) -> None:
        """The same question: joining twice with the same id and key is joining once."""
        self.again_at = 0.0
        self.sock.send(self._asked)

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
        self._asked = head.encode() + body
        self.sock.send(self._asked)


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
