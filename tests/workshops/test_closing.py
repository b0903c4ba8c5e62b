"""Closing turns a workshop into a record: nothing changes any more, and nobody is tied to a note."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.factories import a_row
from tests.support.domain import ask, head, refusal
from tests.workshops.room import Room, a_room
from workshops.catalogue import COMMANDS
from workshops.core.actors import Actor
from workshops.core.db import Base, Database
from workshops.core.ledger import payload_hash
from workshops.core.workshop import WorkshopState
from workshops.execution import Done
from workshops.people.models import Participant


def test_closing_locks_and_closes_everything(database: Database) -> None:
    """R-AGENDA-11"""
    room = a_room(database)
    round_id = _open_round(room)
    room.do(room.host, "timer.start", seconds=600)

    room.do(room.host, "workshop.close")

    rows = room.sees(room.ann)
    workshop, timer = rows["workshop"][0], rows["timer"][0]
    assert (workshop["state"], workshop["door"], timer["state"]) == ("closed", "closed", "stopped")
    assert "open" not in {row["state"] for row in rows["stage_runs"] + rows["activities"]}
    assert [row["state"] for row in rows["rounds"] if row["id"] == round_id] == ["closed"]
    assert rows["ballots"] == []


def test_after_the_close_every_other_command_is_refused(database: Database) -> None:
    """R-AGENDA-12"""
    room = a_room(database, is_revealed=True)
    room.do(room.host, "workshop.close")
    before = head(database, room.workshop_id).seq

    refused = {
        type: one for type, one in COMMANDS.items() if WorkshopState.CLOSED not in one.during
    }
    answers = {
        (type, refusal(room.ask(actor, type)))
        for type, one in refused.items()
        for actor in (room.host, room.ann)
        if actor.may(one.permission)
    }

    assert answers == {(type, "stage_closed") for type in refused}
    assert head(database, room.workshop_id).seq == before


def test_phones_stay_and_read_after_the_close(database: Database) -> None:
    """R-AGENDA-12"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    room.do(room.host, "workshop.close")

    assert room.row(room.ann, "own_notes", note)
    assert room.row(room.bo, "notes", note)


def test_results_that_were_not_shown_yet_can_be_shown_after_the_close(database: Database) -> None:
    """R-AGENDA-12"""
    room = a_room(database)
    note = room.note(room.ann)
    room.do(room.host, "workshop.close")

    room.reveal()

    assert room.row(room.bo, "notes", note)


def test_what_was_saved_before_the_close_is_not_refused_after_it(database: Database) -> None:
    """R-AGENDA-12"""
    room, sent = a_room(database), uuid4()
    words = {"board_id": room.board["id"], "note_id": uuid4(), "text": "คำตอบหาย"}
    room.do(room.ann, "note.add", envelope_id=sent, **words)
    room.do(room.host, "workshop.close")

    again = ask(database, room.workshop_id, room.ann, "note.add", envelope_id=sent, **words)

    assert isinstance(again, Done)


def test_a_closed_workshop_is_closed_once(database: Database) -> None:
    room = a_room(database)
    room.do(room.host, "workshop.close")

    assert refusal(room.ask(room.host, "workshop.close")) == "stage_closed"


def test_nothing_in_a_dump_ties_a_person_to_what_they_wrote(database: Database) -> None:
    """R-ANON-1, G19"""
    room, guess = a_room(database), {"name": "แอนนา"}
    room.note(room.ann)
    room.note(room.bo)
    room.do(room.ann, "participant.update", **guess)
    room.reveal()

    room.do(room.host, "workshop.close")

    dump = _dump(database)
    for person in (room.ann, room.bo):
        theirs = _rows_with(dump, str(person.id))
        assert {row.split()[0] for row in theirs} == {"note", "ledger"}
        assert not _rows_with(theirs, str(person.participant_id))
        assert not _rows_with(theirs, "type=participant.join")
    assert not _rows_with(dump, str(payload_hash("participant.update", guess)))


def test_a_dump_does_not_tell_in_which_order_people_came(database: Database) -> None:
    """R-ANON-2, G19"""
    room = a_room(database)

    room.do(room.host, "workshop.close")

    with database.reading() as db:
        came = db.execute(sa.text("SELECT id, joined_at FROM participant")).all()
    assert [row.id for row in came] == sorted(row.id for row in came)
    assert len({row.joined_at for row in came}) == 1


def test_a_sleeping_phone_is_sent_nothing_of_before_the_close(database: Database) -> None:
    """R-ANON-1"""
    room = a_room(database)
    room.note(room.ann)

    room.do(room.host, "workshop.close")

    assert room.floor == room.seq
    told = [room.told(viewer, 0) for viewer in (room.ann, room.host)]
    assert [[event["type"] for event in events] for events in told] == [["workshop.closed"]] * 2


@pytest.mark.parametrize("shows_names", [True, False])
def test_names_stay_beside_notes_only_where_they_were_shown(
    database: Database, shows_names: bool
) -> None:
    """R-ANON-3"""
    room = a_room(database, is_revealed=True, shows_names=shows_names)
    note = room.note(room.ann)

    room.do(room.host, "workshop.close")

    assert bool(room.row(room.host, "note_authors", note)) is shows_names
    assert _author_ids(database, room.ann) == ([room.ann.id] if shows_names else [None])


def _open_round(room: Room) -> str:
    activity = a_row(room.database, room.workshop_id, "activities", kind="vote", position=3)
    rounds = room.sees(room.host)["rounds"]
    round_id = str(next(row["id"] for row in rounds if row["activity_id"] == activity["id"]))
    item = {"id": uuid4(), "text_th": "ข้อเดียว"}
    room.do(room.host, "round.add_items", round_id=round_id, items=[item])
    room.do(room.host, "round.open", round_id=round_id)
    room.do(room.ann, "ballot.cast", round_id=round_id, choices={str(item["id"]): 1})
    return round_id


def _dump(database: Database) -> list[str]:
    """Every row of every table in words, each with its table's name in front."""
    with database.reading() as db:
        return [
            f"{table.name} {_words(row._asdict())}"
            for table in Base.metadata.sorted_tables
            for row in db.execute(sa.select(table))
        ]


def _words(row: dict[str, Any]) -> str:
    return " ".join(f"{name}={value}" for name, value in row.items())


def _rows_with(dump: list[str], word: str) -> list[str]:
    return [row for row in dump if word in row]


def _author_ids(database: Database, person: Actor) -> list[UUID | None]:
    with database.reading() as db:
        of_person = sa.select(Participant.author_id).where(Participant.id == person.participant_id)
        return list(db.scalars(of_person))
