"""What a replay came to: figures, differences, and how they are printed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.replay.polis import Export
from server.replay.room import Room
from server.replay.tally import Totals, differences


@dataclass(frozen=True)
class Report:
    statements: int
    voters: int
    votes: int
    changed: int  # votes that replaced an earlier one of the same person
    unmatched: int  # statements whose columns in comments.csv differ from votes.csv
    seconds: float
    acknowledged: Sequence[float]  # seconds each
    sent_again: int
    differences: tuple[str, ...]


def compare(
    room: Room, export: Export, totals: Totals, snapshot: Mapping[str, list[dict[str, Any]]]
) -> tuple[str, ...]:
    """Everything in which the product's board and tally differ from the export."""
    round_id = room.desk.vote["round_id"]
    tally = next((row for row in snapshot.get("tallies", []) if row["id"] == round_id), None)
    if tally is None:
        return ("the product shows no tally of the round",)
    return (*_missing_notes(room, export, snapshot), *differences(totals, tally, room.items))


def changed_votes(export: Export) -> int:
    return len(export.votes) - len({(vote.statement, vote.voter) for vote in export.votes})


def lines(report: Report) -> list[str]:
    p50, p95, p99 = (percentile(report.acknowledged, share) * 1000 for share in (50, 95, 99))
    again = f", {report.sent_again:,} sent again" if report.sent_again else ""
    rate = len(report.acknowledged) / report.seconds if report.seconds else 0.0
    return [
        f"Statements    {report.statements:,}",
        f"Voters        {report.voters:,}",
        f"Votes         {report.votes:,} ({report.changed:,} of them changed an earlier one)",
        f"Time          {report.seconds:.1f} s, {rate:,.0f} acknowledgements a second{again}",
        f"Acknowledged  p50 {p50:.1f} ms · p95 {p95:.1f} ms · p99 {p99:.1f} ms",
        *_about_columns(report.unmatched),
        f"Differences   {len(report.differences) or 'none'}",
        *(f"  {difference}" for difference in report.differences),
    ]


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; 0 of nothing."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def _missing_notes(
    room: Room, export: Export, snapshot: Mapping[str, list[dict[str, Any]]]
) -> list[str]:
    words = {row["id"]: row["text"] for row in snapshot.get("notes", [])}
    return [
        f"statement {statement.id}: the board has not these words as its note"
        for statement in export.statements
        if words.get(room.notes[statement.id]) != statement.text
    ]


def _about_columns(unmatched: int) -> list[str]:
    if not unmatched:
        return []
    return [
        f"Note          {unmatched} statements have other totals in comments.csv than in votes.csv"
    ]
