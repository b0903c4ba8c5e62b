"""A full disk and too few file descriptors: said clearly, asked again later, over without a restart."""

import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest
import requests

from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone
from tests.support.server import ServerProcess


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


@contextmanager
def limited(server: ServerProcess, what: int, most: int) -> Iterator[None]:
    process = psutil.Process(server.process.pid)
    before = process.rlimit(what)
    process.rlimit(what, (most, before[1]))
    yield
    process.rlimit(what, before)


def write(phone: Phone, board_id: str, id: str | None = None) -> dict[str, Any]:
    words = {"board_id": board_id, "note_id": str(uuid4()), "text": "น้ำใจ" * 90}
    return phone.ask("note.add", id=id, **words)


def readiness(server: ServerProcess) -> tuple[int, str]:
    answer = requests.get(f"{server.url}/readyz", timeout=20)
    return answer.status_code, answer.json()["database"]


def largest_file(server: ServerProcess) -> int:
    return max(path.stat().st_size for path in (server.folder / "data").iterdir())


def test_a_disk_without_room_is_said_and_nothing_is_lost(server: ServerProcess, lab: Lab) -> None:
    board_id = lab.open_board()
    phone, other = lab.phone(), lab.phone()

    with limited(server, resource.RLIMIT_FSIZE, largest_file(server) + 60_000):
        answers = [write(phone, board_id) for _ in range(40)]
        page = requests.get(server.url, timeout=20)
        joined = lab.join()
    with limited(server, resource.RLIMIT_FSIZE, 0):
        red = readiness(server)
    green = readiness(server)
    after = write(phone, board_id)

    kept = [answer for answer in answers if answer["ok"]]
    refused = [answer for answer in answers if not answer["ok"]]
    assert refused
    assert {(one["code"], one["after_ms"]) for one in refused} == {("retry", 1000)}
    assert (page.status_code, joined["code"]) == (200, "retry")
    assert red == (503, "away")
    assert green == (200, "ok")
    assert after["ok"]
    lab.assert_converged(other)
    assert len(other.rows("notes")) == len(kept) + 1
    said = [line for line in server.log_text().splitlines() if '"ERROR"' in line]
    assert any("A batch was lost: away" in line for line in said)
    assert len("".join(said)) < 40_000, "a full disk is not made fuller"


def test_too_few_file_descriptors_keep_newcomers_waiting_and_nobody_else(
    server: ServerProcess, lab: Lab
) -> None:
    board_id = lab.open_board()
    phone = lab.phone()
    assert write(phone, board_id)["ok"]
    used = psutil.Process(server.process.pid).num_fds()

    with ExitStack() as crowd, limited(server, resource.RLIMIT_NOFILE, used + 5):
        for _ in range(20):
            crowd.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
        inside = [write(phone, board_id) for _ in range(5)]

    later = lab.phone()
    assert all(answer["ok"] for answer in inside)
    assert write(later, board_id)["ok"]
    lab.assert_converged(phone)
    assert server.log_text().count("Nobody else can be let in just now") == 1
