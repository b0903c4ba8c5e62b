"""Frames: a window of events as each connection gets it, encoded once for all who get the same.

A frame starts where its connection was last told to, and ends at the room's head. Whoever sees
nothing of a window is not sent one at once: they come along with the next, or with the head.
"""

from collections.abc import Sequence
from uuid import UUID

from server.live.connections import Connection
from server.live.direct import Message
from server.wire import encode, now_ms
from workshops.core.actors import Actor
from workshops.core.journal import Event

NOTHING = "[]"


class Window:
    """What happened up to ``head`` since the room was last told."""

    def __init__(self, events: Sequence[Event], head: int) -> None:
        self._events, self._head, self._now = events, head, now_ms()
        self._named: set[UUID] = set().union(*(event.named for event in events))
        self._seen: dict[str, str] = {}
        self._messages: dict[tuple[str, int], Message] = {}

    def message_for(self, connection: Connection) -> Message | None:
        """The connection's frame, or None when nothing of this is for them."""
        if not self._named.isdisjoint(connection.viewer.names):
            own = self._encoded(connection.viewer)
            return None if own == NOTHING else self._frame(connection, own)
        seen = self._seen.get(connection.epoch)
        if seen is None:
            seen = self._seen[connection.epoch] = self._encoded(connection.viewer)
        return None if seen == NOTHING else self._shared(connection, seen)

    def head_for(self, connection: Connection) -> Message:
        """Where the room stands: how a connection comes along that nothing was sent to."""
        return self._shared(connection, NOTHING)

    def _shared(self, connection: Connection, seen: str) -> Message:
        key = connection.epoch, connection.told
        message = self._messages.get(key)
        if message is None:
            message = self._messages[key] = self._frame(connection, seen)
        return message

    def _frame(self, connection: Connection, seen: str) -> Message:
        return Message(
            "frame",
            f'{{"epoch":{encode(connection.epoch)},"from":{connection.told},"to":{self._head},'
            f'"now":{self._now},"events":{seen}}}',
        )

    def _encoded(self, viewer: Actor) -> str:
        seen = [event.for_viewer(viewer) for event in self._events]
        return encode([event for event in seen if event])
