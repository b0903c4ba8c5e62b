"""Counting dots: how many lie on each item."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from workshops.voting.tally.paper import Choices, Counts, Rule


def counts(papers: Sequence[Choices], items: Sequence[UUID]) -> dict[UUID, Counts]:
    dots: Counter[UUID] = Counter()
    for choices in papers:
        dots.update(choices)
    return {item: {"dots": dots[item]} for item in items}


RULE = Rule(counts, has_known_sums=True)
