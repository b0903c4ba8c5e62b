"""Where an outcome comes from and what came of it: notes, clusters, rounds and outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshops.result import Group, ItemResult, Result, VoteResult

Row = dict[str, Any]
Source = tuple[str, str]
MOST_NOTES = 4
"""Notes drawn in the picture; the others are one link away."""


@dataclass(frozen=True, slots=True)
class NoteStation:
    """A note with its zone's number; ``group`` is the place in ``Lineage.groups`` it leads to."""

    note: Row
    zone: int
    group: int


@dataclass(frozen=True, slots=True)
class RoundStation:
    """A round as far as the outcome rests on it. ``items``: those that lead here, else all."""

    vote: VoteResult
    items: tuple[ItemResult, ...]
    activity: Row


@dataclass(frozen=True, slots=True)
class Lineage:
    """``groups`` are clusters, and last, without a cluster, notes that were named one by one.

    ``notes`` are all there are; ``drawn`` are those that the picture has room for.
    """

    notes: tuple[NoteStation, ...]
    groups: tuple[Group, ...]
    rounds: tuple[RoundStation, ...]
    earlier: tuple[Row, ...]
    later: tuple[Row, ...]
    lost: int

    def links(self) -> list[tuple[int, int]]:
        """Which group was voted on in which round, by their places."""
        return [
            (group, round)
            for group, words in enumerate(self.groups)
            for round, station in enumerate(self.rounds)
            if any(_is_about(item, words) for item in station.vote.items)
        ]

    def unvoted(self) -> list[int]:
        """The groups that no vote was taken on, by their places."""
        voted = {group for group, _ in self.links()}
        return [group for group in range(len(self.groups)) if group not in voted]

    @property
    def drawn(self) -> tuple[NoteStation, ...]:
        """A few notes, fairly over the groups, in the groups' order."""
        each = max(1, MOST_NOTES // max(1, len(self.groups)))
        return tuple(
            station
            for number in range(len(self.groups))
            for station in [one for one in self.notes if one.group == number][:each]
        )


def lineage_of(outcome: Row, result: Result) -> Lineage:
    """Follow ``derived_from`` down to the words and the numbers.

    What a round was taken on is followed as well: an outcome that names only the round came from
    the groups and notes on its ballot. A source that was hidden or dissolved since is only counted,
    as ``lost``.
    """
    sources = {(one["type"], one["id"]) for one in outcome["derived_from"]}
    rounds = tuple(_rounds(result, sources))
    sources |= _on_the_ballot(rounds)
    groups = _groups(result, sources)
    earlier = tuple(row for row in result.outcomes if ("outcome", row["id"]) in sources)
    return Lineage(
        notes=tuple(_notes(result, groups)),
        groups=groups,
        rounds=rounds,
        earlier=earlier,
        later=tuple(result.outcomes_from("outcome", outcome["id"])),
        lost=len(sources - _there(groups, rounds, earlier)),
    )


def _groups(result: Result, sources: set[Source]) -> tuple[Group, ...]:
    every = [group for board in result.boards for group in board.groups]
    named = [one for one in every if one.cluster and ("cluster", one.cluster["id"]) in sources]
    clustered = {note["id"] for group in named for note in group.notes}
    single = [note for group in every for note in group.notes if ("note", note["id"]) in sources]
    alone = tuple(note for note in single if note["id"] not in clustered)
    return (*named, Group(None, alone)) if alone else tuple(named)


def _notes(result: Result, groups: tuple[Group, ...]) -> Iterator[NoteStation]:
    boards = {board.board["id"]: board for board in result.boards}
    for number, group in enumerate(groups):
        for note in group.notes:
            zone = boards[note["board_id"]].zone_number(note["zone"])
            yield NoteStation(note, zone, number)


def _rounds(result: Result, sources: set[Source]) -> Iterator[RoundStation]:
    for stage in result.stages:
        for one in stage.activities:
            if one.vote and ("round", one.vote.round["id"]) in sources:
                leading = tuple(item for item in one.vote.items if _leads(item, sources))
                yield RoundStation(one.vote, leading or one.vote.items, one.activity)


def _on_the_ballot(rounds: tuple[RoundStation, ...]) -> set[Source]:
    """Where the words came from that were voted on, as far as the outcome rests on them."""
    sources = (item.item.get("source") for station in rounds for item in station.items)
    return {(source["type"], source["id"]) for source in sources if source}


def _is_about(item: ItemResult, group: Group) -> bool:
    """Whether the item's words were copied from the group, or from a note that stands alone."""
    source = item.item.get("source")
    if source is None:
        return False
    if group.cluster:
        return bool(source["id"] == group.cluster["id"])
    return source["id"] in {note["id"] for note in group.notes}


def _leads(item: ItemResult, sources: set[Source]) -> bool:
    source = item.item.get("source")
    return source is not None and (source["type"], source["id"]) in sources


def _there(
    groups: tuple[Group, ...], rounds: tuple[RoundStation, ...], earlier: tuple[Row, ...]
) -> set[Source]:
    """Every source that can still be shown."""
    return {
        *(("note", note["id"]) for group in groups for note in group.notes),
        *(("cluster", group.cluster["id"]) for group in groups if group.cluster),
        *(("round", one.vote.round["id"]) for one in rounds),
        *(("outcome", row["id"]) for row in earlier),
    }
