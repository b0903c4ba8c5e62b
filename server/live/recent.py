"""What happened lately in a room, at hand for whoever comes back or has just come in.

When a room joins at once, each phone that catches up would else have the same few hundred
entries read and decoded for it, nearly all of which are not for its eyes.
"""

from collections.abc import Iterable, Sequence

from workshops.core.journal import Event

MOST = 600
FORGETTING = frozenset({"round.closed"})
"""Events with which the journal is emptied of what led to them. Where it is emptied otherwise the
floor rises, below which nobody asks."""


class Recent:
    """The latest events by number; there may be holes where another process's are on their way."""

    def __init__(self) -> None:
        self._events: dict[int, Event] = {}

    def add(self, events: Iterable[Event]) -> None:
        for event in events:
            if event.type in FORGETTING:
                self._events.clear()
            self._events[event.seq] = event
        while len(self._events) > MOST:
            del self._events[next(iter(self._events))]

    def between(self, since: int, head: int) -> Sequence[Event] | None:
        """All events after ``since`` up to ``head``, or None when one of them is not at hand."""
        found = [self._events.get(seq) for seq in range(since + 1, head + 1)]
        whole = [event for event in found if event is not None]
        return whole if len(whole) == len(found) else None
