"""A room at a board: the workshop, the people in it, and what they do and see."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from tests.factories import (
    a_facilitator,
    a_participant,
    a_projector,
    a_started_board,
    a_workshop,
)
from tests.support.domain import ask, do, head, screen, told_since
from workshops.batch import Answer
from workshops.core.actors import Actor, Role
from workshops.core.audience import Rows
from workshops.core.db import Database


@dataclass
class Room:
    """``ann`` and ``bo`` are participants; ``staff`` is staff who are not assigned."""

    database: Database
    workshop_id: UUID
    board: dict[str, Any]
    host: Actor
    ann: Actor
    bo: Actor
    projector: Actor
    staff: Actor

    def do(self, actor: Actor, type: str, **data: Any) -> None:
        do(self.database, self.workshop_id, actor, type, **data)

    def ask(self, actor: Actor, type: str, **data: Any) -> Answer:
        return ask(self.database, self.workshop_id, actor, type, **data)

    def sees(self, viewer: Actor) -> Rows:
        return screen(self.database, self.workshop_id, viewer)

    def row(self, viewer: Actor, table: str, id: UUID | str) -> dict[str, Any] | None:
        return next((row for row in self.sees(viewer)[table] if row["id"] == str(id)), None)

    def told(self, viewer: Actor, since: int) -> list[dict[str, Any]]:
        return told_since(self.database, self.workshop_id, viewer, since)

    @property
    def seq(self) -> int:
        return head(self.database, self.workshop_id).seq

    @property
    def floor(self) -> int:
        return head(self.database, self.workshop_id).floor

    def note(self, author: Actor, text: str = "ย้ายป้ายไปหน้าประตู", **more: Any) -> UUID:
        note_id = uuid4()
        self.do(
            author, "note.add", **{"board_id": self.board["id"], **more}, note_id=note_id, text=text
        )
        return note_id

    def version(self, viewer: Actor, note_id: UUID) -> int:
        row = self.row(viewer, "notes", note_id)
        assert row is not None
        return int(row["version"])

    def cluster(self, *notes: UUID, by: Actor | None = None, title: str = "ป้ายและทางเดิน") -> UUID:
        cluster_id = uuid4()
        self.do(
            by or self.host,
            "cluster.make",
            cluster_id=cluster_id,
            board_id=self.board["id"],
            title=title,
            note_ids=notes,
        )
        return cluster_id

    def hide(self, note_id: UUID, reason: str = "มีชื่อบุคคล") -> None:
        self.do(self.host, "note.hide", note_id=note_id, reason=reason)

    def reveal(self) -> None:
        self.do(self.host, "activity.reveal", activity_id=self.board["activity_id"])

    def lock(self) -> None:
        """Announce the lock; asked again once it is due it would be written down."""
        self.do(self.host, "activity.lock", activity_id=self.board["activity_id"])

    def run_id(self, stage: str) -> str:
        """The id of the first run of ``stage``."""
        runs = self.sees(self.host)["stage_runs"]
        return next(str(row["id"]) for row in runs if row["stage"] == stage)

    def board_of(self, stage: str, nth: int = 0) -> dict[str, Any]:
        """The ``nth`` board of the first run of ``stage``, opened or not."""
        rows = self.sees(self.host)
        run_id = self.run_id(stage)
        activities = [row["id"] for row in rows["activities"] if row["stage_run_id"] == run_id]
        return [row for row in rows["boards"] if row["activity_id"] in activities][nth]

    def leave_the_stage(self, stage: str = "prototype") -> None:
        self.do(self.host, "stage.open", stage_run_id=self.run_id(stage))


def a_room(database: Database, *, is_revealed: bool = False, shows_names: bool = False) -> Room:
    """People at a board on which they write in silence, or which has just been revealed."""
    workshop = a_workshop(database, shows_names=shows_names)
    room = Room(
        database=database,
        workshop_id=workshop.id,
        board=a_started_board(database, workshop.id),
        host=a_facilitator(database, workshop.id),
        ann=a_participant(database, workshop.id, name="แอน"),
        bo=a_participant(database, workshop.id, name="โบ"),
        projector=a_projector(),
        staff=Actor(id=uuid4(), role=Role.STAFF),
    )
    if is_revealed:
        room.reveal()
    return room
