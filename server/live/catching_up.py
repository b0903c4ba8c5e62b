"""Catching up: the events since, where the list is provably whole, else the whole screen."""

import threading
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from server.credentials import Credential
from server.live.recent import Recent
from server.screens import kept_screen
from server.wire import me_of, now_ms
from workshops.core.db import Database
from workshops.core.errors import Retry, SnapshotNeeded
from workshops.core.journal import Event, events_since
from workshops.snapshot import head_of, viewer_epoch

MOST_EVENTS = 300
MOST_AT_ONCE = 16

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


def catch_up(
    database: Database,
    credential: Credential,
    recent: Recent,
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
            return _caught_up(db, credential, recent, since, epoch, inline)
    finally:
        _places.release()


def _caught_up(
    db: Session,
    credential: Credential,
    recent: Recent,
    since: int | None,
    epoch: str | None,
    inline: bool,
) -> dict[str, Any]:
    workshop_id, viewer = credential.workshop_id, credential.viewer
    head = head_of(db, workshop_id)
    own_epoch = viewer_epoch(head.epoch, viewer)
    answer = {"ok": True, "epoch": own_epoch, "seq": head.seq, "now": now_ms()}
    if since is not None and epoch == own_epoch and head.floor <= since <= head.seq:
        events = _since(db, workshop_id, recent, since, head.seq)
        if events is not None:
            seen = (event.for_viewer(viewer) for event in events)
            return {**answer, "events": [event for event in seen if event]}
    if not inline:
        raise SnapshotNeeded
    screen = kept_screen(db, workshop_id, viewer.role, head).screen
    answer |= {"epoch": viewer_epoch(screen.head.epoch, viewer), "seq": screen.head.seq}
    return {**answer, "snapshot": screen.for_viewer(viewer), "me": me_of(viewer)}


def _since(
    db: Session, workshop_id: UUID, recent: Recent, since: int, head: int
) -> Sequence[Event] | None:
    """What has happened, or None when a snapshot is the shorter way."""
    if head - since > MOST_EVENTS:
        return None
    events = recent.between(since, head)
    return events_since(db, workshop_id, since) if events is None else events
