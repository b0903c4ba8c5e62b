"""The lines of a lineage: SVG paths between stations that share a column's height evenly."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshops.lineage import Lineage


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
    notes, groups, rounds = lineage.drawn, len(lineage.groups), len(lineage.rounds)
    unvoted = lineage.unvoted()
    stations = rounds + (1 if unvoted or not rounds else 0)
    return Threads(
        notes_to_groups=_paths((n, len(notes), one.group, groups) for n, one in enumerate(notes)),
        groups_voted=_paths((group, groups, round, stations) for group, round in lineage.links()),
        groups_unvoted=_paths((group, groups, rounds, stations) for group in unvoted),
        outcome_voted=_paths((round, stations, 0, 1) for round in range(rounds)),
        outcome_unvoted=_paths([(rounds, stations, 0, 1)]) if stations > rounds else "",
    )


def _paths(ends: Iterable[tuple[int, int, int, int]]) -> str:
    """From the n-th of so many stations on the left to the m-th of so many on the right."""
    return " ".join(_thread(_middle(n, left), _middle(m, right)) for n, left, m, right in ends)


def _middle(number: int, of: int) -> float:
    return round((number + 0.5) / of * 100, 2)


def _thread(start: float, end: float) -> str:
    if start == end:
        return f"M0 {start:g}H100"
    return f"M0 {start:g}C60 {start:g} 40 {end:g} 100 {end:g}"
