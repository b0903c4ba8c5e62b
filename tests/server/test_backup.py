"""A backup taken while a room writes is whole, and phones go on with what is restored from it."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from deploy.local.postgres import PostgresServer
from tests.factories import a_workshop
from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone, Screen
from tests.support.server import ROOT, ServerProcess
from workshops.core.db import Database
from workshops.snapshot import Head, head_of

SECRET = "the same before and after"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path / "live", SECRET_KEY=SECRET)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def lab(server: ServerProcess) -> Iterator[Lab]:
    with Lab.found(server.url, make_staff(server)) as lab:
        yield lab


def flask(server: ServerProcess, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", *map(str, words)],
        env=os.environ | dict(server.process.env or {}),
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )


class Writers:
    """Three people who write notes for as long as the block lasts."""

    def __init__(self, lab: Lab, board_id: str) -> None:
        self._lab, self._board_id = lab, board_id
        self._threads = [threading.Thread(target=self._write) for _ in range(3)]
        self._is_over = threading.Event()

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(timeout=30)

    def _write(self) -> None:
        phone = self._lab.phone()
        while not self._is_over.is_set():
            phone.do("note.add", board_id=self._board_id, note_id=str(uuid4()), text="โน้ต")
            self._is_over.wait(0.02)  # Within the pace that a single phone may keep.


@dataclass
class Watch:
    """A phone that watched from beginning to end, and what it saw at first."""

    phone: Phone
    begin: Screen

    def fingerprint_at(self, seq: int) -> str:
        """Of what the phone showed when it had heard everything up to ``seq``."""
        for frame in self.phone.frames:
            self.begin.apply([event for event in frame["events"] if event["seq"] <= seq], 0)
        return self.begin.fingerprint()


def backup_under_load(server: ServerProcess, lab: Lab, path: Path) -> Watch:
    """A backup from the midst of the writing."""
    board_id = lab.open_board()
    watching = lab.phone()
    begin = lab.truth(watching).screen
    with Writers(lab, board_id):
        watching.until(lambda: len(watching.rows("notes")) >= 20)
        done = flask(server, "backup", path)
        written = len(watching.rows("notes"))
        watching.until(lambda: len(watching.rows("notes")) >= written + 20)
    assert done.returncode == 0, done.stderr
    lab.assert_converged(watching)
    return Watch(watching, begin)


def seq_in(path: Path, lab: Lab) -> int:
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        seq, entries = copy.execute(
            "SELECT w.seq, count(*) FROM workshop w JOIN journal j ON j.workshop_id = w.id"
            " WHERE w.join_code = ?",
            [lab.code],
        ).fetchone()
    assert entries == seq
    return int(seq)


def restored(server: ServerProcess, path: Path, folder: Path) -> ServerProcess:
    """A server in an empty folder, on the same address, with what the backup holds."""
    fresh = ServerProcess(folder, port=server.port, SECRET_KEY=SECRET)
    done = flask(fresh, "restore", path)
    assert done.returncode == 0, done.stderr
    return fresh


def test_a_backup_under_load_is_one_moment_and_phones_go_on_from_there(
    server: ServerProcess, lab: Lab, tmp_path: Path
) -> None:
    path = tmp_path / "backup.sqlite"
    watch = backup_under_load(server, lab, path)
    seq = seq_in(path, lab)
    server.stop()

    fresh = restored(server, path, tmp_path / "fresh")
    fresh.start()

    try:
        screen = lab.truth(watch.phone).screen
        assert screen.seq == seq < watch.phone.screen.seq
        assert screen.fingerprint() == watch.fingerprint_at(seq)

        watch.phone.reconnect()

        lab.assert_converged(watch.phone)
        assert watch.phone.screen.seq == seq
    finally:
        fresh.stop()


def test_a_database_in_use_is_not_replaced(server: ServerProcess, lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    flask(server, "backup", path)
    phone = lab.phone()

    without_a_word = flask(server, "restore", path)
    in_use = flask(server, "restore", path, "--replace")

    assert without_a_word.returncode == in_use.returncode == 1
    assert "--replace" in without_a_word.stderr
    assert "Stop the server first" in in_use.stderr
    assert phone.ask("participant.update", name="ยังอยู่")["ok"]


def test_a_stopped_database_is_replaced_and_put_aside(
    server: ServerProcess, lab: Lab, tmp_path: Path
) -> None:
    path, data = tmp_path / "backup.sqlite", tmp_path / "live" / "data"
    flask(server, "backup", path)
    lab.open_board()
    server.stop()

    done = flask(server, "restore", path, "--replace")

    assert done.returncode == 0, done.stderr
    server.start()
    screen = lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]
    assert screen["workshop"][0]["state"] == "draft"
    assert len(list(data.glob("ruamsang.sqlite.replaced-*"))) == 1


def test_a_damaged_backup_is_refused_and_nothing_changes(
    server: ServerProcess, tmp_path: Path
) -> None:
    path = tmp_path / "backup.sqlite"
    flask(server, "backup", path)
    path.write_bytes(path.read_bytes()[:20_000])
    fresh = ServerProcess(tmp_path / "fresh", SECRET_KEY=SECRET)

    done = flask(fresh, "restore", path)

    assert done.returncode == 1
    assert "Error: " in done.stderr
    assert list((tmp_path / "fresh" / "data").glob("*.sqlite*")) == []


def test_a_backup_overwrites_nothing(server: ServerProcess, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    path.write_text("something else")

    done = flask(server, "backup", path)

    assert done.returncode == 1
    assert path.read_text() == "something else"


def test_the_password_of_postgresql_is_in_no_list_of_processes(tmp_path: Path) -> None:
    """Whoever has an account on the machine may read the words of every command."""
    server = ServerProcess(
        tmp_path, DATABASE_URL="postgresql://lab:dok%2Fpip@db:5433/lab?sslmode=require"
    )
    (tmp_path / "pg_dump").write_text(PROGRAM_THAT_TELLS)
    (tmp_path / "pg_dump").chmod(0o700)
    server.process.env = dict(server.process.env or {}) | {
        "PATH": f"{tmp_path}:{os.environ['PATH']}"
    }

    done = flask(server, "backup", tmp_path / "backup")

    assert done.returncode == 1
    assert "--dbname=postgresql://lab@db:5433/lab?sslmode=require" in done.stderr
    words, password = done.stderr.split(" with ")
    assert "pip" not in words
    assert password.strip() == "dok/pip"
    assert not list(tmp_path.glob("backup*")), "half a dump is none"


PROGRAM_THAT_TELLS = """#!/bin/sh
echo "$@ with $PGPASSWORD" >&2
exit 1
"""


def test_a_machine_without_the_program_is_told_its_name(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, DATABASE_URL="postgresql://lab@db/lab")
    server.process.env = dict(server.process.env or {}) | {"PATH": str(tmp_path)}

    done = flask(server, "backup", tmp_path / "backup")

    assert (done.returncode, done.stderr) == (
        1,
        "Error: pg_dump is not installed on this machine\n",
    )


def test_on_postgresql_a_dump_comes_back_with_streams_that_begin_anew(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    old_url, new_url = postgres.new_database(), postgres.empty_database()
    old = Database(old_url)
    workshop = a_workshop(old)
    programs, dump = Path(postgres.process.command[0]).parent, tmp_path / "dump"

    server = ServerProcess(tmp_path, DATABASE_URL=old_url)
    server.process.env = dict(server.process.env or {}) | {
        "PATH": f"{programs}:{os.environ['PATH']}"
    }
    saved = flask(server, "backup", dump)
    run = partial(subprocess.run, check=True)
    run([programs / "pg_restore", "--clean", "--if-exists", f"--dbname={plain(new_url)}", dump])
    done = flask(ServerProcess(tmp_path, DATABASE_URL=new_url), "renew-epochs")

    new = Database(new_url)
    before, after = head(old, workshop.id), head(new, workshop.id)
    assert saved.returncode == 0, saved.stderr
    assert oct(dump.stat().st_mode)[-3:] == "600", "it is for the eyes of its owner only"
    assert done.returncode == 0, done.stderr
    assert (after.seq, after.floor) == (before.seq, before.floor)
    assert after.epoch != before.epoch
    old.dispose()
    new.dispose()


def head(database: Database, workshop_id: UUID) -> Head:
    with database.reading() as db:
        return head_of(db, workshop_id)


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg", "postgresql")
