"""G8: what is unrevealed, hidden or secret is in no byte for anybody else.

Every text is a canary: a word that stands nowhere else. What a client heard is searched whole.
"""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import requests

from tests.support.lab import Lab
from tests.support.phone import Phone

SILENT = "innovation_lab"


def canary() -> str:
    return f"นกขมิ้น{uuid4().hex}"


def everything_heard(phone: Phone) -> str:
    return "".join(phone.heard)


def everything_on_request(lab: Lab, phone: Phone) -> str:
    """A fresh snapshot, a full list since the beginning, and the same over HTTP."""
    listed = phone._call("sync", {"since": 0, "epoch": phone.screen.epoch})
    whole = phone._call("sync", {})
    headers = {"Authorization": f"Bearer {phone.token}"}
    over_http = requests.get(
        f"{lab.url}/api/v1/workshops/{lab.id}/snapshot", headers=headers, timeout=10
    ).text
    return f"{listed}{whole}{over_http}"


def assert_nobody_has(words: Iterable[str], lab: Lab, *phones: Phone) -> None:
    for phone in phones:
        known = everything_heard(phone) + everything_on_request(lab, phone)
        assert not [word for word in words if word in known]


def open_silent_board(lab: Lab) -> dict[str, Any]:
    board = lab.activity("board")
    lab.open_board(stage=board["stage"])
    assert not board["is_revealed"]
    return board


def test_an_unrevealed_note_leaves_the_server_only_to_its_author(silent_lab: Lab) -> None:
    lab = silent_lab
    board = open_silent_board(lab)
    author, others = lab.phone(), (lab.phone(), lab.console(), lab.projector())
    text, note_id = canary(), str(uuid4())

    answer = author.do("note.add", board_id=board["board_id"], note_id=note_id, text=text)
    for phone in others:
        phone.until_seq(answer["seq"])
        phone.until(lambda p=phone: p.presence.get("note_counts", {}).get(board["board_id"]) == 1)

    assert_nobody_has([text, note_id], lab, *others)
    assert [row["text"] for row in author.rows("notes")] == [text]


def test_an_answer_tells_nobody_about_notes_that_they_cannot_see(silent_lab: Lab) -> None:
    lab = silent_lab
    board = open_silent_board(lab)
    author, other, console = lab.phone(), lab.phone(), lab.console()
    text, note_id = canary(), str(uuid4())
    author.do("note.add", board_id=board["board_id"], note_id=note_id, text=text)
    missing = str(uuid4())

    for phone in (other, console):
        for type, data in (
            ("note.edit", {"text": "อื่น", "version": 99}),
            ("note.remove", {}),
            ("note.move", {"position": 3, "version": 99}),
        ):
            real = phone.ask(type, note_id=note_id, **data)
            unreal = phone.ask(type, note_id=missing, **data)
            assert text not in str(real)
            if phone is other:
                assert str(real).replace(note_id, missing) == str(unreal)


def test_the_reveal_shows_all_notes_at_once_in_no_order_of_writing(silent_lab: Lab) -> None:
    lab = silent_lab
    board = open_silent_board(lab)
    author, sleeper, other = lab.phone(), lab.phone(), lab.phone()
    sleeper.vanish()
    texts = [canary() for _ in range(12)]
    for text in texts:
        author.do("note.add", board_id=board["board_id"], note_id=str(uuid4()), text=text)
    edited = author.rows("notes")[0]
    author.do(
        "note.edit", note_id=edited["id"], text=edited["text"] + "2", version=edited["version"]
    )

    answer = lab.steer("activity.reveal", activity_id=board["id"])
    sleeper.reconnect()

    for phone in (author, other, sleeper):
        phone.until_seq(answer["seq"])
        lab.assert_converged(phone)
        assert len(phone.rows("notes")) == 12
    assert len({row["version"] for row in other.rows("notes")}) == 1
    shown = sorted(other.rows("notes"), key=lambda row: row["position"])
    assert [row["text"].rstrip("2") for row in shown] != texts
    reveals = [
        event
        for frame in other.frames
        for event in frame["events"]
        if event["type"] == "activity.revealed"
    ]
    assert len(reveals) == 1
    assert len(reveals[0]["put"]["notes"]) == 12


def test_a_hidden_note_is_gone_for_everybody_who_sleeps_or_comes_later(lab: Lab) -> None:
    board_id = lab.open_board()
    author, sleeper, other, wall = lab.phone(), lab.phone(), lab.phone(), lab.projector()
    sleeper.vanish()
    heard_before_sleep = len(sleeper.heard)
    text, reason = canary(), canary()
    note_id = str(uuid4())
    author.do("note.add", board_id=board_id, note_id=note_id, text=text)

    answer = lab.steer("note.hide", note_id=note_id, reason=reason)
    sleeper.reconnect()
    late = lab.phone()

    for phone in (author, other, wall):
        phone.until_seq(answer["seq"])
    assert not [row for phone in (other, wall, late, sleeper) for row in phone.rows("notes")]
    assert [row["is_hidden"] for row in author.rows("notes")] == [True]
    assert [row["reason"] for row in author.rows("note_hidings")] == [reason]
    for phone in (late, sleeper):
        known = "".join(phone.heard[heard_before_sleep if phone is sleeper else 0 :])
        assert text not in known + everything_on_request(lab, phone)
    assert_nobody_has([reason], lab, other, wall, late, sleeper)


def test_a_secret_round_tells_only_the_turnout(lab: Lab) -> None:
    round_ = lab.activity("round")
    lab.steer("workshop.open")
    lab.steer("stage.open", stage_run_id=round_["stage_run_id"])
    item = str(uuid4())
    items = [{"id": item, "text_th": "นัดตามรถ", "text_en": "Follow the bus"}]
    lab.steer("round.add_items", round_id=round_["round_id"], items=items)
    lab.steer("round.open", round_id=round_["round_id"])
    voter, other, console, wall = lab.phone(), lab.phone(), lab.console(), lab.projector()

    answer = voter.do("ballot.cast", round_id=round_["round_id"], choices={item: -1})
    for phone in (other, console, wall):
        phone.until_seq(answer["seq"])
        phone.until(lambda p=phone: p.presence.get("turnout", {}).get(round_["round_id"]) == 1)
    while_open = [phone.rows("ballots") + phone.rows("tallies") for phone in (other, console, wall)]
    own = voter.rows("ballots")
    lab.steer("round.close", round_id=round_["round_id"])
    revealed = lab.steer("round.reveal", round_id=round_["round_id"])

    assert while_open == [[], [], []]
    assert own[0]["choices"] == {item: -1}
    for phone in (voter, other, console, wall):
        phone.until_seq(revealed["seq"])
        assert not phone.rows("ballots")
        assert phone.rows("tallies")[0]["items"][0]["counts"] == {"-1": 1, "0": 0, "1": 0}
