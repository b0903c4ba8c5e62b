"""Backup of the database, and restore of SQLite; what PostgreSQL restores with is a program of its own."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from workshops.core.db import Database
from workshops.core.workshop import renew_epochs
from workshops.migrations import upgrade

LOCK_SECONDS = 5


class BackupRefused(Exception):
    """Why nothing was done, in one line for whoever asked."""


def back_up(database_url: str, target: Path) -> None:
    """Copy one consistent state while others write. ``target`` appears whole or not at all.

    Of PostgreSQL it is a dump in its custom format. Raises ``BackupRefused``.
    """
    url = sa.make_url(database_url)
    if target.exists():
        raise BackupRefused(f"{target} is there already; nothing was overwritten")
    if not target.parent.is_dir():
        raise BackupRefused(f"There is no folder {target.parent}")
    if url.get_backend_name() == "postgresql":
        _dump(url, target)
    else:
        _copy(_sqlite_file(database_url, instead="a backup of its own"), target)


def restore(database_url: str, source: Path, *, replace: bool = False) -> Path | None:
    """Put a backup in the place of the database; where the replaced one is kept, if there was one.

    Every workshop gets a new epoch: phones that saw what came after the backup take a fresh
    snapshot instead of going on from a number that now means something else.
    Raises ``BackupRefused``.
    """
    target = _sqlite_file(database_url, instead="pg_restore, then flask renew-epochs")
    if not source.is_file():
        raise BackupRefused(f"There is no file {source}")
    _check(source)
    if target.exists() and not replace:
        raise BackupRefused(f"There is a database at {target}; --replace puts it aside")
    if target.exists():
        _assert_nobody_uses(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _arriving(target) as part:
        shutil.copyfile(source, part)
        _bring_up_to_date(part)
        return _put_aside(target)


def _copy(source: Path, target: Path) -> None:
    """One read transaction covers the whole copy: writers go on, and nothing has to start again."""
    if not source.exists():
        raise BackupRefused(f"There is no database at {source}")
    with _arriving(target) as part:
        with closing(_opened(source)) as live, closing(_opened(part)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # One file, without a log beside it.
        _check(part)


def _dump(url: sa.URL, target: Path) -> None:
    """By ``pg_dump``. Its words are in every list of processes; its environment is its owner's."""
    address = sa.URL.create(
        "postgresql",
        username=url.username,
        host=url.host,
        port=url.port,
        database=url.database,
        query=url.difference_update_query(["password"]).query,
    )
    password = url.password or url.query.get("password", "")
    with _arriving(target) as part:
        words = ["pg_dump", "--format=custom", f"--file={part}", f"--dbname={address}"]
        env = os.environ | ({"PGPASSWORD": str(password)} if password else {})
        try:
            subprocess.run(  # noqa: S603 A fixed program; the rest is the operator's own setting.
                words, env=env, check=True, capture_output=True, text=True
            )
        except FileNotFoundError:
            raise BackupRefused("pg_dump is not installed on this machine") from None
        except subprocess.CalledProcessError as error:
            raise BackupRefused(f"pg_dump: {error.stderr.strip()}") from None


def _sqlite_file(database_url: str, *, instead: str) -> Path:
    url = sa.make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise BackupRefused(f"This database is PostgreSQL: use {instead}")
    return Path(url.database)


def _opened(path: Path) -> sqlite3.Connection:
    """An existing file; SQLite would make a missing one."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=LOCK_SECONDS)


@contextmanager
def _arriving(target: Path) -> Iterator[Path]:
    """A file beside ``target``, for our eyes only, which takes its place when all went well."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _check(path: Path) -> None:
    """Raise ``BackupRefused`` unless this is a whole database of ours."""
    try:
        with closing(_opened(path)) as copy:
            answers = copy.execute("PRAGMA integrity_check").fetchall()
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
            copy.execute("SELECT count(*) FROM workshop").fetchone()
    except sqlite3.Error as error:
        raise BackupRefused(f"{path} is not a whole database of Ruamsang: {error}") from error
    if answers != [("ok",)]:
        raise BackupRefused(f"{path} is damaged: {answers[0][0]}")


def _assert_nobody_uses(path: Path) -> None:
    """Leaving WAL mode needs the file alone, so it fails while a server has it open."""
    with closing(_opened(path)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise BackupRefused(f"Stop the server first: {path} is in use") from error


def _bring_up_to_date(path: Path) -> None:
    url = f"sqlite:///{path}"
    upgrade(url)
    database = Database(url)
    with database.writing() as db:
        renew_epochs(db)
    database.dispose()
    with closing(_opened(path)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def _put_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    return target.rename(target.with_name(f"{target.name}.replaced-{now}"))
