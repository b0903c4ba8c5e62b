"""Where an outcome comes from and what came of it: notes, clusters, rounds and outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshops.result import BoardResult, Group, ItemResult, Result, VoteResult

Row = dict[str, Any]
MOST_NOTES = 4
"""Notes drawn in the picture; the others are one link away."""


@dataclass(frozen=True, slots=True)
class NoteStation:
    """A note with its zone's number; ``cluster`` is the row of ``Lineage.clusters`` it leads to."""

    note: Row
    zone: int
    cluster: int | None


@dataclass(frozen=True, slots=True)
class RoundStation:
    """A round as far as the outcome rests on it. ``items``: those that lead here, else all."""

    vote: VoteResult
    items: tuple[ItemResult, ...]
    title: Row


@dataclass(frozen=True, slots=True)
class Lineage:
    """``notes`` are all there are; the picture draws the first few of each cluster."""

    notes: tuple[NoteStation, ...]
    clusters: tuple[Group, ...]
    rounds: tuple[RoundStation, ...]
    earlier: tuple[Row, ...]
    later: tuple[Row, ...]
    lost: int

    @property
    def drawn(self) -> tuple[NoteStation, ...]:
        """A few notes, fairly over the clusters, in the clusters' order."""
        by_cluster: dict[int | None, list[NoteStation]] = {}
        for station in self.notes:
            by_cluster.setdefault(station.cluster, []).append(station)
        each = max(1, MOST_NOTES // max(1, len(by_cluster)))
        return tuple(one for notes in by_cluster.values() for one in notes[:each])


def lineage_of(outcome: Row, result: Result) -> Lineage:
    """Follow ``derived_from`` down to the words and the numbers.

    A source that was hidden or dissolved since is only counted, as ``lost``.
    """
    sources = {(one["type"], one["id"]) for one in outcome["derived_from"]}
    clusters = tuple(
        (board, group)
        for board in result.boards
        for group in board.groups
        if group.cluster and ("cluster", group.cluster["id"]) in sources
    )
    rounds = tuple(_rounds(result, sources))
    notes = tuple(_notes(result, sources, clusters))
    earlier = tuple(row for row in result.outcomes if ("outcome", row["id"]) in sources)
    found = _found(sources, notes, clusters, rounds, earlier)
    return Lineage(
        notes=notes,
        clusters=tuple(group for _, group in clusters),
        rounds=rounds,
        earlier=earlier,
        later=tuple(result.outcomes_from("outcome", outcome["id"])),
        lost=len(sources) - found,
    )


def _rounds(result: Result, sources: set[tuple[str, str]]) -> Iterator[RoundStation]:
    for stage in result.stages:
        for one in stage.activities:
            if one.vote and ("round", one.vote.round["id"]) in sources:
                leading = tuple(item for item in one.vote.items if _leads(item, sources))
                yield RoundStation(one.vote, leading or one.vote.items, one.activity)


def _leads(item: ItemResult, sources: set[tuple[str, str]]) -> bool:
    source = item.item.get("source")
    return source is not None and (source["type"], source["id"]) in sources


def _notes(
    result: Result,
    sources: set[tuple[str, str]],
    clusters: tuple[tuple[BoardResult, Group], ...],
) -> Iterator[NoteStation]:
    seen = set()
    for number, (board, group) in enumerate(clusters):
        for note in group.notes:
            seen.add(note["id"])
            yield NoteStation(note, board.zone_number(note["zone"]), number)
    for board in result.boards:
        for group in board.groups:
            for note in group.notes:
                if ("note", note["id"]) in sources and note["id"] not in seen:
                    yield NoteStation(note, board.zone_number(note["zone"]), None)


def _found(
    sources: set[tuple[str, str]],
    notes: tuple[NoteStation, ...],
    clusters: tuple[tuple[BoardResult, Group], ...],
    rounds: tuple[RoundStation, ...],
    earlier: tuple[Row, ...],
) -> int:
    """How many of the sources can still be shown."""
    there = {("note", one.note["id"]) for one in notes}
    there |= {("cluster", group.cluster["id"]) for _, group in clusters if group.cluster}
    there |= {("round", one.vote.round["id"]) for one in rounds}
    there |= {("outcome", row["id"]) for row in earlier}
    return len(sources & there)
