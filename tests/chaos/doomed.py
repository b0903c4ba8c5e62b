"""The product with a fate: it dies as by kill -9 when it comes to a named place for the n-th time.

Started ahead of its time it stands by, everything imported, until the file ``CHAOS_GO`` appears.
"""

import eventlet

eventlet.monkey_patch()

import os
import runpy
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from server import create_app  # noqa: F401 Imported while there is time for it.
from server.live.connections import Connection
from server.live.fanout import Room
from server.live.hall import Hall
from tests.chaos.fate import Fate

ROOT = Path(__file__).parents[2]


def befall(fate: Fate) -> None:
    """Put the places in the way: around a batch's commit, its broadcast and its answers."""
    publish: Callable[..., None] = Hall.publish
    everybody: Callable[[Room], Iterator[Connection]] = Room._everybody

    def publish_or_die(hall: Hall, *words: Any) -> None:
        fate.comes_to("before_broadcast")
        publish(hall, *words)
        fate.comes_to("before_answer")

    def everybody_or_the_first_half(room: Room) -> Iterator[Connection]:
        half = len(room.connections) // 2
        for number, connection in enumerate(everybody(room)):
            yield connection
            if number == half:
                fate.comes_to("during_broadcast")

    Hall.publish = publish_or_die  # type: ignore[method-assign, assignment]
    Room._everybody = everybody_or_the_first_half  # type: ignore[method-assign, assignment]
    sa.event.listen(sa.Engine, "commit", lambda _: fate.comes_to("before_commit"))


def stand_by(go: Path) -> None:
    go.with_suffix(".ready").touch()
    while not go.exists():
        time.sleep(0.01)


if __name__ == "__main__":
    befall(Fate(os.environ.get("CHAOS_FATE", "")))
    stand_by(Path(os.environ["CHAOS_GO"]))
    runpy.run_path(str(ROOT / "wsgi.py"), run_name="__main__")
