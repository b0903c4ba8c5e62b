"""What a workshop came to, arranged for reading: stage by stage, notes by cluster, votes by item.

Made from a viewer's snapshot and from nothing else, so that paper and tables can't show what a
screen would not. Hidden notes are only counted: a print is handed on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workshops.core.audience import Rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster with its notes; ``cluster`` None: those that are in no cluster."""

    cluster: Row | None
    notes: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class BoardResult:
    board: Row
    groups: tuple[Group, ...]
    hidden_count: int
    is_revealed: bool

    @property
    def note_count(self) -> int:
        return sum(len(group.notes) for group in self.groups)

    def zone_number(self, key: str) -> int:
        """Which pigment a note has: zones are numbered from 1 in their order."""
        keys = [zone["key"] for zone in self.board["zones"]]
        return keys.index(key) + 1 if key in keys else 0


@dataclass(frozen=True, slots=True)
class SectorShare:
    """Support within one sector; ``share`` None: too few people to say without naming them.

    ``cap``: how much one person can give, so that 1 is what the whole sector could have given.
    """

    sector: str
    turnout: int | None
    count: int | None
    cap: int = 1

    @property
    def share(self) -> float | None:
        if self.turnout is None or self.count is None:
            return None
        return self.count / (self.turnout * self.cap) if self.turnout else 0.0


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item's tally. ``counts``: ``{"dots": n}`` or ``{"1": n, "0": n, "-1": n}``."""

    item: Row
    counts: dict[str, int]
    entered: dict[str, int]
    sectors: tuple[SectorShare, ...]
    turnout: int
    most: int

    @property
    def support(self) -> int:
        return self.counts.get("dots", self.counts.get("1", 0))

    def portion(self, key: str) -> float:
        """The length of a bar, where 1 is what all who voted could have given."""
        return self.counts.get(key, 0) / self.most if self.most else 0.0


@dataclass(frozen=True, slots=True)
class VoteResult:
    """A round. Without a tally ``items`` are only what was asked, in their order.

    ``entered``: for facilitators, the ballots that were entered for somebody.
    """

    round: Row
    tally: Row | None
    items: tuple[ItemResult, ...]
    entered: tuple[Row, ...]

    @property
    def turnout(self) -> int:
        return self.tally["turnout"] if self.tally else 0

    @property
    def total(self) -> int:
        return sum(one.support for one in self.items)

    @property
    def has_sectors(self) -> bool:
        """Whether anything may be shown by sector; in a small room all of it is held back."""
        every = [sector for item in self.items for sector in item.sectors]
        return any(one.turnout and one.share is not None for one in every)


@dataclass(frozen=True, slots=True)
class ActivityResult:
    activity: Row
    board: BoardResult | None
    vote: VoteResult | None


@dataclass(frozen=True, slots=True)
class StageResult:
    run: Row
    activities: tuple[ActivityResult, ...]


@dataclass(frozen=True, slots=True)
class Result:
    workshop: Row
    stages: tuple[StageResult, ...]
    outcomes: tuple[Row, ...]
    authors: dict[str, Row]
    entries: dict[str, Row]
    pictures: dict[str, Row]
    sketches: dict[str, Row]

    @property
    def boards(self) -> Iterator[BoardResult]:
        return (one.board for one in self._activities() if one.board)

    @property
    def votes(self) -> Iterator[VoteResult]:
        return (one.vote for one in self._activities() if one.vote)

    def _activities(self) -> Iterator[ActivityResult]:
        return (one for stage in self.stages for one in stage.activities)

    def outcomes_from(self, type: str, id: str) -> list[Row]:
        """The way forward: which outcomes were derived from this note, cluster or round."""
        source = {"type": type, "id": id}
        return [row for row in self.outcomes if source in row["derived_from"]]


def arrange(rows: Rows) -> Result:
    """Put the rows of one snapshot into the order of the day."""
    revealed = {one["id"] for one in rows["activities"] if one["is_revealed"]}
    boards = {
        board["activity_id"]: _board(board, rows, board["activity_id"] in revealed)
        for board in rows["boards"]
    }
    votes = {one["activity_id"]: _vote(one, rows) for one in rows["rounds"]}
    by_run = _by(rows["activities"], "stage_run_id")
    stages = tuple(
        StageResult(
            run,
            tuple(
                ActivityResult(one, boards.get(one["id"]), votes.get(one["id"]))
                for one in by_run[run["id"]]
            ),
        )
        for run in rows["stage_runs"]
    )
    on_notes = [
        {row["id"]: row for row in rows.get(table, [])}
        for table in ("note_authors", "note_entries", "note_pictures", "note_sketches")
    ]
    return Result(rows["workshop"][0], stages, tuple(rows["outcomes"]), *on_notes)


def _board(board: Row, rows: Rows, is_revealed: bool) -> BoardResult:
    """Before the reveal nothing is printed, not even what the reader entered for somebody."""
    notes = [note for note in rows["notes"] if is_revealed and note["board_id"] == board["id"]]
    shown = [note for note in notes if not note["is_hidden"]]
    by_cluster = _by(shown, "cluster_id")
    clusters = [one for one in rows["clusters"] if one["board_id"] == board["id"]]
    groups = [Group(cluster, tuple(by_cluster.pop(cluster["id"], ()))) for cluster in clusters]
    loose = tuple(note for rest in by_cluster.values() for note in rest)
    if loose:
        groups.append(Group(None, loose))
    return BoardResult(board, tuple(groups), len(notes) - len(shown), is_revealed)


def _vote(round: Row, rows: Rows) -> VoteResult:
    tally = next((one for one in rows["tallies"] if one["id"] == round["id"]), None)
    items = [one for one in rows["round_items"] if one["round_id"] == round["id"]]
    results = [_item(item, round, tally) for item in items]
    if tally:
        results.sort(key=lambda one: -one.support)
    entered = [one for one in rows.get("entered_ballots", ()) if one["round_id"] == round["id"]]
    return VoteResult(round, tally, tuple(results), tuple(entered))


def _item(item: Row, round: Row, tally: Row | None) -> ItemResult:
    if tally is None:
        return ItemResult(item, {}, {}, (), 0, 0)
    cap = round["rule"].get("cap") or 1
    sectors = tuple(_share(one, item["id"], cap) for one in tally["by_sector"])
    counts = _counts(tally["items"], item["id"]) or {}
    entered = _counts(tally.get("entered", {}).get("items", []), item["id"]) or {}
    return ItemResult(item, counts, entered, sectors, tally["turnout"], tally["turnout"] * cap)


def _share(sector: Row, item_id: str, cap: int) -> SectorShare:
    counts = _counts(sector["items"], item_id)
    count = None if counts is None else counts.get("dots", counts.get("1", 0))
    return SectorShare(sector["sector"], sector["turnout"], count, cap)


def _counts(items: Iterable[Row], item_id: str) -> dict[str, int] | None:
    return next((one["counts"] for one in items if one["id"] == item_id), None)


def _by(rows: Iterable[Row], key: str) -> defaultdict[Any, list[Row]]:
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped
