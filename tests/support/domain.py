"""Commands and screens without a server: through the same batch that sockets and pages use."""

import json
from typing import Any
from uuid import UUID, uuid4

from workshops.batch import Answer, Ask, carry_out
from workshops.core.actors import Actor, Role
from workshops.core.audience import Rows
from workshops.core.db import Database
from workshops.core.journal import events_since
from workshops.execution import Done, Envelope
from workshops.snapshot import VIEWS, Head, head_of, snapshot


def do(
    database: Database,
    workshop_id: UUID,
    actor: Actor,
    type: str,
    *,
    envelope_id: UUID | None = None,
    **data: Any,
) -> Done:
    """Carry out a command that must succeed: how a test sets its stage."""
    answer = ask(database, workshop_id, actor, type, envelope_id=envelope_id, **data)
    assert isinstance(answer, Done), f"{type} was refused: {answer.code} {answer.fields}"
    return answer


def ask(
    database: Database,
    workshop_id: UUID,
    actor: Actor,
    type: str,
    *,
    envelope_id: UUID | None = None,
    **data: Any,
) -> Answer:
    """Ask for a command, the act under test: ``Done`` or a refusal. Ids may be UUIDs here."""
    envelope = Envelope(envelope_id or uuid4(), type, as_sent(data))
    return carry_out(database, workshop_id, [Ask(envelope, actor)]).answers[0]


def refusal(answer: Answer) -> str:
    """The code of an answer that must be a refusal."""
    assert not isinstance(answer, Done), "It was accepted"
    return answer.code


def as_sent(data: dict[str, Any]) -> dict[str, Any]:
    """The words of a command as JSON carries them."""
    sent: dict[str, Any] = json.loads(json.dumps(data, default=str))
    return sent


def screen(database: Database, workshop_id: UUID, viewer: Actor) -> Rows:
    """Everything that ``viewer`` sees, by table."""
    with database.reading() as db:
        return snapshot(db, workshop_id, viewer)


def rows_for(role: Role, database: Database, workshop_id: UUID, table: str) -> list[dict[str, Any]]:
    """What everybody of ``role`` sees of one table, which is much less to read than a screen."""
    with database.reading() as db:
        return [
            view.dump(row)
            for view in VIEWS
            if view.table == table
            for row in view.rows(db, workshop_id)
            if role in view.audience(row).roles
        ]


def head(database: Database, workshop_id: UUID) -> Head:
    with database.reading() as db:
        return head_of(db, workshop_id)


def told_since(
    database: Database, workshop_id: UUID, viewer: Actor, seq: int
) -> list[dict[str, Any]]:
    """The events after ``seq`` that ``viewer`` would be sent."""
    with database.reading() as db:
        events = [event.for_viewer(viewer) for event in events_since(db, workshop_id, seq)]
    return [event for event in events if event is not None]
