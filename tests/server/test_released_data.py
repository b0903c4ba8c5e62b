"""G21: what a released version stored is all there after an upgrade, under the addresses it had,
and with everything that that version's browser code reads.

tests/fixtures/release_0001.* are the demonstration of release 0001 and what its viewers were shown.
"""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from tests.support.desk import ORIGIN, Browser, database_of, signed_in
from tests.support.server import ROOT
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.migrations import upgrade
from workshops.people.models import AccountRole
from workshops.snapshot import head_of, snapshot

FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture
def stored(tmp_path: Path) -> dict[str, int]:
    """The release's database in a data folder of today, upgraded; how many rows it had."""
    path = tmp_path / "ruamsang.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(gzip.decompress((FIXTURES / "release_0001.sql.gz").read_bytes()).decode())
        before = counts(db)
    upgrade(f"sqlite:///{path}")
    return before


@pytest.fixture
def released() -> dict[str, Any]:
    """What viewers of the release had on their screens, and its outcomes' addresses."""
    words: dict[str, Any] = json.loads(
        gzip.decompress((FIXTURES / "release_0001.json.gz").read_bytes())
    )
    return words


@pytest.fixture
def app(stored: dict[str, int], tmp_path: Path) -> Iterator[Flask]:
    app = create_app(
        Settings.from_environ({"RUAMSANG_DATA_DIR": str(tmp_path), "RUAMSANG_PUBLIC_URL": ORIGIN})
    )
    app.testing = True
    yield app
    database_of(app).dispose()


def counts(db: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return {one: db.execute(f'SELECT count(*) FROM "{one}"').fetchone()[0] for one in tables}


def test_an_upgrade_loses_no_row(stored: dict[str, int], tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ruamsang.sqlite")) as db:
        after = counts(db)

    assert stored["note"] > 20
    assert {table: after.get(table) for table in stored} == stored


def test_every_screen_has_all_that_the_release_showed(
    stored: dict[str, int], released: dict[str, Any], tmp_path: Path
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ruamsang.sqlite'}")

    for screen in released["screens"]:
        with database.reading() as db:
            workshop_id = UUID(screen["workshop_id"])
            now = json.loads(json.dumps(snapshot(db, workshop_id, viewer(screen)), default=str))
            assert head_of(db, workshop_id).seq == screen["seq"]
        for table, rows in screen["rows"].items():
            assert missing(rows, now[table]) == [], f"{table} for a {screen['role']}"

    database.dispose()


def viewer(screen: dict[str, Any]) -> Actor:
    participant_id = screen["participant_id"]
    return Actor(
        id=UUID(screen["actor_id"]),
        role=Role(screen["role"]),
        participant_id=UUID(participant_id) if participant_id else None,
    )


def missing(rows: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Old rows that are not shown any more as they were; new fields may stand beside the old."""
    by_id = {row["id"]: row for row in now}
    return [row for row in rows if not is_within(row, by_id.get(row["id"], {}))]


def test_permanent_addresses_still_lead_there(app: Flask, released: dict[str, Any]) -> None:
    desk: Browser = signed_in(app, "mali@example.org", AccountRole.ADMIN)

    assert released["public_ids"]
    for public_id in released["public_ids"]:
        page = desk.get(f"/staff/outcomes/{public_id}")
        assert page.status_code == 200
        assert "นัดหมอให้ตรงกับเที่ยวรถของแต่ละตำบล" in page.text


def is_within(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return all(name in new and new[name] == value for name, value in old.items())
