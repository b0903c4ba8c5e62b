"""What somebody could find out from a published tally. Shares nothing with what counts or hides.

One onlooker adds and subtracts: exact elimination over all published equations. The other tries
every table of whole numbers that would look the same, which takes small tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

Unknown = tuple[str, str, str]
"""Sector, item (or ``turnout``), and which count of the item."""

Equation = dict[Unknown, Fraction]
EQUALS: Unknown = ("", "", "")


@dataclass(frozen=True)
class Published:
    """What everybody may read, in plain words. ``spends`` names sectors known to spend it all."""

    turnout: int
    totals: Mapping[str, Mapping[str, int]]
    sectors: Mapping[str, tuple[int | None, Mapping[str, Mapping[str, int] | None]]]
    budget: int = 0
    spends: frozenset[str] = frozenset()


def published(tally: dict[str, Any], *, budget: int = 0, spends: frozenset[str]) -> Published:
    """From the row as it goes over the wire: people's own ballots are all less the entered."""
    entered = {item["id"]: item["counts"] for item in tally["entered"]["items"]}
    totals = {
        item["id"]: {key: n - entered[item["id"]][key] for key, n in item["counts"].items()}
        for item in tally["items"]
    }
    sectors = {
        one["sector"]: (one["turnout"], {item["id"]: item["counts"] for item in one["items"]})
        for one in tally["by_sector"]
    }
    turnout = tally["turnout"] - tally["entered"]["turnout"]
    return Published(turnout, totals, sectors, budget, spends)


def found_by_subtracting(seen: Published) -> dict[Unknown, Fraction]:
    """Every hidden number that follows from the published ones by additions alone."""
    reduced = _eliminated([*_turnout_equation(seen), *_item_equations(seen), *_sums(seen)])
    return {
        next(iter(row.keys() - {EQUALS})): row.get(EQUALS, Fraction(0))
        for row in reduced
        if len(row.keys() - {EQUALS}) == 1
    }


def _turnout_equation(seen: Published) -> Iterator[Equation]:
    equation: Equation = {EQUALS: Fraction(seen.turnout)}
    for sector, (turnout, _) in seen.sectors.items():
        _add(equation, (sector, "turnout", ""), turnout)
    yield equation


def _item_equations(seen: Published) -> Iterator[Equation]:
    for item, totals in seen.totals.items():
        for key, total in totals.items():
            equation: Equation = {EQUALS: Fraction(total)}
            for sector, (_, items) in seen.sectors.items():
                _add(equation, (sector, item, key), _shown(items[item], key))
            yield equation


def _sums(seen: Published) -> Iterator[Equation]:
    """Where all dots of a sector are known to be out: its counts are budget times turnout."""
    for sector in sorted(seen.spends):
        turnout, items = seen.sectors[sector]
        equation: Equation = {EQUALS: Fraction(0)}
        for item, counts in items.items():
            _add(equation, (sector, item, "dots"), _shown(counts, "dots"))
        _add(equation, (sector, "turnout", ""), turnout, times=-seen.budget)
        yield equation


def _shown(counts: Mapping[str, int] | None, key: str) -> int | None:
    return None if counts is None else counts[key]


def _add(equation: Equation, unknown: Unknown, value: int | None, *, times: int = 1) -> None:
    if value is None:
        equation[unknown] = equation.get(unknown, Fraction(0)) + times
    else:
        equation[EQUALS] -= times * value


def _eliminated(equations: Sequence[Equation]) -> list[Equation]:
    """Gauss and Jordan, with fractions. Rows say: the sum of their terms equals ``EQUALS``."""
    done: list[tuple[Unknown, Equation]] = []
    for equation in equations:
        row = {key: value for key, value in equation.items() if value}
        for pivot, other in done:
            row = _less(row, other, row.get(pivot, Fraction(0)))
        pivots = sorted(row.keys() - {EQUALS})
        if not pivots:
            assert EQUALS not in row, "What is published contradicts itself"
            continue
        pivot = pivots[0]
        row = {key: value / row[pivot] for key, value in row.items()}
        done = [(p, _less(other, row, other.get(pivot, Fraction(0)))) for p, other in done]
        done.append((pivot, row))
    return [row for _, row in done]


def _less(row: Equation, other: Equation, times: Fraction) -> Equation:
    keys = row.keys() | other.keys() if times else ()
    whole = {key: row.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in keys}
    return {key: value for key, value in whole.items() if value} if times else row


def possible_dots(seen: Published) -> dict[tuple[str, str], set[int]]:
    """By hidden cell, every number of dots that some table agreeing with all that is shown has.

    Takes every sector's turnout as known to the onlooker's friends, that is: sums of ``spends``.
    """
    hidden = [
        (sector, item)
        for item in seen.totals
        for sector, (_, items) in seen.sectors.items()
        if items[item] is None
    ]
    possible: dict[tuple[str, str], set[int]] = {cell: set() for cell in hidden}
    for cells in _tables(seen, list(seen.totals)):
        for cell, dots in cells.items():
            possible[cell].add(dots)
    return possible


def _tables(seen: Published, items: Sequence[str]) -> Iterator[dict[tuple[str, str], int]]:
    for rows in product(*[list(_rows(seen, item)) for item in items]):
        table = {cell: dots for row in rows for cell, dots in row.items()}
        if all(_adds_up(seen, sector, table) for sector in seen.spends):
            yield table


def _rows(seen: Published, item: str) -> Iterator[dict[tuple[str, str], int]]:
    cells = {sector: items[item] for sector, (_, items) in seen.sectors.items()}
    hidden = [sector for sector, counts in cells.items() if counts is None]
    left = seen.totals[item]["dots"] - sum(one["dots"] for one in cells.values() if one)
    for split in _splits(left, len(hidden)):
        yield {(sector, item): dots for sector, dots in zip(hidden, split, strict=True)}


def _splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 0:
        yield from [()] if total == 0 else []
    elif parts == 1:
        yield (total,)
    else:
        for first in range(total + 1):
            yield from ((first, *rest) for rest in _splits(total - first, parts - 1))


def _adds_up(seen: Published, sector: str, table: Mapping[tuple[str, str], int]) -> bool:
    turnout, items = seen.sectors[sector]
    if turnout is None:
        return True
    shown = sum(counts["dots"] for counts in items.values() if counts)
    hidden = sum(dots for (of, _), dots in table.items() if of == sector)
    return shown + hidden == seen.budget * turnout
