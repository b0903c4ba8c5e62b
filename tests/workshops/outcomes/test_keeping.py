"""What is kept: from what the room saw, once, and never rewritten."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from ulid import ULID

from tests.factories import a_draft, a_facilitator
from tests.support.domain import ask, refusal
from tests.workshops.outcomes.keeping import WORDS, save, saved
from tests.workshops.room import Room, a_room
from workshops.core.db import Database
from workshops.core.errors import Conflict, Refused
from workshops.outcomes.models import Outcome

CANARY = "นกขมิ้น-7f3a"


def sources_shown(room: Room, outcome_id: UUID) -> list[dict[str, str]]:
    row = room.row(room.bo, "outcomes", outcome_id)
    assert row is not None
    sources: list[dict[str, str]] = row["derived_from"]
    return sources


def test_an_outcome_names_its_sources_in_the_order_given(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    notes = [room.note(room.ann) for _ in range(3)]
    cluster = room.cluster(*notes)
    earlier = saved(room)

    outcome = saved(
        room, ("cluster", cluster), ("note", notes[2]), ("note", notes[0]), ("outcome", earlier)
    )

    assert sources_shown(room, outcome) == [
        {"type": "cluster", "id": str(cluster)},
        {"type": "note", "id": str(notes[2])},
        {"type": "note", "id": str(notes[0])},
        {"type": "outcome", "id": str(earlier)},
    ]


def test_the_server_makes_the_permanent_address(database: Database) -> None:
    """R-OUTCOME-4"""
    room = a_room(database)

    outcome = saved(room)

    row = room.row(room.projector, "outcomes", outcome)
    assert row is not None
    assert len(ULID.from_str(row["public_id"]).bytes) == 16
    with database.reading() as db:
        assert db.get_one(Outcome, outcome).public_id == row["public_id"]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title_th": "", "title_en": " "}, "title_th"),
        ({"kind": "rumour"}, "kind"),
        ({"text": "ก" * 4001}, "text"),
        ({"public_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "public_id"),
        ({"derived_from": [{"type": "person", "id": str(uuid4())}]}, "derived_from"),
    ],
)
def test_an_outcome_needs_its_words(database: Database, words: dict[str, Any], field: str) -> None:
    room = a_room(database)

    answer = save(room, **words)

    assert isinstance(answer, Refused)
    assert answer.code == "invalid"
    assert list(answer.fields) == [field]


def test_a_title_in_english_is_enough(database: Database) -> None:
    room = a_room(database)

    outcome = saved(room, title_th="", title_en="Signs at the gate")

    row = room.row(room.bo, "outcomes", outcome)
    assert row is not None
    assert row["title_en"] == "Signs at the gate"


def test_a_record_is_not_rewritten(database: Database) -> None:
    """R-OUTCOME-2"""
    room = a_room(database)
    outcome = saved(room)

    answer = save(room, outcome_id=outcome, text="อย่างอื่น")

    assert isinstance(answer, Conflict)
    assert answer.row == room.row(room.host, "outcomes", outcome)


def test_only_facilitators_keep_outcomes(database: Database) -> None:
    room = a_room(database)

    answer = room.ask(room.ann, "outcome.save", outcome_id=uuid4(), **WORDS, derived_from=[])

    assert refusal(answer) == "not_allowed"


def test_a_draft_has_no_outcomes(database: Database) -> None:
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)

    answer = ask(
        database, draft.id, host, "outcome.save", outcome_id=uuid4(), **WORDS, derived_from=[]
    )

    assert refusal(answer) == "stage_closed"


def test_outcomes_are_kept_after_the_close_too(database: Database) -> None:
    """R-OUTCOME-4"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    room.do(room.host, "workshop.close")

    outcome = saved(room, ("note", note))

    assert room.row(room.staff, "outcomes", outcome) is not None


def test_what_the_room_does_not_see_is_no_source(database: Database) -> None:
    """R-OUTCOME-1"""
    room, elsewhere = a_room(database, is_revealed=True), a_room(database, is_revealed=True)
    fine, hidden, removed = (room.note(room.ann) for _ in range(3))
    room.hide(hidden)
    room.do(room.ann, "note.remove", note_id=removed)
    dissolved = room.cluster()
    room.do(room.host, "cluster.dissolve", cluster_id=dissolved)
    round_id = UUID(room.sees(room.host)["rounds"][0]["id"])

    answer = save(
        room,
        ("note", fine),
        ("note", hidden),
        ("note", removed),
        ("note", elsewhere.note(elsewhere.ann)),
        ("cluster", dissolved),
        ("round", round_id),
        ("outcome", saved(elsewhere)),
        ("note", uuid4()),
    )

    assert isinstance(answer, Refused)
    assert answer.code == "invalid"
    assert answer.fields == {
        "derived_from": {
            "1": "hidden",
            "2": "not_found",
            "3": "not_found",
            "4": "not_found",
            "5": "not_revealed",
            "6": "not_found",
            "7": "not_found",
        }
    }
    assert room.sees(room.host)["outcomes"] == []


def test_an_unrevealed_note_is_no_source(database: Database) -> None:
    """R-OUTCOME-1"""
    room = a_room(database)

    answer = save(room, ("note", room.note(room.host)))

    assert isinstance(answer, Refused)
    assert answer.fields == {"derived_from": {"0": "not_revealed"}}


def test_a_link_to_a_note_goes_with_the_note_and_comes_back_with_it(database: Database) -> None:
    """R-OUTCOME-3"""
    room = a_room(database, is_revealed=True)
    note, other = room.note(room.ann, CANARY), room.note(room.bo)
    outcome = saved(room, ("note", note), ("note", other))
    linked = [{"type": "note", "id": str(id)} for id in (note, other)]

    room.hide(note)
    while_hidden = sources_shown(room, outcome)
    room.do(room.host, "note.unhide", note_id=note)
    after = sources_shown(room, outcome)
    room.do(room.ann, "note.remove", note_id=note)
    while_removed = sources_shown(room, outcome)
    sent = json.dumps([room.sees(room.bo), room.told(room.bo, room.floor)], ensure_ascii=False)

    assert (while_hidden, after, while_removed) == (linked[1:], linked, linked[1:])
    assert CANARY not in sent
    assert str(note) not in sent


def test_a_phone_that_follows_learns_that_a_link_went(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    outcome, before = saved(room, ("note", note)), room.seq

    room.hide(note)

    [row] = [
        row
        for event in room.told(room.bo, before)
        for row in event.get("put", {}).get("outcomes", [])
    ]
    assert row["id"] == str(outcome)
    assert row["derived_from"] == []


def test_the_record_itself_keeps_every_link(database: Database) -> None:
    """R-OUTCOME-3"""
    room = a_room(database, is_revealed=True)
    note = room.note(room.ann)
    outcome = saved(room, ("note", note))

    room.hide(note)

    with database.reading() as db:
        assert [link.source_id for link in db.get_one(Outcome, outcome).derivations] == [note]
