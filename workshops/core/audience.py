"""Who gets what: matches rows and journal parts to viewers. Knows no feature.

A feature declares one ``View`` per table on screens, with one predicate. The same predicate makes
snapshots and chooses the audience of what is recorded, so the two cannot disagree.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from marshmallow import Schema
from sqlalchemy.orm import Session

from workshops.core.actors import Actor, Role

Rows = dict[str, list[dict[str, Any]]]
Ids = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody with one of ``roles``, ``also`` one actor whatever their role, ``but`` not one.

    An actor is named by their actor id or, for what concerns the person, their participant id.
    """

    roles: frozenset[Role] = frozenset()
    also: UUID | None = None
    but: UUID | None = None

    def matches(self, viewer: Actor) -> bool:
        if self.but is not None and self.but in viewer.names:
            return False
        return viewer.role in self.roles or (self.also is not None and self.also in viewer.names)

    def minus(self, other: "Audience") -> "Audience":
        """Those of us who are not in ``other``."""
        still_in = Role.PARTICIPANT in other.roles or self.also == other.also
        return Audience(self.roles - other.roles, None if still_in else self.also, other.also)

    @property
    def is_nobody(self) -> bool:
        return not self.roles and self.also is None

    @property
    def named(self) -> set[UUID]:
        return {one for one in (self.also, self.but) if one is not None}

    def dump(self) -> dict[str, Any]:
        words: dict[str, Any] = {"roles": sorted(self.roles)}
        if self.also:
            words["also"] = str(self.also)
        if self.but:
            words["but"] = str(self.but)
        return words

    @classmethod
    def load(cls, words: dict[str, Any]) -> "Audience":
        also, but = words.get("also"), words.get("but")
        return cls(
            frozenset(Role(role) for role in words["roles"]),
            UUID(also) if also else None,
            UUID(but) if but else None,
        )


EVERYONE = Audience(frozenset(Role) - {Role.NEWCOMER})
FACILITATORS = Audience(frozenset({Role.FACILITATOR}))
MODERATORS = frozenset({Role.FACILITATOR, Role.STAFF})
NOBODY = Audience()


def only(actor_id: UUID | None) -> Audience:
    return Audience(also=actor_id)


@dataclass(frozen=True)
class View:
    """One table on screens: its row shape, all of its rows, and who may see a row.

    ``rows(db, workshop_id)`` gives every row of the workshop in a stable order.
    """

    table: str
    schema: Schema
    rows: Callable[[Session, UUID], Iterable[Any]]
    audience: Callable[[Any], Audience]

    def dump(self, row: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.schema.dump(row)
        return shown


@dataclass(frozen=True)
class Part:
    """What one audience is told within one event."""

    audience: Audience
    put: Rows = field(default_factory=dict)
    drop: Ids = field(default_factory=dict)

    def dump(self) -> dict[str, Any]:
        return {"audience": self.audience.dump(), "put": self.put, "drop": self.drop}

    @classmethod
    def load(cls, words: dict[str, Any]) -> "Part":
        return cls(Audience.load(words["audience"]), words["put"], words["drop"])


def put(view: View, *rows: Any) -> list[Part]:
    """Show rows, as they are now, to everybody who may see them now."""
    return [Part(view.audience(row), put={view.table: [view.dump(row)]}) for row in rows]


def drop(view: View, id: UUID, audience: Audience) -> list[Part]:
    return [Part(audience, drop={view.table: [str(id)]})]


def shift(view: View, row: Any, before: Audience) -> list[Part]:
    """A row whose visibility changed: put to all who see it now, dropped for those who lose it."""
    lost = before.minus(view.audience(row))
    taken = [] if lost.is_nobody else drop(view, row.id, lost)
    return taken + put(view, row)


def merged(parts: Iterable[Part]) -> list[Part]:
    """One part per audience, in the order in which audiences first appear."""
    by_audience: dict[Audience, Part] = {}
    for part in parts:
        if part.audience.is_nobody:
            continue
        whole = by_audience.setdefault(part.audience, Part(part.audience))
        _extend(whole.put, part.put)
        _extend(whole.drop, part.drop)
    return list(by_audience.values())


def _extend(into: dict[str, list[Any]], more: dict[str, list[Any]]) -> None:
    for table, items in more.items():
        into.setdefault(table, []).extend(items)


def seen_by(parts: Sequence[Part], viewer: Actor) -> tuple[Rows, Ids]:
    """What ``viewer`` is told of an event: rows to put and ids to drop, by table."""
    put_rows: dict[str, list[Any]] = defaultdict(list)
    drop_ids: dict[str, list[Any]] = defaultdict(list)
    for part in parts:
        if part.audience.matches(viewer):
            for table, rows in part.put.items():
                put_rows[table].extend(rows)
            for table, ids in part.drop.items():
                drop_ids[table].extend(ids)
    return dict(put_rows), dict(drop_ids)
