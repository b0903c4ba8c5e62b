"""What is measured inside Chromium, by its own instruments (the DevTools protocol)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from playwright.sync_api import CDPSession, Page

SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOW_CPU = 4
SECONDS_OF_FRAMES = 4
WORKED = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")

KEEP_SOCKETS = """
window.sockets = []
window.WebSocket = class extends WebSocket {
  constructor(...of) {
    super(...of)
    sockets.push(this)
    this.addEventListener('message', ({ data }) => {
      const found = /^42\\/live,(\\["frame",.*)$/s.exec(data)
      if (found) window.last_frame = JSON.parse(found[1])[1]
    })
  }
}
"""

NOTICE = """
(shows) => {
  const look = () => {
    const found = document.querySelector(shows)
    if (found && found.getClientRects().length) window.ready_at ??= performance.now()
    else requestAnimationFrame(look)
  }
  look()
}
"""

COUNT_FRAMES = """
(ms) => new Promise((done) => {
  const started = performance.now()
  let frames = 0
  const count = (now) => {
    frames += 1
    if (now - started < ms) requestAnimationFrame(count)
    else done(frames / (now - started) * 1000)
  }
  requestAnimationFrame(count)
})
"""

SCROLL = """
([within, ms]) => {
  const box = within ? document.querySelector(within) : document.scrollingElement
  const started = performance.now()
  let down = true
  const step = (now) => {
    if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) down = false
    if (box.scrollTop <= 2) down = true
    box.scrollTop += down ? 40 : -40
    if (now - started < ms) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
"""

HEAR = """
(frame) => sockets.at(-1).dispatchEvent(
  new MessageEvent('message', { data: '42/live,' + JSON.stringify(['frame', frame]) }))
"""


@dataclass(frozen=True)
class Load:
    """A page fetched with nothing kept: bytes over the wire, and when it could be used."""

    script_bytes: int
    total_bytes: int
    ready_ms: float


def first_load(page: Page, url: str, *, shows: str) -> Load:
    """On a slow network and a slow phone; what the service worker fetches afterwards is not in it."""
    session = page.context.new_cdp_session(page)
    fetched = _listen(session)
    session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.add_init_script(f"({NOTICE})({json.dumps(shows)})")
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.ready_at !== undefined", timeout=60_000)
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_load_state("load")
    ready_ms = page.evaluate("window.ready_at")
    script = sum(size for kind, size in fetched.values() if kind == "Script")
    return Load(script, sum(size for _, size in fetched.values()), ready_ms)


def _listen(session: CDPSession) -> dict[str, tuple[str, int]]:
    """Kind and size over the wire, headers included, of everything that has come."""
    kinds: dict[str, str] = {}
    fetched: dict[str, tuple[str, int]] = {}

    def note_kind(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def note_size(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        fetched[event["requestId"]] = (kind, int(event["encodedDataLength"]))

    session.on("Network.responseReceived", note_kind)
    session.on("Network.loadingFinished", note_size)
    session.send("Network.enable")
    return fetched


def scroll(page: Page, slower: int, *, within: str = "") -> Iterator[float]:
    """Frames a second while the board goes up and down, again and again."""
    session = page.context.new_cdp_session(page)
    milliseconds = SECONDS_OF_FRAMES * 1000
    while True:
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.evaluate(SCROLL, [within, milliseconds])
        frames = page.evaluate(COUNT_FRAMES, milliseconds)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        yield frames


def drag(page: Page) -> Iterator[float]:
    """Frames a second while a note is carried to and fro, then put back where it was."""
    while True:
        note = page.locator(".board .note >> nth=3")
        note.scroll_into_view_if_needed()
        box = note.bounding_box()
        assert box
        x, y = box["x"] + 40, box["y"] + 20
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(f"window.counted = ({COUNT_FRAMES})({SECONDS_OF_FRAMES * 1000})")
        for step in range(SECONDS_OF_FRAMES * 50):
            page.mouse.move(x + 7 * (step % 80), y + 3 * (step % 90))
        frames: float = page.evaluate("window.counted")
        page.keyboard.press("Escape")
        page.mouse.up()
        yield frames


def frame_ms(page: Page, workshop_id: str, *, changes: int) -> float:
    """What the page's own thread works for one frame: half new notes, half reworded ones.

    Script, style and layout; the frame is handed in where the socket would, after the last one.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.wait_for_function("window.last_frame !== undefined", timeout=30_000)
    last = page.evaluate("window.last_frame")
    rows = page.evaluate(
        "([url, ticket]) => fetch(url, { headers: { Authorization: `Bearer ${ticket}` } })"
        ".then((answer) => answer.json()).then(({ snapshot }) => snapshot.notes.slice(0, 60))",
        [f"/api/v1/workshops/{workshop_id}/snapshot", _ticket(page, workshop_id)],
    )
    frame = _frame(last, rows, changes)
    before = _worked(session)
    page.evaluate(HEAR, frame)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    took = (_worked(session) - before) * 1000
    page.evaluate("(frame) => { window.last_frame = frame }", frame)
    session.detach()
    return took


def _frame(last: dict[str, Any], rows: list[dict[str, Any]], changes: int) -> dict[str, Any]:
    seq = int(last["to"])
    changed = [
        row | {"text": row["text"] + " ใหม่", "version": row["version"] + seq} for row in rows
    ]
    new = [row | {"id": str(uuid4()), "position": row["position"] + 5000} for row in rows]
    mixed = [row for pair in zip(new, changed, strict=True) for row in pair][:changes]
    events = [
        {"seq": seq + number, "type": "note.added", "put": {"notes": [row]}}
        for number, row in enumerate(mixed, start=1)
    ]
    return last | {"from": seq, "to": seq + changes, "events": events}


def _ticket(page: Page, workshop_id: str) -> str:
    """As the page's own script fetches it, for whoever's page it is."""
    ticket: str = page.evaluate(
        """async (workshop_id) => {
             const boot = JSON.parse(document.getElementById('boot').textContent)
             const token = document.querySelector('meta[name=csrf-token]').content
             const body = { workshop_id, participant_id: boot.participant_id }
             const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
             const answer = await fetch('/live-ticket', { method: 'POST', headers, body: JSON.stringify(body) })
             return (await answer.json()).ticket
           }""",
        workshop_id,
    )
    return ticket


def _worked(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    return float(sum(one["value"] for one in found if one["name"] in WORKED))
