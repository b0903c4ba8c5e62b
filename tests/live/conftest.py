"""Real servers and real clients, on both kinds of database.

Stories share one server, each with a workshop of its own; those that kill it have their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.local.postgres import PostgresServer
from tests.support.lab import Lab, make_staff
from tests.support.phone import Api
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess

BOTH = ["SQLite", "PostgreSQL"]


@contextmanager
def serving(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[ServerProcess]:
    settings = {}
    if kind == "PostgreSQL":
        postgres: PostgresServer = request.getfixturevalue("postgres")
        settings["DATABASE_URL"] = postgres.empty_database()
    process = ServerProcess(folder, **settings)
    process.start()
    try:
        yield process
    finally:
        process.stop()


@pytest.fixture(scope="session", params=BOTH)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    """One process of the product, shared."""
    with serving(request.param, tmp_path_factory.mktemp("shared"), request) as process:
        yield process


@pytest.fixture(scope="session")
def host(server: ServerProcess) -> Api:
    """A facilitator's token on the shared server."""
    return make_staff(server)


@pytest.fixture
def lab(server: ServerProcess, host: Api) -> Iterator[Lab]:
    with Lab.found(server.url, host) as lab:
        yield lab


@pytest.fixture(params=BOTH)
def mortal_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerProcess]:
    """A process of this test alone, to be killed."""
    with serving(request.param, tmp_path, request) as process:
        yield process


@pytest.fixture
def mortal_lab(mortal_server: ServerProcess) -> Iterator[Lab]:
    with Lab.found(mortal_server.url, make_staff(mortal_server)) as lab:
        yield lab


@pytest.fixture
def proxy(server: ServerProcess) -> Iterator[Proxy]:
    """A bad network in front of the shared server."""
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def silent_lab(server: ServerProcess, host: Api) -> Iterator[Lab]:
    """A workshop whose notes stay unrevealed until the facilitator reveals them."""
    with Lab.found(server.url, host, template="innovation_lab") as lab:
        yield lab
