"""G14: a server that dies with the room full: everybody is back within seconds, and nobody refused."""

import asyncio
import time
from pathlib import Path
from random import Random

import aiohttp
import pytest

from tests.chaos.act import Act
from tests.chaos.aside import run_aside
from tests.chaos.book import Book
from tests.chaos.phone import Temper
from tests.chaos.site import Site, one_process
from tests.support.lab import make_staff

PEOPLE = 100
BACK_WITHIN = 15.0
NOISE = 4  # A machine with other work to do.


async def kill_and_come_back(site: Site, token: str, people: int) -> tuple[float, Book]:
    """Seconds from the end of the old process until everybody's screen is that of the new one."""
    book = Book()
    await asyncio.to_thread(site.mortals[0].prepare, "")
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        act = Act(site, book, token, http, Random(1), [Temper(pace=3.0, sleepiness=0)])
        await act.begin(people)
        await act.until(lambda: len(act.page.acknowledged) > people, 60)
        begin, connects = time.monotonic(), book.connects
        site.mortals[0].kill()
        await asyncio.to_thread(site.mortals[0].rise)
        await act.until(lambda: book.connects >= connects + act.size, 120)
        took = time.monotonic() - begin
        await act.end()
    return took, book


@pytest.mark.timeout(280)
def test_everybody_is_back_soon_after_a_restart(tmp_path: Path) -> None:
    with one_process(tmp_path, Random(1)) as site:
        site.proxies.clear()  # The networks are good this time.
        token = make_staff(site.mortals[0].current).token
        seconds, book = run_aside(kill_and_come_back(site, token, PEOPLE))
        errors = site.log_texts().count('"level": "ERROR"')

    print(f"{PEOPLE} people were back {seconds:.1f} s after the kill")
    assert seconds < BACK_WITHIN * NOISE
    assert not book.wrong, book.wrong
    assert book.compared >= 100
    assert {what.split()[1] for what in book.refused} <= {"conflict"}
    assert errors == 0
