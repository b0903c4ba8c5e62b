"""What was asked, answered and seen by everybody, to be held against the database later."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A command that somebody was told is saved."""

    id: str
    type: str
    data: dict[str, Any]
    seq: int


@dataclass
class Page:
    """One workshop's part of the book."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """By note: the words that were acknowledged last."""
    changes: Counter[str] = field(default_factory=Counter)
    """By note: how many acknowledged commands raised its version."""
    types: dict[int, str] = field(default_factory=dict)
    """By seq: what the first who heard of it was told."""


@dataclass
class Book:
    """Sums over all workshops, and what went wrong in words."""

    acknowledged: int = 0
    sent: int = 0
    doubled: int = 0
    found_done: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    misfortunes: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    twice: int = 0
    compared: int = 0
    different: int = 0
    events: int = 0
    gaps: int = 0
    inversions: int = 0
    workshops: int = 0
    connects: int = 0
    catching_up: list[float] = field(default_factory=list)
    catching_up_undisturbed: list[float] = field(default_factory=list)
    """Of those the ones through a network that nothing befell meanwhile: what the product takes."""
    spoilt_until: dict[str, float] = field(default_factory=dict)
    """By door, on the monotonic clock; endless while its network is being spoilt."""
    wrong: list[str] = field(default_factory=list)

    def complain(self, what: str) -> None:
        if len(self.wrong) < 200:
            self.wrong.append(what)

    def caught_up(self, door: str, begin: float, end: float) -> None:
        self.catching_up.append(end - begin)
        if self.spoilt_until.get(door, 0.0) <= begin:
            self.catching_up_undisturbed.append(end - begin)

    @property
    def sent_again(self) -> int:
        """Tries beyond the first, whatever for."""
        return self.sent - self.acknowledged - sum(self.refused.values())
