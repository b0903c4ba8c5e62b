"""Whole screens, built once per role and ``seq`` however many ask for them."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from server.runtime import give_way
from server.wire import encode
from workshops.core.actors import Role
from workshops.core.journal import events_since
from workshops.snapshot import Head, Screen, screen_of

KEPT = 64
MOST_EVENTS = 300


@dataclass(slots=True)
class KeptScreen:
    """One role's screen; its tables as JSON once somebody has asked for them so."""

    screen: Screen
    _tables: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, str]:
        if not self._tables:
            self._tables = {table: encode(rows) for table, rows in self.screen.shared.items()}
        return self._tables


_kept: OrderedDict[tuple[UUID, Role], KeptScreen] = OrderedDict()
_guard = threading.Lock()


def kept_screen(db: Session, workshop_id: UUID, role: Role, head: Head) -> KeptScreen:
    """The screen at ``head``, which ``db`` must have just read, or a newer one: when a whole room
    asks at once while people write, everybody who waited would else build one of their own.
    """
    with _guard:
        kept = _kept.get((workshop_id, role))
        if kept is None or not _has_followed(kept.screen, head, db, workshop_id):
            screen = screen_of(db, workshop_id, role, pause=give_way)
            kept = _kept[workshop_id, role] = KeptScreen(screen)
        _kept.move_to_end((workshop_id, role))
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return kept


def forget_screens(workshop_id: UUID) -> None:
    """Everybody has left: a full board's screens are megabytes."""
    for key in [key for key in _kept if key[0] == workshop_id]:
        _kept.pop(key, None)


def _has_followed(screen: Screen, head: Head, db: Session, workshop_id: UUID) -> bool:
    """Whether it stands at ``head`` or beyond, or could follow there: a room that joins at once
    moves the stream on with everybody who comes, and changes nothing for the others.
    """
    kept = screen.head
    if kept.epoch != head.epoch:
        return False
    if kept.seq >= head.seq:
        return True
    if kept.seq < head.floor or head.seq - kept.seq > MOST_EVENTS:
        return False
    return screen.follow(events_since(db, workshop_id, kept.seq), head)
