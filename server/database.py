"""The running app's database, for code that serves a request; and how it is met at the start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import sqlalchemy as sa
from flask import current_app

from server.config import SettingsError
from workshops.core.db import Database
from workshops.migrations import upgrade


def database() -> Database:
    return cast(Database, current_app.extensions["database"])


def bring_up_to_date(url: str) -> None:
    """Make the tables those of this version, and for SQLite the folder they lie in. Raises ``SettingsError``."""
    made = sa.make_url(url)
    if made.get_backend_name() == "sqlite" and made.database:
        Path(made.database).parent.mkdir(parents=True, exist_ok=True)
    with reaching_database():
        upgrade(url)


@contextmanager
def reaching_database() -> Iterator[None]:
    """A database that does not answer, or is none, is one line for whoever starts something."""
    try:
        yield
    except sa.exc.DatabaseError as error:
        if type(error) not in (sa.exc.OperationalError, sa.exc.DatabaseError):
            raise  # A fault of ours, which needs its traceback.
        reason = str(error.orig).strip().splitlines()[0]
        raise SettingsError(f"The database of RUAMSANG_DATABASE_URL: {reason}") from None
