"""Frames: a window of events as each connection gets it, encoded once for all who get the same.

A frame starts where its connection was last told to, and ends at the room's head. Whoever sees
nothing of a window is not sent one at once: they come along with the next, or with the head.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from server.live.connections import Connection
from server.live.direct import Message
from server.live.events import event_message
from server.measures import FRAME
from server.wire import encode, now_ms
from workshops.core.actors import Actor
from workshops.core.journal import Event

NOTHING = "[]"


class Window:
    """What happened up to ``head`` since the room was last told."""

    def __init__(self, events: Sequence[Event], head: int) -> None:
        self.head = head
        self._events, self._now = events, now_ms()
        self._naming: dict[UUID, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            for name in event.named:
                self._naming[name].append(number)
        self._named = frozenset(self._naming)
        self._words: dict[str, list[str]] = {}
        self._seen: dict[str, str] = {}
        self._heads: dict[tuple[str, int], Message] = {}
        self._messages: dict[tuple[str, int], Message | None] = {}

    def message_for(self, connection: Connection) -> Message | None:
        """The connection's frame, or None when nothing of this is for them."""
        if not self._named.isdisjoint(connection.names):
            own = self._own(connection, self._named & connection.names)
            return None if own == NOTHING else self._frame(connection, own)
        key = connection.epoch, connection.told
        if key not in self._messages:
            self._messages[key] = self._shared(connection)
        return self._messages[key]

    def head_for(self, connection: Connection) -> Message:
        """Where the room stands: how a connection comes along that nothing was sent to."""
        key = connection.epoch, connection.told
        message = self._heads.get(key)
        if message is None:
            message = self._heads[key] = self._frame(connection, NOTHING)
        return message

    def _own(self, connection: Connection, named: Iterable[UUID]) -> str:
        """As the others of the audience get it, but for the events that name this viewer."""
        words = list(self._shared_words(connection))
        for name in named:
            for number in self._naming[name]:
                words[number] = _words(self._events[number], connection.viewer)
        return _listed(words)

    def _shared_words(self, connection: Connection) -> list[str]:
        """Each event for whoever is of this audience and not named in it; empty when unseen."""
        words = self._words.get(connection.epoch)
        if words is None:
            anybody = replace(connection.viewer, id=uuid4(), participant_id=None)
            words = [_words(event, anybody) for event in self._events]
            self._words[connection.epoch] = words
        return words

    def _shared(self, connection: Connection) -> Message | None:
        seen = self._seen.get(connection.epoch)
        if seen is None:
            seen = self._seen[connection.epoch] = _listed(self._shared_words(connection))
        return None if seen == NOTHING else self._frame(connection, seen)

    def _frame(self, connection: Connection, seen: str) -> Message:
        frame = (
            f'{{"epoch":{encode(connection.epoch)},"from":{connection.told},"to":{self.head},'
            f'"now":{self._now},"events":{seen}}}'
        )
        FRAME.observe(len(frame))
        return event_message("frame", frame)


def _words(event: Event, viewer: Actor) -> str:
    seen = event.for_viewer(viewer)
    return encode(seen) if seen else ""


def _listed(words: Sequence[str]) -> str:
    return f"[{','.join(filter(None, words))}]"
