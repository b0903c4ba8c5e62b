"""A room that votes: a workshop with one open round, and short words for what happens in it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.factories import a_facilitator, a_participant, a_row, a_workshop, an_open_stage
from tests.support.domain import ask, do, screen
from workshops.batch import Answer
from workshops.core.actors import Actor, Sector
from workshops.core.db import Database
from workshops.execution import Done
from workshops.voting.models import VoteRound

TEMPLATES = {"dots": "ideas_and_dots", "stance": "listening"}


@dataclass(frozen=True)
class Room:
    database: Database
    workshop_id: UUID
    facilitator: Actor
    round_id: UUID
    items: tuple[str, ...]

    def do(self, type: str, actor: Actor | None = None, **data: Any) -> Done:
        return do(self.database, self.workshop_id, actor or self.facilitator, type, **data)

    def ask(self, type: str, actor: Actor | None = None, **data: Any) -> Answer:
        return ask(self.database, self.workshop_id, actor or self.facilitator, type, **data)

    def somebody(self, sector: Sector = Sector.PEOPLE) -> Actor:
        return a_participant(self.database, self.workshop_id, sector=sector)

    def cast(self, actor: Actor, *chosen: int | None, **more: Any) -> Answer:
        """So much for the first item, for the second, …"""
        choices = dict(zip(self.items, chosen, strict=False))
        return self.ask("ballot.cast", actor, round_id=self.round_id, choices=choices, **more)

    def add_items(self, *words: str) -> "Room":
        """The room with these items too."""
        added = tuple(str(uuid4()) for _ in words)
        items = [{"id": id, "text_th": text} for id, text in zip(added, words, strict=True)]
        self.do("round.add_items", round_id=self.round_id, items=items)
        return Room(
            self.database, self.workshop_id, self.facilitator, self.round_id, self.items + added
        )

    def open(self) -> "Room":
        self.do("round.open", round_id=self.round_id)
        return self

    def close(self) -> "Room":
        self.do("round.close", round_id=self.round_id)
        return self

    def reveal(self) -> dict[str, Any]:
        """The published tally."""
        self.do("round.reveal", round_id=self.round_id)
        return self.seen("tallies")[0]

    def seen(self, table: str, viewer: Actor | None = None) -> list[dict[str, Any]]:
        return screen(self.database, self.workshop_id, viewer or self.facilitator)[table]

    def own(self, actor: Actor) -> dict[str, Any] | None:
        """What ``actor``'s phone holds of their own ballot: choices in the items' order."""
        rows = self.seen("ballots", actor)
        if not rows:
            return None
        return {**rows[0], "choices": [rows[0]["choices"].get(item) for item in self.items]}


def a_planned_round(
    database: Database, kind: str = "dots", *, budget: int = 3, cap: int = 2
) -> Room:
    """A round in the stage that the room is in. It has no items and is not open."""
    workshop = a_workshop(database, template=TEMPLATES[kind])
    round = a_row(database, workshop.id, "rounds", kind=kind)
    activity = a_row(database, workshop.id, "activities", id=round["activity_id"])
    run = a_row(database, workshop.id, "stage_runs", id=activity["stage_run_id"])
    if kind == "dots":
        with database.writing() as db:
            rule = sa.update(VoteRound).where(VoteRound.id == UUID(round["id"]))
            db.execute(rule.values(budget=budget, cap=cap))
    an_open_stage(database, workshop.id, run["stage"])
    host = a_facilitator(database, workshop.id)
    return Room(database, workshop.id, host, UUID(round["id"]), ())


def an_open_round(
    database: Database, kind: str = "dots", *, items: int = 3, budget: int = 3, cap: int = 2
) -> Room:
    room = a_planned_round(database, kind, budget=budget, cap=cap)
    words = [f"ข้อ {number}" for number in range(1, items + 1)]
    return room.add_items(*words).open()
