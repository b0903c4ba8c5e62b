"""What whoever watches an installation is told, and what nobody is."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import create_app
from server.config import Settings
from tests.support.desk import ORIGIN, database_of
from tests.support.finished import a_finished_workshop
from tests.support.server import ROOT
from workshops.migrations import upgrade

TOKEN = "scrape-me"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "ruamsang.sqlite"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def ready_app(tmp_path: Path, migrated: Path) -> Iterator[Flask]:
    shutil.copy(migrated, tmp_path / "ruamsang.sqlite")
    settings = {
        "RUAMSANG_DATA_DIR": str(tmp_path),
        "RUAMSANG_PUBLIC_URL": ORIGIN,
        "RUAMSANG_METRICS_TOKEN": TOKEN,
    }
    app = create_app(Settings.from_environ(settings))
    yield app
    database_of(app).dispose()


@pytest.fixture
def watcher(ready_app: Flask) -> FlaskClient:
    return ready_app.test_client()


def test_a_process_with_its_tables_is_ready(watcher: FlaskClient) -> None:
    answer = watcher.get("/readyz")

    assert answer.status_code == 200
    assert answer.json == {"status": "ready", "database": "ok", "relay": "ok"}


def test_a_database_that_is_not_at_this_version_is_not_ready(ready_app: Flask) -> None:
    with database_of(ready_app).writing() as db:
        db.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")

    answer = ready_app.test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json == {"status": "not_ready", "database": "not_migrated", "relay": "ok"}


def test_a_database_without_tables_is_not_ready(app: Flask) -> None:
    assert app.test_client().get("/readyz").status_code == 503


def test_a_full_disk_is_not_ready_until_there_is_room(ready_app: Flask) -> None:
    with database_of(ready_app).writing() as db:
        connection = db.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        connection.exec_driver_sql("CREATE TABLE filler (words TEXT)")
        # A trigger that fills the last page makes any write a write too many.
        connection.exec_driver_sql(
            "CREATE TRIGGER fill AFTER UPDATE ON alembic_version"
            " BEGIN INSERT INTO filler VALUES (zeroblob(100000)); END"
        )
    watcher = ready_app.test_client()

    full = watcher.get("/readyz")
    with database_of(ready_app).writing() as db:
        db.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
    again = watcher.get("/readyz")

    assert (full.status_code, full.json["database"]) == (503, "full")
    assert again.status_code == 200


def test_a_sqlite_that_only_reads_is_not_ready(ready_app: Flask) -> None:
    with database_of(ready_app).writing() as db:
        db.connection().exec_driver_sql("PRAGMA query_only=ON")

    answer = ready_app.test_client().get("/readyz")

    assert (answer.status_code, answer.json["database"]) == (503, "read_only")


def test_a_postgresql_that_only_reads_is_not_ready(postgres_url: str, tmp_path: Path) -> None:
    settings = {"RUAMSANG_DATA_DIR": str(tmp_path), "RUAMSANG_PUBLIC_URL": ORIGIN}
    app = create_app(Settings.from_environ(settings | {"RUAMSANG_DATABASE_URL": postgres_url}))
    with database_of(app).writing() as db:
        name = db.connection().exec_driver_sql("SELECT current_database()").scalar_one()
        db.connection().exec_driver_sql(
            f"ALTER DATABASE {name} SET default_transaction_read_only = on"
        )
    assert app.test_client().get("/readyz").status_code == 200
    database_of(app).dispose()

    answer = app.test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json["database"] == "read_only"
    database_of(app).dispose()


def test_without_redis_a_process_is_degraded_but_takes_people(
    migrated: Path, tmp_path: Path
) -> None:
    shutil.copy(migrated, tmp_path / "ruamsang.sqlite")
    settings = {"RUAMSANG_DATA_DIR": str(tmp_path), "RUAMSANG_REDIS_URL": "redis://127.0.0.1:9/0"}
    app = create_app(Settings.from_environ(settings))

    answer = app.test_client().get("/readyz")

    assert answer.status_code == 200
    assert answer.json == {"status": "degraded", "database": "ok", "relay": "away"}
    database_of(app).dispose()


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 404),
        ("203.0.113.9", {}, 404),
        ("203.0.113.9", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("203.0.113.9", {"Authorization": "Bearer something else"}, 404),
        ("203.0.113.9", {"Authorization": "Bearer "}, 404),
        ("203.0.113.9", {"Authorization": f"Bearer {TOKEN}"}, 200),
    ],
)
def test_numbers_are_for_this_machine_and_for_whoever_has_the_token(
    watcher: FlaskClient, address: str, headers: dict[str, str], status: int
) -> None:
    answer = watcher.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})

    assert answer.status_code == status


def test_where_no_token_is_set_an_empty_one_opens_nothing(app: Flask) -> None:
    stranger = {"REMOTE_ADDR": "203.0.113.9"}

    answer = app.test_client().get(
        "/metrics", headers={"Authorization": "Bearer "}, environ_base=stranger
    )

    assert answer.status_code == 404


def test_numbers_name_no_workshop_and_nobody(app: Flask) -> None:
    finished = a_finished_workshop(database_of(app), is_closed=False, with_vote=False)

    page = app.test_client().get("/metrics").text

    assert "ruamsang_rooms 0.0" in page
    assert str(finished.workshop_id) not in page
    assert str(finished.host.id) not in page


def test_the_dashboard_shows_only_numbers_that_there_are(app: Flask) -> None:
    dashboard = json.loads((ROOT / "deploy" / "grafana-dashboard.json").read_text("utf-8"))
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"\b(?:ruamsang|process)_\w+", target["expr"])
    }

    page = app.test_client().get("/metrics").text
    offered = set(re.findall(r"^# TYPE (\S+) ", page, re.MULTILINE))

    assert {name.removesuffix("_bucket") for name in asked} <= offered
