"""One database of each kind for the whole run, empty again for each test.

The engines stay, because compiling every statement anew took more than half of a test's time.
"""

import shutil
from pathlib import Path

from workshops.core.db import Base, Database


class SqliteDatabase:
    """A file that becomes a copy of ``template`` again and again."""

    def __init__(self, template: Path) -> None:
        self.template = template
        self.path = template.with_name("domain.sqlite")
        self.database = Database(f"sqlite:///{self.path}")

    def renew(self) -> Database:
        self.database.dispose()
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        shutil.copy(self.template, self.path)
        return self.database


class PostgresDatabase:
    """A migrated database whose tables are emptied again and again."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        names = ", ".join(f'"{name}"' for name in Base.metadata.tables)
        self._empty = f"TRUNCATE {names}"

    def renew(self) -> Database:
        self.database.reader.dispose()
        with self.database.writer.begin() as connection:
            connection.exec_driver_sql(self._empty)
        return self.database
