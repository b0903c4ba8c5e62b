"""From one phone to every screen: at once, durable, exactly once, and in one order."""

from uuid import uuid4

import pytest

from tests.support.lab import Lab
from tests.support.phone import Api, Identity, Phone


def test_a_note_reaches_everybody_and_is_marked_as_the_authors_own(lab: Lab) -> None:
    board_id = lab.open_board()
    author, other, console, wall = lab.phone(), lab.phone(), lab.console(), lab.projector()
    note_id = str(uuid4())

    answer = author.do("note.add", board_id=board_id, note_id=note_id, text="ร้านยาใกล้บ้าน 👀")

    for screen in (author, other, console, wall):
        screen.until_seq(answer["seq"])
        assert [row["text"] for row in screen.rows("notes")] == ["ร้านยาใกล้บ้าน 👀"]
    assert [row["id"] for row in author.rows("own_notes")] == [note_id]
    assert not other.rows("own_notes")
    assert not console.rows("own_notes")


def test_what_was_saved_is_not_refused_later(lab: Lab) -> None:
    board_id = lab.open_board()
    author = lab.phone()
    id, note_id = str(uuid4()), str(uuid4())
    saved = author.ask("note.add", id=id, board_id=board_id, note_id=note_id, text="ทันเวลา")
    lab.steer("workshop.close")

    again = author.ask("note.add", id=id, board_id=board_id, note_id=note_id, text="ทันเวลา")
    late = author.ask("note.add", board_id=board_id, note_id=str(uuid4()), text="ไม่ทัน")

    assert again == saved
    assert late["code"] == "stage_closed"


def test_a_lost_answer_to_a_join_makes_no_ghost(lab: Lab) -> None:
    identity = Identity()

    first, second = lab.join(identity), lab.join(identity)
    stolen = lab.join(Identity(id=identity.id))

    assert first == second
    assert stolen["code"] == "id_reused"
    console = lab.console()
    assert len(console.rows("participants")) == 1


def test_a_receipt_brings_the_same_person_to_another_phone(lab: Lab) -> None:
    board_id = lab.open_board()
    joined = lab.join(name="ป้าสมพร")
    old = lab.connect(joined["token"])
    answer = old.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ของฉัน")
    typed = joined["receipt"].lower().replace("-", " ")

    path = f"/workshops/{lab.code}/participants/return"
    returned = Api(lab.url).post(path, {"receipt": typed})
    new = lab.connect(returned["token"])

    old.until(lambda: old.byes == ["moved"])
    assert new.screen.me["participant_id"] == joined["participant_id"]
    assert new.screen.seq >= answer["seq"]
    assert len(new.rows("own_notes")) == 1
    with pytest.raises(ConnectionError, match="revoked"):
        Phone(lab.url, lab.id, joined["token"]).connect()


def test_a_receipt_finds_its_notes_even_after_the_close(lab: Lab) -> None:
    board_id = lab.open_board()
    joined = lab.join()
    author = lab.connect(joined["token"])
    author.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ของฉัน")
    lab.steer("workshop.close")

    path = f"/workshops/{lab.code}/participants/return"
    returned = Api(lab.url).post(path, {"receipt": joined["receipt"]})

    assert len(lab.connect(returned["token"]).rows("own_notes")) == 1


def test_guessing_receipts_is_slow(lab: Lab) -> None:
    api = Api(lab.url)
    path = f"/workshops/{lab.code}/participants/return"

    codes = [api.post(path, {"receipt": "0000-0000-0000-0000-0"})["code"] for _ in range(12)]

    assert codes[0] == "not_found"
    assert codes[-1] == "too_fast"


def test_the_door_decides_who_comes_in(lab: Lab) -> None:
    in_the_lobby = lab.join()
    lab.steer("workshop.open")
    lab.steer("door.set", door="locked")
    when_locked = lab.join()
    lab.steer("workshop.close")
    when_closed = lab.join()

    assert "token" in in_the_lobby
    assert when_locked["code"] == "door_locked"
    assert when_closed["code"] == "door_closed"


def test_joining_needs_the_data_consent(lab: Lab) -> None:
    assert lab.join(data_consent=False)["fields"] == {"data_consent": "not_valid"}
