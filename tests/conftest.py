"""What every test may ask for. Servers start when the first test asks, and end with the run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deploy.local.postgres import PostgresServer
from deploy.local.valkey import ValkeyServer
from tests.support.chromium import launch_options
from tests.support.databases import PostgresDatabase, SqliteDatabase
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess
from workshops import snapshot  # noqa: F401 Brings every table.
from workshops.core.db import Base, Database

KEPT = {"SQLite": "on_sqlite", "PostgreSQL": "on_postgres"}


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """A database of this test alone, with all migrations applied."""
    return postgres.new_database()


@pytest.fixture
def empty_postgres_url(postgres: PostgresServer) -> str:
    """A database of this test alone, without tables."""
    return postgres.empty_database()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.writer)
    database.dispose()
    return path


@pytest.fixture(scope="session")
def on_sqlite(sqlite_template: Path) -> Iterator[SqliteDatabase]:
    kept = SqliteDatabase(sqlite_template)
    yield kept
    kept.database.dispose()


@pytest.fixture(scope="session")
def on_postgres(postgres: PostgresServer) -> Iterator[PostgresDatabase]:
    kept = PostgresDatabase(postgres.new_database())
    yield kept
    kept.database.dispose()


@pytest.fixture(params=list(KEPT))
def database(request: pytest.FixtureRequest) -> Database:
    """The domain's database, empty; a test that asks for it runs on both kinds."""
    kept = request.getfixturevalue(KEPT[request.param])
    renewed: Database = kept.renew()
    return renewed


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    """A broker of this test alone, which it may kill and start again."""
    server = ValkeyServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def valkey_url(valkey: ValkeyServer) -> str:
    return valkey.url


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """The product in a process of its own, on SQLite in a temporary folder."""
    process = ServerProcess(tmp_path)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def proxy(server: ServerProcess) -> Iterator[Proxy]:
    """A bad network in front of ``server``."""
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """A missing browser is a failure of one line, never a skipped test."""
    try:
        return launch_options()
    except RuntimeError as missing:
        pytest.fail(str(missing), pytrace=False)
