"""G1, G2: what was acknowledged survives kill -9, and a retry takes effect once."""

import random
import threading
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
import socketio

from tests.support.lab import Lab
from tests.support.phone import Phone
from tests.support.server import ServerProcess

WRITERS = 6
KILLS = 3


def test_the_same_command_again_gets_the_same_answer_and_does_nothing(
    mortal_lab: Lab, mortal_server: ServerProcess
) -> None:
    board_id = mortal_lab.open_board()
    author = mortal_lab.phone()
    command = {"board_id": board_id, "note_id": str(uuid4()), "text": "หนึ่งครั้ง"}
    id = str(uuid4())
    first = author.ask("note.add", id=id, **command)

    on_the_same_socket = author.ask("note.add", id=id, **command)
    mortal_server.restart()
    after_a_crash = author.reconnect().ask("note.add", id=id, **command)
    other_words = author.ask("note.add", id=id, **command | {"text": "สองครั้ง"})

    assert first["ok"]
    assert on_the_same_socket["seq"] == after_a_crash["seq"] == first["seq"]
    assert other_words["code"] == "id_reused"
    assert [row["text"] for row in author.rows("notes")] == ["หนึ่งครั้ง"]


class Writer(threading.Thread):
    """Writes notes one at a time and sends each again, with the same id, until it is answered."""

    def __init__(self, phone: Phone, board_id: str) -> None:
        super().__init__(daemon=True)
        self.phone, self.board_id = phone, board_id
        self.acknowledged: dict[str, str] = {}
        self.refused: list[Any] = []
        self.is_done = False

    def run(self) -> None:
        number = 0
        while not self.is_done:
            number += 1
            id, note_id = str(uuid4()), str(uuid4())
            text = f"โน้ตที่ {number}"
            data = {"board_id": self.board_id, "note_id": note_id, "text": text}
            answer = self._until_answered(id, data)
            if answer["ok"]:
                self.acknowledged[note_id] = text
            else:
                self.refused.append(answer)

    def _until_answered(self, id: str, data: dict[str, Any]) -> dict[str, Any]:
        while True:
            with suppress(socketio.exceptions.SocketIOError, ConnectionError, AssertionError):
                answer = self.phone.ask("note.add", id=id, **data)
                if answer.get("code") not in ("retry", "too_fast"):
                    return answer
                threading.Event().wait(answer["after_ms"] / 1000)
                continue
            threading.Event().wait(0.2)
            with suppress(socketio.exceptions.SocketIOError, ConnectionError, AssertionError):
                self.phone.reconnect()


@pytest.mark.parametrize("seed", [2569])
def test_whatever_was_acknowledged_survives_kill_9_exactly_once(
    mortal_lab: Lab, mortal_server: ServerProcess, seed: int
) -> None:
    dice = random.Random(seed)
    board_id = mortal_lab.open_board()
    writers = [Writer(mortal_lab.phone(), board_id) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()

    for _ in range(KILLS):
        threading.Event().wait(dice.uniform(0.3, 1.2))
        mortal_server.restart()
    threading.Event().wait(2)
    for writer in writers:
        writer.is_done = True
    for writer in writers:
        writer.join(timeout=30)
        assert not writer.is_alive()

    assert not [writer.refused for writer in writers if writer.refused]
    fresh = mortal_lab.console()
    written = {row["id"]: row["text"] for row in fresh.rows("notes")}
    acknowledged = {id: text for writer in writers for id, text in writer.acknowledged.items()}
    assert len(acknowledged) > WRITERS * KILLS, "hardly anything was written"
    assert written == acknowledged
    for writer in writers:
        mortal_lab.assert_converged(writer.phone)
