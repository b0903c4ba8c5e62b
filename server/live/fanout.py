"""A room: who is connected, and how everything that happens reaches them in order.

One chain per connection: each frame starts where the last one ended. The room is self-clocked:
while one frame is being sent, and for as long again, the next one fills.
"""

import logging
import random
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from server.live.colleagues import Colleagues
from server.live.connections import Connection
from server.live.events import event_message
from server.live.frames import Window
from server.live.recent import Recent
from server.live.relay import NoRelay
from server.live.seating import Seating
from server.runtime import give_way, spawn
from server.wire import encode, now_ms
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.core.journal import Event, events_since
from workshops.people.queries import teams_of_participants
from workshops.snapshot import Head, head_of

log = logging.getLogger(__name__)

HEAD_EVERY_SECONDS = 10.0
WITHOUT_RELAY_SECONDS = 1.0
COME_ALONG_SECONDS = 0.2
HOLD_EARLY_SECONDS = 0.05
SEND_BEFORE_GIVING_WAY = 512  # Some 5 ms; between two parts a whole batch of commands may run.
WORTH_A_REST_SECONDS = 0.005
LONGEST_REST_SECONDS = 0.05
RUN_AGAIN_SECONDS = 1.0
JITTER_MS = 2000
MOVED_MS = 10
LARGEST_GAP = 2000


class Room:
    """One workshop in this process: who is connected and how far they have been told."""

    def __init__(self, workshop_id: UUID, database: Database, relay: NoRelay) -> None:
        self.workshop_id = workshop_id
        self.connections: dict[str, Connection] = {}
        self.head = -1
        self.stream_epoch = ""
        self.is_presence_due = True
        self.has_new_people = True
        self.has_missed = False
        self.last_presence: dict[str, Any] = {}
        self.sectors: dict[str, Sector] = {}
        self._database = database
        self._relay = relay
        self._early_since = 0.0
        self._pending: list[Event] = []
        self._wake = threading.Event()
        self._is_running = False
        self._behind_since = 0.0
        self._sending_took = 0.0
        self._seating = Seating()
        self.colleagues = Colleagues()
        self.recent = Recent()
        self.facilitators: list[str] = []

    def open(self) -> None:
        """Find out where the stream stands. What is published meanwhile waits."""
        self._relay.follow(self.workshop_id)
        head = self._read_head()
        self.stream_epoch, self.head = head.epoch, head.seq

    def enter(self, connection: Connection) -> None:
        """From here on the connection gets every frame; the first one is the head."""
        self.connections[connection.sid] = connection
        self._seating.reseat([connection], self.stream_epoch)
        self.is_presence_due, self.last_presence = True, {}  # Whoever comes has heard none yet.
        connection.told = self.head
        connection.wire.send(Window((), self.head).head_for(connection))
        if not self._is_running:
            self._is_running = True
            spawn(self._run)

    def leave(self, connection: Connection) -> None:
        connection.is_gone = True
        self.connections.pop(connection.sid, None)
        self.is_presence_due = True
        if not self.connections:
            self._wake.set()

    def shut(self) -> None:
        """Nobody of this process is here any more."""
        self._relay.unfollow(self.workshop_id)

    def publish(self, events: Sequence[Event]) -> None:
        self.recent.add(events)
        self._pending.extend(events)
        self.is_presence_due = True
        if any(event.type.startswith("participant.") for event in events):
            self.has_new_people = True
        self._wake.set()

    def tell(self, event: str, payload: Any) -> None:
        """Something volatile, to everybody."""
        message = event_message(event, encode(payload))
        for connection in list(self.connections.values()):
            connection.wire.send(message)

    def _run(self, *, again: bool = False) -> None:
        try:
            if again:
                self._start_over()
            while self.connections:
                self._turn()
                self._rest()
        except Exception:
            log.exception("A room stopped", extra={"workshop_id": str(self.workshop_id)})
        finally:
            self._is_running = False
            if self.connections:
                self._is_running = True
                spawn(self._run_again)

    def _rest(self) -> None:
        """Leave the loop to commands for as long as the sending took it. What they bring meanwhile
        fills one frame: a busy room gets fewer and larger ones, and no note waits behind them.
        """
        took, self._sending_took = self._sending_took, 0.0
        if took < WORTH_A_REST_SECONDS:
            give_way()
        else:
            time.sleep(min(took, LONGEST_REST_SECONDS))

    def _run_again(self) -> None:
        time.sleep(RUN_AGAIN_SECONDS)
        self._run(again=True)

    def _start_over(self) -> None:
        """Some may have been left without a frame that others got: everybody looks."""
        self._early_since = self._behind_since = 0.0
        self.head = self._read_head().seq
        self._send_bare_heads()

    def _turn(self) -> None:
        is_woken = self._wake.wait(self._patience())
        self._wake.clear()  # It may have been set since the wait ended unheard: what waits counts.
        if is_woken or self._pending or self._early_since:
            events, self._pending = self._pending, []
            self._flush([event for event in events if event.seq > self.head])
        elif not self._behind_since:
            self._compare_with_database()
        if self._behind_since and time.monotonic() - self._behind_since >= COME_ALONG_SECONDS:
            self._send_heads(only_behind=True)

    def _patience(self) -> float:
        if self._early_since:
            return HOLD_EARLY_SECONDS
        if self._behind_since:
            return COME_ALONG_SECONDS
        return HEAD_EVERY_SECONDS if self._relay.is_healthy else WITHOUT_RELAY_SECONDS

    def _flush(self, events: list[Event]) -> None:
        """Send what follows on; hold what is early for a moment, then read the gap once for all."""
        unique = {event.seq: event for event in events}
        events = [unique[seq] for seq in sorted(unique)]
        if not events:
            return
        if events[0].seq == self.head + 1 and events[-1].seq == self.head + len(events):
            self._early_since = 0.0
            self._send(events)
        elif self._is_held():
            self._pending = events + self._pending
        else:
            self._early_since = 0.0
            self._fill_gap()

    def _is_held(self) -> bool:
        """Whether the gap may still close by itself: another process's word is on its way."""
        now = time.monotonic()
        self._early_since = self._early_since or now
        return now - self._early_since < HOLD_EARLY_SECONDS

    def _compare_with_database(self) -> None:
        """Notice a publish that was lost, before saying where we stand."""
        if self._read_head().seq > self.head:
            self._fill_gap()
        else:
            self._send_heads()

    def _fill_gap(self) -> None:
        self.has_missed = self.has_new_people = True  # Perhaps that somebody was removed.
        with self._database.reading() as db:
            head = head_of(db, self.workshop_id)
            too_far = head.floor > self.head or head.seq - self.head > LARGEST_GAP
            events = [] if too_far else list(events_since(db, self.workshop_id, self.head))
            if too_far:
                self._seating.learn(teams_of_participants(db, self.workshop_id))
        if too_far:
            self.head = head.seq
            self._seating.reseat(self.connections.values(), self.stream_epoch)
            self._send_bare_heads()
        else:
            self._send(events)

    def _read_head(self) -> Head:
        with self._database.reading() as db:
            return head_of(db, self.workshop_id)

    def _send(self, events: Sequence[Event]) -> None:
        """Tell whoever sees something of it. The others come along within a moment."""
        self.head = events[-1].seq if events else self.head
        began, window = time.monotonic(), Window(events, self.head)
        self._reseat(events)
        for connection in self._everybody():
            if connection.told == window.head:
                continue
            message = window.message_for(connection)
            if message is not None:
                connection.tell(message, window.head)
            elif not self._behind_since:
                self._behind_since = time.monotonic()
        self._sending_took = time.monotonic() - began

    def _reseat(self, events: Sequence[Event]) -> None:
        """Whose team is another now belongs to another audience: their screens sync anew."""
        if not self._seating.hear(events):
            return
        moved = self._seating.reseat(list(self.connections.values()), self.stream_epoch)
        self._send_bare_heads(moved, within_ms=min(JITTER_MS, MOVED_MS * len(moved) + 1))

    def _send_heads(self, *, only_behind: bool = False) -> None:
        self._behind_since = 0.0
        window = Window((), self.head)
        for connection in self._everybody():
            if not only_behind or connection.told < self.head:
                connection.tell(window.head_for(connection), window.head)

    def _everybody(self) -> Iterator[Connection]:
        for number, connection in enumerate(list(self.connections.values()), start=1):
            if not connection.is_gone:
                yield connection
            if number % SEND_BEFORE_GIVING_WAY == 0:
                give_way()

    def _send_bare_heads(
        self, to: Sequence[Connection] | None = None, *, within_ms: int = JITTER_MS
    ) -> None:
        """Not everything can be sent again: whoever is behind asks, not all at once."""
        for connection in list(self.connections.values()) if to is None else to:
            frame = {
                "epoch": connection.epoch,
                "from": self.head,
                "to": self.head,
                "now": now_ms(),
                "events": [],
                "after_ms": random.randrange(within_ms),
            }
            connection.told = self.head
            connection.wire.send(event_message("frame", encode(frame)))
