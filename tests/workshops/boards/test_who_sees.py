"""Who sees which note, and that what is unrevealed, hidden or taken off reaches nobody else."""

import json
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.agenda.models import Activity
from workshops.boards.models import Note
from workshops.boards.queries import note_counts
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.core.journal import Entry

CANARY = "นกขมิ้น-7f3a"


def reaches(room: Room, viewer: Actor, word: str, *, since: int = 0) -> bool:
    """Whether ``word`` is in anything that ``viewer`` is sent: their screen, or events."""
    sent = [room.sees(viewer), room.told(viewer, max(since, room.floor))]
    return word in json.dumps(sent, ensure_ascii=False)


def others(room: Room) -> list[Actor]:
    return [room.bo, room.host, room.projector, room.staff]


def test_what_is_unrevealed_reaches_its_author_alone(database: Database) -> None:
    """R-BOARD-2"""
    room = a_room(database)

    note = room.note(room.ann, CANARY)
    room.do(room.ann, "note.edit", note_id=note, text=CANARY + "ข", version=1)
    room.do(room.ann, "note.move", note_id=note, position=5, version=2)
    room.do(room.ann, "note.remove", note_id=note)
    room.do(room.ann, "note.restore", note_id=note)

    assert reaches(room, room.ann, CANARY)
    for viewer in others(room):
        assert not reaches(room, viewer, CANARY)
        assert not reaches(room, viewer, str(note))


def test_refusals_tell_nothing_of_what_is_unrevealed(database: Database) -> None:
    """R-BOARD-2"""
    room = a_room(database)
    note = room.note(room.ann, CANARY)
    asked = {
        "note.edit": {"text": "ก", "version": 9},
        "note.move": {"version": 9},
        "note.remove": {"version": 9},
        "note.restore": {},
    }

    for type, words in asked.items():
        by_bo = room.ask(room.bo, type, note_id=note, **words)
        by_host = room.ask(room.host, type, note_id=note, **words)

        assert refusal(by_bo) == "not_found"
        assert refusal(by_host) in {"not_revealed", "not_found"}
        assert getattr(by_host, "row", None) is None
    hiding = room.ask(room.host, "note.hide", note_id=note, reason="ก")
    assert refusal(hiding) == "not_revealed"


def test_a_facilitators_own_unrevealed_note_is_theirs_alone(database: Database) -> None:
    room = a_room(database)

    note = room.note(room.host, CANARY, on_behalf_of="ป้าสมใจ")

    assert room.row(room.host, "notes", note) is not None
    assert room.row(room.host, "own_notes", note) is not None
    for viewer in (room.ann, room.bo, room.projector, room.staff):
        assert not reaches(room, viewer, CANARY)


def test_facilitators_alone_see_who_entered_a_note(database: Database) -> None:
    """R-BOARD-7: a colleague as soon as the note is seen, and as long as it is."""
    room = a_room(database)
    colleague = Actor(id=uuid4(), role=Role.FACILITATOR)
    note = room.note(room.host, on_behalf_of="โต๊ะ 4")
    assert room.row(room.host, "note_entries", note) is not None
    assert room.row(colleague, "note_entries", note) is None

    room.reveal()

    row = {"id": str(note), "user_id": str(room.host.id), "name": "สมศรี"}
    assert room.row(colleague, "note_entries", note) == row
    for viewer in (room.ann, room.projector, room.staff):
        assert room.row(viewer, "note_entries", note) is None
    room.do(room.host, "note.hide", note_id=note, reason="ก")
    assert room.row(colleague, "note_entries", note) == row
    room.do(room.host, "note.remove", note_id=note)
    assert room.row(colleague, "note_entries", note) is None


def test_the_place_of_an_unrevealed_note_does_not_count_the_others(database: Database) -> None:
    """R-BOARD-2"""
    room = a_room(database)
    for _ in range(3):
        room.note(room.bo)

    note = room.note(room.ann)

    row = room.row(room.ann, "notes", note)
    assert row is not None
    assert row["position"] == 1


def test_a_reveal_shows_all_at_once_in_an_order_of_chance(database: Database) -> None:
    """R-BOARD-3"""
    room = a_room(database)
    notes = [room.note(room.ann, str(nth)) for nth in range(12)]
    room.do(room.ann, "note.edit", note_id=notes[0], text="ใหม่", version=1)
    gone = room.note(room.ann, CANARY)
    room.do(room.ann, "note.remove", note_id=gone)
    before = room.seq

    room.reveal()

    [event] = room.told(room.bo, before)
    rows = event["put"]["notes"]
    assert {row["id"] for row in rows} == {str(id) for id in notes}
    assert {row["version"] for row in rows} == {1}
    order = [row["id"] for row in rows]
    assert order != [str(id) for id in notes]
    assert order != sorted(order)  # Ids are made by phones, which could ask for the first place.
    assert sorted(rows, key=lambda row: row["position"]) == rows
    assert room.floor == room.seq
    for viewer in others(room):
        assert not reaches(room, viewer, CANARY)


def test_a_reveal_empties_what_the_journal_said_before(database: Database) -> None:
    """R-BOARD-3"""
    room = a_room(database)
    note = room.note(room.ann, CANARY)
    room.do(room.ann, "note.edit", note_id=note, text="ใหม่", version=1)
    before = room.seq

    room.reveal()

    with database.reading() as db:
        said = db.scalars(
            sa.select(Entry.parts).where(Entry.workshop_id == room.workshop_id, Entry.seq <= before)
        ).all()
    assert str(note) not in json.dumps(said)
    assert CANARY not in json.dumps(said, ensure_ascii=False)


def test_a_hidden_note_leaves_the_room_and_stays_with_its_author(database: Database) -> None:
    """R-HIDE-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, CANARY)
    before = room.seq

    room.hide(note, "มีชื่อบุคคล")

    for viewer in (room.bo, room.projector):
        assert not reaches(room, viewer, CANARY)
        [event] = room.told(viewer, before)
        assert event["drop"]["notes"] == [str(note)]
    for viewer in (room.ann, room.host, room.staff):
        row = room.row(viewer, "notes", note)
        assert row is not None
        assert row["is_hidden"]
    for viewer in (room.ann, room.host):
        assert room.row(viewer, "note_hidings", note) == {
            "id": str(note),
            "reason": "มีชื่อบุคคล",
        }
    assert room.sees(room.staff)["note_hidings"] == []
    assert room.floor == before + 1


def test_what_happens_to_a_hidden_note_stays_hidden(database: Database) -> None:
    """R-HIDE-2"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, "ก่อนซ่อน")
    room.cluster(note)
    room.hide(note)
    since = room.seq

    room.do(room.ann, "note.edit", note_id=note, text=CANARY, version=2)
    room.do(room.host, "note.move", note_id=note, position=9, version=3)
    cluster = room.row(room.host, "notes", note)
    assert cluster is not None
    room.do(room.host, "cluster.dissolve", cluster_id=cluster["cluster_id"])

    for viewer in (room.bo, room.projector):
        assert not reaches(room, viewer, CANARY, since=since)
        assert not reaches(room, viewer, str(note), since=since)


def test_a_facilitator_who_wrote_it_keeps_what_a_colleague_hides(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.host, CANARY)

    room.hide(note)

    assert room.row(room.host, "notes", note) is not None
    assert not reaches(room, room.bo, CANARY)


def test_an_unhidden_note_is_everybodys_again(database: Database) -> None:
    """R-HIDE-2"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    room.hide(note)

    room.do(room.host, "note.unhide", note_id=note)

    for viewer in (room.ann, *others(room)):
        row = room.row(viewer, "notes", note)
        assert row is not None
        assert not row["is_hidden"]
        assert room.row(viewer, "note_hidings", note) is None


def test_a_hidden_note_that_its_author_takes_off_is_nobodys(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, CANARY)
    room.hide(note)

    room.do(room.ann, "note.remove", note_id=note)

    for viewer in (room.ann, *others(room)):
        assert not reaches(room, viewer, str(note))


def test_hiding_works_after_the_close_too(database: Database) -> None:
    """R-HIDE-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, CANARY)
    room.do(room.host, "workshop.close")

    room.hide(note)

    assert not reaches(room, room.bo, CANARY)
    assert reaches(room, room.ann, CANARY)


def test_participants_hide_nothing(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.bo)

    answer = room.ask(room.ann, "note.hide", note_id=note, reason="ก")

    assert refusal(answer) == "not_allowed"


def test_a_note_is_hidden_once(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.bo)
    room.hide(note)

    answer = room.ask(room.host, "note.hide", note_id=note, reason="อีกเหตุผล")

    assert refusal(answer) == "conflict"


def test_after_the_close_authors_still_know_their_own(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    room.do(room.host, "workshop.close")

    assert room.row(room.ann, "own_notes", note) is not None
    assert room.sees(room.bo)["own_notes"] == []


@pytest.mark.parametrize("shows_names", [True, False])
def test_names_stand_beside_notes_only_where_they_are_shown(
    database: Database, shows_names: bool
) -> None:
    """R-BOARD-8"""
    room = a_room(database, shows_names=shows_names)
    note = room.note(room.ann)
    unrevealed = room.sees(room.host)["note_authors"]
    room.reveal()

    person = str(room.ann.participant_id)
    named = {"id": str(note), "participant_id": person, "name": "แอน", "sector": "people"}

    assert unrevealed == []
    for viewer in (room.host, room.projector):
        assert room.row(viewer, "note_authors", note) == (named if shows_names else None)
    for viewer in (room.ann, room.bo, room.staff):
        assert room.sees(viewer)["note_authors"] == []


def test_a_corrected_name_is_corrected_beside_notes(database: Database) -> None:
    room = a_room(database, is_revealed=True, shows_names=True)
    note, before = room.note(room.ann), room.seq

    room.do(room.ann, "participant.update", name="อัญ")

    told = [
        row
        for event in room.told(room.host, before)
        for row in event["put"].get("note_authors", [])
    ]
    person = str(room.ann.participant_id)
    assert told == [{"id": str(note), "participant_id": person, "name": "อัญ", "sector": "people"}]


def test_a_hidden_note_is_named_to_facilitators_only(database: Database) -> None:
    room = a_room(database, is_revealed=True, shows_names=True)
    note = room.note(room.ann)

    room.hide(note)

    assert room.row(room.host, "note_authors", note) is not None
    assert room.sees(room.projector)["note_authors"] == []


def test_the_number_of_notes_is_no_secret(database: Database) -> None:
    """R-BOARD-2"""
    room = a_room(database)
    notes = [room.note(room.ann) for _ in range(3)]
    unrevealed = counts(room)
    room.do(room.ann, "note.remove", note_id=notes[0])
    room.reveal()
    room.hide(notes[1])

    revealed = counts(room)

    assert (unrevealed, revealed) == (3, 1)


def counts(room: Room) -> int | None:
    with room.database.reading() as db:
        return note_counts(db, room.workshop_id).get(UUID(room.board["id"]))


def test_notes_carry_no_time() -> None:
    """R-BOARD-8"""
    kinds = {column.name: type(column.type).__name__ for column in Note.__table__.columns}

    assert not {name for name, kind in kinds.items() if "Date" in kind or "Time" in kind}


def test_facilitators_read_what_is_unrevealed_only_where_the_activity_says_so(
    database: Database,
) -> None:
    """R-BOARD-10"""
    room = a_room(database)
    with database.writing() as db:
        activity = db.get_one(Activity, UUID(room.board["activity_id"]))
        activity.is_read_by_facilitators = True

    note = room.note(room.ann)

    seen_by = [
        one for one in (room.ann, room.bo, room.host, room.projector) if _has(room, one, note)
    ]
    assert seen_by == [room.ann, room.host]
    words = {"note_id": note, "version": 1}
    assert refusal(room.ask(room.host, "note.edit", **words, text="คำของเรา")) == "not_revealed"
    assert refusal(room.ask(room.host, "note.hide", note_id=note, reason="x")) == "not_revealed"


def _has(room: Room, viewer: Actor, note: UUID) -> bool:
    return room.row(viewer, "notes", note) is not None
