"""A server under measurement: started on a core of its own, watched, ended by its own id."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import psutil

CORES = sorted(os.sched_getaffinity(0))
QUIET = 0.15  # cores at work
SERVER_CORE, GENERATOR_CORE = CORES[0], CORES[-1]


class Watched(Protocol):
    """What is measured: a server, or several as one."""

    ports: list[int]

    @property
    def pid(self) -> int: ...

    def wait_until_ready(self, url: str, *, within: float = 30) -> None: ...

    def cpu_seconds(self) -> float: ...

    def memory(self) -> int: ...

    def stop(self) -> None: ...


class Server:
    """One process (and its children), pinned with taskset unless it may run on any core."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Path,
        port: int,
        is_pinned: bool = True,
    ) -> None:
        cores = str(SERVER_CORE) if is_pinned else ",".join(map(str, CORES))
        pinned = ["taskset", "-c", cores, *map(str, command)]
        self.ports = [port]
        with log.open("ab") as file:
            self._child = subprocess.Popen(
                pinned, env=os.environ | dict(env), cwd=cwd, stdout=file, stderr=file
            )
        self._log = log

    @property
    def pid(self) -> int:
        return self._child.pid

    def wait_until_ready(self, url: str, *, within: float = 30) -> None:
        """Returns when the URL answers. Raises RuntimeError with the end of the log."""
        deadline = time.monotonic() + within
        while not _answers(url):
            if self._child.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"no server at {url}:\n{self._log.read_text()[-3000:]}")
            time.sleep(0.1)

    def cpu_seconds(self) -> float:
        return cpu_seconds_of(self._child.pid)

    def memory(self) -> int:
        """Resident bytes."""
        return sum(process.memory_info().rss for process in _family(self._child.pid))

    def stop(self) -> None:
        self._child.terminate()
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def cpu_seconds_of(pid: int) -> float:
    """That a process and its children have used so far."""
    times = [process.cpu_times() for process in _family(pid)]
    return float(sum(each.user + each.system for each in times))


def pin_generator() -> None:
    os.sched_setaffinity(0, {GENERATOR_CORE})


def busy_seconds() -> float:
    """CPU seconds that this machine's cores have worked for anybody."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait)


def wait_for_quiet(patience: float) -> None:
    """Returns when the machine has little else to do, or when patience is at its end."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        before, started = busy_seconds(), time.monotonic()
        time.sleep(1)
        if busy_seconds() - before < QUIET * (time.monotonic() - started):
            return


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=1).close()
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError):
        return False
    return True
