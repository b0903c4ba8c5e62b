"""The way from an outcome to its sources, down to the words and the numbers, and the way back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.boards import queries as boards
from workshops.boards.models import Cluster, Note
from workshops.outcomes.models import Outcome, SourceType
from workshops.outcomes.queries import outcomes_from
from workshops.voting import queries as voting
from workshops.voting.models import RoundItem, VoteRound
from workshops.voting.tally import Counts

SourceKey = tuple[SourceType, UUID]


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A note as a source. What its author took off has no words any more."""

    id: UUID
    text: str | None
    zone: dict[str, Any]
    on_behalf_of: str | None
    is_hidden: bool
    is_removed: bool


@dataclass(frozen=True, slots=True)
class ClusterSource:
    id: UUID
    title: str
    is_dissolved: bool
    notes: tuple[NoteSource, ...]


@dataclass(frozen=True, slots=True)
class ItemSource:
    """An item of a round with its numbers: ``{"dots": n}`` or ``{"1": n, "0": n, "-1": n}``."""

    id: UUID
    text_th: str
    text_en: str
    source: dict[str, str] | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class RoundSource:
    """``rule`` and ``turnout`` are printed with the numbers; without them these say little."""

    id: UUID
    kind: str
    rule: dict[str, int | None]
    turnout: int
    items: tuple[ItemSource, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where an outcome came from, down to the words and the numbers, and what came of it."""

    notes: tuple[NoteSource, ...]
    clusters: tuple[ClusterSource, ...]
    rounds: tuple[RoundSource, ...]
    earlier: tuple[Outcome, ...]
    later: tuple[Outcome, ...]


def lineage(db: Session, outcome: Outcome) -> Lineage:
    """Both ways, hidden notes included and marked: for those who may see them.

    A source is told once, where it was named; a cluster brings the notes that it holds now.
    """
    by_type: defaultdict[SourceType, list[UUID]] = defaultdict(list)
    for link in outcome.derivations:
        by_type[link.source_type].append(link.source_id)
    return Lineage(
        notes=tuple(_notes(db, by_type[SourceType.NOTE])),
        clusters=tuple(_cluster(db, id) for id in by_type[SourceType.CLUSTER]),
        rounds=tuple(_round(db, id) for id in by_type[SourceType.ROUND]),
        earlier=tuple(db.get_one(Outcome, id) for id in by_type[SourceType.OUTCOME]),
        later=tuple(outcomes_from(db, SourceType.OUTCOME, outcome.id)),
    )


def _notes(db: Session, ids: Iterable[UUID]) -> Iterable[NoteSource]:
    return (_note(db.get_one(Note, id)) for id in ids)


def _note(note: Note) -> NoteSource:
    zones = {zone["key"]: zone for zone in note.board.zones}
    return NoteSource(
        id=note.id,
        text=None if note.is_removed else note.text,
        zone=zones.get(note.zone, {"key": note.zone, "title_th": "", "title_en": ""}),
        on_behalf_of=note.on_behalf_of,
        is_hidden=note.is_hidden,
        is_removed=note.is_removed,
    )


def _cluster(db: Session, id: UUID) -> ClusterSource:
    cluster = db.get_one(Cluster, id)
    notes = tuple(_note(note) for note in boards.members(db, id))
    return ClusterSource(cluster.id, cluster.title, cluster.is_dissolved, notes)


def _round(db: Session, id: UUID) -> RoundSource:
    round = db.get_one(VoteRound, id)
    tally = voting.tally_of(db, round).whole
    items = tuple(_item(item, tally.items[item.id]) for item in voting.items_of(db, id))
    return RoundSource(round.id, round.kind.value, round.rule, tally.turnout, items)


def _item(item: RoundItem, counts: Counts) -> ItemSource:
    return ItemSource(item.id, item.text_th, item.text_en, item.source, dict(counts))


def outcomes_that_used(db: Session, type: SourceType, id: UUID) -> list[Outcome]:
    """What came of this note, cluster or round, also by way of what it was gathered into:
    a note's cluster, a round that voted on it, an outcome that another one built on."""
    reached: dict[SourceKey, None] = {(type, id): None}
    outcomes: dict[UUID, Outcome] = {}
    waiting = [(type, id)]
    while waiting:
        type, id = waiting.pop()
        for one in outcomes_from(db, type, id):
            outcomes[one.id] = one
        for key in _gathered_into(db, type, id):
            if key not in reached:
                reached[key] = None
                waiting.append(key)
    return sorted(outcomes.values(), key=lambda one: (one.saved_at, one.id))


def _gathered_into(db: Session, type: SourceType, id: UUID) -> list[SourceKey]:
    keys = [(SourceType.OUTCOME, one.id) for one in outcomes_from(db, type, id)]
    if type in (SourceType.NOTE, SourceType.CLUSTER):
        keys += [(SourceType.ROUND, round_id) for round_id in _rounds_on(db, type, id)]
    if type is SourceType.NOTE:
        cluster_id = db.scalar(sa.select(Note.cluster_id).where(Note.id == id))
        keys += [(SourceType.CLUSTER, cluster_id)] if cluster_id else []
    return keys


def _rounds_on(db: Session, type: SourceType, id: UUID) -> Iterable[UUID]:
    query = sa.select(RoundItem.round_id).where(
        RoundItem.source_type == type.value, RoundItem.source_id == id
    )
    return db.scalars(query.distinct().order_by(RoundItem.round_id))
