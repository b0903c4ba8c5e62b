"""Whether an error means that the database or its machine is in trouble: worth asking again later."""

import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_IOERR: "away",
    sqlite3.SQLITE_CANTOPEN: "away",
    sqlite3.SQLITE_BUSY: "away",
    sqlite3.SQLITE_LOCKED: "away",
    sqlite3.SQLITE_NOMEM: "away",
}
_SYSTEM = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EIO: "away",
    errno.EMFILE: "away",
    errno.ENFILE: "away",
    errno.ENOMEM: "away",
}
_POSTGRESQL = {"53100": "full", "25006": "read_only"}
_POSTGRESQL_CLASSES = ("08", "53", "57", "58", "55P03", "40001", "40P01")
"""Connections, resources, shutdown, the system around it; locks. PostgreSQL's appendix A."""


def trouble_of(error: BaseException) -> str | None:
    """``full``, ``read_only`` or ``away``; None when the error is something else.

    What caused it is looked at too: when SQLite gives a transaction up by itself, the savepoint's
    end fails as well and hides why.
    """
    return next((word for one in _chain(error) if (word := _word(one))), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _word(error: BaseException) -> str | None:
    if isinstance(error, PoolTimeout):
        return "away"
    raw = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(raw, sqlite3.Error):
        return _SQLITE.get(getattr(raw, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0)
    if not isinstance(error, DBAPIError):
        return None
    state = getattr(raw, "sqlstate", None)
    if state is None:
        lost = error.connection_invalidated or isinstance(error, OperationalError)
        return "away" if lost else None
    return _POSTGRESQL.get(state, "away" if state.startswith(_POSTGRESQL_CLASSES) else None)
