"""SQLite's write-ahead log goes into the database beside the writing, not inside a commit."""

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from workshops.core.db import Base, Database, utcnow
from workshops.people.models import AccountRole, User


def a_lot_of_writing(database: Database, rows: int) -> None:
    for number in range(rows):
        with database.writing() as db:
            db.add(
                User(
                    email=f"{number}@example.org",
                    name="น" * 900,
                    role=AccountRole.STAFF,
                    password_hash="-",
                    created_at=utcnow(),
                )
            )


def test_a_commit_does_not_move_the_log(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.writer)
    database.shorten_log()
    before = path.stat().st_size

    a_lot_of_writing(database, 400)
    while_writing = path.stat().st_size
    database.shorten_log()

    assert os.path.getsize(f"{path}-wal") > 4096 * 1000
    assert while_writing == before
    assert path.stat().st_size > before
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT count(*) FROM user").fetchone() == (400,)
    other.close()
    database.dispose()


def test_the_log_is_moved_while_somebody_reads_and_another_writes(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'log.sqlite'}")
    Base.metadata.create_all(database.writer)

    with database.reading() as db, database.writing() as writing:
        db.scalar(sa.select(sa.func.count()).select_from(User))
        writing.execute(sa.text("UPDATE user SET name = ''"))
        database.shorten_log()

    database.dispose()
