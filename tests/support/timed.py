"""The product with a watchdog on its loop, on a disk and with passwords as slow as a test likes.

Every turn of the watchdog that came late goes to ``LAGS`` as ``when late cpu``: seconds of the
monotonic clock, how much later than asked for it came, and how much of that the loop's own thread
had computed. A noisy machine makes turns late; only our own code makes them cost CPU.
"""

import eventlet

eventlet.monkey_patch()

import os
import runpy
import sqlite3
import time
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from workshops.people import passwords

ROOT = Path(__file__).parents[2]
TURN_SECONDS = 0.01
WORTH_TELLING = 0.02

_really_sleep = eventlet.patcher.original("time").sleep


class SlowDisk(sqlite3.Connection):
    """Waits inside C before each COMMIT, as fsync does."""

    def execute(self, sql: str, *words: Any) -> sqlite3.Cursor:
        if sql == "COMMIT":
            _really_sleep(float(os.environ.get("COMMIT_SECONDS", "0")))
        return super().execute(sql, *words)


def connect(*words: Any, **more: Any) -> sqlite3.Connection:
    made: sqlite3.Connection = _connect(*words, **{"factory": SlowDisk, **more})
    return made


def watch(path: Path) -> None:
    with path.open("a", buffering=1) as lags:
        while True:
            asleep, computed = time.monotonic(), time.thread_time()
            time.sleep(TURN_SECONDS)
            now = time.monotonic()
            late, cpu = now - asleep - TURN_SECONDS, time.thread_time() - computed
            if late > WORTH_TELLING:
                lags.write(f"{now:.4f} {late:.4f} {cpu:.4f}\n")


if __name__ == "__main__":
    _connect = sqlite3.connect
    sqlite3.connect = sqlite3.dbapi2.connect = connect  # type: ignore[assignment]
    rounds = int(os.environ.get("PASSWORD_ROUNDS", "2"))
    passwords._hasher = PasswordHasher(time_cost=rounds, memory_cost=19_456, parallelism=1)
    passwords._nobody = passwords._hasher.hash("nobody's")
    eventlet.spawn_n(watch, Path(os.environ["LAGS"]))
    runpy.run_path(str(ROOT / "wsgi.py"), run_name="__main__")
