"""A room in which every command can be tried, with one viewer of each kind, and a list of cases."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests import factories
from tests.support.domain import do
from workshops.core.actors import Actor, Sector
from workshops.core.db import Database
from workshops.core.workshop import Workshop
from workshops.execution import Done

Row = dict[str, Any]
Asked = tuple[Actor, dict[str, Any]]


@dataclass(frozen=True)
class Room:
    """``author`` is whoever acts as a participant, ``guest`` another one."""

    database: Database
    workshop: Workshop
    facilitator: Actor
    author: Actor
    guest: Actor
    projector: Actor

    @property
    def viewers(self) -> dict[str, Actor]:
        return {
            "participant": self.guest,
            "author": self.author,
            "facilitator": self.facilitator,
            "projector": self.projector,
        }

    def do(self, actor: Actor, type: str, **data: Any) -> Done:
        return do(self.database, self.workshop.id, actor, type, **data)

    def steer(self, type: str, **data: Any) -> Done:
        return self.do(self.facilitator, type, **data)

    def row(self, table: str, nth: int = 0, **like: Any) -> Row:
        return factories.a_row(self.database, self.workshop.id, table, nth, **like)

    def run(self, stage: str) -> str:
        """The id of a stage's first run."""
        return str(self.row("stage_runs", stage=stage)["id"])

    def opened(self, stage: str) -> str:
        self.steer("stage.open", stage_run_id=self.run(stage))
        return self.run(stage)

    def activity(self, stage: str, nth: int = 0, *, kind: str = "board") -> Row:
        return self.row("activities", nth, stage_run_id=self.run(stage), kind=kind)

    def started(self, stage: str, nth: int = 0, *, kind: str = "board") -> Row:
        """An activity that takes input, its stage opened."""
        self.opened(stage)
        activity = self.activity(stage, nth, kind=kind)
        self.steer("activity.start", activity_id=activity["id"])
        return activity

    def board(self, stage: str = "ideate", nth: int = 0) -> str:
        """A started board. Ideate's first is silent, its second is seen by all at once."""
        activity = self.started(stage, nth)
        return str(self.row("boards", activity_id=activity["id"])["id"])

    def note(self, board_id: str, text: str = "ทำคิวออนไลน์") -> str:
        """A note of the author's."""
        note_id = str(uuid4())
        self.do(self.author, "note.add", board_id=board_id, note_id=note_id, text=text)
        return note_id

    def seen_note(self) -> str:
        """A note of the author's on an open board."""
        return self.note(self.board("ideate", 1))

    def cluster(self, *note_ids: str, board_id: str) -> str:
        cluster_id = str(uuid4())
        self.steer(
            "cluster.make", cluster_id=cluster_id, board_id=board_id, title="คิว", note_ids=note_ids
        )
        return cluster_id

    def round(self, stage: str = "ideate", *, items: int = 2) -> tuple[str, list[str]]:
        """A planned round with items, its stage opened."""
        self.opened(stage)
        activity = self.activity(stage, kind="vote")
        round_id = str(self.row("rounds", activity_id=activity["id"])["id"])
        ids = [str(uuid4()) for _ in range(items)]
        words = [{"id": id, "text_th": f"ข้อ {n}"} for n, id in enumerate(ids)]
        self.steer("round.add_items", round_id=round_id, items=words)
        return round_id, ids

    def put_to_the_vote(self, note_id: str) -> None:
        round_id, _ = self.round()
        item = {"id": str(uuid4()), "source": {"type": "note", "id": note_id}}
        self.steer("round.add_items", round_id=round_id, items=[item])

    def open_round(self) -> tuple[str, list[str]]:
        """An open round in which the author has voted."""
        round_id, ids = self.round()
        self.steer("round.open", round_id=round_id)
        self.do(self.author, "ballot.cast", round_id=round_id, choices={ids[0]: 1})
        return round_id, ids


Prepare = Callable[[Room], Asked]


@dataclass(frozen=True)
class Case:
    """``prepare`` sets the room up and gives the command's actor and data."""

    type: str
    prepare: Prepare
    is_draft: bool = False
    shows_names: bool = False
    is_off_screen: bool = False

    @property
    def name(self) -> str:
        return f"{self.type}-{self.prepare.__name__}"


CASES: list[Case] = []


def case(type: str, **how: bool) -> Callable[[Prepare], Prepare]:
    """List a case for ``type``. ``is_off_screen``: nobody's screen changes by it."""

    def listed(prepare: Prepare) -> Prepare:
        CASES.append(Case(type, prepare, **how))
        return prepare

    return listed


def a_room(database: Database, *, is_draft: bool = False, shows_names: bool = False) -> Room:
    make = factories.a_draft if is_draft else factories.a_workshop
    workshop = make(database, shows_names=shows_names)
    return Room(
        database=database,
        workshop=workshop,
        facilitator=factories.a_facilitator(database, workshop.id),
        author=factories.a_participant(database, workshop.id, name="มานี"),
        guest=factories.a_participant(database, workshop.id, sector=Sector.ACADEMIC),
        projector=factories.a_projector(),
    )
