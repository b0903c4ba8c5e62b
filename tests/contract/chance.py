"""A room in which things happen by chance: plausible commands, many of them refused."""

from random import Random
from typing import Any
from uuid import UUID

from tests.contract.room import Room, Row
from tests.support.domain import ask, screen
from workshops.batch import Answer
from workshops.core.actors import Actor

Words = dict[str, Any]

STAGES = ["empathize", "define", "ideate", "prototype", "test"]
WEIGHTS = {
    "note.add": 12,
    "note.edit": 6,
    "note.move": 6,
    "note.remove": 4,
    "note.restore": 3,
    "note.hide": 4,
    "note.unhide": 3,
    "cluster.make": 4,
    "cluster.rename": 2,
    "cluster.add_notes": 4,
    "cluster.take_out": 2,
    "cluster.dissolve": 2,
    "outcome.save": 3,
    "activity.start": 6,
    "activity.reveal": 2,
    "stage.open": 1,
    "round.add_items": 3,
    "round.open": 3,
    "round.close": 2,
    "round.reveal": 2,
    "ballot.cast": 8,
    "participant.update": 2,
    "spotlight.set": 2,
    "timer.start": 1,
    "timer.stop": 1,
    "undo": 6,
}


class Chance:
    """Draws commands from what the facilitator sees and what was made before."""

    def __init__(self, room: Room, seed: int) -> None:
        self.room, self.dice = room, Random(seed)
        self.made: list[str] = []
        self.sent: list[UUID] = []
        self.done: set[str] = set()

    def happen(self) -> Answer:
        """One command of one person; whether it is accepted is for the domain to say."""
        type = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        actor = self._actor(type)
        rows = screen(self.room.database, self.room.workshop.id, self.room.facilitator)
        words = getattr(self, type.replace(".", "_"))(rows)
        self.sent.append(self._new())
        room = self.room
        answer = ask(
            room.database, room.workshop.id, actor, type, envelope_id=self.sent[-1], **words
        )
        self.done |= set() if isinstance(answer, Exception) else {type}
        return answer

    def _actor(self, type: str) -> Actor:
        people = [self.room.author, self.room.guest]
        if type in {"note.add", "ballot.cast", "participant.update"}:
            return self.dice.choice(people)
        return self.dice.choice([*people, *[self.room.facilitator] * 3])

    def _new(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128), version=4)

    def _one(self, rows: list[Row], name: str = "id") -> Any:
        return self.dice.choice(rows)[name] if rows else str(self._new())

    def _some(self, rows: list[Row]) -> list[str]:
        return [
            row["id"] for row in self.dice.sample(rows, min(len(rows), self.dice.randint(1, 3)))
        ]

    def _in_open_run(self, rows: dict[str, list[Row]]) -> list[Row]:
        """Activities of the run that the room is in."""
        runs = {run["id"] for run in rows["stage_runs"] if run["state"] == "open"}
        return [one for one in rows["activities"] if one["stage_run_id"] in runs]

    def _boards(self, rows: dict[str, list[Row]]) -> list[Row]:
        here = {one["id"] for one in self._in_open_run(rows)}
        return [board for board in rows["boards"] if board["activity_id"] in here]

    def _rounds(self, rows: dict[str, list[Row]]) -> list[Row]:
        here = {one["id"] for one in self._in_open_run(rows)}
        return [one for one in rows["rounds"] if one["activity_id"] in here]

    def note_add(self, rows: dict[str, list[Row]]) -> Words:
        self.made.append(str(self._new()))
        board_id = self._one(self._boards(rows))
        return {"board_id": board_id, "note_id": self.made[-1], "text": f"โน้ต {len(self.made)}"}

    def _note(self, rows: dict[str, list[Row]]) -> Words:
        """Mostly one that is seen, with its version; else any that was ever made."""
        if rows["notes"] and self.dice.random() < 0.8:
            note = self.dice.choice(rows["notes"])
            return {"note_id": note["id"], "version": note["version"]}
        return {"note_id": self.dice.choice(self.made or [str(self._new())]), "version": 1}

    def note_edit(self, rows: dict[str, list[Row]]) -> Words:
        return {**self._note(rows), "text": f"แก้ {self.dice.random()}"}

    def note_move(self, rows: dict[str, list[Row]]) -> Words:
        return {**self._note(rows), "position": self.dice.random() * 10}

    def note_remove(self, rows: dict[str, list[Row]]) -> Words:
        return {"note_id": self._note(rows)["note_id"]}

    note_restore = note_unhide = note_remove

    def note_hide(self, rows: dict[str, list[Row]]) -> Words:
        return {**self.note_remove(rows), "reason": "พาดพิงบุคคล"}

    def cluster_make(self, rows: dict[str, list[Row]]) -> Words:
        board_id = self._one(self._boards(rows))
        notes = [note for note in rows["notes"] if note["board_id"] == board_id]
        words = {"cluster_id": self._new(), "board_id": board_id, "title": "กลุ่ม"}
        return {**words, "note_ids": self._some(notes)}

    def cluster_rename(self, rows: dict[str, list[Row]]) -> Words:
        return {"cluster_id": self._one(rows["clusters"]), "title": "ชื่อใหม่", "version": 1}

    def cluster_add_notes(self, rows: dict[str, list[Row]]) -> Words:
        cluster = self.dice.choice(rows["clusters"] or [{"id": self._new(), "board_id": ""}])
        notes = [note for note in rows["notes"] if note["board_id"] == cluster["board_id"]]
        return {"cluster_id": cluster["id"], "note_ids": self._some(notes)}

    def cluster_take_out(self, rows: dict[str, list[Row]]) -> Words:
        return {"note_ids": self._some(rows["notes"])}

    def cluster_dissolve(self, rows: dict[str, list[Row]]) -> Words:
        return {"cluster_id": self._one(rows["clusters"])}

    def outcome_save(self, rows: dict[str, list[Row]]) -> Words:
        sources = [{"type": "note", "id": id} for id in self._some(rows["notes"])]
        sources += [{"type": "cluster", "id": id} for id in self._some(rows["clusters"])]
        words = {"outcome_id": self._new(), "kind": "idea", "title_th": "ผล", "text": "ผล"}
        return {**words, "derived_from": sources}

    def activity_start(self, rows: dict[str, list[Row]]) -> Words:
        return {"activity_id": self._one(self._in_open_run(rows))}

    activity_reveal = activity_start

    def stage_open(self, rows: dict[str, list[Row]]) -> Words:
        if self.dice.random() < 0.3:
            return {"stage_run_id": self._new(), "stage": self.dice.choice(STAGES)}
        return {"stage_run_id": self._one(rows["stage_runs"])}

    def round_open(self, rows: dict[str, list[Row]]) -> Words:
        return {"round_id": self._one(self._rounds(rows))}

    round_close = round_reveal = round_open

    def round_add_items(self, rows: dict[str, list[Row]]) -> Words:
        item: Words = {"id": self._new(), "text_th": "ข้อ"}
        if rows["notes"]:
            item = {"id": self._new(), "source": {"type": "note", "id": self._one(rows["notes"])}}
        return {**self.round_open(rows), "items": [item]}

    def ballot_cast(self, rows: dict[str, list[Row]]) -> Words:
        round_id = self._one(self._rounds(rows))
        items = [item for item in rows["round_items"] if item["round_id"] == round_id]
        choices = {self._one(items): self.dice.choice([1, 1, None])}
        return {"round_id": round_id, "choices": choices}

    def participant_update(self, _rows: dict[str, list[Row]]) -> Words:
        return {"name": f"คนที่ {self.dice.randint(1, 99)}"}

    def spotlight_set(self, rows: dict[str, list[Row]]) -> Words:
        return {"target_type": "note", "target_id": self._one(rows["notes"])}

    def timer_start(self, _rows: dict[str, list[Row]]) -> Words:
        return {"seconds": self.dice.randint(1, 600)}

    def timer_stop(self, _rows: dict[str, list[Row]]) -> Words:
        return {}

    def undo(self, _rows: dict[str, list[Row]]) -> Words:
        return {"command_id": self.dice.choice(self.sent or [self._new()])}
