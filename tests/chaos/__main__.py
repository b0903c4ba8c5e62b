"""`make chaos`: hours of bad days, with figures. Ends with 1 when a promise was broken."""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random

from tests.chaos.act import run_site
from tests.chaos.book import Book
from tests.chaos.site import one_process, three_processes
from tests.chaos.summary import Column, summary
from tests.support.lab import make_staff

SITES = {"one": one_process, "three": three_processes}
SHARE = {"one": 0.6, "three": 0.4}


def main() -> int:
    logging.getLogger("engineio.client").setLevel(logging.CRITICAL)  # Lost lines are the plan.
    asked = _arguments()
    columns: list[Column] = []
    for name in asked.sites.split(","):
        share = SHARE[name] if "," in asked.sites else 1.0
        columns.append(_run(name, asked, share))
        print(summary(asked.seed, columns), flush=True)
    return int(any(book.wrong for _, book, _ in columns))


def _run(name: str, asked: argparse.Namespace, share: float) -> Column:
    book, begin = Book(), time.monotonic()
    dice = Random(f"{asked.seed} {name}")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="ruamsang-chaos-"))
        site = stack.enter_context(SITES[name](Path(folder), dice))
        for mortal in site.mortals:
            mortal.longest_life = asked.longest_life
        host = make_staff(site.mortals[0].current)
        run = run_site(
            site,
            book,
            host.token,
            dice,
            people=asked.people,
            kills=round(asked.kills * share),
            acknowledgements=round(asked.acknowledgements * share),
            per_workshop=asked.per_workshop,
            seconds=asked.minutes * 60 * share,
            tell=_tell,
        )
        asyncio.run(run)
        return site.name, book, (time.monotonic() - begin) / 60


def _tell(book: Book) -> None:
    kills = sum(book.deaths.values())
    print(
        f"workshop {book.workshops}: {kills} kills, {book.acknowledged:,} acknowledged, "
        f"{len(book.wrong)} wrong",
        flush=True,
    )
    for what in book.wrong[-3:]:
        print(f"  ! {what}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--acknowledgements", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=180, help="at most, for all set-ups")
    parser.add_argument("--seed", type=int, default=2569)
    parser.add_argument("--people", type=int, default=48, help="phones in the room")
    parser.add_argument("--per-workshop", type=int, default=3_000, help="commands in each workshop")
    parser.add_argument("--longest-life", type=float, default=4.0, help="of a process, in seconds")
    parser.add_argument("--sites", default="one,three", help="one (SQLite), three (PostgreSQL)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
