"""Frames: everything that happened since the last one, once per audience, to everybody in a room.

One chain per connection: each frame starts where the last one ended. The room is self-clocked:
while one frame is being sent the next one fills.
"""

import json
import logging
import random
import threading
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from server.live.connections import Connection
from server.live.direct import Message
from server.runtime import give_way, spawn
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.journal import Event, events_since
from workshops.snapshot import Head, head_of

log = logging.getLogger(__name__)

HEAD_EVERY_SECONDS = 10.0
SEND_BEFORE_GIVING_WAY = 128
JITTER_MS = 2000
LARGEST_GAP = 2000


def now_ms() -> int:
    return round(time.time() * 1000)


def encode(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Room:
    """One workshop in this process: who is connected and how far they have been told."""

    def __init__(self, workshop_id: UUID, database: Database) -> None:
        self.workshop_id = workshop_id
        self.connections: dict[str, Connection] = {}
        self.head = -1
        self.stream_epoch = ""
        self.slow: list[Connection] = []
        self.is_presence_due = True
        self._database = database
        self._pending: list[Event] = []
        self._wake = threading.Event()
        self._is_running = False

    def open(self) -> None:
        """Find out where the stream stands. What is published meanwhile waits."""
        head = self._read_head()
        self.stream_epoch, self.head = head.epoch, head.seq

    def enter(self, connection: Connection) -> None:
        """From here on the connection gets every frame; the first one is the head."""
        self.connections[connection.sid] = connection
        self.is_presence_due = True
        connection.wire.send(self._head_message(connection.epoch))
        if not self._is_running:
            self._is_running = True
            spawn(self._run)

    def leave(self, connection: Connection) -> None:
        connection.is_gone = True
        self.connections.pop(connection.sid, None)
        self.is_presence_due = True
        if not self.connections:
            self._wake.set()

    def publish(self, events: Sequence[Event]) -> None:
        self._pending.extend(events)
        self.is_presence_due = True
        self._wake.set()

    def tell(self, event: str, payload: Any) -> None:
        """Something volatile, to everybody."""
        message = Message(event, encode(payload))
        for connection in list(self.connections.values()):
            connection.wire.send(message)

    def _run(self) -> None:
        try:
            while self.connections:
                self._turn()
                give_way()
        except Exception:
            log.exception("A room stopped", extra={"workshop_id": str(self.workshop_id)})
        finally:
            self._is_running = False
            if self.connections:
                self._is_running = True
                spawn(self._run_again)

    def _run_again(self) -> None:
        time.sleep(1)
        self._run()

    def _turn(self) -> None:
        if self._wake.wait(HEAD_EVERY_SECONDS):
            self._wake.clear()
            events, self._pending = self._pending, []
            self._flush([event for event in events if event.seq > self.head])
        else:
            self._compare_with_database()

    def _flush(self, events: list[Event]) -> None:
        if not events:
            return
        events.sort(key=lambda event: event.seq)
        if events[0].seq != self.head + 1 or events[-1].seq - events[0].seq != len(events) - 1:
            self._fill_gap()
            return
        self._send(events)

    def _compare_with_database(self) -> None:
        """Notice a publish that was lost, before saying where we stand."""
        if self._read_head().seq > self.head:
            self._fill_gap()
        else:
            self._send([])

    def _fill_gap(self) -> None:
        with self._database.reading() as db:
            head = head_of(db, self.workshop_id)
            too_far = head.floor > self.head or head.seq - self.head > LARGEST_GAP
            events = [] if too_far else list(events_since(db, self.workshop_id, self.head))
        if too_far:
            self.head = head.seq
            self._send_bare_heads()
        else:
            self._send(events)

    def _read_head(self) -> Head:
        with self._database.reading() as db:
            return head_of(db, self.workshop_id)

    def _send(self, events: Sequence[Event]) -> None:
        first = self.head
        self.head = events[-1].seq if events else first
        shared: dict[str, Message] = {}
        named = set().union(*(event.named for event in events))
        for number, connection in enumerate(list(self.connections.values()), start=1):
            self._send_to(connection, first, events, shared, named)
            if number % SEND_BEFORE_GIVING_WAY == 0:
                give_way()

    def _send_to(
        self,
        connection: Connection,
        first: int,
        events: Sequence[Event],
        shared: dict[str, Message],
        named: set[UUID],
    ) -> None:
        if connection.wire.is_overfull:
            self.slow.append(connection)
            return
        viewer, epoch = connection.viewer, connection.epoch
        if named.intersection(viewer.names):
            connection.wire.send(self._frame(epoch, first, events, viewer))
            return
        message = shared.get(epoch)
        if message is None:
            message = shared[epoch] = self._frame(epoch, first, events, viewer)
        connection.wire.send(message)

    def _frame(
        self, epoch: str, first: int, events: Sequence[Event], viewer: Actor | None
    ) -> Message:
        seen = [event.for_viewer(viewer) for event in events] if viewer else []
        frame = {
            "epoch": epoch,
            "from": first,
            "to": events[-1].seq if events else first,
            "now": now_ms(),
            "events": [event for event in seen if event],
        }
        return Message("frame", encode(frame))

    def _head_message(self, epoch: str) -> Message:
        return self._frame(epoch, self.head, [], None)

    def _send_bare_heads(self) -> None:
        """Something within the gap was withdrawn: everybody asks for a snapshot, not all at once."""
        for connection in list(self.connections.values()):
            frame = {
                "epoch": connection.epoch,
                "from": self.head,
                "to": self.head,
                "now": now_ms(),
                "events": [],
                "after_ms": random.randrange(JITTER_MS),
            }
            connection.wire.send(Message("frame", encode(frame)))
