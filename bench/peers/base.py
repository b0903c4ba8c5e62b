"""What the load generator needs to know of a peer."""

from pathlib import Path
from typing import Any, Protocol

from bench.phone import Script
from bench.process import Watched


class Room(Protocol):
    """One room of a running server."""

    script: Script
    acknowledges: bool  # whether the sender of a note is told that it is saved

    def credentials(self, phones: int) -> list[Any]:
        """Socket.IO `auth` for each phone; getting them belongs to joining."""

    def note(self, number: int, text: str) -> bytes:
        """The packet that adds a note; its acknowledgement carries `number + 1`."""

    def is_saved(self, answer: Any) -> bool: ...


class Peer(Protocol):
    name: str

    def start(self, folder: Path, *, port: int) -> Watched: ...

    def room(self, port: int, /) -> Room: ...

    def rooms(self, port: int, many: int, /) -> Room:
        """Many rooms as one: phones, and the notes that they send in turn, are of each in turn."""
        ...
