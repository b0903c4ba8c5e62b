"""The declarative base, column habits, and the two ways to open a database session."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from typing import Annotated, Any, cast
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from workshops.core.errors import Retry
from workshops.core.memory import Memory

LOCK_WAIT_SECONDS = 5.0
LOCK_RETRY_SECONDS = 0.02

LONGEST_LOG_PAGES = 16_384
"""64 MB. Long before that the server moves the log into the database beside the writing; only
where nobody does, a commit has to, and waits for the disk twice."""

Blocking = Callable[..., Any]
"""Runs a function that waits for the disk: ``blocking(function, *args)``."""


class UTCDateTime(sa.TypeDecorator[datetime]):
    """Aware in Python, naive UTC in the table, so that SQLite and PostgreSQL agree."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def utcnow() -> datetime:
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, the unit of every time on the wire."""
    return round(moment.timestamp() * 1000)


Key = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]
Moment = Annotated[datetime, mapped_column(default=utcnow)]


class Base(DeclarativeBase):
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UTCDateTime(),
        date: sa.Date(),
        dict[str, Any]: sa.JSON(),
        list[dict[str, Any]]: sa.JSON(),
        Enum: sa.Enum(
            Enum, native_enum=False, length=20, values_callable=lambda kind: [m.value for m in kind]
        ),
    }


class InWorkshop:
    """Everything that people make lives in exactly one workshop."""

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), index=True)


def _directly(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


class Database:
    """One engine for writing and one for reading. No globals, no scoped sessions.

    ``blocking`` is how the calls that may wait for SQLite's disk are made; whoever
    runs an event loop passes a function that keeps the loop turning. What people wrote is in the
    parameters, so no error names them.
    """

    def __init__(self, url: str, *, blocking: Blocking = _directly) -> None:
        self.url = sa.make_url(url)
        if self.url.get_backend_name() == "sqlite":
            self.writer, self.reader = _sqlite_engines(self.url, blocking)
        else:
            self.writer, self.reader = _postgresql_engines(self.url)
        _hand_over_savepoints(self.writer)
        self.memory = Memory()
        self._blocking = blocking
        self._log_keeper: sqlite3.Connection | None = None
        self._writing = sessionmaker(self.writer, expire_on_commit=False)
        self._reading = sessionmaker(self.reader, expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Commit when the block ends, roll back when it raises. ``Retry`` when locked too long.

        For what is no command. It may change what is remembered of workshops, so that is forgotten.
        """
        try:
            with self.writing_batch() as db:
                yield db
        finally:
            self.memory.forget()

    @contextmanager
    def writing_batch(self) -> Iterator[Session]:
        """The same for a batch of commands, which says itself what is to be remembered."""
        with self._writing.begin() as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the database for as long as the block lasts."""
        with self._reading() as db:
            yield db

    def shorten_log(self) -> None:
        """SQLite: move the write-ahead log into the database, off the path of any commit.

        A passive checkpoint takes no lock that a writer or a reader waits for.
        """
        if not self.is_sqlite:
            return
        if self._log_keeper is None:
            path = self.url.database or ":memory:"
            self._log_keeper = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._blocking(self._log_keeper.execute, "PRAGMA wal_checkpoint(PASSIVE)")

    def dispose(self) -> None:
        if self._log_keeper is not None:
            self._log_keeper.close()
            self._log_keeper = None
        self.writer.dispose()
        self.reader.dispose()


def insert_if_new(db: Session, row: Base) -> bool:
    """Insert a row past the unit of work, which would have nothing to find out about it.

    Every column must be set. False, and nothing has happened, when its key is taken.
    """
    table = cast("sa.Table", row.__table__)
    values = {column.key: getattr(row, column.key) for column in table.columns}
    statement = _insert_or_nothing(table, db.get_bind().dialect.name)
    return db.execute(statement, values).first() is not None


@cache
def _insert_or_nothing(table: sa.Table, dialect: str) -> sa.Insert:
    """Made once a table: a whole room writes at the same time."""
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing().returning(*table.primary_key)
    return postgresql.insert(table).on_conflict_do_nothing().returning(*table.primary_key)


def still_in_transaction(db: Session) -> bool:
    """Ask the driver, since SQLite ends a transaction by itself when the disk is full."""
    raw: Any = db.connection().connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        return raw.in_transaction
    return bool(raw.info.transaction_status.name == "INTRANS")


def _hand_over_savepoints(engine: sa.Engine) -> None:
    """Straight to the driver: the dialect would compile a statement for each, and every command of
    a batch has two.
    """
    dialect: Any = engine.dialect
    for name, words in (
        ("do_savepoint", "SAVEPOINT"),
        ("do_release_savepoint", "RELEASE SAVEPOINT"),
        ("do_rollback_to_savepoint", "ROLLBACK TO SAVEPOINT"),
    ):
        setattr(dialect, name, partial(_say, words))


def _say(words: str, connection: sa.Connection, name: str) -> None:
    connection.exec_driver_sql(f"{words} {name}")


def _sqlite_engines(url: sa.URL, blocking: Blocking) -> tuple[sa.Engine, sa.Engine]:
    # One writer, since SQLite has one anyway: whoever comes second waits for the pool, not the file.
    writer = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    reader = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        pool_size=8,
        max_overflow=8,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    sa.event.listen(writer, "connect", _prepare_sqlite)
    sa.event.listen(reader, "connect", _prepare_sqlite_reader)
    sa.event.listen(writer, "begin", _begin_immediate)
    sa.event.listen(writer, "commit", lambda connection: _commit(connection, blocking))
    sa.event.listen(reader, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return writer, reader


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # We say BEGIN ourselves.
    connection.execute("PRAGMA busy_timeout=50")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint={LONGEST_LOG_PAGES}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA busy_timeout=0")


def _prepare_sqlite_reader(connection: Any, record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=50")
    connection.execute("PRAGMA query_only=ON")


def _begin_immediate(connection: sa.Connection) -> None:
    """Take the lock up front. SQLite itself does not wait for it at all (``busy_timeout=0``), so
    this may run on a loop; we wait for another process in short naps.
    """
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    deadline = time.monotonic() + LOCK_WAIT_SECONDS
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            if time.monotonic() > deadline:
                raise Retry({"after_ms": 1000}) from error
            time.sleep(LOCK_RETRY_SECONDS)


def _commit(connection: sa.Connection, blocking: Blocking) -> None:
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    if raw.in_transaction:
        blocking(raw.execute, "COMMIT")


def _postgresql_engines(url: sa.URL) -> tuple[sa.Engine, sa.Engine]:
    url = url.set(drivername="postgresql+psycopg")
    options = "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000 -c timezone=UTC"
    keepalives = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5}
    arguments = {"options": options, **keepalives}
    writer = sa.create_engine(
        url,
        connect_args=arguments,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    reader = sa.create_engine(
        url,
        connect_args=arguments,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
    )
    return writer, reader
