"""Short words for keeping an outcome."""

from typing import Any
from uuid import UUID, uuid4

from tests.workshops.room import Room
from workshops.batch import Answer
from workshops.execution import Done

WORDS = {"kind": "idea", "title_th": "ป้ายบอกทาง", "text": "ย้ายป้ายไปหน้าประตู"}


def save(room: Room, *sources: tuple[str, UUID], **words: Any) -> Answer:
    derived_from = [{"type": type, "id": id} for type, id in sources]
    return room.ask(
        room.host,
        "outcome.save",
        **{"outcome_id": uuid4(), **WORDS, "derived_from": derived_from, **words},
    )


def saved(room: Room, *sources: tuple[str, UUID], **words: Any) -> UUID:
    outcome_id = uuid4()
    answer = save(room, *sources, **words, outcome_id=outcome_id)
    assert isinstance(answer, Done)
    return outcome_id
