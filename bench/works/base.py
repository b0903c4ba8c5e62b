"""What a piece of work is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.peers.base import Peer

Sample = dict[str, float]
"""Milliseconds, unless the name says otherwise. NaN where there was nothing to measure."""


@dataclass(frozen=True)
class Place:
    """Where a peer may keep its files and listen."""

    folder: Path
    port: int


@dataclass(frozen=True)
class Work:
    key: str
    title: str
    peers: Mapping[str, int]  # by peer, in how many of the passes at most
    measure: Callable[[Peer, Place], Sample]
