"""200 phones write, move, vote, leave and sleep, one workshop after the other; what is left then?

Everything is looked at twice: while the room is full, and when everybody has gone.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
import psutil

from tests.chaos.act import Act
from tests.chaos.book import Book
from tests.chaos.phone import Temper
from tests.chaos.site import Site, one_process
from tests.support.lab import make_staff

EVERY_SECONDS = 5.0
GONE_AFTER_SECONDS = 60.0  # Who polled and vanished is missed after 45 s.
MOST_GROWTH_MB = 5.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the server holds at one moment."""

    rss_mb: float
    greenlets: int
    sockets: int
    files: int
    threads: int

    def __str__(self) -> str:
        return (
            f"{self.rss_mb:6.1f} MB {self.greenlets:6} greenlets {self.sockets:5} sockets "
            f"{self.files:5} file descriptors {self.threads:3} threads"
        )


class Watcher:
    def __init__(self, site: Site) -> None:
        server = site.mortals[0].current
        self._process = psutil.Process(server.process.pid)
        self._greenlets = server.folder / "data" / "greenlets"

    def look(self) -> Look:
        process = self._process
        return Look(
            rss_mb=process.memory_info().rss / 1_000_000,
            greenlets=int(self._greenlets.read_text() or 0),
            sockets=len(process.net_connections()),
            files=process.num_fds(),
            threads=process.num_threads(),
        )

    async def fullest(self, seconds: float) -> Look:
        """The most of everything that was seen within that time."""
        looks = [self.look()]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.sleep(EVERY_SECONDS)
            looks.append(self.look())
        names = Look.__slots__
        return Look(**{name: max(getattr(look, name) for look in looks) for name in names})


async def soak(site: Site, asked: argparse.Namespace, token: str, book: Book) -> list[Look]:
    """How it looks after everybody has gone, once before the first workshop and after each."""
    watcher, dice = Watcher(site), Random(asked.seed)
    tempers = [
        *[Temper(asked.pace, 0.05, (5.0, 90.0), patience=20)] * 19,
        Temper(asked.pace, 0.05, (5.0, 90.0), ("polling",), 20),
    ]
    await asyncio.sleep(GONE_AFTER_SECONDS / 2)
    empty = [watcher.look()]
    print(f"before        {empty[0]}", flush=True)
    end = time.monotonic() + asked.minutes * 60
    while (left := end - time.monotonic()) > 60:
        seconds = min(asked.each * 60, left)
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        async with aiohttp.ClientSession(connector=connector) as http:
            act = Act(site, book, token, http, Random(dice.random()), tempers)
            act.most_compared = 25
            watching = asyncio.create_task(watcher.fullest(seconds))
            await act.perform(people=asked.people, commands=10**9, seconds=seconds)
            await act.close()
            full = await watching
        await asyncio.sleep(GONE_AFTER_SECONDS)
        empty.append(watcher.look())
        print(f"{book.workshops:3} full      {full}", flush=True)
        print(f"    all gone  {empty[-1]}  {book.acknowledged:,} commands", flush=True)
    return empty


def verdict(empty: list[Look], book: Book) -> list[str]:
    """What grew or was left behind. The first half warms everything up: of the file alone, each
    reader comes to keep some 2 MB.
    """
    warm, last = empty[len(empty) // 2], empty[-1]
    wrong = list(book.wrong)
    if last.rss_mb - warm.rss_mb > MOST_GROWTH_MB:
        wrong.append(f"memory grew by {last.rss_mb - warm.rss_mb:.1f} MB")
    names = ("greenlets", "sockets", "files", "threads")
    return wrong + [
        f"{name}: {getattr(warm, name)} and in the end {getattr(last, name)}"
        for name in names
        if getattr(last, name) > getattr(warm, name) + 3
    ]


def main() -> int:
    logging.getLogger("engineio.client").setLevel(logging.CRITICAL)  # Lost lines are the plan.
    asked, book = _arguments(), Book()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="ruamsang-soak-"))
        program = ("-m", "tests.soak.watched")
        site = stack.enter_context(one_process(Path(folder), Random(asked.seed), program=program))
        host = make_staff(site.mortals[0].current)
        begin = time.monotonic()
        empty = asyncio.run(soak(site, asked, host.token, book))
        wrong = verdict(empty, book)
        errors = [line for line in site.log_texts().splitlines() if '"level": "ERROR"' in line]
    for what in wrong[:20] + errors[:5]:
        print(f"! {what}")
    print(
        f"Soak, seed {asked.seed}: {(time.monotonic() - begin) / 60:.0f} minutes, {asked.people} "
        f"phones, {book.workshops} workshops, {book.acknowledged:,} commands, {book.connects:,} "
        f"connects, {book.compared:,} screens compared, {len(errors)} errors in the log: "
        + ("something is wrong" if wrong else "nothing grew, nothing was left behind")
    )
    return int(bool(wrong))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--each", type=float, default=8, help="minutes in each workshop")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--pace", type=float, default=30, help="seconds between two commands")
    parser.add_argument("--seed", type=int, default=2569)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
