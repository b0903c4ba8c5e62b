"""What people write: whose it is, until when, and that nobody's words are lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.factories import a_workshop
from tests.support.domain import ask, refusal
from tests.workshops.room import a_room
from workshops.agenda.models import Activity
from workshops.boards.models import Note
from workshops.core.db import Database, utcnow
from workshops.core.errors import Conflict, Refused


def test_a_note_hangs_on_the_first_zone_unless_told_otherwise(database: Database) -> None:
    room = a_room(database, is_revealed=True)

    note = room.note(room.ann, "  ตู้กดน้ํา  ")

    row = room.row(room.bo, "notes", note)
    assert row == {
        "id": str(note),
        "board_id": room.board["id"],
        "zone": room.board["zones"][0]["key"],
        "text": "ตู้กดน้ำ",
        "position": 1.0,
        "cluster_id": None,
        "is_hidden": False,
        "on_behalf_of": None,
        "version": 1,
    }


def test_a_zone_must_be_one_of_the_boards(database: Database) -> None:
    room = a_room(database)

    answer = room.ask(
        room.ann, "note.add", board_id=room.board["id"], note_id=uuid4(), text="ก", zone="moon"
    )

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"zone": "unknown"})


@pytest.mark.parametrize("text", ["", "   ", "ก" * 501, "กี่" * 501, "หน้า\u202eกลับ"])
def test_a_note_needs_words_and_few_of_them(database: Database, text: str) -> None:
    room = a_room(database)

    answer = room.ask(room.ann, "note.add", board_id=room.board["id"], note_id=uuid4(), text=text)

    assert isinstance(answer, Refused)
    assert answer.code == "invalid"
    assert list(answer.fields) == ["text"]


def test_letters_are_counted_as_a_reader_counts_them(database: Database) -> None:
    room = a_room(database)

    note = room.note(room.ann, "กี่" * 500)

    assert room.row(room.ann, "notes", note) is not None


def test_boards_of_other_workshops_do_not_exist(database: Database) -> None:
    room, elsewhere = a_room(database), a_room(database)

    answer = room.ask(
        room.ann, "note.add", board_id=elsewhere.board["id"], note_id=uuid4(), text="ก"
    )

    assert refusal(answer) == "not_found"


def test_an_id_that_is_taken_takes_nobodys_note(database: Database) -> None:
    room = a_room(database)
    note = room.note(room.ann, "ของแอน")

    words = {"board_id": room.board["id"], "note_id": note}
    by_bo = room.ask(room.bo, "note.add", **words, text="ของโบ")
    by_ann = room.ask(room.ann, "note.add", **words, text="ของแอนอีก")

    assert isinstance(by_bo, Conflict)
    assert isinstance(by_ann, Conflict)
    assert by_bo.row is None
    assert by_ann.row == room.row(room.ann, "notes", note)


def test_an_id_from_another_workshop_shows_nothing_of_it(database: Database) -> None:
    room, elsewhere = a_room(database, is_revealed=True), a_room(database, is_revealed=True)
    note = elsewhere.note(elsewhere.ann)

    answer = room.ask(room.host, "note.add", board_id=room.board["id"], note_id=note, text="ก")

    assert isinstance(answer, Conflict)
    assert answer.row is None


def test_before_the_start_only_facilitators_write(database: Database) -> None:
    """R-BOARD-1"""
    room = a_room(database)
    room.leave_the_stage("prototype")
    planned = room.board_of("prototype")
    words = {"board_id": planned["id"], "text": "ก"}

    by_ann = room.ask(room.ann, "note.add", **words, note_id=uuid4())
    by_host = room.ask(room.host, "note.add", **words, note_id=uuid4())

    assert refusal(by_ann) == "stage_closed"
    assert not isinstance(by_host, Refused)


def test_an_announced_lock_takes_what_comes_before_it(database: Database) -> None:
    """R-BOARD-1"""
    room = a_room(database)
    room.lock()

    in_time = room.note(room.ann)
    with database.writing() as db:
        db.execute(
            sa.update(Activity)
            .values(locks_at=utcnow() - timedelta(seconds=1))
            .where(Activity.locks_at.is_not(None))
        )
    answers = [
        room.ask(room.ann, "note.add", board_id=room.board["id"], note_id=uuid4(), text="ก"),
        room.ask(room.ann, "note.edit", note_id=in_time, text="ข", version=1),
        room.ask(room.ann, "note.move", note_id=in_time, position=4, version=1),
        room.ask(room.ann, "note.remove", note_id=in_time),
    ]

    assert [refusal(one) for one in answers] == ["stage_closed"] * 4
    assert room.note(room.host)


def test_what_a_run_left_behind_is_record(database: Database) -> None:
    """R-BOARD-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.host)
    room.leave_the_stage()

    answers = [
        room.ask(room.host, "note.add", board_id=room.board["id"], note_id=uuid4(), text="ก"),
        room.ask(room.host, "note.edit", note_id=note, text="ข", version=1),
        room.ask(room.host, "note.remove", note_id=note),
        room.ask(
            room.host,
            "cluster.make",
            cluster_id=uuid4(),
            board_id=room.board["id"],
            title="ก",
            note_ids=[note],
        ),
    ]

    assert [refusal(one) for one in answers] == ["stage_closed"] * 4


def test_a_closed_workshop_takes_no_notes(database: Database) -> None:
    room = a_room(database)
    room.do(room.host, "workshop.close")

    answer = room.ask(room.host, "note.add", board_id=room.board["id"], note_id=uuid4(), text="ก")

    assert refusal(answer) == "stage_closed"


def test_a_voice_without_a_phone_is_heard_and_marked(database: Database) -> None:
    """R-BOARD-7"""
    room = a_room(database, is_revealed=True)

    note = room.note(room.host, "ขอเก้าอี้รอ", on_behalf_of="ป้าสมใจ")
    by_ann = room.ask(
        room.ann,
        "note.add",
        board_id=room.board["id"],
        note_id=uuid4(),
        text="ก",
        on_behalf_of="ลุง",
    )

    row = room.row(room.bo, "notes", note)
    assert row is not None
    assert row["on_behalf_of"] == "ป้าสมใจ"
    assert refusal(by_ann) == "not_allowed"
    with database.reading() as db:
        assert db.get_one(Note, note).entered_by == room.host.id


def test_only_its_author_or_a_facilitator_rewords_a_note(database: Database) -> None:
    """R-BOARD-5"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, "คำแรก")

    room.do(room.ann, "note.edit", note_id=note, text="คำที่สอง", version=1)
    room.do(room.host, "note.edit", note_id=note, text="คำที่สาม", version=2)
    by_bo = room.ask(room.bo, "note.edit", note_id=note, text="ของโบ", version=3)

    assert refusal(by_bo) == "not_allowed"
    row = room.row(room.bo, "notes", note)
    assert row is not None
    assert (row["text"], row["version"]) == ("คำที่สาม", 3)


def test_the_second_of_two_writers_is_shown_the_first(database: Database) -> None:
    """R-BOARD-4"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, "คำแรก")
    room.do(room.host, "note.edit", note_id=note, text="ของวิทยากร", version=1)

    answer = room.ask(room.ann, "note.edit", note_id=note, text="ของแอน", version=1)

    assert isinstance(answer, Conflict)
    assert answer.row == room.row(room.ann, "notes", note)
    assert answer.row is not None
    assert answer.row["text"] == "ของวิทยากร"


def test_the_same_words_again_are_no_change(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, "คำแรก")
    before = room.seq

    room.do(room.ann, "note.edit", note_id=note, text=" คำแรก ", version=1)

    assert room.seq == before


def test_people_move_their_own_notes_and_facilitators_all(database: Database) -> None:
    """R-BOARD-5, R-CLUSTER-1"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    room.do(room.ann, "note.move", note_id=note, position=7.5, version=1)
    room.do(room.host, "note.move", note_id=note, position=2, version=2)
    by_bo = room.ask(room.bo, "note.move", note_id=note, position=1, version=3)

    assert refusal(by_bo) == "not_allowed"
    row = room.row(room.bo, "notes", note)
    assert row is not None
    assert (row["position"], row["version"]) == (2.0, 3)


@pytest.mark.parametrize("position", [True, "3", 1e300])
def test_a_position_is_a_number(database: Database, position: object) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)

    answer = room.ask(room.ann, "note.move", note_id=note, position=position, version=1)

    assert refusal(answer) == "invalid"


def test_only_facilitators_carry_a_note_to_another_board(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note, clustered = room.note(room.ann), room.note(room.ann)
    room.cluster(clustered)
    other = room.board_of("ideate", 1)
    carried = {"board_id": other["id"], "version": 1}

    by_ann = room.ask(room.ann, "note.move", note_id=note, **carried)
    room.do(room.host, "note.move", note_id=note, **carried)
    of_a_cluster = room.ask(room.host, "note.move", note_id=clustered, **carried)

    row = room.row(room.bo, "notes", note)
    assert row is not None
    assert (row["board_id"], row["zone"]) == (other["id"], other["zones"][0]["key"])
    assert refusal(by_ann) == "not_allowed"
    assert refusal(of_a_cluster) == "invalid"


def test_no_note_is_carried_past_the_reveal(database: Database) -> None:
    room = a_room(database)
    note = room.note(room.host)
    elsewhere, later = room.board_of("ideate", 1), room.board_of("test")

    answers = [
        room.ask(room.host, "note.move", note_id=note, board_id=board["id"], version=1)
        for board in (elsewhere, later)
    ]

    assert [refusal(one) for one in answers] == ["not_revealed"] * 2


def test_a_note_taken_off_can_come_back_and_is_never_deleted(database: Database) -> None:
    """R-BOARD-6"""
    room = a_room(database, is_revealed=True)
    first, second = room.note(room.ann), room.note(room.bo)

    room.do(room.ann, "note.remove", note_id=first)
    for viewer in (room.ann, room.bo, room.host, room.projector, room.staff):
        assert room.row(viewer, "notes", first) is None
    assert room.row(room.ann, "own_notes", first) is None
    with database.reading() as db:
        assert db.get_one(Note, first).is_removed
    room.do(room.ann, "note.restore", note_id=first)

    back, other = room.row(room.bo, "notes", first), room.row(room.bo, "notes", second)
    assert back is not None
    assert other is not None
    assert back["position"] > other["position"]
    assert room.row(room.ann, "own_notes", first) is not None


def test_others_neither_take_a_note_off_nor_bring_it_back(database: Database) -> None:
    """R-BOARD-5"""
    room = a_room(database, is_revealed=True)
    note, entered = room.note(room.ann), room.note(room.host, on_behalf_of="ป้าสมใจ")

    taken = [room.ask(one, "note.remove", note_id=note) for one in (room.bo, room.host)]
    room.do(room.ann, "note.remove", note_id=note)
    brought = [room.ask(one, "note.restore", note_id=note) for one in (room.bo, room.host)]
    room.do(room.host, "note.remove", note_id=entered)

    assert [refusal(one) for one in taken] == ["not_allowed"] * 2
    assert [refusal(one) for one in brought] == ["not_found"] * 2


def test_a_note_nobody_else_saw_is_taken_off_without_a_trace(database: Database) -> None:
    room = a_room(database)
    note = room.note(room.ann)
    before, floor = room.seq, room.floor

    room.do(room.ann, "note.remove", note_id=note)

    assert room.floor == floor
    assert room.told(room.bo, before) == []
    assert room.told(room.host, before) == []


def test_two_workshops_never_mix(database: Database) -> None:
    room, elsewhere = a_room(database, is_revealed=True), a_workshop(database)
    note = room.note(room.ann)

    for type, words in {
        "note.edit": {"text": "ก", "version": 1},
        "note.move": {"version": 1},
        "note.remove": {},
        "note.restore": {},
        "note.hide": {"reason": "ก"},
        "note.unhide": {},
    }.items():
        answer = ask(database, elsewhere.id, room.host, type, note_id=note, **words)
        assert refusal(answer) == "not_found", type
