"""`make run-cluster`: three processes on PostgreSQL and Valkey behind nginx, on this machine."""

import os
import shutil
import signal
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_urlsafe

from deploy.local.nginx import NginxServer
from deploy.local.postgres import PostgresServer
from deploy.local.process import Process, accepts_connections, free_port
from deploy.local.valkey import ValkeyServer
from server.config import Settings, SettingsError
from server.start import get_ready

ROOT = Path(__file__).parents[1]
PROCESSES = 3
ENDING = "Three processes behind nginx. Ctrl-C stops them, and nothing is kept."


@dataclass(frozen=True)
class Cluster:
    """What runs, and the first screen."""

    url: str
    welcome: str
    ports: list[int]
    processes: list[Process]


def main() -> int:
    """Run until interrupted. What cannot be is one line, not a traceback."""
    try:
        port = Settings.from_environ().port
    except SettingsError as error:
        return _give_up(str(error))
    if accepts_connections(port):
        return _give_up(f"Port {port} is taken. Try another: RUAMSANG_PORT={port + 1}")
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: asked.append(number))
    try:
        with running(port) as cluster:
            print(cluster.welcome, flush=True)
            _wait(asked, cluster.processes)
            print("  Stopping …", flush=True)
    except RuntimeError as error:
        return _give_up(str(error))
    return 0


@contextmanager
def running(port: int) -> Iterator[Cluster]:
    """All of it, with a demonstration inside, from a temporary folder that goes with it."""
    with ExitStack() as ending:
        folder = Path(tempfile.mkdtemp(prefix="ruamsang-cluster-"))
        ending.callback(shutil.rmtree, folder, ignore_errors=True)
        ports = [free_port() for _ in range(PROCESSES)]
        nginx = NginxServer(ports, port=port)
        ending.callback(nginx.stop)
        postgres, valkey = PostgresServer(), ValkeyServer()
        for neighbour in (postgres, valkey):
            ending.callback(neighbour.stop)
            neighbour.start()
        settings = _settings(folder, nginx, postgres, valkey)
        welcome = get_ready(Settings.from_environ(settings), ending=ENDING)
        processes = [_process(folder, one, settings) for one in ports]
        for process, one in zip(processes, ports, strict=True):
            ending.callback(process.stop)
            process.start(ready=partial(_is_ready, one))
        nginx.start()
        yield Cluster(nginx.url, welcome, ports, processes)


def _settings(
    folder: Path, nginx: NginxServer, postgres: PostgresServer, valkey: ValkeyServer
) -> dict[str, str]:
    """The settings of an installation, those of whoever calls first."""
    own = {name: word for name, word in os.environ.items() if name.startswith("RUAMSANG_")}
    return own | {
        "RUAMSANG_HOST": "127.0.0.1",
        "RUAMSANG_PUBLIC_URL": nginx.url,
        "RUAMSANG_DATA_DIR": str(folder),
        "RUAMSANG_DATABASE_URL": postgres.named_database("ruamsang"),
        "RUAMSANG_REDIS_URL": valkey.url,
        "RUAMSANG_SECRET_KEY": token_urlsafe(48),
        "RUAMSANG_TRUSTED_PROXIES": "1",
    }


def _process(folder: Path, port: int, settings: Mapping[str, str]) -> Process:
    return Process(
        [sys.executable, "-u", "wsgi.py"],
        log=folder / f"{port}.log",
        env=os.environ | settings | {"RUAMSANG_PORT": str(port)},
        cwd=ROOT,
    )


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait(asked: list[int], processes: list[Process]) -> None:
    """Until asked to stop; a process that ends by itself ends everything, with its last words."""
    while not asked:
        time.sleep(0.2)
        for process in processes:
            if not process.is_running:
                raise RuntimeError(f"A process ended by itself:\n{process.log_text()[-4000:]}")


def _give_up(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
