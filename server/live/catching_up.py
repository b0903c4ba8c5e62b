"""Catching up: the events since, where the list is provably whole, else the whole screen."""

import threading
from typing import Any
from uuid import UUID

from server.credentials import Credential
from server.screens import kept_screen
from server.wire import me_of, now_ms
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.errors import Retry, SnapshotNeeded
from workshops.core.journal import events_since
from workshops.snapshot import head_of, viewer_epoch

MOST_EVENTS = 300
MOST_AT_ONCE = 16

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


def catch_up(
    database: Database,
    credential: Credential,
    *,
    since: int | None,
    epoch: str | None,
    inline: bool,
) -> dict[str, Any]:
    """Bring one viewer from ``since`` to the database's head.

    Raises ``SnapshotNeeded`` when only a snapshot would do and ``inline`` is false, ``Retry``
    when too many ask at once.
    """
    if not _places.acquire(timeout=1.0):
        raise Retry({"after_ms": 500 + 20 * (now_ms() % 100)})
    try:
        with database.reading() as db:
            return _caught_up(db, credential, since, epoch, inline)
    finally:
        _places.release()


def _caught_up(
    db: Any, credential: Credential, since: int | None, epoch: str | None, inline: bool
) -> dict[str, Any]:
    workshop_id, viewer = credential.workshop_id, credential.viewer
    head = head_of(db, workshop_id)
    own_epoch = viewer_epoch(head.epoch, viewer)
    answer = {"ok": True, "epoch": own_epoch, "seq": head.seq, "now": now_ms()}
    if since is not None and epoch == own_epoch and head.floor <= since <= head.seq:
        events = _events(db, workshop_id, viewer, since)
        if events is not None:
            return {**answer, "events": events}
    if not inline:
        raise SnapshotNeeded
    screen = kept_screen(db, workshop_id, viewer.role, head).screen
    answer |= {"epoch": viewer_epoch(screen.head.epoch, viewer), "seq": screen.head.seq}
    return {**answer, "snapshot": screen.for_viewer(viewer), "me": me_of(viewer)}


def _events(db: Any, workshop_id: UUID, viewer: Actor, since: int) -> list[dict[str, Any]] | None:
    """What this viewer missed, or None when a snapshot is the shorter way."""
    entries = events_since(db, workshop_id, since, limit=MOST_EVENTS + 1)
    if len(entries) > MOST_EVENTS:
        return None
    seen = [entry.for_viewer(viewer) for entry in entries]
    return [event for event in seen if event]
