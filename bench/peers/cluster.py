"""The product as `make run-cluster` sets it up: processes on PostgreSQL and Valkey, on all cores.

Phones come to each process in turn; nginx would do the same to one process as to two.
"""

import os
import secrets
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.peers.ruamsang import ROOT, Desk, RuamsangRoom, create_staff, settings_of
from bench.process import CORES, Server, Watched, cpu_seconds_of
from deploy.local.postgres import PostgresServer
from deploy.local.valkey import ValkeyServer


class Cluster:
    """So many processes."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self.name = f"{processes} process{'es' if processes > 1 else ''}"

    def start(self, folder: Path, *, port: int) -> Watched:
        with ExitStack() as ending:
            postgres, valkey = PostgresServer(), ValkeyServer()
            for neighbour in (postgres, valkey):
                ending.callback(neighbour.stop)
                neighbour.start()
                os.sched_setaffinity(neighbour.process.pid, CORES)
            shared = {
                "RUAMSANG_DATABASE_URL": postgres.new_database(),
                "RUAMSANG_REDIS_URL": valkey.url,
                "RUAMSANG_SECRET_KEY": secrets.token_urlsafe(48),
            }
            servers = []
            for number in range(self._processes):
                server = _process(folder, port + number, shared)
                servers.append(server)
                ending.callback(server.stop)
            for server in servers:
                server.wait_until_ready(f"http://127.0.0.1:{server.ports[0]}/readyz")
            create_staff(settings_of(folder, port) | shared)
            neighbours = [postgres.process.pid, valkey.process.pid]
            return Servers(servers, neighbours, stop=ending.pop_all().close)

    def room(self, port: int) -> RuamsangRoom:
        return RuamsangRoom(Desk(port))

    def rooms(self, port: int, many: int) -> RuamsangRoom:
        raise NotImplementedError("one room is what several processes share")


class Servers:
    """Several as one; CPU and memory of PostgreSQL and Valkey count too."""

    def __init__(
        self, servers: list[Server], neighbours: list[int], *, stop: Callable[[], None]
    ) -> None:
        self._servers, self._neighbours, self.stop = servers, neighbours, stop
        self.ports = [port for server in servers for port in server.ports]

    @property
    def pid(self) -> int:
        return self._servers[0].pid

    def wait_until_ready(self, url: str, *, within: float = 30) -> None:
        for server in self._servers:
            server.wait_until_ready(url, within=within)

    def cpu_seconds(self) -> float:
        own = sum(server.cpu_seconds() for server in self._servers)
        return own + sum(cpu_seconds_of(pid) for pid in self._neighbours)

    def memory(self) -> int:
        return sum(server.memory() for server in self._servers)


def _process(folder: Path, port: int, shared: dict[str, str]) -> Server:
    return Server(
        [sys.executable, "wsgi.py"],
        env=settings_of(folder, port) | shared,
        cwd=ROOT,
        log=folder / f"{port}.log",
        port=port,
        is_pinned=False,
    )
