"""The lines of a lineage: SVG paths between stations that share a column's height evenly."""

from dataclasses import dataclass

from workshops.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Threads:
    """One path string for each gap between two columns, in a square of 100."""

    notes_to_groups: str
    groups_to_rounds: str
    rounds_to_outcome: str


def threads(lineage: Lineage) -> Threads:
    notes, groups = lineage.drawn, max(1, len(lineage.groups))
    rounds = max(1, len(lineage.rounds))
    return Threads(
        notes_to_groups=" ".join(
            _thread(_middle(number, len(notes)), _middle(station.group, groups))
            for number, station in enumerate(notes)
        ),
        groups_to_rounds=_all_to_all(groups, rounds),
        rounds_to_outcome=_all_to_all(rounds, 1),
    )


def _all_to_all(left: int, right: int) -> str:
    pairs = [(_middle(a, left), _middle(b, right)) for a in range(left) for b in range(right)]
    return " ".join(_thread(*pair) for pair in pairs)


def _middle(number: int, of: int) -> float:
    """How far down the middle of a station is when ``of`` of them share the height."""
    return round((number + 0.5) / of * 100, 2)


def _thread(start: float, end: float) -> str:
    if start == end:
        return f"M0 {start:g}H100"
    return f"M0 {start:g}C60 {start:g} 40 {end:g} 100 {end:g}"
