"""Makes a room live through any story at a board, step by step, from a seed."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workshops.room import Room
from workshops.batch import Answer
from workshops.boards.models import Board, Cluster, Note
from workshops.core.actors import Actor
from workshops.execution import Done

Step = tuple[Actor, str, dict[str, Any]]


class Storyteller:
    """Asks for anything, sensible or not. Every text is written once only: a canary of its own."""

    def __init__(self, room: Room, seed: int) -> None:
        self.room, self.dice = room, random.Random(seed)
        self.notes: list[UUID] = []
        self.clusters: list[UUID] = []
        self.steered: list[UUID] = []
        self.texts: dict[UUID, set[str]] = {}

    def go_on(self) -> tuple[Step, Answer]:
        actor, type, words = step = self.dice.choice(self._moves())()
        command_id = uuid4()
        answer = self.room.ask(actor, type, envelope_id=command_id, **words)
        if isinstance(answer, Done):
            self._remember(actor, type, words, command_id)
        return step, answer

    def _remember(self, actor: Actor, type: str, words: dict[str, Any], command_id: UUID) -> None:
        if type == "cluster.make":
            self.clusters.append(words["cluster_id"])
        if actor == self.room.host and type != "undo":
            self.steered.append(command_id)

    def _moves(self) -> list[Callable[[], Step]]:
        always: list[Callable[[], Step]] = [self.add, self.make]
        if self.notes:
            always += [self.add, self.edit, self.move, self.remove, self.restore]
            always += [self.hide, self.unhide, self.take_out, self.save]
        if self.clusters:
            always += [self.gather, self.rename, self.dissolve]
        return [*always, self.undo] if self.steered else always

    @property
    def somebody(self) -> Actor:
        return self.dice.choice([self.room.ann, self.room.bo, self.room.host])

    def text(self, note_id: UUID) -> str:
        text = f"canary-{uuid4().hex}"
        self.texts.setdefault(note_id, set()).add(text)
        return text

    def some_notes(self) -> list[UUID]:
        return self.dice.sample(self.notes, k=min(len(self.notes), self.dice.randint(0, 3)))

    def version(self, model: type[Note] | type[Cluster], id: UUID) -> int:
        """Mostly the present one."""
        with self.room.database.reading() as db:
            version = db.scalar(sa.select(model.version).where(model.id == id))
        return (version or 1) + self.dice.choice([0, 0, 0, 0, 1])

    def add(self) -> Step:
        actor, note_id = self.somebody, uuid4()
        self.notes.append(note_id)
        words = {"board_id": self.room.board["id"], "note_id": note_id, "text": self.text(note_id)}
        is_entered = actor == self.room.host and self.dice.random() < 0.5
        return actor, "note.add", words | ({"on_behalf_of": "ป้าสมใจ"} if is_entered else {})

    def edit(self) -> Step:
        note_id = self.dice.choice(self.notes)
        version = self.version(Note, note_id)
        words = {"note_id": note_id, "text": self.text(note_id), "version": version}
        return self.somebody, "note.edit", words

    def move(self) -> Step:
        note_id = self.dice.choice(self.notes)
        words: dict[str, Any] = {"note_id": note_id, "version": self.version(Note, note_id)}
        words["zone"] = self.dice.choice(self.room.board["zones"])["key"]
        with self.room.database.reading() as db:
            boards = [board.id for board in db.scalars(sa.select(Board).order_by(Board.id))]
        elsewhere = {"board_id": self.dice.choice(boards), "zone": None}
        return self.somebody, "note.move", self.dice.choice([words, words, words | elsewhere])

    def remove(self) -> Step:
        return self.somebody, "note.remove", {"note_id": self.dice.choice(self.notes)}

    def restore(self) -> Step:
        return self.somebody, "note.restore", {"note_id": self.dice.choice(self.notes)}

    def hide(self) -> Step:
        words = {"note_id": self.dice.choice(self.notes), "reason": "มีชื่อบุคคล"}
        return self.room.host, "note.hide", words

    def unhide(self) -> Step:
        return self.room.host, "note.unhide", {"note_id": self.dice.choice(self.notes)}

    def make(self) -> Step:
        words = {"cluster_id": uuid4(), "board_id": self.room.board["id"], "title": "ก"}
        return self.somebody, "cluster.make", words | {"note_ids": self.some_notes()}

    def gather(self) -> Step:
        words = {"cluster_id": self.dice.choice(self.clusters), "note_ids": self.some_notes()}
        return self.somebody, "cluster.add_notes", words

    def take_out(self) -> Step:
        return self.somebody, "cluster.take_out", {"note_ids": self.some_notes()}

    def rename(self) -> Step:
        id = self.dice.choice(self.clusters)
        words = {"cluster_id": id, "title": uuid4().hex, "version": self.version(Cluster, id)}
        return self.somebody, "cluster.rename", words

    def dissolve(self) -> Step:
        words = {"cluster_id": self.dice.choice(self.clusters)}
        return self.somebody, "cluster.dissolve", words

    def save(self) -> Step:
        sources = [{"type": "note", "id": id} for id in self.some_notes()]
        words = {"outcome_id": uuid4(), "kind": "idea", "title_th": "ก", "text": ""}
        return self.room.host, "outcome.save", words | {"derived_from": sources}

    def undo(self) -> Step:
        return self.room.host, "undo", {"command_id": self.dice.choice(self.steered[-4:])}
