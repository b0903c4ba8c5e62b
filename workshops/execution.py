"""The one path that every command takes, whether it came from a phone, a page or a script."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from marshmallow import Schema, ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshops.catalogue import COMMANDS
from workshops.core import ledger
from workshops.core.actors import Actor
from workshops.core.command import Command
from workshops.core.context import Context
from workshops.core.errors import (
    Conflict,
    IdReused,
    Invalid,
    NotAllowed,
    Refused,
    StageClosed,
    UnknownCommand,
)
from workshops.core.journal import Event, Stream
from workshops.core.ledger import payload_hash
from workshops.core.memory import Memory
from workshops.core.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Envelope:
    """A command as it arrives. The sender chooses ``id``; sending it twice does it once."""

    id: UUID
    type: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """An accepted command: the ``seq`` that holds it, and its events unless it was a retry."""

    seq: int
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Locked:
    """A workshop whose row this transaction holds. ``kept`` is what its commands have read: alive
    there, the next command of the batch need not read it again. ``known`` are those of the batch's
    commands that were accepted before."""

    workshop: Workshop
    stream: Stream
    kept: list[object]
    known: ledger.Known = field(default_factory=dict)


def run(db: Session, locked: Locked, envelope: Envelope, actor: Actor, now: datetime) -> Done:
    """Carry out one command, or raise ``Refused``; then the caller takes back what it had written.

    The ledger is asked before permissions and schema, so that a change of rules cannot turn
    something saved into a refusal.
    """
    hashed = payload_hash(envelope.type, envelope.data)
    if done := _already_done(locked, envelope, actor, hashed):
        return done
    command = COMMANDS.get(envelope.type)
    if command is None:
        raise UnknownCommand({"type": envelope.type[:60]})
    if not actor.may(command.permission):
        raise NotAllowed({"permission": command.permission.value})
    workshop = locked.workshop
    if workshop.state not in command.during:
        raise StageClosed({"state": workshop.state.value})
    ctx = Context(db, locked.stream, workshop, actor, envelope.id, now, locked.kept)
    done = _carry_out(ctx, command, envelope, hashed)
    locked.known[actor.id, envelope.id] = done.seq, hashed
    return done


def load(schema: Schema, data: Any) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = schema.load(data)
    except ValidationError as error:
        raise Invalid(_words(error.messages_dict)) from None
    return loaded


def _already_done(locked: Locked, envelope: Envelope, actor: Actor, hashed: bytes) -> Done | None:
    found = locked.known.get((actor.id, envelope.id))
    if found is None:
        return None
    seq, first_hash = found
    if first_hash not in (None, hashed):
        raise IdReused({"id": str(envelope.id)})
    return Done(seq)


def _carry_out(ctx: Context, command: Command, envelope: Envelope, hashed: bytes) -> Done:
    arguments = load(command.schema, envelope.data)
    seq_from = ctx.stream.seq + 1
    try:
        command.handler(ctx, **arguments)
        ctx.db.flush()
        ledger.append(ctx.db, _ledger_row(ctx, envelope, hashed, seq_from))
    except IntegrityError as error:
        raise refusal_of(error) from error
    return Done(ctx.stream.seq, tuple(ctx.events))


def _ledger_row(ctx: Context, envelope: Envelope, hashed: bytes, seq_from: int) -> dict[str, Any]:
    return {
        "workshop_id": ctx.workshop.id,
        "actor_id": ctx.actor.id,
        "command_id": envelope.id,
        "type": envelope.type,
        "payload_hash": hashed,
        "topic": ctx.topic,
        "seq_from": seq_from,
        "seq_to": ctx.stream.seq,
        "undo": ctx.undo,
        "at": ctx.now,
    }


def refusal_of(error: IntegrityError) -> Refused:
    """The one place that turns a broken constraint into a refusal.

    SQLite names columns and PostgreSQL names constraints. Whatever is unique was taken by
    somebody else first; whatever else is broken is a value that the tables cannot hold.
    """
    words = str(error.orig)
    if re.search(r"unique|duplicate", words, re.IGNORECASE):
        return Conflict({"reason": "taken"})
    return Invalid({"reason": "constraint"})


def _words(messages: Any) -> dict[str, Any]:
    """Marshmallow's messages as plain words by field; sentences are made by whoever shows them."""
    return {str(name): _word(message) for name, message in messages.items()}


def _word(message: Any) -> Any:
    if isinstance(message, dict):
        return _words(message)
    first = message[0] if isinstance(message, list) and message else message
    return first if isinstance(first, str) and re.fullmatch(r"[a-z_]+", first) else "not_valid"


_workshop = cast("sa.Table", Workshop.__table__)
_LOCK = (
    sa.select(_workshop.c.epoch, _workshop.c.seq, _workshop.c.floor)
    .where(_workshop.c.id == sa.bindparam("workshop_id"))
    .with_for_update()
)
_STORE = (
    sa.update(_workshop)
    .where(_workshop.c.id == sa.bindparam("workshop_id"))
    .values(seq=sa.bindparam("new_seq"), floor=sa.bindparam("new_floor"))
)


def lock(
    db: Session, workshop_id: UUID, command_ids: Iterable[UUID], memory: Memory
) -> Locked | None:
    """Take the workshop's row to run these commands: from here on nobody else writes to it."""
    row = db.execute(_LOCK, {"workshop_id": workshop_id}).one_or_none()
    if row is None:
        return None
    stream = Stream(workshop_id, *row)
    kept = memory.recall(db, workshop_id, stream.epoch, stream.seq)
    workshop = db.get_one(Workshop, workshop_id)
    return Locked(workshop, stream, [*kept, workshop], ledger.find(db, workshop_id, command_ids))


def store_stream(db: Session, stream: Stream) -> None:
    db.execute(
        _STORE,
        {
            "workshop_id": stream.workshop_id,
            "new_seq": stream.seq,
            "new_floor": stream.floor,
        },
    )
