"""What is counted and what a count says: values that every rule shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workshops.core.actors import Sector

Choices = Mapping[UUID, int]
"""By item: how many dots, or -1, 0 or 1."""

Counts = Mapping[str, int]
"""Of one item: ``{"dots": n}``, or ``{"-1": n, "0": n, "1": n}``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One voter's choices. A paper entered for somebody without a phone has no sector."""

    choices: Choices
    sector: Sector | None = None
    is_entered: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many voted, and what they said about each item, in the order of the items."""

    turnout: int
    items: Mapping[UUID, Counts]

    def dump(self) -> dict[str, Any]:
        return {
            "turnout": self.turnout,
            "items": [
                {"id": str(item), "counts": dict(counts)} for item, counts in self.items.items()
            ],
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of round is counted.

    ``has_known_sums``: whoever knows how many people voted may also know what their counts add up
    to, as when everybody places all of their dots.
    """

    counts: Callable[[Sequence[Choices], Sequence[UUID]], Mapping[UUID, Counts]]
    has_known_sums: bool
