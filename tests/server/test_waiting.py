"""An answer of PostgreSQL that comes at once lets nobody else run meanwhile; a slow one does."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from server.runtime import asking_first

TO_READ = 1


def an_answer(line: socket.socket) -> Generator[int, int, bytes]:
    """Reads twice, as psycopg does: what it waits for goes out, what is ready comes in."""
    first = yield TO_READ
    assert first == TO_READ
    said = line.recv(1)
    second = yield TO_READ
    assert second == TO_READ
    return said + line.recv(1)


def test_what_is_there_already_is_read_without_letting_go() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"ok")
        with pytest.raises(StopIteration) as end:
            next(asking_first(an_answer(ours), ours.fileno()))
        assert end.value.value == b"ok"


def test_what_takes_longer_lets_others_run_until_it_is_there() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        waiting = asking_first(an_answer(ours), ours.fileno())
        assert next(waiting) == TO_READ
        theirs.sendall(b"o")
        assert waiting.send(TO_READ) == TO_READ
        theirs.sendall(b"k")
        with pytest.raises(StopIteration) as end:
            waiting.send(TO_READ)
        assert end.value.value == b"ok"


def test_a_line_that_broke_is_something_to_read() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        theirs.close()
        with pytest.raises(StopIteration) as end:
            next(asking_first(an_answer(ours), ours.fileno()))
        assert end.value.value == b""


@pytest.mark.parametrize(
    ("url", "looks_first"),
    [("postgresql+psycopg://nobody@localhost/none", True), ("sqlite:///{}/none.sqlite", False)],
)
def test_a_server_on_postgresql_waits_like_that(
    url: str, looks_first: bool, tmp_path: Path
) -> None:
    """In a process of its own, since eventlet's patches cannot be taken back."""
    program = (
        "import eventlet; eventlet.monkey_patch()\n"
        "from server import create_app\n"
        "from server.config import Settings\n"
        "create_app(Settings.from_environ())\n"
        "from psycopg import waiting\n"
        "print(waiting.wait.__module__)"
    )
    settings = {"RUAMSANG_DATABASE_URL": url.format(tmp_path), "RUAMSANG_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ("server.runtime" if looks_first else "psycopg.waiting")
