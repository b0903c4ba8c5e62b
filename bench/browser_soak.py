"""`python -m bench.browser_soak`: two facilitators, a wall and thirty phones play for half an hour.

Every phone is a real page in Chromium: it writes and votes by pressing what people press. Told at the end:
what any console complained about, and how memory, nodes and listeners of the long-lived pages compare with a
page that was opened afresh on the same workshop: what is left over is a leak, the rest is the workshop itself.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from bench.browser import DESK, PHONE, WORDS
from tests.support.chromium import launch_options
from tests.support.lab import EMAIL, PASSWORD, Lab, make_staff
from tests.support.server import ServerProcess

COLLEAGUE = "colleague@example.org"
SECTORS = ("people", "civil_society", "private", "academic", "government")
PROCESSES = 8
"""At most so many for all pages: thirty phones of one room are not thirty machines' memory here."""
PATIENCE_MS = 20_000
COUNTED = ("JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents")


@dataclass(frozen=True)
class Weight:
    """A page after its garbage was collected."""

    heap_mb: float
    nodes: int
    listeners: int
    documents: int

    def __str__(self) -> str:
        return f"{self.heap_mb:6.2f} MB heap  {self.nodes:6} nodes  {self.listeners:5} listeners"

    def beyond(self, other: "Weight") -> str:
        heap, nodes = self.heap_mb - other.heap_mb, self.nodes - other.nodes
        listeners = self.listeners - other.listeners
        return f"{heap:+6.2f} MB heap  {nodes:+6} nodes  {listeners:+5} listeners"


@dataclass
class Play:
    """Who plays, and what was seen and heard of them."""

    lab: Lab
    browser: Browser
    server: ServerProcess
    phones: list[Page] = field(default_factory=list)
    consoles: list[Page] = field(default_factory=list)
    walls: list[Page] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    weights: dict[str, list[Weight]] = field(default_factory=dict)
    server_mb: list[float] = field(default_factory=list)

    @property
    def watched(self) -> dict[str, Page]:
        phones = {f"phone {number}": page for number, page in enumerate(self.phones[:3], start=1)}
        consoles = {f"console {n}": page for n, page in enumerate(self.consoles, start=1)}
        return phones | consoles | {"wall": self.walls[0]}


def main() -> int:
    asked = _arguments()
    with _scene(asked.phones) as play:
        print(f"{len(play.phones)} phones, {len(play.consoles)} consoles, a wall", flush=True)
        until = time.monotonic() + asked.minutes * 60
        while time.monotonic() < until:
            _cycle(play, until)
            _weigh(play)
            print(_progress(play), flush=True)
        text = _report(play, asked.minutes)
    print(text)
    if asked.keep:
        Path(asked.keep).write_text(text + "\n", encoding="utf-8")
    return 1 if play.complaints else 0


@contextmanager
def _scene(phones: int) -> Iterator[Play]:
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, sync_playwright() as playwright:
        server = ServerProcess(Path(folder))
        server.start()
        options = launch_options()
        options["args"] = [*options["args"], f"--renderer-process-limit={PROCESSES}"]
        browser = playwright.chromium.launch(**options)
        try:
            host = make_staff(server)
            make_staff(server, COLLEAGUE, "facilitator")
            with Lab.found(server.url, host, template="ideas_and_dots") as lab:
                play = Play(lab, browser, server)
                _enter(play, phones)
                yield play
        finally:
            browser.close()
            server.stop()


def _enter(play: Play, phones: int) -> None:
    play.lab.steer("workshop.open")
    play.consoles.append(_console(play, EMAIL))
    _invite_colleague(play)
    play.consoles.append(_console(play, COLLEAGUE))
    play.walls.append(_wall(play))
    for number in range(phones):
        play.phones.append(_phone(play, number))


def _page(play: Play, size: dict[str, int]) -> Page:
    context: BrowserContext = play.browser.new_context(viewport=size, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)

    def hear(kind: str, text: str) -> None:
        play.complaints.append(f"{time.strftime('%H:%M:%S')} {page.url[-60:]} {kind}: {text[:300]}")

    page.on("console", lambda said: hear("console", said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: hear("error", str(error)))
    return page


def _phone(play: Play, number: int) -> Page:
    page = _page(play, PHONE)
    page.goto(f"{play.lab.url}/j/{play.lab.code}")
    page.locator("#name").fill(f"คนที่ {number + 1}")
    page.locator(f"[name=sector][value={SECTORS[number % len(SECTORS)]}]").check()
    page.locator("#data-consent").check()
    page.locator("#join button").click()
    page.wait_for_url("**/room/**", timeout=60_000)
    return page


def _console(play: Play, email: str) -> Page:
    page = _page(play, DESK)
    page.goto(f"{play.lab.url}/sign-in")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/staff/")
    if email == EMAIL:
        page.goto(f"{play.lab.url}/console/{play.lab.id}")
    return page


def _invite_colleague(play: Play) -> None:
    """By the staff page, as the host does it."""
    page = _page(play, DESK)
    page.context.add_cookies(play.consoles[0].context.cookies())  # type: ignore[arg-type]
    page.goto(f"{play.lab.url}/staff/workshops/{play.lab.id}")
    choice = page.locator("#user_id option", has_text=COLLEAGUE).first.get_attribute("value")
    play.lab.steer("facilitator.add", user_id=choice)
    page.context.close()


def _wall(play: Play) -> Page:
    play.consoles[1].goto(f"{play.lab.url}/console/{play.lab.id}")
    page = _page(play, {"width": 1920, "height": 1080})
    page.context.add_cookies(play.consoles[0].context.cookies())  # type: ignore[arg-type]
    page.goto(play.lab.host.post(f"/workshops/{play.lab.id}/projector")["url"])
    return page


def _cycle(play: Play, until: float) -> None:
    """Write in silence, reveal, group, vote, look at the result; then the stage is run again."""
    board, vote = _next_run(play)
    play.lab.steer("activity.start", activity_id=board["id"])
    for page in random.sample(play.phones, len(play.phones)):
        if time.monotonic() > until:
            return
        _try(play, "written", lambda page=page: _write(page))
    play.lab.steer("activity.lock", activity_id=board["id"])
    time.sleep(6)
    play.lab.steer("activity.reveal", activity_id=board["id"])
    clusters = _group(play, board["board_id"])
    for page in play.consoles:
        _try(play, "looked around", lambda page=page: _look_around(page))
    _vote(play, vote, clusters)


def _next_run(play: Play) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first run as it is, later ones as re-entries of the stage; its board and its vote."""
    runs = _rows(play, "stage_runs")
    if play.done["cycles"] == 0:
        run_id = runs[0]["id"]
        play.lab.steer("stage.open", stage_run_id=run_id)
    else:
        run_id = str(uuid4())
        play.lab.steer("stage.open", stage="ideate", stage_run_id=run_id)
    play.done["cycles"] += 1
    boards = {row["activity_id"]: row["id"] for row in _rows(play, "boards")}
    rounds = {row["activity_id"]: row["id"] for row in _rows(play, "rounds")}
    here = [row for row in _rows(play, "activities") if row["stage_run_id"] == run_id]
    board = next(row | {"board_id": boards[row["id"]]} for row in here if row["id"] in boards)
    vote = next(row | {"round_id": rounds[row["id"]]} for row in here if row["id"] in rounds)
    return board, vote


def _rows(play: Play, table: str) -> list[dict[str, Any]]:
    answer = play.lab.host.get(f"/workshops/{play.lab.id}/snapshot")
    rows: list[dict[str, Any]] = answer["snapshot"][table]
    return rows


def _write(page: Page) -> None:
    page.locator("#composer").fill(f"{random.choice(WORDS)} {random.randrange(1000)}")
    page.locator(".composer button[data-kind=primary], .composer button").last.click()


def _group(play: Play, board_id: str) -> list[dict[str, Any]]:
    """Four groups; whoever is left stays loose."""
    notes = [row["id"] for row in _rows(play, "notes") if row["board_id"] == board_id]
    quarter = max(1, len(notes) // 5)
    clusters = []
    for number in range(min(4, len(notes))):
        ids = notes[number * quarter : (number + 1) * quarter]
        title = f"กลุ่ม {number + 1}"
        cluster = {"cluster_id": str(uuid4()), "board_id": board_id, "title": title}
        play.lab.steer("cluster.make", **cluster, note_ids=ids)
        clusters.append(cluster)
        time.sleep(1)
    return clusters


def _look_around(page: Page) -> None:
    """What facilitators do beside: look for a word, open the list of people, close it again."""
    search = page.locator("input[type=search]").first
    if search.count():
        search.fill("รถ")
        page.wait_for_timeout(300)
        search.fill("")
    page.locator("aside button:has(.icon[data-icon=people])").click()
    page.locator("dialog").first.wait_for()
    page.keyboard.press("Escape")


def _vote(play: Play, vote: dict[str, Any], clusters: list[dict[str, Any]]) -> None:
    items = [
        {"id": str(uuid4()), "source": {"type": "cluster", "id": one["cluster_id"]}}
        for one in clusters
    ]
    round_id = vote["round_id"]
    play.lab.steer("round.add_items", round_id=round_id, items=items)
    play.lab.steer("activity.start", activity_id=vote["id"])
    play.lab.steer("round.open", round_id=round_id)
    for page in random.sample(play.phones, len(play.phones)):
        _try(play, "voted", lambda page=page: page.locator(".dot-button").last.click())
    play.lab.steer("round.close", round_id=round_id)
    play.lab.steer("round.reveal", round_id=round_id)
    _try(play, "saw the result", lambda: play.phones[0].locator(".tally").first.wait_for())


def _try(play: Play, what: str, act: Any) -> None:
    """A phone that misses its turn is counted, not fatal: rooms go on."""
    try:
        act()
        play.done[what] += 1
    except BrowserError as error:
        play.done[f"NOT {what}"] += 1
        print(f"not {what}: {str(error).splitlines()[0]}", flush=True)


def _weigh(play: Play) -> None:
    for name, page in play.watched.items():
        play.weights.setdefault(name, []).append(_weight(page))
    process = play.server.process
    play.server_mb.append(psutil.Process(process.pid).memory_info().rss / 1e6)


def _weight(page: Page) -> Weight:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.send("HeapProfiler.disable")
    session.detach()
    heap, nodes, listeners, documents = (found[name] for name in COUNTED)
    return Weight(heap / 1e6, int(nodes), int(listeners), int(documents))


def _progress(play: Play) -> str:
    first, console = play.weights["phone 1"][-1], play.weights["console 1"][-1]
    return (
        f"{time.strftime('%H:%M:%S')} cycle {play.done['cycles']:3}  phone {first}"
        f"  console {console}  server {play.server_mb[-1]:.0f} MB  complaints {len(play.complaints)}"
    )


def _report(play: Play, minutes: float) -> str:
    lines = [
        f"{len(play.phones)} phones, {len(play.consoles)} consoles, a wall; {minutes:g} minutes",
        "done: " + ", ".join(f"{count} {what}" for what, count in sorted(play.done.items())),
        f"notes on record: {len(_rows(play, 'notes'))}",
        f"console errors and page errors: {len(play.complaints)}",
        *(f"  {one}" for one in play.complaints[:40]),
        f"server: {play.server_mb[0]:.0f} MB at first, {play.server_mb[-1]:.0f} MB at the end",
    ]
    for name, page in play.watched.items():
        weights = play.weights[name]
        afresh = _afresh(page)
        lines += [
            name,
            f"  after the first cycle  {weights[0]}",
            f"  at the end             {weights[-1]}",
            f"  the same, opened anew  {afresh}",
            f"  left over              {weights[-1].beyond(afresh)}",
        ]
    lines.append("heap by cycle, phone 1: " + json.dumps(_heaps(play, "phone 1")))
    lines.append("heap by cycle, console 1: " + json.dumps(_heaps(play, "console 1")))
    return "\n".join(lines)


def _afresh(page: Page) -> Weight:
    """The same page opened anew; a machine that has been busy for half an hour is given time."""
    page.reload(wait_until="commit", timeout=6 * PATIENCE_MS)
    page.wait_for_timeout(10_000)
    return _weight(page)


def _heaps(play: Play, name: str) -> list[float]:
    return [round(one.heap_mb, 2) for one in play.weights[name]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.browser_soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--phones", type=int, default=30)
    parser.add_argument("--keep", default="", help="a file for the report")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
