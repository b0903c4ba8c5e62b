"""`python -m bench.browser`: what a phone must fetch and how soon it is ready; a full board's frames.

Chromium against a real server. Budgets are those that people notice: docs/performance.md.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import browser_probe as probe
from tests.support.chromium import launch_options
from tests.support.lab import EMAIL, PASSWORD, Lab, make_staff
from tests.support.server import ServerProcess

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
NOTES, CHANGES = 1000, 50
PASSES = 5
WORDS = (
    "อยากให้รถเมล์มาตรงเวลาและบอกล่วงหน้าเมื่อมาช้า",
    "ป้ายหน้าโรงพยาบาลไม่มีหลังคา ผู้สูงอายุต้องยืนตากแดด",
    "Let one card pay for the bus, the boat and the train",
)


@dataclass(frozen=True)
class Line:
    """One budget: what was found, in its unit, and what it may be at most (or at least)."""

    name: str
    found: float
    limit: float
    unit: str
    is_least: bool = False

    @property
    def holds(self) -> bool:
        return self.found >= self.limit if self.is_least else self.found <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        verdict = "holds" if self.holds else "OVER"
        return (
            f"{self.name:<66} {self.found:9.1f} {sign} {self.limit:6.1f} {self.unit:<4} {verdict}"
        )


def main() -> int:
    lines = measure(passes=_arguments().passes)
    print(as_text(lines))
    return 0 if all(line.holds for line in lines) else 1


def as_text(lines: list[Line]) -> str:
    load = f"{os.getloadavg()[0]:.1f} programs wanted {os.cpu_count()} cores"
    return f"Budgets of the browser, medians; {load}\n" + "\n".join(map(str, lines))


def measure(*, passes: int) -> list[Line]:
    """Every budget once, each from ``passes`` passes."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        _room(Path(folder)) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options())
        board_id = lab.open_board()
        lines = _first_load(browser, lab, passes)
        _fill(lab, board_id)
        lines += _full_board(browser, lab, passes)
        browser.close()
    return lines


@contextmanager
def _room(folder: Path) -> Iterator[Lab]:
    server = ServerProcess(folder)
    server.start()
    try:
        with Lab.found(server.url, make_staff(server)) as lab:
            yield lab
    finally:
        server.stop()


def _first_load(browser: Browser, lab: Lab, passes: int) -> list[Line]:
    """Nothing kept, a slow network, a slow phone. The same person again and again."""
    phone = _phone(browser, lab)
    address, cookies = phone.url, phone.context.cookies()
    phone.context.close()
    room = [_load(browser, address, cookies, shows="#composer") for _ in range(passes)]
    door = [_load(browser, f"{lab.url}/j/{lab.code}", [], shows="#join") for _ in range(passes)]
    script = median(one.script_bytes for one in room)
    total = median(one.total_bytes for one in room)
    join = median(one.total_bytes for one in door)
    slow = "150 ms, 1.6 Mbps, CPU 4× slower"
    return [
        Line("participant's JavaScript as fetched", script / 1000, 60, "kB"),
        Line("participant's first load with fonts", total / 1000, 150, "kB"),
        Line("join page's first load with fonts", join / 1000, 150, "kB"),
        Line(f"room ready to write in ({slow})", median(one.ready_ms for one in room), 2500, "ms"),
        Line(f"join page ready ({slow})", median(one.ready_ms for one in door), 2500, "ms"),
    ]


def _load(browser: Browser, url: str, cookies: list[object], *, shows: str) -> probe.Load:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    try:
        return probe.first_load(context.new_page(), url, shows=shows)
    finally:
        context.close()


def _full_board(browser: Browser, lab: Lab, passes: int) -> list[Line]:
    phone = _phone(browser, lab)
    phone.locator("footer.dock button").first.click(timeout=30_000)
    phone.locator("main[data-drawn]").wait_for(state="attached", timeout=60_000)
    console = _console(browser, lab)
    console.locator(".board[data-drawn]").wait_for(state="attached", timeout=60_000)
    full = f"{NOTES:,} notes"
    slowly = probe.scroll(phone, probe.SLOW_CPU)
    in_its_box = probe.scroll(console, 1, within=".scroll")
    lines = [
        *_moving(f"{full} scroll on the phone, CPU 4× slower", slowly, passes),
        *_moving(f"{full} scroll on the console", in_its_box, passes),
        *_moving(f"a note dragged over {full} on the console", probe.drag(console), passes),
    ]
    for name, page in (("phone", phone), ("console", console)):
        page.bring_to_front()
        frames = probe.frame_ms(page, lab.id, changes=CHANGES)
        took = median(next(frames) for _ in range(passes * 3))
        lines.append(Line(f"a frame of {CHANGES} changes among {full}, {name}", took, 16, "ms"))
    phone.context.close()
    console.context.close()
    return lines


def _moving(name: str, moving: Iterator[probe.Moving], passes: int) -> list[Line]:
    """Without a graphics card the second half of a frame is painted by the processor too."""
    found = [next(moving) for _ in range(passes)]
    return [
        Line(name, median(one.fps for one in found), 50, "fps", is_least=True),
        Line("  the page's own thread, a frame", median(one.own_ms for one in found), 20, "ms"),
    ]


def _phone(browser: Browser, lab: Lab) -> Page:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    context.add_init_script(probe.KEEP_SOCKETS)
    page = context.new_page()
    page.goto(f"{lab.url}/j/{lab.code}")
    page.locator("[name=sector][value=people]").check()
    page.locator("#data-consent").check()
    page.locator("#join button").click()
    page.wait_for_url("**/room/**")
    return page


def _console(browser: Browser, lab: Lab) -> Page:
    context: BrowserContext = browser.new_context(viewport=DESK, bypass_csp=True)
    context.add_init_script(probe.KEEP_SOCKETS)
    page = context.new_page()
    page.goto(f"{lab.url}/sign-in")
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/staff/")
    page.goto(f"{lab.url}/console/{lab.id}")
    return page


def _fill(lab: Lab, board_id: str) -> None:
    """A full, revealed board."""
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    writer = lab.phone()
    for number in range(NOTES):
        text = f"{WORDS[number % len(WORDS)]} {number}"
        note = {"board_id": board_id, "note_id": str(uuid4()), "text": text}
        while (answer := writer.ask("note.add", **note)).get("code") == "too_fast":
            time.sleep(answer["after_ms"] / 1000)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.browser", description=__doc__)
    parser.add_argument("--passes", type=int, default=PASSES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
