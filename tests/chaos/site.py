"""Where it happens: processes that die and come back, behind bad networks."""

import asyncio
import math
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from deploy.local.postgres import PostgresServer
from deploy.local.valkey import ValkeyServer
from tests.chaos.book import Book
from tests.chaos.fate import PLACES
from tests.chaos.phone import ORIGIN
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess
from workshops.core.db import Database

FATED = 0.6
LONGEST_LIFE = 4.0
BATCHES_A_SECOND = 15


class Mortal:
    """One process after the other on the same port and data; the next one always stands by."""

    def __init__(
        self,
        folder: Path,
        dice: Random,
        *,
        program: tuple[str, ...] = ("wsgi.py",),
        **settings: Any,
    ) -> None:
        self.folder, self.dice, self.settings = folder, dice, settings
        self.longest_life = LONGEST_LIFE
        self.count = 0
        self.fate = ""
        self.current = ServerProcess(folder, program=program, **settings)
        self._next: ServerProcess | None = None
        self._next_fate = ""

    @property
    def url(self) -> str:
        return self.current.url

    def start(self) -> None:
        """For ever, until somebody kills it: for setting up."""
        self.current.start()

    def prepare(self, fate: str) -> None:
        """Have the next one stand by."""
        self.count += 1
        go = self.folder / f"{self.count}.go"
        process = ServerProcess(
            self.folder,
            port=self.current.port,
            program=("-m", "tests.chaos.doomed"),
            **self.settings,
        )
        environ = {"CHAOS_GO": str(go), "CHAOS_FATE": fate}
        process.process.env = {**(process.process.env or os.environ), **environ}
        process.process.start(ready=go.with_suffix(".ready").exists, seconds=120)
        self._next, self._next_fate = process, fate

    def rise(self) -> None:
        """The one that stood by serves from now on; returns when it is healthy."""
        assert self._next is not None
        self.current, self.fate, self._next = self._next, self._next_fate, None
        (self.folder / f"{self.count}.go").touch()
        deadline = time.monotonic() + 60
        while not self.current.is_healthy():
            if not self.current.process.is_running:
                return  # Its fate was quicker.
            if time.monotonic() > deadline:
                raise RuntimeError(f"It did not come back:\n{self.current.log_text()[-4000:]}")
            time.sleep(0.02)

    def kill(self) -> None:
        self.current.kill()

    def stop(self) -> None:
        self.current.kill()
        if self._next is not None:
            self._next.kill()

    def roll_fate(self) -> str:
        if self.dice.random() > FATED:
            return ""
        batches = self.dice.randint(5, round(BATCHES_A_SECOND * self.longest_life))
        return f"{self.dice.choice(PLACES)}:{batches}"


class Site:
    """Some processes, the doors that lead to them, and the database behind."""

    def __init__(self, name: str, mortals: list[Mortal], proxies: list[Proxy], url: str) -> None:
        self.name, self.mortals, self.proxies = name, mortals, proxies
        self.database = Database(url)
        self.is_calm = True
        self.is_over = False

    @property
    def doors(self) -> list[str]:
        return [one.url for one in self.mortals] + [one.url for one in self.proxies]

    async def reap(self, mortal: Mortal, book: Book) -> None:
        """Kill a process again and again, as long as it is not calm."""
        await asyncio.to_thread(mortal.prepare, mortal.roll_fate())
        while not self.is_over:
            await self._until_dead(mortal, book)
            await asyncio.to_thread(mortal.rise)
            await asyncio.to_thread(mortal.prepare, mortal.roll_fate())

    async def _until_dead(self, mortal: Mortal, book: Book) -> None:
        longest = (
            mortal.dice.uniform(1, mortal.longest_life)
            * len(self.mortals)
            * (3 if mortal.fate else 1)
        )
        while longest > 0 and mortal.current.process.is_running and not self.is_over:
            await asyncio.sleep(0.02)
            longest -= 0 if self.is_calm else 0.02
        if self.is_over:
            return
        is_from_outside = mortal.current.process.is_running
        mortal.kill()
        book.deaths["from outside" if is_from_outside else mortal.fate.partition(":")[0]] += 1

    async def spoil(self, dice: Random, book: Book) -> None:
        """One misfortune after the other, each on one of the networks."""
        while not self.is_over:
            await asyncio.sleep(dice.uniform(0.2, 1.0))
            if not self.is_calm:
                await _spoil_once(dice.choice(self.proxies), dice, book)

    def log_texts(self) -> str:
        return "\n".join(one.current.log_text() for one in self.mortals)


async def _spoil_once(proxy: Proxy, dice: Random, book: Book) -> None:
    what = dice.choice(["cut", "stall", "half_open", "delay", "slow", "refuse"])
    book.misfortunes[what] += 1
    book.spoilt_until[proxy.url] = math.inf
    if what in ("cut", "refuse", "stall", "half_open"):
        await asyncio.to_thread(getattr(proxy, what))
    elif what == "delay":
        proxy.delay(dice.uniform(0.02, 0.4))
    else:
        proxy.slow(dice.choice([5_000, 20_000, 100_000]))
    if what != "cut":
        await asyncio.sleep(dice.uniform(0.1, 2.5))
    if what == "half_open":
        await asyncio.to_thread(proxy.cut)
    await asyncio.to_thread(proxy.restore)
    book.spoilt_until[proxy.url] = time.monotonic()


@contextmanager
def one_process(
    folder: Path, dice: Random, *, program: tuple[str, ...] = ("wsgi.py",)
) -> Iterator[Site]:
    """SQLite, and nothing else."""
    mortal = Mortal(folder / "one", dice, program=program, **_settings())
    url = f"sqlite:///{folder / 'one' / 'data' / 'ruamsang.sqlite'}"
    with _site("one process, SQLite", [mortal], url, proxies_each=3) as site:
        yield site


@contextmanager
def three_processes(folder: Path, dice: Random) -> Iterator[Site]:
    """PostgreSQL and Valkey, which stay alive."""
    with ExitStack() as stack:
        postgres, valkey = PostgresServer(), ValkeyServer()
        for server in (postgres, valkey):
            stack.callback(server.stop)
            server.start()
        url = postgres.empty_database()
        settings = _settings(DATABASE_URL=url, REDIS_URL=valkey.url)
        mortals = [Mortal(folder / str(n), Random(dice.random()), **settings) for n in range(3)]
        name = "three processes, PostgreSQL and Valkey"
        yield stack.enter_context(_site(name, mortals, url, proxies_each=1))


@contextmanager
def _site(name: str, mortals: list[Mortal], url: str, *, proxies_each: int) -> Iterator[Site]:
    with ExitStack() as stack:
        for mortal in mortals:
            stack.callback(mortal.stop)
            mortal.start()
        proxies = [
            stack.enter_context(Proxy(one.current.port))
            for one in mortals
            for _ in range(proxies_each)
        ]
        site = Site(name, mortals, proxies, url)
        stack.callback(site.database.dispose)
        yield site
        site.is_over = True


def _settings(**more: str) -> dict[str, Any]:
    return {"PUBLIC_URL": ORIGIN, "SECRET_KEY": "the same for all", **more}


async def ended(*tasks: "asyncio.Task[Any]") -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
