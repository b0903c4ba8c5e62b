"""Counting: pure, from papers to a tally. Knows neither tables nor screens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workshops.core.actors import Sector
from workshops.voting.tally import dots, stance
from workshops.voting.tally.paper import Count, Counts, Paper, Rule
from workshops.voting.tally.suppression import SectorCount, suppress

RULES: Mapping[str, Rule] = {"dots": dots.RULE, "stance": stance.RULE}


@dataclass(frozen=True, slots=True)
class Tally:
    """``whole`` counts every paper, ``entered`` those entered for somebody; both exactly.

    ``by_sector`` counts what people cast themselves, without what would tell on a few of them.
    """

    whole: Count
    entered: Count
    by_sector: tuple[SectorCount, ...]

    def dump(self) -> dict[str, Any]:
        """As it goes over the wire and into the record, but for the round's id."""
        return {
            **self.whole.dump(),
            "entered": self.entered.dump(),
            "by_sector": [one.dump() for one in self.by_sector],
        }


def count(kind: str, papers: Iterable[Paper], items: Sequence[UUID]) -> Tally:
    """Count ``papers`` by the rule of ``kind``. A paper without a choice is no vote."""
    rule = RULES[kind]
    cast = [paper for paper in papers if paper.choices]
    return Tally(
        whole=_counted(rule, cast, items),
        entered=_counted(rule, [paper for paper in cast if paper.is_entered], items),
        by_sector=suppress(_by_sector(rule, cast, items), has_known_sums=rule.has_known_sums),
    )


def _counted(rule: Rule, papers: Sequence[Paper], items: Sequence[UUID]) -> Count:
    return Count(len(papers), rule.counts([paper.choices for paper in papers], items))


def _by_sector(rule: Rule, papers: Sequence[Paper], items: Sequence[UUID]) -> dict[Sector, Count]:
    return {
        sector: _counted(rule, [paper for paper in papers if paper.sector is sector], items)
        for sector in Sector
    }


__all__ = ["Count", "Counts", "Paper", "SectorCount", "Tally", "count"]
