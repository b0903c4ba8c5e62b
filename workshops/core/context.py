"""What a handler is given: the locked workshop, who acts, and a way to say what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.core import journal
from workshops.core.actors import Actor
from workshops.core.audience import Part, merged
from workshops.core.db import Base, InWorkshop
from workshops.core.errors import NotFound
from workshops.core.journal import Event, Stream
from workshops.core.workshop import Workshop

Owned = TypeVar("Owned", bound=InWorkshop)


@dataclass(slots=True)
class Context:
    db: Session
    stream: Stream
    workshop: Workshop
    actor: Actor
    command_id: UUID
    now: datetime
    kept: list[object] = field(default_factory=list)
    topic: UUID | None = None
    undo: dict[str, Any] | None = None
    events: list[Event] = field(default_factory=list)

    def get(self, model: type[Owned], id: UUID) -> Owned:
        """Load a row of this workshop. The only way a handler turns an id into an object."""
        row = self.find(model, id)
        if row is None:
            raise NotFound({getattr(model, "__tablename__", "id") + "_id": str(id)})
        return row

    def get_all(self, model: type[Owned], ids: Iterable[UUID]) -> list[Owned]:
        """Load many rows at once, each once, in the order asked; all of them or ``NotFound``."""
        wanted = list(dict.fromkeys(ids))
        key = sa.inspect(model, raiseerr=True).primary_key[0]
        query = sa.select(model).where(key.in_(wanted), model.workshop_id == self.workshop.id)
        found = {row.id: row for row in self.db.scalars(query)}  # type: ignore[attr-defined]
        if missing := [id for id in wanted if id not in found]:
            raise NotFound({getattr(model, "__tablename__", "id") + "_id": str(missing[0])})
        return [found[id] for id in wanted]

    def find(self, model: type[Owned], id: UUID) -> Owned | None:
        assert issubclass(model, Base)
        row = self.db.get(model, id)
        if row is None or row.workshop_id != self.workshop.id:
            return None
        self.kept.append(row)
        return row

    def record(self, type: str, *parts: Iterable[Part], topic: UUID | None = None) -> None:
        """Say what happened: ``type`` for people, the parts for screens.

        ``topic`` is what must be forgotten together, e.g. the activity of an unrevealed note.
        """
        self.db.flush()
        self.stream.seq += 1
        told = merged(part for group in parts for part in group)
        event = Event(self.stream.seq, type, tuple(told))
        journal.append(self.db, self.workshop.id, event, topic=topic, at=self.now)
        self.events.append(event)

    def raise_floor(self) -> None:
        """Something that others could see is withdrawn: nobody is sent older events any more."""
        self.stream.floor = self.stream.seq

    def forget(self, topic: UUID) -> None:
        """Empty all earlier entries about ``topic``."""
        self.db.flush()
        journal.empty_topic(self.db, self.workshop.id, topic)

    def can_be_undone_by(self, type: str, **data: Any) -> None:
        """Name the command that would take this one back; the catalogue lists the same type."""
        self.undo = {"type": type, "data": data}
