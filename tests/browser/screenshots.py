"""`make screenshots`: a workshop from the door to its end on three screens, as the pictures of docs/img."""

import base64
import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.album import (
    DESK,
    ITEMS,
    PHONE,
    WALL,
    Room,
    come_in,
    enter,
    window,
)
from tests.browser.steps import sign_in
from tests.support.chromium import launch_options
from tests.support.lab import Lab, make_staff
from tests.support.phone import Api
from tests.support.server import ROOT, ServerProcess

PICTURES = ROOT / "docs" / "img"
PARTS = Path(__file__).with_name("parts.html")
LOOKS = {
    "light": {},
    "dark": {"theme": "dark"},
    "large": {"text_size": "large"},
    "contrast": {"contrast": "high"},
}
Take = Callable[[str], None]


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = ServerProcess(Path(folder))
        server.start()
        browser = playwright.chromium.launch(**launch_options())
        try:
            photograph(browser, server)
        finally:
            browser.close()
            server.stop()


def photograph(browser: Browser, server: ServerProcess) -> None:
    with a_lab(server) as lab, ExitStack() as stack:
        desk = stack.enter_context(window(browser, DESK, lab.url))
        phone = stack.enter_context(window(browser, PHONE, lab.url))
        show_parts(browser, lab.url)
        sign_in(desk, lab.url)
        designer(desk, lab)
        desk.goto(f"{lab.url}/console/{lab.id}")
        wall = open_wall(desk, lab)
        day(browser, lab, phone, desk, wall)


@contextmanager
def a_lab(server: ServerProcess) -> Iterator[Lab]:
    with Lab.found(server.url, make_staff(server), template="ideas_and_dots") as lab:
        yield lab


def day(browser: Browser, lab: Lab, phone: Page, desk: Page, wall: Page) -> None:
    """One workshop; each scene is taken where it happens."""
    come_in(phone, lab, "ป้าสมพร")
    room = Room(lab)
    phones = [shot(phone)]
    enter(phone)
    walls = [shot(wall)]
    note_ids = write(lab, room)
    phone.locator("#composer").fill("รถรับส่งมาไม่ตรงกับเวลานัด")
    phone.locator(".composer [data-kind=primary]").click()
    phone.get_by_text("บันทึกแล้ว").first.wait_for()
    phones.append(shot(phone))
    looks(browser, lab)
    group(lab, note_ids)
    phone.locator(".pick").nth(0).check()
    phone.locator(".pick").nth(1).check()
    phones.append(shot(phone))
    walls.append(shot(wall))
    save("console", shot(desk, quality=70))
    save("phone", phones[-1])
    save("projector", walls[-1])
    vote(lab, room, phone)
    phones.append(shot(phone))
    walls.append(shot(wall))
    reveal(lab)
    phone.locator(".result-row").first.wait_for()
    phones.append(shot(phone))
    walls.append(shot(wall))
    lay_out(browser, "phone-day", phones, width=270)
    lay_out(browser, "projector-day", walls, width=640, across=2)


def designer(desk: Page, lab: Lab) -> None:
    """The day before the day, with one activity open."""
    desk.goto(f"{lab.url}/staff/workshops/{lab.id}/agenda")
    desk.locator(".step-title").first.click()
    desk.locator(".editor").wait_for()
    save("designer", shot(desk, quality=70))


def write(lab: Lab, room: Room) -> list[str]:
    note_ids = room.write(lab.open_board())
    lab.steer("timer.start", seconds=420)
    return note_ids


def looks(browser: Browser, lab: Lab) -> None:
    """The same screen as four people have it."""
    taken = []
    for name, cookies in LOOKS.items():
        with window(browser, PHONE, lab.url, **cookies) as page:
            come_in(page, lab, name)
            enter(page)
            page.locator("#composer").fill("อยากเห็นคิวในมือถือ")
            taken.append(shot(page))
    lay_out(browser, "phone-looks", taken, width=270)


def group(lab: Lab, note_ids: list[str]) -> None:
    board = lab.activity("board")
    lab.steer("activity.reveal", activity_id=board["id"])
    for title, of in (("รถและเวลา", note_ids[:2]), ("คิวและเอกสาร", note_ids[2:5])):
        words = {"board_id": board["board_id"], "title": title, "note_ids": of}
        lab.steer("cluster.make", cluster_id=str(uuid4()), **words)


def vote(lab: Lab, room: Room, phone: Page) -> None:
    activity = lab.activity("round")
    items = [{"id": str(uuid4()), "text_th": th, "text_en": en} for th, en in ITEMS]
    lab.steer("round.add_items", round_id=activity["round_id"], items=items)
    lab.steer("activity.start", activity_id=activity["id"])
    lab.steer("round.open", round_id=activity["round_id"])
    room.vote(activity["round_id"], [item["id"] for item in items])
    phone.locator(".dot-button").first.click()
    phone.get_by_text("บันทึกแล้ว").first.wait_for()


def reveal(lab: Lab) -> None:
    round_id = lab.activity("round")["round_id"]
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)


def open_wall(desk: Page, lab: Lab) -> Page:
    wall = desk.context.new_page()
    wall.set_viewport_size(WALL)
    wall.goto(Api(lab.url, lab.host.token).post(f"/workshops/{lab.id}/projector")["url"])
    wall.locator("[data-scene=joining]").wait_for()
    return wall


def show_parts(browser: Browser, url: str) -> None:
    """The parts on their own, drawn with the style sheet that the server gives out."""
    page = browser.new_page(viewport={"width": 1200, "height": 600}, bypass_csp=True)
    page.goto(url)
    sheet = page.locator("link[rel=stylesheet]").first.evaluate("(link) => link.href")
    page.set_content(PARTS.read_text())
    page.add_style_tag(url=sheet)
    for name in ("light", "dark"):
        page.evaluate("(name) => (document.documentElement.dataset.theme = name)", name)
        save(f"parts-{name}", shot(page))
    page.close()


def shot(page: Page, *, quality: int = 80) -> bytes:
    """A picture as WebP, once everything has settled."""
    page.bring_to_front()  # A window behind another draws nothing.
    page.wait_for_timeout(1800)
    page.evaluate("document.fonts.ready")
    kept = io.BytesIO()
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(kept, "WEBP", quality=quality)
    return kept.getvalue()


def lay_out(
    browser: Browser, name: str, pictures: list[bytes], *, width: int, across: int = 9
) -> None:
    """Several pictures side by side as one."""
    columns = min(across, len(pictures))
    page = browser.new_page(viewport={"width": columns * (width + 16) + 16, "height": 400})
    images = "".join(
        f'<img width={width} src="data:image/webp;base64,{base64.b64encode(one).decode()}">'
        for one in pictures
    )
    page.set_content(
        f'<body style="margin:16px;background:#cfc8b8;display:grid;gap:16px;'
        f'grid-template-columns:repeat({columns},{width}px)">{images}'
    )
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": columns * (width + 16) + 16, "height": height})
    save(name, shot(page, quality=75))
    page.close()


def save(name: str, picture: bytes) -> None:
    (PICTURES / f"{name}.webp").write_bytes(picture)


if __name__ == "__main__":
    main()
