"""How the room sorts what it sees into clusters, without losing a note."""

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.core.db import Database
from workshops.core.errors import Conflict, Refused


def cluster_of(room: Room, note_id: UUID) -> str | None:
    row = room.row(room.bo, "notes", note_id)
    assert row is not None
    return str(row["cluster_id"]) if row["cluster_id"] else None


def test_everybody_sorts_what_is_revealed(database: Database) -> None:
    """R-CLUSTER-1"""
    room = a_room(database, is_revealed=True)
    first, second = room.note(room.ann), room.note(room.bo)

    cluster = room.cluster(first, by=room.bo, title="ป้าย")
    room.do(room.ann, "cluster.add_notes", cluster_id=cluster, note_ids=[second])

    row = room.row(room.projector, "clusters", cluster)
    assert row == {
        "id": str(cluster),
        "board_id": room.board["id"],
        "title": "ป้าย",
        "position": 1,
        "version": 1,
    }
    assert cluster_of(room, first) == cluster_of(room, second) == str(cluster)


def test_sorting_leaves_an_author_at_their_words(database: Database) -> None:
    """R-CLUSTER-2"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann, "คำแรก")
    room.cluster(note, by=room.bo)

    room.do(room.ann, "note.edit", note_id=note, text="คำที่สอง", version=1)

    assert cluster_of(room, note) is not None


def test_a_note_is_in_one_cluster_and_the_emptied_one_stays(database: Database) -> None:
    """R-CLUSTER-3"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    first, second = room.cluster(note), room.cluster()

    room.do(room.host, "cluster.add_notes", cluster_id=second, note_ids=[note])

    assert cluster_of(room, note) == str(second)
    assert room.row(room.bo, "clusters", first) is not None


def test_groups_stand_in_the_order_of_their_making_on_every_screen(database: Database) -> None:
    """R-CLUSTER-5"""
    room = a_room(database, is_revealed=True)
    made, undone = [room.cluster() for _ in range(6)], uuid4()

    room.do(room.host, "cluster.dissolve", cluster_id=made[4], envelope_id=undone)
    last = room.cluster(by=room.ann)
    room.do(room.host, "undo", command_id=undone)

    for viewer in (room.ann, room.bo, room.host, room.projector):
        assert [row["id"] for row in room.sees(viewer)["clusters"]] == [*map(str, made), str(last)]
    positions = [row["position"] for row in room.sees(room.bo)["clusters"]]
    assert positions == sorted(set(positions))


def test_what_is_not_revealed_is_not_sorted(database: Database) -> None:
    room = a_room(database)
    note = room.note(room.host)

    answer = room.ask(
        room.host,
        "cluster.make",
        cluster_id=uuid4(),
        board_id=room.board["id"],
        title="ก",
        note_ids=[note],
    )

    assert refusal(answer) == "not_revealed"


@pytest.mark.parametrize("is_hidden", [True, False])
def test_what_the_room_does_not_see_is_not_sorted(database: Database, is_hidden: bool) -> None:
    room = a_room(database, is_revealed=True)
    note, cluster = room.note(room.ann), room.cluster()
    if is_hidden:
        room.hide(note)
    else:
        room.do(room.ann, "note.remove", note_id=note)

    answer = room.ask(room.host, "cluster.add_notes", cluster_id=cluster, note_ids=[note])

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"note_ids": [str(note)]})


def test_a_cluster_keeps_to_its_board(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    cluster = room.cluster()
    elsewhere = room.note(room.host, board_id=room.board_of("ideate", 1)["id"])

    answer = room.ask(room.host, "cluster.add_notes", cluster_id=cluster, note_ids=[elsewhere])

    assert refusal(answer) == "invalid"


def test_one_wrong_note_sorts_none(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note, cluster = room.note(room.ann), room.cluster()

    answer = room.ask(room.host, "cluster.add_notes", cluster_id=cluster, note_ids=[note, uuid4()])

    assert refusal(answer) == "not_found"
    assert cluster_of(room, note) is None


def test_the_second_of_two_names_for_a_cluster_is_refused(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    cluster = room.cluster(title="ป้าย")
    room.do(room.host, "cluster.rename", cluster_id=cluster, title="ป้ายบอกทาง", version=1)

    answer = room.ask(room.ann, "cluster.rename", cluster_id=cluster, title="ทาง", version=1)

    assert isinstance(answer, Conflict)
    assert answer.row == room.row(room.ann, "clusters", cluster)


def test_a_dissolved_cluster_leaves_its_notes(database: Database) -> None:
    """R-CLUSTER-4"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    cluster = room.cluster(note)

    room.do(room.host, "cluster.dissolve", cluster_id=cluster)
    again = room.ask(room.host, "cluster.dissolve", cluster_id=cluster)

    assert cluster_of(room, note) is None
    assert room.row(room.host, "clusters", cluster) is None
    assert refusal(again) == "not_found"


def test_participants_dissolve_what_is_empty(database: Database) -> None:
    """R-CLUSTER-4"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    cluster = room.cluster(note, by=room.bo)

    full = room.ask(room.bo, "cluster.dissolve", cluster_id=cluster)
    room.do(room.bo, "cluster.take_out", note_ids=[note])
    room.do(room.bo, "cluster.dissolve", cluster_id=cluster)

    assert refusal(full) == "not_allowed"
    assert room.row(room.bo, "clusters", cluster) is None


def test_a_note_comes_back_into_its_cluster_if_that_still_stands(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    kept, lost = room.note(room.ann), room.note(room.ann)
    standing, dissolved = room.cluster(kept), room.cluster(lost)
    for note in (kept, lost):
        room.do(room.ann, "note.remove", note_id=note)
    room.do(room.host, "cluster.dissolve", cluster_id=dissolved)

    for note in (kept, lost):
        room.do(room.ann, "note.restore", note_id=note)

    assert cluster_of(room, kept) == str(standing)
    assert cluster_of(room, lost) is None


def test_an_id_that_is_taken_makes_no_second_cluster(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    cluster = room.cluster()

    answer = room.ask(
        room.host,
        "cluster.make",
        cluster_id=cluster,
        board_id=room.board["id"],
        title="อีกกลุ่ม",
        note_ids=[],
    )

    assert refusal(answer) == "conflict"


def test_participants_do_not_put_back(database: Database) -> None:
    room = a_room(database, is_revealed=True)

    answer = room.ask(room.ann, "cluster.put_back", notes=[])

    assert refusal(answer) == "not_allowed"


def test_a_note_named_twice_is_sorted_once(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note, cluster = room.note(room.ann), room.cluster()

    room.do(room.host, "cluster.add_notes", cluster_id=cluster, note_ids=[note, note])
    back = {"note_id": note, "from_cluster_id": cluster, "to_cluster_id": None}
    answer = room.ask(room.host, "cluster.put_back", notes=[back, back])

    assert refusal(answer) == "conflict"
    assert cluster_of(room, note) == str(cluster)


def test_nothing_is_put_back_into_what_no_longer_stands(database: Database) -> None:
    room, elsewhere = a_room(database, is_revealed=True), a_room(database, is_revealed=True)
    note, dissolved = room.note(room.ann), room.cluster()
    room.do(room.host, "cluster.dissolve", cluster_id=dissolved)

    answers = [
        room.ask(
            room.host,
            "cluster.put_back",
            notes=[{"note_id": note, "from_cluster_id": None, "to_cluster_id": cluster}],
        )
        for cluster in (dissolved, elsewhere.cluster())
    ]

    assert [refusal(one) for one in answers] == ["conflict", "not_found"]


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_a_wall_of_notes_is_sorted_in_few_questions(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    notes = [room.note(room.ann) for _ in range(30)]
    asked: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    sa.event.listen(database.writer, "before_cursor_execute", hear)
    cluster = room.cluster(*notes)
    room.do(room.host, "cluster.take_out", note_ids=notes)
    room.do(room.host, "cluster.dissolve", cluster_id=cluster)

    assert len(asked) < 60
