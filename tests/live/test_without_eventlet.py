"""A smoke run under plain threads: leaving eventlet stays cheap."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.support.lab import Lab, make_staff
from tests.support.server import ServerProcess


@pytest.fixture
def threaded(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path, ASYNC_MODE="threading")
    process.start()
    yield process
    process.stop()


def test_a_workshop_lives_under_plain_threads_too(threaded: ServerProcess) -> None:
    with Lab.found(threaded.url, make_staff(threaded)) as lab:
        board_id = lab.open_board()
        author, other = lab.phone(), lab.phone()

        answer = author.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ร่วมสร้าง")

        other.until_seq(answer["seq"])
        lab.assert_converged(other)
        assert [row["text"] for row in other.rows("notes")] == ["ร่วมสร้าง"]
