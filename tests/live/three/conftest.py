"""The same stories behind a door that sends each new connection to the next of three processes.

What belongs to a server is made anew here, because pytest would keep what it made for another one.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from deploy.local.postgres import PostgresServer
from deploy.local.process import free_port
from deploy.local.valkey import ValkeyServer
from tests.support.lab import Lab, make_staff
from tests.support.phone import Api
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess


class Cluster:
    """Looks like one server from outside."""

    def __init__(self, processes: list[ServerProcess], door: Proxy) -> None:
        self.processes = processes
        self.port, self.url = door.port, door.url
        self.folder, self.process = processes[0].folder, processes[0].process

    def log_text(self) -> str:
        return "\n".join(one.log_text() for one in self.processes)


@pytest.fixture(scope="session")
def server(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    valkey = ValkeyServer()
    ports = [free_port() for _ in range(3)]
    with ExitStack() as stack:
        stack.callback(valkey.stop)
        valkey.start()
        door = stack.enter_context(Proxy(*ports))
        settings = {
            "DATABASE_URL": postgres.empty_database(),
            "REDIS_URL": valkey.url,
            "SECRET_KEY": "the same for all",
            "PUBLIC_URL": door.url,
        }
        processes = [
            ServerProcess(tmp_path_factory.mktemp("three"), port=port, **settings) for port in ports
        ]
        for process in processes:
            stack.callback(process.stop)
            process.start()
        yield Cluster(processes, door)


@pytest.fixture(scope="session")
def host(server: Cluster) -> Api:
    api = make_staff(server)  # type: ignore[arg-type]
    api.url = server.url
    return api


@pytest.fixture
def lab(server: Cluster, host: Api) -> Iterator[Lab]:
    with Lab.found(server.url, host) as lab:
        yield lab


@pytest.fixture
def proxy(server: Cluster) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def silent_lab(server: Cluster, host: Api) -> Iterator[Lab]:
    with Lab.found(server.url, host, template="innovation_lab") as lab:
        yield lab
