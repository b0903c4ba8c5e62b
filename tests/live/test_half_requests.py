"""Whoever sends half a request is not waited for, and what is nested without end is refused."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import requests

from tests.live.test_gateway import ends, raw_socket
from tests.support.lab import Lab
from tests.support.server import ServerProcess

DEEP = "[" * 20_000 + "]" * 20_000


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path, tweaks={"server.runtime:LONGEST_SILENCE_SECONDS": 1})
    process.start()
    yield process
    process.stop()


@pytest.mark.parametrize(
    "half",
    [
        b"POST /api/v1/to",
        b"POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nX-A: ",
        b"POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
    ],
)
def test_half_a_request_is_not_waited_for(impatient: ServerProcess, half: bytes) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=20) as line:
        begin = time.monotonic()
        line.sendall(half)

        while line.recv(10_000):
            pass

    assert time.monotonic() - begin < 15
    assert impatient.is_healthy()
    assert "Traceback" not in impatient.log_text()


def test_who_polls_after_they_were_let_go_is_no_error_of_ours(impatient: ServerProcess) -> None:
    address = f"{impatient.url}/socket.io/?EIO=4&transport=polling&sid=gone"

    answer = requests.get(address, headers={"Origin": impatient.url}, timeout=5)

    assert answer.status_code == 400
    lines = impatient.log_text().splitlines()
    logged = [json.loads(line) for line in lines if "Invalid session" in line]
    assert [line["level"] for line in logged] == ["WARNING"]


def nested(levels: int) -> dict[str, object]:
    """Data that JSON can carry and that no command has."""
    data: dict[str, object] = {}
    for _ in range(levels):
        data = {"a": data}
    return data


def test_what_is_nested_without_end_is_refused_as_invalid(lab: Lab, server: ServerProcess) -> None:
    lab.open_board()
    phone = lab.phone()
    before = server.log_text()

    for levels in (20, 200):
        answer = phone.ask("note.add", **nested(levels))
        assert (answer["ok"], answer["code"]) == (False, "invalid")
    assert post(lab, DEEP) == (422, "invalid")
    assert post(lab, envelope(900)) == (422, "invalid")

    assert "Traceback" not in server.log_text()[len(before) :]


def test_a_packet_nested_without_end_ends_its_own_connection(lab: Lab) -> None:
    board_id = lab.open_board()
    other, line = lab.phone(), raw_socket(lab)

    line.send(f'42/live,["command",{DEEP}]')

    assert ends(line)
    line.close()
    other.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ไม่เป็นไร")


def envelope(levels: int) -> str:
    return json.dumps({"id": str(uuid4()), "type": "note.add", "data": nested(levels)})


def post(lab: Lab, body: str) -> tuple[int, str]:
    answer = requests.post(
        f"{lab.url}/api/v1/workshops/{lab.id}/commands",
        data=body,
        headers={"Authorization": f"Bearer {lab.host.token}", "Content-Type": "application/json"},
        timeout=20,
    )
    return answer.status_code, answer.json()["code"]
