"""A batch: many commands, one commit, and the truth about each of them (G1, G2, G4)."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.support.domain import as_sent, refusal
from tests.workshops.room import Room, a_room
from workshops.batch import Answer, Ask, Batch, carry_out, carry_out_all
from workshops.boards.models import Note
from workshops.catalogue import COMMANDS, Command
from workshops.core import ledger
from workshops.core.actors import Actor, Permission, Role
from workshops.core.context import Context
from workshops.core.db import Database
from workshops.core.errors import Invalid
from workshops.core.fields import In
from workshops.core.journal import Entry
from workshops.core.ledger import LedgerRow
from workshops.execution import Done, Envelope

on_sqlite = pytest.mark.parametrize("database", ["SQLite"], indirect=True)


def asked(actor: Actor, type: str, **data: Any) -> Ask:
    return Ask(Envelope(uuid4(), type, as_sent(data)), actor)


def a_note(room: Room, text: str = "ก", *, id: UUID | None = None, by: Actor | None = None) -> Ask:
    words = {"board_id": room.board["id"], "note_id": id or uuid4(), "text": text}
    return asked(by or room.ann, "note.add", **words)


def carried_out(room: Room, *asks: Ask) -> tuple[Answer, ...]:
    return carry_out(room.database, room.workshop_id, asks).answers


def seq_of(answer: Answer) -> int:
    assert isinstance(answer, Done), answer
    return answer.seq


def stored(database: Database) -> set[str]:
    """The ids of all notes that are really there."""
    with database.reading() as db:
        return {str(id) for id in db.scalars(sa.select(Note.id))}


def note_ids(asks: list[Ask]) -> set[str]:
    return {ask.envelope.data["note_id"] for ask in asks}


def numbers(room: Room) -> list[int]:
    """The numbers of all entries of the journal, in order."""
    with room.database.reading() as db:
        query = sa.select(Entry.seq).where(Entry.workshop_id == room.workshop_id)
        return list(db.scalars(query.order_by(Entry.seq)))


def broken(monkeypatch: pytest.MonkeyPatch, handler: Any) -> str:
    """Put a command into the table whose handler has a fault."""
    command = Command(In(), handler, Permission.NOTES_WRITE)
    monkeypatch.setitem(COMMANDS, "test.break", command)  # type: ignore[misc]
    return "test.break"


def test_a_batch_answers_everybody_in_order(database: Database) -> None:
    room = a_room(database)
    asks, before = [a_note(room), a_note(room, by=room.bo), a_note(room)], room.seq

    outcome = carry_out(database, room.workshop_id, asks)

    assert [seq_of(one) for one in outcome.answers] == [before + 1, before + 2, before + 3]
    assert [event.seq for event in outcome.events] == [before + 1, before + 2, before + 3]
    assert outcome.stream is not None
    assert outcome.stream.seq == room.seq == before + 3


def test_a_refusal_takes_back_itself_and_its_number_alone(database: Database) -> None:
    """R-BATCH-1"""
    room = a_room(database)
    taken, before = uuid4(), room.seq
    asks = [
        a_note(room, id=taken),
        a_note(room, id=taken, by=room.bo),
        a_note(room, ""),
        asked(room.ann, "note.hide", note_id=taken, reason="ก"),
        asked(room.ann, "nothing.at_all"),
        a_note(room),
    ]

    first, *refused, last = carried_out(room, *asks)

    assert [refusal(one) for one in refused] == [
        "conflict",
        "invalid",
        "not_allowed",
        "unknown_command",
    ]
    assert (seq_of(first), seq_of(last)) == (before + 1, before + 2)
    assert stored(database) == note_ids([asks[0], asks[-1]])
    assert numbers(room) == list(range(1, room.seq + 1))


def test_a_refusal_takes_nothing_of_what_others_had_put_on_record_before(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had looked at the record, so that what was put there in the batch was written by it."""
    room = a_room(database)
    before = room.seq

    def look_and_refuse(ctx: Context) -> None:
        ctx.forget(uuid4())
        ledger.find(ctx.db, ctx.workshop.id, [ctx.command_id])
        ctx.record("test.seen")
        raise Invalid({"reason": "looked"})

    type = broken(monkeypatch, look_and_refuse)
    asks = [a_note(room), asked(room.ann, type), a_note(room), asked(room.ann, type), a_note(room)]

    answers = carried_out(room, *asks)

    assert [isinstance(one, Done) for one in answers] == [True, False, True, False, True]
    assert numbers(room) == list(range(1, before + 4))
    again = carried_out(room, *asks)
    assert [seq_of(one) for one in again[::2]] == [before + 1, before + 2, before + 3]


def test_a_refusal_halfway_leaves_nothing_of_what_it_had_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = a_room(database)
    before, floor = room.seq, room.floor

    def refuse_late(ctx: Context) -> None:
        ctx.record("test.halfway")
        ctx.raise_floor()
        COMMANDS["note.restore"].handler(ctx, note_id=uuid4(), version=1)

    type = broken(monkeypatch, refuse_late)

    answer, after = carried_out(room, asked(room.ann, type), a_note(room))

    assert refusal(answer) == "not_found"
    assert seq_of(after) == room.seq == before + 1
    assert room.floor == floor
    assert numbers(room) == list(range(1, room.seq + 1))


def test_a_fault_of_ours_is_told_to_its_sender_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """R-BATCH-2"""
    room = a_room(database)
    before = room.seq

    def fail(ctx: Context) -> None:
        ctx.record("test.half_done")
        raise ZeroDivisionError

    asks = [a_note(room), asked(room.ann, broken(monkeypatch, fail)), a_note(room, by=room.bo)]

    with caplog.at_level(logging.CRITICAL):
        first, fault, last = carried_out(room, *asks)

    assert refusal(fault) == "internal"
    assert (seq_of(first), seq_of(last)) == (before + 1, before + 2)
    assert stored(database) == note_ids([asks[0], asks[2]])
    assert numbers(room) == list(range(1, room.seq + 1))


def test_several_workshops_share_a_commit_and_nothing_else(database: Database) -> None:
    """R-BATCH-5"""
    one, two = a_room(database), a_room(database)
    before = one.seq, two.seq
    commits: list[sa.Connection] = []
    sa.event.listen(database.writer, "commit", commits.append)
    asks = [a_note(one), a_note(one, "")], [a_note(two), a_note(two, by=two.bo)]

    first, second = carry_out_all(
        database, [Batch(one.workshop_id, asks[0]), Batch(two.workshop_id, asks[1])]
    )

    assert len(commits) == 1
    assert refusal(first.answers[1]) == "invalid"
    assert [seq_of(first.answers[0])] == [before[0] + 1] == [one.seq]
    assert [seq_of(answer) for answer in second.answers] == [before[1] + 1, before[1] + 2]
    assert stored(database) == note_ids([asks[0][0], *asks[1]])


def test_a_fault_in_one_workshop_takes_nothing_from_another(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """R-BATCH-5"""
    one, two, nowhere = a_room(database), a_room(database), uuid4()
    before = two.seq

    def fail(ctx: Context) -> None:
        ctx.record("test.half_done")
        raise ZeroDivisionError

    batches = [
        Batch(two.workshop_id, [a_note(two)]),
        Batch(one.workshop_id, [a_note(one), asked(one.ann, broken(monkeypatch, fail))]),
        Batch(nowhere, [a_note(one)]),
    ]

    with caplog.at_level(logging.CRITICAL):
        there, faulty, lost = carry_out_all(database, batches)

    assert seq_of(there.answers[0]) == before + 1 == two.seq
    assert isinstance(faulty.answers[0], Done)
    assert refusal(faulty.answers[1]) == "internal"
    assert [refusal(answer) for answer in lost.answers] == ["not_found"]
    assert len(stored(database)) == 2
    assert numbers(two) == list(range(1, two.seq + 1))


@on_sqlite
def test_a_transaction_that_ended_by_itself_is_noticed(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    room = a_room(database)

    def end_it(ctx: Context) -> None:
        raw = ctx.db.connection().connection.dbapi_connection
        assert raw is not None
        raw.cursor().execute("ROLLBACK")
        raise Invalid

    asks = [a_note(room), asked(room.ann, broken(monkeypatch, end_it)), a_note(room)]

    with caplog.at_level(logging.CRITICAL):
        answers = carried_out(room, *asks)

    assert refusal(answers[1]) == "invalid"
    said_done = [ask for ask, one in zip(asks, answers, strict=True) if isinstance(one, Done)]
    assert said_done == [asks[0], asks[2]]
    assert stored(database) == note_ids(said_done)


def test_the_same_command_again_gets_the_same_answer(database: Database) -> None:
    """R-BATCH-3"""
    room = a_room(database)
    ask, other = a_note(room), a_note(room)

    first, _ = carried_out(room, ask, other)
    again = carry_out(database, room.workshop_id, [ask])

    assert seq_of(again.answers[0]) == seq_of(first)
    assert again.events == []
    assert stored(database) == note_ids([ask, other])


def test_twice_in_one_batch_is_once(database: Database) -> None:
    """R-BATCH-3"""
    room = a_room(database)
    ask = a_note(room)
    reused = Ask(replace(ask.envelope, data=a_note(room).envelope.data), room.ann)
    by_bo = Ask(reused.envelope, room.bo)

    outcome = carry_out(database, room.workshop_id, [ask, ask, reused, by_bo])

    first, again, refused, bos = outcome.answers
    assert seq_of(again) == seq_of(first) < seq_of(bos)
    assert refusal(refused) == "id_reused"
    assert len(outcome.events) == 2


def test_a_saved_command_stays_saved_when_the_rules_change(database: Database) -> None:
    """R-BATCH-3"""
    room = a_room(database)
    ask = a_note(room)
    [first] = carried_out(room, ask)
    room.do(room.host, "workshop.close")

    [again] = carried_out(room, ask)

    assert seq_of(again) == seq_of(first)


def test_an_id_used_for_something_else_is_refused(database: Database) -> None:
    room = a_room(database)
    ask = a_note(room, "ก")
    carried_out(room, ask)

    other_words = Envelope(ask.envelope.id, "note.add", {**ask.envelope.data, "text": "ข"})
    by_ann, by_bo = carried_out(room, Ask(other_words, room.ann), Ask(ask.envelope, room.bo))

    assert refusal(by_ann) == "id_reused"
    assert refusal(by_bo) == "conflict"


def test_a_refused_command_may_be_sent_again(database: Database) -> None:
    """R-BATCH-3"""
    room = a_room(database)
    note = uuid4()
    edit = asked(room.ann, "note.edit", note_id=note, text="ข", version=1)

    [early] = carried_out(room, edit)
    carried_out(room, a_note(room, id=note))
    [later] = carried_out(room, edit)

    assert refusal(early) == "not_found"
    assert isinstance(later, Done)


def test_a_workshop_that_is_not_there_is_not_found(database: Database) -> None:
    somebody = Actor(id=uuid4(), role=Role.PARTICIPANT)

    outcome = carry_out(database, uuid4(), [asked(somebody, "undo")])

    assert [refusal(one) for one in outcome.answers] == ["not_found"]


def test_of_two_who_write_at_once_one_is_told(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    def edit(nth: int) -> Answer:
        actor = room.ann if nth % 2 else room.host
        words = {"note_id": note, "text": f"คนที่ {nth}", "version": 1}
        return carried_out(room, asked(actor, "note.edit", **words))[0]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(edit, range(8)))

    assert sum(isinstance(one, Done) for one in answers) == 1
    assert {refusal(one) for one in answers if not isinstance(one, Done)} == {"conflict"}


def test_writers_at_once_make_one_order_without_gaps(database: Database) -> None:
    """R-BATCH-1"""
    room = a_room(database)
    before = room.seq
    batches = [[a_note(room), a_note(room, ""), a_note(room)] for _ in range(12)]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda asks: carried_out(room, *asks), batches))

    done = [seq_of(one) for batch in answers for one in batch if isinstance(one, Done)]
    assert sorted(done) == list(range(before + 1, before + 25))
    assert numbers(room) == list(range(1, room.seq + 1))


@on_sqlite
def test_nobody_is_told_saved_when_the_disk_is_full(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """R-BATCH-4"""
    room = a_room(database)
    batches = [[a_note(room, "ย" * 400 + str(n)) for n in range(5)] for _ in range(8)]
    _leave_pages(database, 25)

    with caplog.at_level(logging.CRITICAL):
        answers = [one for asks in batches for one in carried_out(room, *asks)]

    asks = [ask for batch in batches for ask in batch]
    said_done = [ask for ask, one in zip(asks, answers, strict=True) if isinstance(one, Done)]
    refused = {refusal(one) for one in answers if not isinstance(one, Done)}
    assert refused == {"retry"}, "a phone would give up what can still be saved"
    assert 0 < len(said_done) < len(asks)
    _is_as_told(room, said_done)

    _leave_pages(database, 100_000)
    again = carried_out(room, *asks)

    assert all(isinstance(one, Done) for one in again)
    _is_as_told(room, asks)


@on_sqlite
def test_a_database_that_only_reads_is_asked_again_later(database: Database) -> None:
    room = a_room(database)
    with database.writing() as db:
        db.execute(sa.text("PRAGMA query_only=ON"))

    alone = carried_out(room, a_note(room))
    together = carried_out(room, a_note(room), a_note(room))

    assert [refusal(one) for one in (*alone, *together)] == ["retry"] * 3


@pytest.mark.parametrize("database", ["PostgreSQL"], indirect=True)
@pytest.mark.parametrize("count", [1, 3])
def test_a_database_that_dies_halfway_is_asked_again_later(
    database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def hang_up(ctx: Context) -> None:
        ctx.db.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))

    room, type = a_room(database), broken(monkeypatch, hang_up)
    asks = [a_note(room) for _ in range(count - 1)]

    answers = carried_out(room, *asks, asked(room.ann, type))

    assert [refusal(one) for one in answers] == ["retry"] * count
    assert all(isinstance(one, Done) for one in carried_out(room, a_note(room)))


def _leave_pages(database: Database, count: int) -> None:
    """Let the file grow by so many pages only, which to SQLite is a full disk."""
    with database.writer.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={used + count}")


def _is_as_told(room: Room, said_done: list[Ask]) -> None:
    """Exactly what was acknowledged is there, for somebody who opens the file anew."""
    fresh = Database(room.database.url.render_as_string(hide_password=False))
    assert stored(fresh) == note_ids(said_done)
    with fresh.reading() as db:
        done = db.scalars(sa.select(LedgerRow.command_id).where(LedgerRow.type == "note.add"))
        assert set(done) == {ask.envelope.id for ask in said_done}
    fresh.dispose()
    assert numbers(room) == list(range(1, room.seq + 1))
    assert json.dumps(room.sees(room.ann)["notes"]).count(room.board["id"]) == len(said_done)


@pytest.mark.parametrize("field", ["text", "note_id", "nonsense"])
def test_half_a_character_is_refused_like_any_other_nonsense(
    database: Database, field: str
) -> None:
    room = a_room(database)
    words = {"board_id": room.board["id"], "note_id": str(uuid4()), "text": "ก", field: "\ud83d"}
    ask = Ask(Envelope(uuid4(), "note.add", words), room.ann)

    assert [refusal(one) for one in carried_out(room, ask)] == ["invalid"]


def test_an_id_used_for_what_there_is_no_more_is_refused_as_used(database: Database) -> None:
    room = a_room(database)
    saved = a_note(room)
    carried_out(room, saved)

    gone = Ask(Envelope(saved.envelope.id, "note.sing", saved.envelope.data), room.ann)

    assert [refusal(one) for one in carried_out(room, gone)] == ["id_reused"]


def test_an_error_of_the_database_does_not_repeat_what_somebody_wrote(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = uuid4().hex

    def fail(ctx: Context) -> None:
        ctx.db.execute(sa.text("SELECT :words FROM nowhere"), {"words": secret})

    room, type = a_room(database), broken(monkeypatch, fail)

    assert [refusal(one) for one in carried_out(room, asked(room.ann, type))] == ["internal"]
    assert "nowhere" in caplog.text
    assert secret not in caplog.text


@on_sqlite
def test_whoever_waited_for_the_writer_in_vain_may_ask_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = a_room(database)
    monkeypatch.setattr(database.writer.pool, "_timeout", 0.05)

    with database.writing() as db:
        db.execute(sa.text("SELECT 1"))
        answers = carried_out(room, a_note(room))

    assert [refusal(one) for one in answers] == ["retry"]
