"""A client of the live protocol, written from its page alone: no code of the product is used.

It keeps the rules that the page sets for clients: frames before the first snapshot are kept,
events at or below its own ``seq`` are ignored, a gap or a foreign epoch makes it sync, an
acknowledgement never moves its ``seq``.
"""

import hashlib
import json
import socket as socket_module
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any, Self
from uuid import uuid4

import requests
import socketio

Row = dict[str, Any]
Answer = dict[str, Any]
PATIENCE = 15.0


@dataclass
class Api:
    """`/api/v1` of one server, as one bearer."""

    url: str
    token: str = ""
    status: int = 0

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's JSON; ``status`` is kept beside."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = requests.request(
            method, f"{self.url}/api/v1{path}", json=body, headers=headers, timeout=PATIENCE
        )
        self.status = answer.status_code
        return answer.json()

    def post(self, path: str, body: Any = None) -> Any:
        return self.call("POST", path, body)

    def get(self, path: str) -> Any:
        return self.call("GET", path)


@dataclass
class Identity:
    """What a phone makes up before it joins."""

    id: str = field(default_factory=lambda: str(uuid4()))
    key: str = field(
        default_factory=lambda: urlsafe_b64encode(token_bytes(16)).decode().rstrip("=")
    )


class Screen:
    """Rows by table and id, and how far they go."""

    def __init__(self) -> None:
        self.epoch = ""
        self.seq = -1
        self.tables: dict[str, dict[str, Row]] = {}
        self.me: Row = {}
        self.types: list[str] = []

    def replace(self, answer: Answer) -> None:
        if answer["epoch"] == self.epoch and answer["seq"] < self.seq:
            return
        self.epoch, self.seq, self.me = answer["epoch"], answer["seq"], answer["me"]
        self.tables = {
            table: {row["id"]: row for row in rows} for table, rows in answer["snapshot"].items()
        }

    def apply(self, events: list[Row], to: int) -> None:
        for event in events:
            if event["seq"] <= self.seq:
                continue
            for table, ids in event.get("drop", {}).items():
                for id in ids:
                    self.tables.get(table, {}).pop(id, None)
            for table, rows in event.get("put", {}).items():
                self.tables.setdefault(table, {}).update({row["id"]: row for row in rows})
            self.types.append(event["type"])
            self.seq = event["seq"]
        self.seq = max(self.seq, to)

    def fingerprint(self) -> str:
        """The same for equal screens, whatever the order in which they came to be."""
        rows = {
            table: sorted(rows.values(), key=lambda row: str(row["id"]))
            for table, rows in sorted(self.tables.items())
            if rows
        }
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


class Phone:
    """Somebody connected to a workshop. ``ask`` may be refused; ``do`` may not."""

    def __init__(
        self, url: str, workshop_id: str, token: str, *, origin: str = "", polls: bool = False
    ) -> None:
        self.url, self.workshop_id, self.token = url, workshop_id, token
        self.origin = origin or url
        self.screen = Screen()
        self.heard: list[str] = []
        self.byes: list[str] = []
        self.presence: Row = {}
        self.frames: list[Row] = []
        self.refusal = ""
        self._early: list[Row] | None = []
        self._wants_sync = False
        self._change = threading.Condition(threading.RLock())
        self._transports = ["polling"] if polls else ["websocket"]
        self.socket = self._new_socket()

    def _new_socket(self) -> socketio.Client:
        socket = socketio.Client(
            reconnection=False, websocket_extra_options={"origin": self.origin}
        )
        socket.on("frame", self._on_frame, namespace="/live")
        socket.on("presence", self._on_presence, namespace="/live")
        socket.on("bye", self._on_bye, namespace="/live")
        socket.on("connect_error", self._on_refused, namespace="/live")
        return socket

    def __enter__(self) -> Self:
        self.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def connect(self) -> Self:
        """Connect and catch up. Raises ``ConnectionError`` with the refusal's code."""
        self._early = []
        try:
            self.socket.connect(
                self.url,
                auth={"token": self.token, "workshop_id": self.workshop_id},
                namespaces=["/live"],
                transports=self._transports,
                wait_timeout=PATIENCE,
            )
        except socketio.exceptions.ConnectionError as error:
            raise ConnectionError(self.refusal or str(error)) from error
        self.sync()
        return self

    def reconnect(self) -> Self:
        """As after a lost network: what is on the screen stays and is brought up to date."""
        self.vanish()
        self.socket = self._new_socket()
        return self.connect()

    def leave(self) -> None:
        self.socket.disconnect()

    def vanish(self) -> None:
        """Be gone without a farewell, as a phone in a lift."""
        websocket = self.socket.eio.ws
        line = websocket.sock if websocket is not None else None
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket_module.SHUT_RDWR)
        self.socket.wait()
        if line is not None:
            line.close()

    def sync(self) -> Answer:
        since = {"since": self.screen.seq, "epoch": self.screen.epoch} if self.screen.epoch else {}
        answer = self._call("sync", since)
        while answer.get("code") == "retry":
            time.sleep(answer["after_ms"] / 1000)
            answer = self._call("sync", since)
        assert answer["ok"], answer
        with self._change:
            if "snapshot" in answer:
                self.screen.replace(answer)
            else:
                self.screen.apply(answer["events"], answer["seq"])
            early, self._early = self._early or [], None
            self._wants_sync = False
            for frame in early:
                self._take(frame)
            self._change.notify_all()
        return answer

    def ask(self, type: str, *, id: str | None = None, **data: Any) -> Answer:
        return self._call("command", {"id": id or str(uuid4()), "type": type, "data": data})

    def do(self, type: str, **data: Any) -> Answer:
        answer = self.ask(type, **data)
        assert answer["ok"], (type, answer)
        return answer

    def rows(self, table: str) -> list[Row]:
        with self._change:
            return list(self.screen.tables.get(table, {}).values())

    def row(self, table: str, id: str) -> Row | None:
        with self._change:
            return self.screen.tables.get(table, {}).get(id)

    def until(self, true: Callable[[], Any], *, seconds: float = PATIENCE) -> Any:
        """Wait until something is so on this screen; the test fails when it never is."""
        deadline = time.monotonic() + seconds
        while True:
            if self._wants_sync:
                self.sync()
            with self._change:
                if found := true():
                    return found
                left = deadline - time.monotonic()
                assert left > 0, f"it never came to be: seq {self.screen.seq}, {self.screen.types}"
                self._change.wait(min(left, 0.2))

    def until_seq(self, seq: int) -> None:
        self.until(lambda: self.screen.seq >= seq)

    def _call(self, event: str, message: Any) -> Answer:
        answer: Answer = self.socket.call(event, message, namespace="/live", timeout=PATIENCE)
        return answer

    def _on_frame(self, frame: Row) -> None:
        with self._change:
            self.frames.append(frame)
            self.heard.append(json.dumps(frame, ensure_ascii=False))
            if self._early is not None:
                self._early.append(frame)
            else:
                self._take(frame)
            self._change.notify_all()

    def _take(self, frame: Row) -> None:
        if frame["epoch"] != self.screen.epoch or frame["from"] > self.screen.seq:
            self._wants_sync = True
            return
        self.screen.apply(frame["events"], frame["to"])

    def _on_presence(self, presence: Row) -> None:
        with self._change:
            self.presence = presence
            self.heard.append(json.dumps(presence))
            self._change.notify_all()

    def _on_bye(self, bye: Row) -> None:
        with self._change:
            self.byes.append(bye["code"])
            self._change.notify_all()

    def _on_refused(self, error: Any) -> None:
        data = error.get("data") if isinstance(error, dict) else None
        self.refusal = (data or {}).get("code", "") if isinstance(data, dict) else ""
