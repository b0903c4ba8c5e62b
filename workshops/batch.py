"""A batch: all commands that wait for one workshop, in one transaction with one commit.

Where the database has one writer anyway, batches of several workshops share a transaction.

The rules here were each seen to break (docs/architecture.md): only a refusal may leave a handler;
anything else aborts the batch, whose commands then run again one at a time.
"""

import logging
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workshops.core.actors import Actor
from workshops.core.appending import back_to, mark, write_down
from workshops.core.db import Database, still_in_transaction, utcnow
from workshops.core.errors import Internal, NotFound, Refused, Retry
from workshops.core.journal import Event, Stream
from workshops.core.memory import Known, Memory, lasting_of
from workshops.core.trouble import trouble_of
from workshops.execution import Done, Envelope, Locked, lock, run, store_stream

log = logging.getLogger(__name__)

RETRY_AFTER_MS = 1000


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody's command."""

    envelope: Envelope
    actor: Actor


Answer = Done | Refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to: one answer per ask in the same order, and where the stream stands."""

    answers: tuple[Answer, ...]
    stream: Stream | None

    @property
    def events(self) -> list[Event]:
        return [event for one in self.answers if isinstance(one, Done) for event in one.events]


class _Lost(Exception):
    """The transaction is gone or a handler failed: nothing of this batch stands."""


class _CommitUnknown(Exception):
    """COMMIT itself failed: it may or may not have happened."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What waits for one workshop, in order."""

    workshop_id: UUID
    asks: Sequence[Ask]

    def answered(self, refusal: Refused) -> Outcome:
        """Nothing of this stands, and everybody is told so."""
        return Outcome((refusal,) * len(self.asks), None)


def carry_out(database: Database, workshop_id: UUID, asks: Sequence[Ask]) -> Outcome:
    """Run ``asks`` in order for one workshop and commit once."""
    [outcome] = carry_out_all(database, [Batch(workshop_id, asks)])
    return outcome


def carry_out_all(database: Database, batches: Sequence[Batch]) -> list[Outcome]:
    """Run every batch, each for another workshop, and commit once for all of them.

    Nothing may be acknowledged or published before this returns. A failure of ours is answered
    ``internal`` to the one command that caused it, a lock or a commit of unknown outcome ``retry``.
    """
    try:
        return _together(database, batches)
    except _Lost:
        return _apart(database, batches)
    except (_CommitUnknown, Retry):
        retry = Retry({"after_ms": RETRY_AFTER_MS})
        return [batch.answered(retry) for batch in batches]
    except Refused as refusal:
        return [batch.answered(refusal) for batch in batches]


def _apart(database: Database, batches: Sequence[Batch]) -> list[Outcome]:
    """Workshop by workshop, and where that fails too, command by command."""
    if len(batches) > 1:
        return [carry_out(database, one.workshop_id, one.asks) for one in batches]
    [batch] = batches
    if len(batch.asks) > 1:
        return [_one_at_a_time(database, batch)]
    return [batch.answered(Internal())]


def _one_at_a_time(database: Database, batch: Batch) -> Outcome:
    single = [carry_out(database, batch.workshop_id, [ask]) for ask in batch.asks]
    streams = [one.stream for one in single if one.stream]
    return Outcome(tuple(one.answers[0] for one in single), streams[-1] if streams else None)


def _together(database: Database, batches: Sequence[Batch]) -> list[Outcome]:
    committing = False
    is_alone = sum(len(batch.asks) for batch in batches) == 1
    try:
        with database.writing_batch() as db:
            done = [_in_transaction(db, one, database.memory, is_alone=is_alone) for one in batches]
            committing = True
    except (Refused, _Lost):
        raise
    except Exception as error:
        trouble = trouble_of(error)
        phase = {"phase": "commit" if committing else "begin"}
        log.error("A batch was lost: %s", trouble or "", exc_info=not trouble, extra=phase)
        raise (_CommitUnknown if committing else _lost_or_retry(error)) from error
    database.memory.keep(known for _, known in done if known)
    return [outcome for outcome, _ in done]


def _lost_or_retry(error: Exception) -> Exception:
    """A database that can't be reached or written right now is worth asking again."""
    is_away = isinstance(error, DBAPIError) or trouble_of(error)
    return Retry({"after_ms": RETRY_AFTER_MS}) if is_away else _Lost()


def _in_transaction(
    db: Session, batch: Batch, memory: Memory, *, is_alone: bool
) -> tuple[Outcome, Known | None]:
    """What the batch comes to, and what the next one need not read again once this one stands."""
    command_ids = [ask.envelope.id for ask in batch.asks]
    locked = lock(db, batch.workshop_id, command_ids, memory)
    if locked is None:
        return batch.answered(NotFound({"workshop_id": str(batch.workshop_id)})), None
    now, stream = utcnow(), locked.stream
    before = stream.seq, stream.floor
    answers = tuple(_answer(db, locked, ask, now, is_alone=is_alone) for ask in batch.asks)
    write_down(db)
    if (stream.seq, stream.floor) != before:
        store_stream(db, stream)
    if not still_in_transaction(db):
        raise _Lost
    rows = lasting_of(db, locked.kept)
    return Outcome(answers, stream), Known(batch.workshop_id, stream.epoch, stream.seq, rows)


def _answer(db: Session, locked: Locked, ask: Ask, now: datetime, *, is_alone: bool) -> Answer:
    """A refusal takes back only itself, its ``seq`` included. Where nobody else's work is in the
    transaction it leaves, and takes back the whole of it, which spares a savepoint.
    """
    stream = locked.stream
    seq, floor, appended = stream.seq, stream.floor, mark(db)
    try:
        with nullcontext() if is_alone else db.begin_nested():
            return run(db, locked, ask.envelope, ask.actor, now)
    except Refused as refusal:
        if is_alone:
            raise
        stream.seq, stream.floor = seq, floor
        back_to(db, appended)
        answer = refusal
    except Exception as error:
        if trouble_of(error):
            raise
        log.exception("A command failed", extra={"command_id": str(ask.envelope.id)})
        raise _Lost from error
    if not still_in_transaction(db):
        raise _Lost
    db.expire_all()  # What it had changed in memory never was.
    return answer
