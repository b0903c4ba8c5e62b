"""One workshop: a crowd comes, works among kills and cuts, is left in peace, and is compared."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from random import Random
from typing import Any
from uuid import UUID, uuid4

import aiohttp

from tests.chaos.book import Book, Page
from tests.chaos.phone import ChaosPhone, Play, Temper
from tests.chaos.play import steer, write_and_vote
from tests.chaos.reckoning import FIRST_TIMER_SECONDS, reckon
from tests.chaos.site import Site, ended
from tests.support.lab import BRIEF
from tests.support.phone import Identity, Row, Screen

COMES_TO_REST_WITHIN = 90.0
FACILITATORS = 2


class Act:
    """``commands``: how many acknowledgements end it."""

    def __init__(
        self,
        site: Site,
        book: Book,
        host_token: str,
        http: aiohttp.ClientSession,
        dice: Random,
        tempers: Sequence[Temper] = (Temper(),),
    ) -> None:
        """``tempers`` go round among those who join."""
        self._tempers = tempers
        self.site, self.book, self.dice = site, book, dice
        self.page = Page()
        self.most_compared = 100
        self._comparing = asyncio.Semaphore(4)
        self.workshop: Row = {}
        self._host_token, self._http = host_token, http
        self._phones: list[ChaosPhone] = []
        self._lives: list[asyncio.Task[None]] = []

    async def perform(self, *, people: int, commands: int, seconds: float) -> None:
        """From the founding to the reckoning; it ends after so many acknowledged commands."""
        await self.begin(people)
        self.site.is_calm = False
        await self.until(lambda: len(self.page.acknowledged) >= commands, seconds)
        self.site.is_calm = True
        await self.end()

    @property
    def size(self) -> int:
        """How many phones there are, the projector and the facilitators' among them."""
        return len(self._phones)

    async def begin(self, people: int) -> None:
        """Everybody comes in and starts."""
        await self._set_the_stage()
        await self._let_them_in(people)
        self._lives = [asyncio.create_task(phone.live()) for phone in self._phones]

    async def end(self) -> None:
        """Everybody stops, is compared with the server, and goes; then the reckoning."""
        for phone in self._phones:
            phone.is_playing = False
        await self.until(self._is_at_rest, COMES_TO_REST_WITHIN)
        if not self._is_at_rest():
            self.book.complain("not everybody came to rest")
        chosen = self.dice.sample(self._phones, min(self.size, self.most_compared))
        await asyncio.gather(*(self._compare(phone) for phone in chosen))
        for phone in self._phones:
            phone.end()
        await asyncio.gather(*self._lives)
        await asyncio.to_thread(
            reckon, self.site.database, UUID(self.workshop["id"]), self.page, self.book
        )
        self.book.workshops += 1

    async def close(self) -> None:
        """The end of a workshop as a facilitator makes it."""
        round = next(one for one in self.workshop["activities"] if "round_id" in one)
        await self._do("round.close", round_id=round["round_id"])
        await self._do("round.reveal", round_id=round["round_id"])
        await self._do("workshop.close")

    def _is_at_rest(self) -> bool:
        return all(phone.is_settled for phone in self._phones)

    async def until(self, true: Callable[[], bool], seconds: float) -> None:
        """Wait for something, at most so long. Raises what somebody's life ended with."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for life in self._lives:
                if life.done():
                    life.result()
            if true():
                return
            await asyncio.sleep(0.05)

    async def _set_the_stage(self) -> None:
        words = {"template": "listening", "title_th": "วันร้าย", "title_en": "Bad day"}
        self.workshop = await self._http_call("POST", "/workshops", words | {"brief": BRIEF})
        activities = self.workshop["activities"]
        board = next(one for one in activities if "board_id" in one)
        round = next(one for one in activities if "round_id" in one)
        items = [{"id": str(uuid4()), "text_th": f"ข้อ {n}"} for n in range(4)]
        await self._do("workshop.open")
        await self._do("stage.open", stage_run_id=board["stage_run_id"])
        await self._do("activity.start", activity_id=board["id"])
        await self._do("round.add_items", round_id=round["round_id"], items=items)
        await self._do("round.open", round_id=round["round_id"])
        await self._do("timer.start", seconds=FIRST_TIMER_SECONDS)

    async def _let_them_in(self, people: int) -> None:
        path = f"/workshops/{self.workshop['id']}/projector"
        wall = await self._http_call("POST", path)
        self._add(wall["token"], None)
        for _ in range(FACILITATORS):
            self._add(self._host_token, steer)
        joined = await asyncio.gather(*(self._join() for _ in range(people)))
        for token, temper in zip(joined, cycle(self._tempers), strict=False):
            self._add(token, write_and_vote, temper)

    async def _join(self) -> str:
        who = Identity()
        body = {"id": who.id, "key": who.key, "sector": "people", "data_consent": True}
        path = f"/workshops/{self.workshop['join_code']}/participants"
        return str((await self._http_call("POST", path, body))["token"])

    def _add(self, token: str, play: Play | None, temper: Temper | None = None) -> None:
        phone = ChaosPhone(
            self.book,
            self.page,
            self.site.doors,
            self.workshop["id"],
            token,
            self._http,
            Random(self.dice.random()),
            play,
            temper or self._tempers[0],
        )
        phone.is_playing = True
        self._phones.append(phone)

    async def _compare(self, phone: ChaosPhone) -> None:
        """The phone's own screen is the one that the server would give it anew."""
        path = f"/workshops/{self.workshop['id']}/snapshot"
        truth = Screen()
        async with self._comparing:
            truth.replace(await self._http_call("GET", path, token=phone.token))
        for _ in range(600):
            if phone.screen.seq >= truth.seq:
                break
            await asyncio.sleep(0.05)
        self.book.compared += 1
        if phone.screen.seq != truth.seq or phone.screen.fingerprint() != truth.fingerprint():
            self.book.different += 1
            self.book.complain(f"a screen at {phone.screen.seq} differs from {truth.seq}")

    async def _do(self, type: str, **data: Any) -> None:
        envelope = {"id": str(uuid4()), "type": type, "data": data}
        await self._http_call("POST", f"/workshops/{self.workshop['id']}/commands", envelope)

    async def _http_call(
        self, method: str, path: str, body: Row | None = None, *, token: str = ""
    ) -> Row:
        """Again and again until somebody answers; servers die meanwhile."""
        headers = {"Authorization": f"Bearer {token or self._host_token}"}
        for _ in range(200):
            try:
                address = f"{self.dice.choice(self.site.doors)}/api/v1{path}"
                async with self._http.request(
                    method, address, json=body, headers=headers, timeout=aiohttp.ClientTimeout(10)
                ) as answer:
                    words: Row = json.loads(await answer.read())
                if answer.status < 300:
                    return words
                if answer.status not in (429, 503):
                    raise RuntimeError(f"{method} {path}: {answer.status} {words}")
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            await asyncio.sleep(self.dice.uniform(0.05, 0.3))
        raise RuntimeError(f"{method} {path}: nobody answers")


async def run_site(
    site: Site,
    book: Book,
    host_token: str,
    dice: Random,
    *,
    people: int,
    kills: int,
    acknowledgements: int,
    per_workshop: int,
    seconds: float,
    tell: Any = None,
) -> None:
    """Workshop after workshop, until there were enough kills and enough acknowledgements."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as http:
        tasks = [asyncio.create_task(site.reap(one, book)) for one in site.mortals]
        tasks.append(asyncio.create_task(site.spoil(Random(dice.random()), book)))
        while loop.time() < deadline and (
            book.acknowledged < acknowledgements or sum(book.deaths.values()) < kills
        ):
            act = Act(site, book, host_token, http, Random(dice.random()))
            await act.perform(people=people, commands=per_workshop, seconds=deadline - loop.time())
            for task in tasks:
                if task.done():
                    task.result()
            if tell:
                tell(book)
        site.is_over = True
        await ended(*tasks)
