"""The journal: what screens must apply, in order, with the audience of every part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from workshops.core import appending
from workshops.core.actors import Actor
from workshops.core.audience import Part, seen_by
from workshops.core.db import Base, Moment


class Entry(Base):
    """One event of a workshop. ``topic`` names what, once withdrawn, empties the entry."""

    __tablename__ = "journal"
    __table_args__ = (sa.Index(None, "workshop_id", "topic"),)

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(sa.String(60))
    topic: Mapped[UUID | None]
    at: Mapped[Moment]
    parts: Mapped[list[dict[str, Any]]]


@dataclass(frozen=True)
class Event:
    """An entry as a value: what the wire needs of it, whoever asks."""

    seq: int
    type: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, entry: Entry) -> "Event":
        return cls(entry.seq, entry.type, tuple(Part.load(part) for part in entry.parts))

    @cached_property
    def named(self) -> set[UUID]:
        """Actors for whom this event is not what their role alone would get."""
        return set().union(*(part.audience.named for part in self.parts))

    def for_viewer(self, viewer: Actor) -> dict[str, Any] | None:
        """What goes over the wire to ``viewer``, or None when nothing does."""
        put, drop = seen_by(self.parts, viewer)
        if not put and not drop:
            return None
        event: dict[str, Any] = {"seq": self.seq, "type": self.type}
        if put:
            event["put"] = put
        if drop:
            event["drop"] = drop
        return event


_APPEND = sa.insert(
    cast("sa.Table", Entry.__table__)
)  # Made once: every command goes through here.


def append(
    db: Session, workshop_id: UUID, event: Event, *, topic: UUID | None, at: datetime
) -> None:
    """Put an event on record, with the others of its batch."""
    row = {
        "workshop_id": workshop_id,
        "seq": event.seq,
        "type": event.type,
        "topic": topic,
        "at": at,
        "parts": [part.dump() for part in event.parts],
    }
    appending.append(db, _APPEND, row)


def events_since(
    db: Session, workshop_id: UUID, seq: int, *, limit: int | None = None
) -> Sequence[Event]:
    appending.write_down(db)
    rows = db.execute(
        sa.select(Entry.seq, Entry.type, Entry.parts)
        .where(Entry.workshop_id == workshop_id, Entry.seq > seq)
        .order_by(Entry.seq)
        .limit(limit)
    )
    return [Event(n, type, tuple(Part.load(p) for p in parts)) for n, type, parts in rows]


def empty_topic(db: Session, workshop_id: UUID, topic: UUID) -> None:
    """Forget what earlier entries about ``topic`` said; that they happened stays."""
    appending.write_down(db)
    db.execute(
        sa.update(Entry)
        .where(Entry.workshop_id == workshop_id, Entry.topic == topic)
        .values(parts=[])
    )


def empty_before(db: Session, workshop_id: UUID, seq: int) -> None:
    """Forget what all entries before ``seq`` said. The floor must rise to ``seq`` with it."""
    appending.write_down(db)
    db.execute(
        sa.update(Entry)
        .where(Entry.workshop_id == workshop_id, Entry.seq < seq)
        .values(parts=[])
        .execution_options(synchronize_session=False)
    )


@dataclass(slots=True)
class Stream:
    """The locked counter of one workshop while a batch runs."""

    workshop_id: UUID
    epoch: str
    seq: int
    floor: int
