"""G12: whatever some clients do all at once, the others' commands go through and memory stays put."""

import json
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from os import urandom
from pathlib import Path
from statistics import median
from uuid import uuid4

import psutil
import pytest
import requests
import websocket

from tests.live.test_direct import SlowReader
from tests.live.test_gateway import raw_socket
from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone
from tests.support.server import ServerProcess

SILENT, SLOW, FLOODING, JOINING, WRITERS = 300, 50, 3, 3, 4
SECONDS = 10.0
MOST_MB = 50
UNTROUBLED_SECONDS = 1.0
SLOWER_AT_MOST = 10
"""The hostile share this machine with the server and with those who are measured."""
BROKEN = ("4" + "x" * 65_537, "4" + "9not-a-packet", '42/live,["command"', "4" + "2" * 60_000)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def lab(server: ServerProcess) -> Iterator[Lab]:
    with Lab.found(server.url, make_staff(server)) as lab:
        yield lab


def writing(phones: list[Phone], board_id: str, seconds: float) -> list[float]:
    """How long every one of the others' notes took, from asking to the answer."""
    waits: list[float] = []

    def write(phone: Phone) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begin = time.monotonic()
            phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="คนอื่น")
            waits.append(time.monotonic() - begin)
            time.sleep(0.1)

    in_parallel([threading.Thread(target=write, args=(phone,)) for phone in phones])
    return waits


def in_parallel(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)


class Hostile:
    """Everything at once, until the block ends."""

    def __init__(self, lab: Lab) -> None:
        self.lab, self.is_over = lab, threading.Event()
        self.silent: list[socket.socket] = []
        self.slow: list[SlowReader] = []
        self.flooding = [SlowReader(lab).line for _ in range(FLOODING)]
        acts = [self._flood] * FLOODING + [self._join] * JOINING + [self._talk_nonsense]
        self._threads = [
            threading.Thread(target=act, args=(n,), daemon=True) for n, act in enumerate(acts)
        ]

    def __enter__(self) -> "Hostile":
        self.silent = [open_silently(self.lab) for _ in range(SILENT)]
        self.slow = [SlowReader(self.lab) for _ in range(SLOW)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        for thread in self._threads:
            thread.join(timeout=30)
        for line in [*self.silent, *(reader.line for reader in self.slow)]:
            line.close()

    def _flood(self, number: int) -> None:
        line = self.flooding[number].sock
        words = b'42/live,["command",{"id":"7","type":"note.burn","data":{}}]'
        with suppress(OSError):
            while not self.is_over.is_set():
                line.sendall((bytes((0x81, 0x80 | len(words))) + bytes(4) + words) * 20)

    def _join(self, _: int) -> None:
        """People who never come in, as fast as it goes."""
        while not self.is_over.is_set():
            with suppress(requests.RequestException):
                self.lab.join()

    def _talk_nonsense(self, _: int) -> None:
        while not self.is_over.is_set():
            for words in BROKEN:
                with suppress(websocket.WebSocketException, OSError):
                    line = raw_socket(self.lab)
                    line.send(words)
                    line.send_binary(urandom(100))
                    line.close()
            self.is_over.wait(0.05)


def open_silently(lab: Lab) -> socket.socket:
    """A WebSocket that says nothing after its handshake."""
    port = int(lab.url.rpartition(":")[2])
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.sendall(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n"
        b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        b"Origin: " + lab.url.encode() + b"\r\n"
        b"Sec-WebSocket-Key: " + b64encode(urandom(16)) + b"\r\n\r\n"
    )
    return line


@pytest.mark.timeout(280)
def test_some_who_do_everything_at_once_cost_the_others_nothing_to_speak_of(
    lab: Lab, server: ServerProcess
) -> None:
    board_id, process = lab.open_board(), psutil.Process(server.process.pid)
    others = [lab.phone() for _ in range(WRITERS)]
    quiet = writing(others, board_id, 3)
    before = process.memory_info().rss

    with Hostile(lab) as hostile:
        waits = writing(others, board_id, SECONDS)
        grown_mb = (process.memory_info().rss - before) / 1_000_000
        assert all(is_closed(line.sock) for line in hostile.flooding)
        closed_by_server = sum(is_closed(line) for line in hostile.silent)

    said = f"quiet p50 {median(quiet):.3f}, p50 {median(waits):.3f}, worst {max(waits):.3f} s; "
    said += f"+{grown_mb:.0f} MB; {closed_by_server} silent sockets closed"
    print(said)
    # Commands come one at a time, so a starved writer would hardly have written anything.
    assert len(waits) > WRITERS * 2, said
    assert median(waits) < max(UNTROUBLED_SECONDS, SLOWER_AT_MOST * median(quiet)), said
    assert grown_mb < MOST_MB, said
    assert closed_by_server == SILENT, said
    assert server.process.is_running
    for phone in others:
        lab.assert_converged(phone)


def is_closed(line: socket.socket) -> bool:
    """Whether the server ends it; what it said before is read and dropped."""
    line.settimeout(40)
    try:
        while line.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def test_what_the_hostile_were_told_names_no_inside(lab: Lab, server: ServerProcess) -> None:
    for words in BROKEN:
        line = raw_socket(lab)
        line.send(words)
        heard = []
        with suppress(websocket.WebSocketException, OSError):
            while message := line.recv():
                heard.append(str(message))
        line.close()
        assert "Traceback" not in json.dumps(heard)
    assert "Traceback" not in server.log_text()
