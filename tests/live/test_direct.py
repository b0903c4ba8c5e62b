"""Direct send: a slow reader gets every frame whole and in order, and one that never reads is
shown out before it costs the others anything."""

import json
import socket
from itertools import pairwise
from typing import Any
from uuid import uuid4

import psutil
import pytest
import websocket

from tests.support.lab import Lab
from tests.support.phone import Phone
from tests.support.server import ServerProcess

LONG = "น้ำใจ" * 100
SMALL_BUFFER = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]


class SlowReader:
    """A bare WebSocket that reads only when told to, with little room in its kernel buffer."""

    def __init__(self, lab: Lab) -> None:
        address = lab.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        self.line = websocket.create_connection(
            address, timeout=20, origin=lab.url, sockopt=SMALL_BUFFER
        )
        auth = json.dumps({"token": lab.join()["token"], "workshop_id": lab.id})
        self.line.recv()
        self.line.send(f"40/live,{auth}")
        assert self.line.recv().startswith("40/live")

    def read_frame(self) -> dict[str, Any] | None:
        """The next frame; pings are answered and presence is passed over. None: closed."""
        while True:
            try:
                message = self.line.recv()
            except (websocket.WebSocketException, OSError):
                return None
            if not message:
                return None
            if message == "2":
                self.line.send("3")
            elif message.startswith('42/live,["bye"'):
                return {"bye": json.loads(message[8:])[1]["code"]}
            elif message.startswith('42/live,["frame"'):
                frame: dict[str, Any] = json.loads(message[8:])[1]
                return frame


def write_much(writers: list[Phone], board_id: str, count: int) -> int:
    seq = 0
    for number in range(count):
        text = f"{number} {LONG}"[:480]
        writer = writers[number % len(writers)]
        answer = writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text=text)
        seq = answer["seq"]
    return seq


def test_a_slow_reader_gets_every_frame_whole_and_in_order(lab: Lab) -> None:
    board_id = lab.open_board()
    slow = SlowReader(lab)
    writers = [lab.phone() for _ in range(4)]

    last = write_much(writers, board_id, 250)

    frames = []
    while not frames or frames[-1]["to"] < last:
        frame = slow.read_frame()
        assert frame is not None
        frames.append(frame)
    slow.line.close()
    assert all(one["to"] == two["from"] for one, two in pairwise(frames))
    notes = [row for frame in frames for event in frame["events"] for row in notes_of(event)]
    assert [int(row["text"].split()[0]) for row in notes] == list(range(250))


def notes_of(event: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = event.get("put", {}).get("notes", [])
    return rows


@pytest.mark.timeout(240)
def test_whoever_never_reads_is_shown_out(lab: Lab, server: ServerProcess) -> None:
    board_id = lab.open_board()
    process = psutil.Process(server.process.pid)
    stuck = [SlowReader(lab) for _ in range(5)]
    writers = [lab.phone() for _ in range(6)]
    before = process.memory_info().rss

    write_much(writers, board_id, 420)

    assert process.memory_info().rss - before < 50_000_000
    for one in stuck:
        assert "slow" in last_words(one)


def last_words(reader: SlowReader) -> str:
    """Read what was left in the pipe, up to the good-bye."""
    frame: dict[str, Any] | None = {}
    while frame is not None and "bye" not in frame:
        frame = reader.read_frame()
    reader.line.close()
    return str(frame)
