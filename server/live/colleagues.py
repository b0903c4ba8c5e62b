"""Which facilitators are here, told to facilitators alone, so that one can take over from another.

A laptop that dies closes no socket. Every second each console is asked, and answers; whoever
keeps silent for some seconds is not here any more.
"""

import time
from collections.abc import Sequence
from uuid import UUID

from server.live.connections import Connection
from server.live.events import event_message
from server.wire import encode
from workshops.core.actors import Role

SILENT_SECONDS = 5.0


class Colleagues:
    """When each facilitator of one room was last heard by this process."""

    def __init__(self) -> None:
        self._heard: dict[UUID, float] = {}

    def here(self, connections: Sequence[Connection]) -> list[str]:
        """The facilitators of this process; one who never answers counts while connected."""
        now = time.monotonic()
        for one in connections:
            if is_facilitator(one):
                heard_at = now if one.heard_at is None else one.heard_at
                self._heard[one.viewer.id] = max(heard_at, self._heard.get(one.viewer.id, 0.0))
        self._heard = {id: at for id, at in self._heard.items() if now - at < SILENT_SECONDS}
        return sorted(map(str, self._heard))


def is_facilitator(connection: Connection) -> bool:
    return connection.viewer.role is Role.FACILITATOR


def ask_consoles(connections: Sequence[Connection], here: Sequence[str]) -> None:
    """Tell every console who is here. Its answer is ``here``."""
    message = event_message("colleagues", encode({"here": list(here)}))
    for one in connections:
        if is_facilitator(one) and not one.is_gone:
            one.wire.send(message)
