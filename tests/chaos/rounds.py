"""G6 for long: `python -m tests.chaos.rounds`, 10,000 rounds cast for by 16 tabs until they close."""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.postgres import PostgresServer
from tests.workshops.voting.test_race import race
from workshops.core.db import Database
from workshops.migrations import upgrade

ROUNDS_AT_ONCE = 100
CASTING_FOR = (0.02, 0.2)


def main() -> None:
    asked = _arguments()
    for kind in (on_sqlite, on_postgresql):
        with kind() as database:
            _race_all(database, asked.rounds // 2, time.monotonic() + asked.minutes * 30)


def _race_all(database: Database, rounds: int, deadline: float) -> None:
    done = answered = 0
    while done < rounds and time.monotonic() < deadline:
        count = min(ROUNDS_AT_ONCE, rounds - done)
        answered += race(database, count, casting_for=CASTING_FOR)
        done += count
        print(
            f"{database.url.get_backend_name()}: {done:,} rounds, {answered:,} casts answered; "
            "none overspent, late, lost or uncounted",
            flush=True,
        )


@contextmanager
def on_sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="ruamsang-rounds-") as folder:
        yield from _migrated(f"sqlite:///{Path(folder) / 'rounds.sqlite'}")


@contextmanager
def on_postgresql() -> Iterator[Database]:
    server = PostgresServer()
    server.start()
    try:
        yield from _migrated(server.empty_database())
    finally:
        server.stop()


def _migrated(url: str) -> Iterator[Database]:
    upgrade(url)
    database = Database(url)
    yield database
    database.dispose()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=180, help="at most")
    return parser.parse_args()


if __name__ == "__main__":
    main()
