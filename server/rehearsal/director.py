"""Plays rehearsals: one process lets the simulated people of each come in and take their turns.

They act through the same committer as everybody, paced like people. Which process plays stands in the
database and lapses by itself; the people do too, so that a restart goes on where they were.
"""

import logging
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from random import Random, uniform
from secrets import token_bytes
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask

from server import joining
from server.database import database
from server.execute import hall, submit
from server.rehearsal import bank
from server.rehearsal.names import somebody
from server.rehearsal.player import Act, Person, next_act
from server.screens import kept_screen
from server.wire import now_ms
from workshops.agenda import rehearsal
from workshops.boards.models import Note
from workshops.core.actors import Actor, Role
from workshops.core.audience import Rows
from workshops.core.db import utcnow
from workshops.core.errors import Refused
from workshops.core.workshop import Door, Workshop
from workshops.execution import Envelope
from workshops.people.models import Participant
from workshops.snapshot import head_of

log = logging.getLogger(__name__)

EVERY_SECONDS = 1.5
IDLE_SECONDS = 4.0
RENEW_SECONDS = 6.0
AT_THE_DOOR = 2
"""How many come in at once, at most."""
THINKS = (7.0, 24.0)
"""Seconds between two things that somebody does, for a person of usual tempo."""
LOOKS = (2.0, 6.0)
"""Seconds until somebody who has nothing to do looks again."""


@dataclass
class Stage:
    """One rehearsal as this process plays it: when whose turn is, and until when the part is ours."""

    workshop_id: UUID
    theme: str
    ours_until: float = 0.0
    turns: dict[UUID, float] = field(default_factory=dict)


class Director:
    def __init__(self, app: Flask, *, hurry: float = 1.0) -> None:
        """``hurry``: how many times faster than people, for tests."""
        self.app, self.hurry = app, hurry
        self.id = uuid4()
        self._stages: dict[UUID, Stage] = {}

    def run(self) -> None:
        """For as long as the process lives."""
        is_told = False
        while True:
            try:
                with self.app.app_context():
                    self.play()
                is_told = False
            except Exception:
                # Once, not every few seconds: whoever watches is told of a lost database elsewhere.
                if not is_told:
                    log.warning("Rehearsals stand still", exc_info=True)
                is_told = True
            time.sleep(EVERY_SECONDS if self._stages else IDLE_SECONDS)

    def play(self) -> None:
        """Everybody's next turn, in every rehearsal that is ours."""
        with database().reading() as db:
            open_now = rehearsal.on_stage(db)
        for workshop_id in [one for one in self._stages if one not in open_now]:
            self._leave(workshop_id)
        for workshop_id in open_now:
            stage = self._stage(workshop_id)
            if self._is_ours(stage):
                self._play(stage)
            else:
                self._leave(workshop_id)

    def _stage(self, workshop_id: UUID) -> Stage:
        if workshop_id not in self._stages:
            with database().reading() as db:
                theme = bank.theme_of(_words_of(db.get_one(Workshop, workshop_id)))
            self._stages[workshop_id] = Stage(workshop_id, theme)
        return self._stages[workshop_id]

    def _leave(self, workshop_id: UUID) -> None:
        self._stages.pop(workshop_id, None)
        hall().simulated.pop(workshop_id, None)

    def _is_ours(self, stage: Stage) -> bool:
        if time.monotonic() < stage.ours_until:
            return True
        with database().writing() as db:
            is_ours = rehearsal.take_the_part(db, stage.workshop_id, self.id, utcnow())
        stage.ours_until = time.monotonic() + RENEW_SECONDS if is_ours else 0.0
        return is_ours

    def _play(self, stage: Stage) -> None:
        with database().reading() as db:
            people = rehearsal.simulated_people(db, stage.workshop_id)
            missing = rehearsal.people_of(db, stage.workshop_id) - len(people)
            door = db.get_one(Workshop, stage.workshop_id).door
        if missing > 0 and door in (Door.LOBBY, Door.OPEN):
            self._let_in(stage, len(people), missing)
        here = hall().simulated.setdefault(stage.workshop_id, {})
        for one in people:
            here.setdefault(str(one.id), False)
        due = [one for one in people if self._is_due(stage, one.id)]
        if due:
            self._take_turns(stage, due)

    def _let_in(self, stage: Stage, present: int, missing: int) -> None:
        count = min(missing, Random().randint(1, AT_THE_DOOR) if self.hurry <= 1 else missing)
        for number in range(present, present + count):
            name, sector = somebody(number, str(stage.workshop_id))
            key = urlsafe_b64encode(token_bytes(16)).decode().rstrip("=")
            body = {"id": str(uuid4()), "key": key, "name": name, "sector": sector.value}
            try:
                joining.join(stage.workshop_id, body | {"data_consent": True}, is_simulated=True)
            except Refused:
                return

    def _is_due(self, stage: Stage, participant_id: UUID) -> bool:
        """Whoever is new looks around first, each for a different while."""
        now = time.monotonic()
        at = stage.turns.setdefault(participant_id, now + uniform(*THINKS) / self.hurry / 2)
        return at <= now

    def _take_turns(self, stage: Stage, due: list[Participant]) -> None:
        with database().reading() as db:
            head = head_of(db, stage.workshop_id)
            kept = kept_screen(db, stage.workshop_id, Role.PARTICIPANT, head)
            said = _texts(stage.workshop_id)
        for one in due:
            if one.author_id is None:
                continue
            actor = Actor(
                id=one.author_id,
                role=Role.PARTICIPANT,
                participant_id=one.id,
                team_id=one.team_id,
            )
            person = Person(str(one.id), one.sector.value, stage.theme)
            self._take_turn(stage, person, actor, kept.screen.for_viewer(actor), said)

    def _take_turn(
        self, stage: Stage, person: Person, actor: Actor, rows: Rows, said: set[str]
    ) -> None:
        act = next_act(person, rows, now_ms=now_ms(), said=said)
        pause = uniform(*THINKS) * person.tempo if act else uniform(*LOOKS)
        assert actor.participant_id
        stage.turns[actor.participant_id] = time.monotonic() + pause / self.hurry
        hall().simulated.setdefault(stage.workshop_id, {})[person.id] = act is None
        if act:
            said.add(str(act.data.get("text", "")))
            _do(stage.workshop_id, act, actor)


def _do(workshop_id: UUID, act: Act, actor: Actor) -> None:
    """What is refused (a lock that came, a group that somebody else made) is not tried again."""
    try:
        submit(workshop_id, Envelope(uuid4(), act.type, act.data), actor)
    except Refused as refusal:
        log.debug("A simulated person was refused", extra={"code": refusal.code})


def _words_of(workshop: Workshop) -> str:
    brief = " ".join(str(words) for words in workshop.brief.values())
    return " ".join([workshop.title_th, workshop.title_en, workshop.challenge, brief])


def _texts(workshop_id: UUID) -> set[str]:
    with database().reading() as db:
        return set(db.scalars(sa.select(Note.text).where(Note.workshop_id == workshop_id)))
