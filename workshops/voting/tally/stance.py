"""Counting stances: how many are against (-1), undecided (0) and for (1), item by item."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from workshops.voting.tally.paper import Choices, Counts, Rule

STANCES = (-1, 0, 1)


def counts(papers: Sequence[Choices], items: Sequence[UUID]) -> dict[UUID, Counts]:
    taken = Counter(choice for choices in papers for choice in choices.items())
    return {item: {str(one): taken[item, one] for one in STANCES} for item in items}


RULE = Rule(counts, has_known_sums=False)
