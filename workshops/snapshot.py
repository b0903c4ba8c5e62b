"""The whole screen: every row that a viewer may see, at one ``seq``.

What a role sees is built once and shared; what only one person sees is kept beside it by actor.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda.schemas import ACTIVITIES, SPOTLIGHT, STAGE_RUNS, TIMER, WORKSHOP
from workshops.boards.schemas import (
    BOARDS,
    CLUSTERS,
    NOTE_AUTHORS,
    NOTE_ENTRIES,
    NOTE_HIDINGS,
    NOTE_PICTURES,
    NOTE_SKETCHES,
    NOTES,
    OWN_NOTES,
)
from workshops.core.actors import Actor, Role
from workshops.core.audience import Part, Rows, View
from workshops.core.errors import NotFound
from workshops.core.journal import Event
from workshops.core.workshop import Workshop
from workshops.outcomes.schemas import OUTCOMES
from workshops.people.schemas import (
    FACILITATORS,
    HANDS,
    NUDGES,
    PARTICIPANTS,
    SEAT_PLANS,
    TEAMS,
)
from workshops.voting.schemas import BALLOTS, ENTERED_BALLOTS, ROUND_ITEMS, ROUNDS, TALLIES

ROWS_AT_ONCE = 200

VIEWS: tuple[View, ...] = (
    WORKSHOP,
    STAGE_RUNS,
    ACTIVITIES,
    BOARDS,
    NOTES,
    NOTE_PICTURES,
    NOTE_SKETCHES,
    OWN_NOTES,
    NOTE_AUTHORS,
    NOTE_ENTRIES,
    NOTE_HIDINGS,
    CLUSTERS,
    ROUNDS,
    ROUND_ITEMS,
    BALLOTS,
    ENTERED_BALLOTS,
    TALLIES,
    TIMER,
    SPOTLIGHT,
    PARTICIPANTS,
    FACILITATORS,
    TEAMS,
    HANDS,
    SEAT_PLANS,
    NUDGES,
    OUTCOMES,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a workshop's stream stands in the database."""

    epoch: str
    seq: int
    floor: int


@dataclass(slots=True)
class Screen:
    """All rows of one role at ``head``: the shared ones, and by actor those with a name on them."""

    head: Head
    role: Role
    shared: Rows = field(default_factory=dict)
    added: dict[UUID, Rows] = field(default_factory=dict)
    withheld: dict[UUID, dict[str, set[str]]] = field(default_factory=dict)

    def for_viewer(self, viewer: Actor) -> Rows:
        """Table by table in the order of ``VIEWS``; a table without rows is an empty list."""
        return {table: self.table_for(table, viewer) for table in self.shared}

    def table_for(self, table: str, viewer: Actor) -> list[dict[str, Any]]:
        rows = self.shared[table]
        for name in viewer.names:
            rows = _without(rows, self.withheld.get(name, {}).get(table))
            rows = rows + self.added.get(name, {}).get(table, [])
        return rows

    def follow(self, events: Sequence[Event], head: Head) -> bool:
        """Go on to ``head`` by all that happened since, where it was private; say whether it was.

        Somebody who joins, a secret ballot or an unrevealed note concerns one person. What changes
        for a whole role makes a new screen, and leaves this one as it is.
        """
        parts = [part for event in events for part in event.parts]
        if any(self.role in part.audience.roles for part in parts):
            return False
        for part in parts:
            if part.audience.also is not None:
                _apply(self.added.setdefault(part.audience.also, {}), part)
        self.head = head
        return True

    def is_shared(self, table: str, viewer: Actor) -> bool:
        """Whether this viewer sees of ``table`` exactly what everybody of the role sees."""
        return not any(
            table in self.added.get(name, {}) or table in self.withheld.get(name, {})
            for name in viewer.names
        )


_workshop = cast("sa.Table", Workshop.__table__)  # Asked by everybody who comes in or comes back.
_HEAD = sa.select(_workshop.c.epoch, _workshop.c.seq, _workshop.c.floor).where(
    _workshop.c.id == sa.bindparam("workshop_id")
)


def head_of(db: Session, workshop_id: UUID) -> Head:
    row = db.execute(_HEAD, {"workshop_id": workshop_id}).one_or_none()
    if row is None:
        raise NotFound({"workshop_id": str(workshop_id)})
    return Head(*row)


def screen_of(
    db: Session, workshop_id: UUID, role: Role, *, pause: Callable[[], None] | None = None
) -> Screen:
    """Read everything that viewers of ``role`` may see. ``db`` must be one consistent view.

    ``pause`` is called every few rows, by whoever runs an event loop, to let others run.
    """
    screen = Screen(head_of(db, workshop_id), role)
    for view in VIEWS:
        _add_view(screen, view, db, workshop_id, role, pause or _go_on)
    return screen


def snapshot(db: Session, workshop_id: UUID, viewer: Actor) -> Rows:
    """The rows of one viewer, by table."""
    return screen_of(db, workshop_id, viewer.role).for_viewer(viewer)


def viewer_epoch(epoch: str, viewer: Actor) -> str:
    """The stream's epoch joined with the viewer's audience, as one opaque word."""
    words = f"{epoch}|{viewer.role}|{viewer.team_id or ''}"
    return hashlib.blake2s(words.encode(), digest_size=9).hexdigest()


def _go_on() -> None:
    """No event loop, no pause."""


def _add_view(
    screen: Screen,
    view: View,
    db: Session,
    workshop_id: UUID,
    role: Role,
    pause: Callable[[], None],
) -> None:
    shared = screen.shared.setdefault(view.table, [])
    for number, row in enumerate(view.rows(db, workshop_id)):
        if number % ROWS_AT_ONCE == 0:
            pause()
        audience = view.audience(row)
        in_role = role in audience.roles
        if not in_role and audience.also is None:
            continue
        shown = view.dump(row)
        if in_role:
            shared.append(shown)
            if audience.but:
                _withhold(screen, audience.but, view.table, shown["id"])
        elif audience.also:
            screen.added.setdefault(audience.also, {}).setdefault(view.table, []).append(shown)


def _apply(rows: Rows, part: Part) -> None:
    """Drops before puts, as on every screen."""
    for table, ids in part.drop.items():
        rows[table] = _without(rows.get(table, []), set(ids))
    for table, changed in part.put.items():
        ids_now = {row["id"] for row in changed}
        rows[table] = _without(rows.get(table, []), ids_now) + changed


def _withhold(screen: Screen, actor_id: UUID, table: str, id: str) -> None:
    screen.withheld.setdefault(actor_id, {}).setdefault(table, set()).add(id)


def _without(rows: list[dict[str, Any]], ids: set[str] | None) -> list[dict[str, Any]]:
    return [row for row in rows if row["id"] not in ids] if ids else rows
