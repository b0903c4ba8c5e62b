"""What of a tally by sector may be shown, so that nobody can read a few people's votes from it.

Totals are exact and public, so hiding a cell is not enough: what can be had by subtracting the
shown cells from a total must be hidden too. Cells are sector by item; docs/rules.md has the rule.
The test of dots for what additions and the fact that nothing is below zero give away follows
D. Gusfield, "A graph theoretic approach to statistical data security" (SIAM J. Comput., 1988).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from workshops.core.actors import Sector
from workshops.voting.tally.paper import Count, Counts

FEWEST = 5
"""Fewer voters than this, or a count below it that is not zero, would tell on people."""

Cell = tuple[Sector, UUID]


@dataclass(frozen=True, slots=True)
class SectorCount:
    """What is shown of one sector; ``None`` is hidden."""

    sector: Sector
    turnout: int | None
    items: Mapping[UUID, Counts | None]

    def dump(self) -> dict[str, Any]:
        return {
            "sector": self.sector.value,
            "turnout": self.turnout,
            "items": [
                {"id": str(item), "counts": None if counts is None else dict(counts)}
                for item, counts in self.items.items()
            ],
        }


def suppress(counted: Mapping[Sector, Count], *, has_known_sums: bool) -> tuple[SectorCount, ...]:
    """Hide what tells on a few, and what gives the hidden away.

    ``has_known_sums``: take it that people also know what each sector's counts add up to.
    """
    voted = {sector: count for sector, count in counted.items() if count.turnout}
    withheld = _withheld(voted)
    table = _Table(voted, withheld)
    table.hide((sector, item) for sector in withheld for item in voted[sector].items)
    table.hide(cell for cell in table.cells() if _has_small(table.counts(cell)))
    _cover(table, has_known_sums)
    return tuple(
        SectorCount(
            sector,
            None if sector in withheld else count.turnout,
            {item: table.shown((sector, item), each) for item, each in count.items.items()},
        )
        for sector, count in counted.items()
    )


@dataclass(slots=True)
class _Table:
    """Sectors in which somebody voted, by items, and which cells are hidden so far."""

    counted: Mapping[Sector, Count]
    withheld: set[Sector]
    hidden: dict[UUID, set[Sector]] = field(default_factory=lambda: defaultdict(set))

    def cells(self) -> Iterable[Cell]:
        return ((sector, item) for sector, one in self.counted.items() for item in one.items)

    def counts(self, cell: Cell) -> Counts:
        sector, item = cell
        return self.counted[sector].items[item]

    def total(self, cell: Cell) -> int:
        return sum(self.counts(cell).values())

    def hide(self, cells: Iterable[Cell]) -> None:
        for sector, item in cells:
            self.hidden[item].add(sector)

    def is_hidden(self, cell: Cell) -> bool:
        sector, item = cell
        return sector in self.hidden[item]

    def shown(self, cell: Cell, counts: Counts) -> Counts | None:
        return None if self.is_hidden(cell) else counts

    def telling(self) -> list[Cell]:
        """Hidden cells that must not be found out, in a stable order."""
        return [cell for cell in self.cells() if self.is_hidden(cell) and self._tells(cell)]

    def _tells(self, cell: Cell) -> bool:
        is_of_few = self.counted[cell[0]].turnout < FEWEST
        return _has_small(self.counts(cell)) or (is_of_few and self.total(cell) > 0)


def _has_small(counts: Counts) -> bool:
    return any(0 < count < FEWEST for count in counts.values())


def _withheld(voted: Mapping[Sector, Count]) -> set[Sector]:
    """Sectors of which nothing is shown: the small ones, and as many as it takes to cover them."""
    turnouts = {sector: count.turnout for sector, count in voted.items()}
    withheld = {sector for sector, turnout in turnouts.items() if turnout < FEWEST}
    for sector in sorted(turnouts.keys() - withheld, key=lambda each: (turnouts[each], each)):
        together = sum(turnouts[each] for each in withheld)
        if not withheld or (len(withheld) > 1 and together >= FEWEST):
            break
        withheld.add(sector)
    return withheld


def _cover(table: _Table, has_known_sums: bool) -> None:
    """Hide more, the smallest first, until nothing telling can be computed or all is hidden."""
    while True:
        transfers = _Transfers(table) if has_known_sums else None
        covers = {
            cover
            for cell in table.telling()
            if _is_given_away(table, cell, transfers) and (cover := _cover_for(table, cell))
        }
        if not covers:
            return
        table.hide(covers)


def _is_given_away(table: _Table, cell: Cell, transfers: "_Transfers | None") -> bool:
    if transfers is None:
        return len(table.hidden[cell[1]]) == 1
    return not (transfers.may_be_less(cell) or transfers.may_be_more(cell))


def _cover_for(table: _Table, cell: Cell) -> Cell | None:
    """The smallest shown cell, first beside it, if it is alone in its item, or in its sector."""
    sector, item = cell
    beside = [(other, item) for other in table.counted]
    below = [(sector, other) for other in table.counted[sector].items]
    is_alone = len(table.hidden[item]) == 1
    for line in (beside if is_alone else below, below, beside, list(table.cells())):
        if shown := [each for each in line if not table.is_hidden(each)]:
            return min(shown, key=lambda each: _size(table, each))
    return None


def _size(table: _Table, cell: Cell) -> tuple[bool, int, int, str, UUID]:
    """A zero covers badly, so zeros come last."""
    sector, item = cell
    total = table.total(cell)
    return total == 0, table.counted[sector].turnout, total, sector.value, item


class _Transfers:
    """Which other tables would look the same, when the sums of items and sectors are known.

    Any two such tables differ by rounds of transfers: at one item a sector has a dot less and
    another one more, at the next item that other has one less, and so on back to the first. Of
    sectors whose turnout is hidden, only what all of them together add up to is known.
    """

    def __init__(self, table: _Table) -> None:
        self.table = table
        self.gives: dict[Sector, dict[Sector, set[UUID | str]]]
        self.gives = defaultdict(lambda: defaultdict(set))
        for item, sectors in table.hidden.items():
            for giver in sectors:
                if table.total((giver, item)):
                    for taker in sectors - {giver}:
                        self.gives[giver][taker].add(item)
        for giver in table.withheld:
            for taker in table.withheld - {giver}:
                self.gives[giver][taker].add("turnout")

    def may_be_less(self, cell: Cell) -> bool:
        """Whether the sector could give a dot at this item and get one back at another."""
        sector, item = cell
        takers = self.table.hidden[item] - {sector}
        givers = {one for one in self.table.counted if self._elsewhere(one, sector, item)}
        return self.table.total(cell) > 0 and self._leads(takers, givers, around=sector)

    def may_be_more(self, cell: Cell) -> bool:
        sector, item = cell
        takers = {one for one in self.table.counted if self._elsewhere(sector, one, item)}
        givers = {
            one for one in self.table.hidden[item] - {sector} if self.table.total((one, item))
        }
        return self._leads(takers, givers, around=sector)

    def _elsewhere(self, giver: Sector, taker: Sector, item: UUID) -> bool:
        at = self.gives[giver][taker]
        return len(at) > (item in at)

    def _leads(self, starts: set[Sector], ends: set[Sector], *, around: Sector) -> bool:
        """Whether transfers lead from one of ``starts`` to one of ``ends`` without ``around``."""
        reached, new = {around}, set(starts)
        while new:
            if new & ends:
                return True
            reached |= new
            new = {taker for one in new for taker, at in self.gives[one].items() if at} - reached
        return False
