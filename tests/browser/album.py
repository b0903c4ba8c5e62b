"""A workshop made to be looked at: a room of 31 people, their notes, their votes."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.support.lab import Lab
from tests.support.phone import Api

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 1280, "height": 720}
ROOM = {"people": 8, "civil_society": 6, "private": 5, "academic": 5, "government": 7}
CONNECTED = {"people": 4, "civil_society": 3, "private": 2, "academic": 2, "government": 3}
NOTES = (
    "รถมาไม่ตรงเวลา รอเป็นชั่วโมงทุกครั้ง",
    "นัดคนตำบลเดียวกันวันเดียวกัน จะได้ไปรถคันเดียว",
    "ไม่รู้ว่าต้องเตรียมเอกสารอะไร กลับบ้านไปเอาอีกรอบ",
    "อยากเห็นคิวในมือถือ จะได้ไปทำธุระก่อน",
    "ให้ อสม. ช่วยจองคิวให้ยายที่ไม่มีมือถือ",
    "ป้ายบอกช่องตัวเล็ก คนแก่อ่านไม่ออก",
    "ที่จอดรถเต็มตั้งแต่เจ็ดโมง",
    "พักเที่ยงเหลือช่องเดียว คนค้างสามสิบ",
    "ค่ารถแพงกว่าค่ายา",
    "ใช้รถโรงเรียนที่จอดว่างช่วงสาย",
)
ITEMS = (
    ("เห็นคิวได้จากบ้าน", "See the queue from home"),
    ("ตรวจเอกสารก่อนรับคิว", "Papers checked before queueing"),
    ("นัดให้ตรงเที่ยวรถ", "Appointments that follow the bus"),
    ("รถบริการไปถึงตำบล", "A service van to the subdistrict"),
    ("เพิ่มช่องตอนคนแน่น", "More counters at busy hours"),
)
LIKED = (0, 0, 0, 1, 1, 2, 2, 3)
"""How often each item is drawn: what most want, what few want, and one that hardly anybody does."""


class Room:
    """The people without a window of their own, as the API knows them."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.people = [
            Api(lab.url, lab.join(sector=sector)["token"])
            for sector, count in ROOM.items()
            for _ in range(count)
        ]
        for sector, count in CONNECTED.items():
            for _ in range(count):
                lab.phone(sector=sector)

    def write(self, board_id: str) -> list[str]:
        note_ids = [str(uuid4()) for _ in NOTES]
        for nth, text in enumerate(NOTES):
            self._do(nth, "note.add", board_id=board_id, note_id=note_ids[nth], text=text)
        return note_ids

    def vote(self, round_id: str, item_ids: list[str]) -> None:
        chance = random.Random(2569)
        for nth in range(len(self.people)):
            chosen = {chance.choice(LIKED) for _ in range(3)} | ({4} if nth == 0 else set())
            choices = {item_ids[at]: 1 for at in sorted(chosen)[:3]}
            self._do(nth, "ballot.cast", round_id=round_id, choices=choices)

    def _do(self, nth: int, type: str, **data: object) -> None:
        command = {"id": str(uuid4()), "type": type, "data": data}
        answer = self.people[nth].post(f"/workshops/{self.lab.id}/commands", command)
        assert answer["ok"], answer


@contextmanager
def window(browser: Browser, size: ViewportSize, url: str, **looks: str) -> Iterator[Page]:
    """``looks`` are cookies: ``locale``, ``theme``, ``text_size``, ``contrast``."""
    context: BrowserContext = browser.new_context(viewport=size)
    context.add_cookies([{"name": n, "value": v, "url": url} for n, v in looks.items()])
    yield context.new_page()
    context.close()


def come_in(page: Page, lab: Lab, name: str) -> None:
    page.goto(f"{lab.url}/j/{lab.code}")
    page.locator("#name").fill(name)
    page.locator("[name=sector][value=people]").check()
    page.locator("#data-consent").check()


def enter(page: Page) -> None:
    page.locator("#join button[data-kind=primary]").click()
    page.wait_for_url("**/room/**")
    page.locator("h1").wait_for()
