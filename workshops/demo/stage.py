"""Acting a workshop out by its own commands, as the people in the room would."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from workshops.batch import Ask, carry_out
from workshops.core.actors import Actor, Role, Sector
from workshops.core.audience import Rows
from workshops.core.db import Database, utcnow
from workshops.core.errors import Refused
from workshops.demo.texts import CHALLENGE, PROGRAMME, Words
from workshops.execution import Envelope
from workshops.founding import found_workshop
from workshops.people import receipts
from workshops.people.models import User
from workshops.snapshot import snapshot

ANSWER_IN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Stage:
    """One workshop of the demonstration, steered by ``host``."""

    database: Database
    workshop_id: UUID
    host: Actor

    @classmethod
    def found(cls, database: Database, words: Words, *, template: str, host: User) -> "Stage":
        now = utcnow()
        with database.writing() as db:
            workshop = found_workshop(
                db,
                template=template,
                title_th=words.title_th,
                title_en=words.title_en,
                brief={
                    "decision": words.decision,
                    "decider": words.decider,
                    "fixed": words.fixed,
                    "answer_due": (now + ANSWER_IN).date().isoformat(),
                },
                host=host,
                programme=PROGRAMME,
                challenge=CHALLENGE,
                now=now,
            )
            workshop_id = workshop.id
        return cls(database, workshop_id, Actor(id=host.id, role=Role.FACILITATOR))

    def do(self, actor: Actor, type: str, **data: Any) -> None:
        """Carry out one command; a demonstration that is refused is a fault of ours."""
        envelope = Envelope(uuid4(), type, data)
        [answer] = carry_out(self.database, self.workshop_id, [Ask(envelope, actor)]).answers
        if isinstance(answer, Refused):
            raise RuntimeError(f"{type} was refused: {answer.code} {answer.fields}")

    def steer(self, type: str, **data: Any) -> None:
        self.do(self.host, type, **data)

    def join(self, name: str, sector: Sector) -> Actor:
        """Let somebody in as their phone would, without keeping the phone's secret."""
        participant_id, key = uuid4(), secrets.token_bytes(16)
        author_id = receipts.author_id_of(self.workshop_id, participant_id, key)
        receipt = receipts.receipt_of(self.workshop_id, participant_id, key)
        sealed = receipts.seal(author_id, receipt=receipt, participant_id=participant_id)
        self.do(
            Actor(id=author_id, role=Role.NEWCOMER),
            "participant.join",
            participant_id=str(participant_id),
            name=name,
            sector=sector.value,
            key_hash=receipts.hash_of(self.workshop_id, key).hex(),
            receipt_hash=receipts.hash_of(self.workshop_id, receipt).hex(),
            sealed_author_id=sealed.hex(),
        )
        return Actor(id=author_id, role=Role.PARTICIPANT, participant_id=participant_id)

    def rows(self) -> Rows:
        """What the host sees now."""
        with self.database.reading() as db:
            return snapshot(db, self.workshop_id, self.host)
