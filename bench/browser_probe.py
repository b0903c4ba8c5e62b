"""What is measured inside Chromium, by its own instruments (the DevTools protocol)."""

import json
import random
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
THAI = (
    "อยาก ให้ รถเมล์ มา ตรง เวลา ป้าย หน้า โรงพยาบาล ไม่มี หลังคา ผู้สูงอายุ ยืน ตาก แดด เปิด จอง คิว ผ่าน มือถือ "
    "เจ้าหน้าที่ อธิบาย ไม่ ตรง กัน เอกสาร หาย บ่อย มาก แจ้งเตือน ก่อน ถึง วันนัด ช่วย ลด ขั้นตอน สั้น ลง"
)
SECONDS_OF_FRAMES = 4

KEEP_SOCKETS = """
window.sockets = []
window.WebSocket = class extends WebSocket {
  constructor(...of) {
    super(...of)
    sockets.push(this)
    this.addEventListener('message', ({ data }) => {
      const found = /^42\\/live,(\\["frame",.*)$/s.exec(data)
      const frame = found && JSON.parse(found[1])[1]
      if (frame && frame.to >= (window.last_frame?.to ?? 0)) window.last_frame = frame
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
() => sockets.at(-1).dispatchEvent(
  new MessageEvent('message', { data: '42/live,' + JSON.stringify(['frame', window.last_frame]) }))
"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


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


@dataclass(frozen=True)
class Moving:
    """Frames a second, and what the page's own thread worked for each of them."""

    fps: float
    own_ms: float


def scroll(page: Page, slower: int, *, within: str = "") -> Iterator[Moving]:
    """While the board goes up and down, again and again."""
    session = _stopwatch(page)
    milliseconds = SECONDS_OF_FRAMES * 1000
    while True:
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        before = _worked_ms(session)
        page.evaluate(SCROLL, [within, milliseconds])
        fps = page.evaluate(COUNT_FRAMES, milliseconds)
        worked = _worked_ms(session) - before
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        yield Moving(fps, worked / (fps * SECONDS_OF_FRAMES))


def drag(page: Page) -> Iterator[Moving]:
    """While a note is carried to and fro, then put back where it was."""
    session = _stopwatch(page)
    while True:
        note = page.locator(".board .note >> nth=3")
        note.scroll_into_view_if_needed()
        box = note.bounding_box()
        assert box
        x, y = box["x"] + 40, box["y"] + 20
        page.mouse.move(x, y)
        page.mouse.down()
        before = _worked_ms(session)
        page.evaluate(f"window.counted = ({COUNT_FRAMES})({SECONDS_OF_FRAMES * 1000})")
        for step in range(SECONDS_OF_FRAMES * 50):
            page.mouse.move(x + 7 * (step % 80), y + 3 * (step % 90))
        fps: float = page.evaluate("window.counted")
        worked = _worked_ms(session) - before
        page.keyboard.press("Escape")
        page.mouse.up()
        yield Moving(fps, worked / (fps * SECONDS_OF_FRAMES))


def frame_ms(page: Page, workshop_id: str, *, changes: int) -> Iterator[float]:
    """What the page's own thread works for one frame: half new notes, half reworded ones.

    From the message to the painted screen, in CPU time, less what the asking takes. The frame is handed
    in where the socket would, after the last one, and taken back, so that each finds the same board.
    """
    session = _stopwatch(page)
    page.wait_for_function("window.last_frame !== undefined", timeout=30_000)
    rows = _first_notes(page, workshop_id)[: changes // 2]
    while True:
        asking = _painting_ms(page, session, "() => null")
        behind = [row | {"id": str(uuid4()), "position": row["position"] + 5000} for row in rows]
        new, reworded = (
            [row | {"text": _unseen_words()} for row in some] for some in (behind, rows)
        )
        mixed = [row for pair in zip(new, reworded, strict=True) for row in pair]
        _hand_in(page, [{"put": {"notes": [row]}} for row in mixed])
        yield _painting_ms(page, session, HEAR) - asking
        gone = {"drop": {"notes": [row["id"] for row in new]}, "put": {"notes": rows}}
        _hand_in(page, [gone])
        _painting_ms(page, session, HEAR)


def _unseen_words() -> str:
    """As long as the board's notes, and never the same: a page remembers where lines of what it has drawn may end."""
    words = random.sample(THAI.split(), 12)
    return "".join(words[:9]) + " " + "".join(words[9:])


def _hand_in(page: Page, events: list[dict[str, Any]]) -> None:
    last = page.evaluate("window.last_frame")
    seq = int(last["to"])
    numbered = [
        event | {"seq": seq + number, "type": "note.added"}
        for number, event in enumerate(events, start=1)
    ]
    frame = last | {"from": seq, "to": seq + len(events), "events": numbered}
    page.evaluate("(frame) => { window.last_frame = frame }", frame)


def _first_notes(page: Page, workshop_id: str) -> list[dict[str, Any]]:
    """As they lie on the board: what is reworded is in sight."""
    notes: list[dict[str, Any]] = page.evaluate(
        "([url, ticket]) => fetch(url, { headers: { Authorization: `Bearer ${ticket}` } })"
        ".then((answer) => answer.json()).then(({ snapshot }) => snapshot.notes)",
        [f"/api/v1/workshops/{workshop_id}/snapshot", _ticket(page, workshop_id)],
    )
    return sorted(notes, key=lambda note: float(note["position"]))


def _painting_ms(page: Page, session: CDPSession, act: str) -> float:
    before = _worked_ms(session)
    page.evaluate(act)
    page.evaluate(PAINTED)
    return _worked_ms(session) - before


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


def _stopwatch(page: Page) -> CDPSession:
    """Counts CPU time, so that other programs are not in it."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def _worked_ms(session: CDPSession) -> float:
    """All that the page's own thread has done: script, style, layout, paint."""
    found = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in found if one["name"] == "TaskDuration"))
