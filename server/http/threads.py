"""The lines of a lineage: SVG paths between stations that share out a column's height."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshops.lineage import Lineage

SHARES_OF_A_ROUND = 3
"""A round with its posts is higher than anything else; parts/lineage.css says the same."""


@dataclass(frozen=True, slots=True)
class Threads:
    """Path strings for the gaps between columns, in a square of 100. ``voted``: the main line.

    What was not voted on runs past the rounds through a station of its own, below them.
    """

    notes_to_groups: str
    groups_voted: str
    groups_unvoted: str
    outcome_voted: str
    outcome_unvoted: str


def threads(lineage: Lineage) -> Threads:
    unvoted = lineage.unvoted()
    has_bypass = bool(unvoted) or not lineage.rounds
    past = len(lineage.rounds)
    notes = _middles([1] * len(lineage.drawn))
    groups = _middles([1] * len(lineage.groups))
    rounds = _middles([SHARES_OF_A_ROUND] * past + [1] * has_bypass)
    outcome = _middles([1])
    return Threads(
        notes_to_groups=_paths(
            (notes[nth], groups[one.group]) for nth, one in enumerate(lineage.drawn)
        ),
        groups_voted=_paths((groups[group], rounds[nth]) for group, nth in lineage.links()),
        groups_unvoted=_paths((groups[group], rounds[past]) for group in unvoted),
        outcome_voted=_paths((middle, outcome[0]) for middle in rounds[:past]),
        outcome_unvoted=_paths([(rounds[past], outcome[0])]) if has_bypass else "",
    )


def _middles(shares: Sequence[int]) -> list[float]:
    """How far down the middle of each station is, of 100, where they have so many shares."""
    ends = [sum(shares[: nth + 1]) for nth in range(len(shares))]
    return [
        round((end - share / 2) / sum(shares) * 100, 2)
        for end, share in zip(ends, shares, strict=True)
    ]


def _paths(ends: Iterable[tuple[float, float]]) -> str:
    """From so far down on the left to so far down on the right."""
    return " ".join(_thread(start, end) for start, end in ends)


def _thread(start: float, end: float) -> str:
    if start == end:
        return f"M0 {start:g}H100"
    return f"M0 {start:g}C60 {start:g} 40 {end:g} 100 {end:g}"
