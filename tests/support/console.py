"""A console over the wire: it answers when it is asked whether somebody sits at it."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.phone import Phone


@dataclass
class Console:
    """A console that answers when it is asked whether it is there, as the product's does."""

    phone: Phone
    here: list[str] = field(default_factory=list)
    answers: int = 0

    def __post_init__(self) -> None:
        self.phone.socket.on("colleagues", self._asked, namespace="/live")

    def _asked(self, words: dict[str, Any]) -> None:
        self.here = words["here"]
        self.phone.socket.emit("here", namespace="/live")
        self.answers += 1

    @property
    def id(self) -> str:
        return str(self.phone.screen.me["actor_id"])
