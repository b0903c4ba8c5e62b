"""Plays a plan in a room: who sends what when, and what may be under way at the same time.

What others can see the order of, notes and items, is sent when everything before it has been
acknowledged, and everything after it waits for its acknowledgement. Between two of them only
ballots travel. They leave in order of time: each when all before it have left and its own
voter's last one is acknowledged. Ballots of different voters may be under way together; they
touch different rows, so that their order cannot change a result.
"""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable

from server.replay.plan import Cast, Step, Write
from server.replay.room import Room

UNDER_WAY = 64  # ballots at once


class Pace:
    """When a step is due: `speed` times real time, or at once where there is none."""

    def __init__(self, speed: float | None, *, begins: int) -> None:
        self._speed, self._begins = speed, begins
        self._started = time.monotonic()

    async def until(self, at: int) -> None:
        if self._speed is not None:
            due = self._started + (at - self._begins) / 1000 / self._speed
            await asyncio.sleep(max(0.0, due - time.monotonic()))


async def play(
    room: Room, steps: Iterable[Step], *, pace: Pace, played: Callable[[], object]
) -> None:
    """Returns when every step is acknowledged; `played` is called after each."""
    for is_write, stretch in itertools.groupby(steps, key=lambda step: isinstance(step, Write)):
        if is_write:
            await _write_all(room, stretch, pace=pace, played=played)
        else:
            await _cast_all(room, stretch, pace=pace, played=played)


async def _write_all(
    room: Room, steps: Iterable[Step], *, pace: Pace, played: Callable[[], object]
) -> None:
    for step in steps:
        if isinstance(step, Write):
            await pace.until(step.at)
            await room.write(step.person, step.statement, step.text)
            played()


async def _cast_all(
    room: Room, steps: Iterable[Step], *, pace: Pace, played: Callable[[], object]
) -> None:
    under_way = asyncio.Semaphore(UNDER_WAY)

    async def cast(step: Cast) -> None:
        try:
            await room.cast(step.person, step.statement, step.stance)
        finally:
            under_way.release()
        played()

    async with asyncio.TaskGroup() as ballots:
        for step in steps:
            if isinstance(step, Cast):
                await pace.until(step.at)
                await room.seats[step.person].idle()
                await under_way.acquire()
                ballots.create_task(cast(step))
                await asyncio.sleep(0)  # the ballot takes its place in its voter's outbox
