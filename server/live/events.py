"""Events as they come in and go out: Socket.IO's packets of our namespace, read and made here.

python-socketio would hand each one through a Flask request, with its contexts and its session,
none of which a live message needs: some 0.3 ms of the loop for every note.
"""

import json
from dataclasses import dataclass
from typing import Any

from server.live.direct import NAMESPACE, Message

_EVENT, _ANSWER = f"2{NAMESPACE},", f"3{NAMESPACE},"
LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class ClientEvent:
    """What a client said; ``number`` is that of the answer that it asks for."""

    name: str
    message: Any
    number: int | None


def event_of(packet: str) -> ClientEvent | None:
    """The event in a packet, or None when it is something else: a connect, another namespace,
    nonsense. Raises ``ValueError`` or ``RecursionError`` for what looks like an event and is none.
    """
    start = packet.find("[", len(_EVENT))
    if start < 0 or not packet.startswith(_EVENT):
        return None
    number = packet[len(_EVENT) : start]
    if number and not (number.isdecimal() and len(number) <= LONGEST_NUMBER):
        return None
    name, *arguments = json.loads(packet[start:]) or [None]
    if not isinstance(name, str):
        raise ValueError("An event has a name")
    message = arguments[0] if arguments else None
    return ClientEvent(name, message, int(number) if number else None)


def answer_to(event: ClientEvent, answer: dict[str, Any]) -> Message:
    """The acknowledgement of ``event``. ASCII: it may repeat what was said, half characters too."""
    words = json.dumps(answer, separators=(",", ":"), default=str)
    return Message(f"{_ANSWER}{event.number}[{words}]")


def event_message(name: str, payload: str) -> Message:
    """An event of ours; ``payload`` is JSON already."""
    return Message(f"{_EVENT}[{json.dumps(name)},{payload}]")
