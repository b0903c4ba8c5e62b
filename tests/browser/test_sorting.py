"""Sorting on the phone, while others sort the same board."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import snapshot
from tests.support.lab import Lab
from tests.support.phone import Phone
from tests.support.proxy import Proxy

NOTES = {
    "late": "รถรับส่งมาสายทุกวัน",
    "sign": "ป้ายตัวเล็ก อ่านไม่ออก",
    "queue": "อยากจองคิวจากบ้าน",
    "bus": "รถรับส่งมาไม่ตรงเวลา",
    "park": "ที่จอดรถเต็มตั้งแต่เช้า",
    "paper": "ไม่รู้ต้องเตรียมเอกสารอะไร",
    "toilet": "ห้องน้ำไกลและมืด",
}
THINGS = ".phone h1, .phone h2, .phone .note, .phone .cluster, .phone .dock, .phone .dock form > *"
PLACES = """(all) => all.map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect()
  return [one.tagName, one.dataset.note ?? one.id, ...[x, y, width, height].map(Math.round)].join(' ')
})"""


class Board:
    """A revealed board with notes on it, and somebody else who sorts there."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.id = lab.open_board()
        self.other: Phone = lab.phone()
        self.notes = {name: str(uuid4()) for name in NOTES}
        for name, text in NOTES.items():
            words = {"board_id": self.id, "note_id": self.notes[name], "text": text}
            self.other.do("note.add", **words)
        lab.steer("activity.lock", activity_id=lab.activity("board")["id"])

    def group(self, title: str, *names: str) -> str:
        cluster_id, note_ids = str(uuid4()), [self.notes[name] for name in names]
        words = {"board_id": self.id, "title": title, "note_ids": note_ids}
        self.other.do("cluster.make", cluster_id=cluster_id, **words)
        return cluster_id

    def is_open_on(self, phone: Page, *, loose: int = len(NOTES)) -> Page:
        expect(phone.locator(".pick")).to_have_count(loose)
        return phone


@pytest.fixture
def board(lab: Lab) -> Board:
    return Board(lab)


def pick(phone: Page, name: str) -> Locator:
    return note(phone, name).locator(".pick")


def note(phone: Page, name: str) -> Locator:
    return phone.locator(".note", has_text=NOTES[name])


def group_button(phone: Page) -> Locator:
    return phone.get_by_role("button", name="จัดกลุ่ม")


def tap(phone: Page, target: Locator) -> None:
    """As a finger does: nothing is scrolled for it."""
    box = target.bounding_box()
    assert box
    phone.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def places(phone: Page) -> list[str]:
    found: list[str] = phone.locator(THINGS).evaluate_all(PLACES)
    return found


def test_what_others_group_moves_nothing_while_somebody_ticks_and_types(
    board: Board, new_phone: NewPhone
) -> None:
    """R-SCREEN-8"""
    board.group("ที่มีอยู่แล้ว", "toilet")
    phone = board.is_open_on(new_phone(), loose=6)
    pick(phone, "sign").check()
    pick(phone, "late").check()
    phone.locator("#group-name").fill("เรื่องรถ")
    phone.evaluate("scrollTo(0, 120)")
    before = places(phone)

    board.group("ป้าย", "sign", "paper")
    expect(note(phone, "sign")).to_contain_text("อยู่ในกลุ่ม “ป้าย” แล้ว")
    expect(group_button(phone)).to_have_text("จัดกลุ่ม (1)")
    board.group("สายทุกวัน", "late")
    expect(phone.locator(".dock")).to_contain_text("มีคนจัดเข้ากลุ่มแล้ว")

    assert places(phone) == before
    keep_picture(phone, "th-sorting-held")
    expect(phone.locator("#group-name")).to_have_value("เรื่องรถ")
    pick(phone, "bus").check()
    phone.locator("#group-name").press("Enter")
    titles = phone.locator(".cluster h3")
    expect(titles).to_have_text(["ที่มีอยู่แล้ว", "ป้าย", "สายทุกวัน", "เรื่องรถ"])
    phone.reload()
    expect(titles).to_have_text(["ที่มีอยู่แล้ว", "ป้าย", "สายทุกวัน", "เรื่องรถ"])


def test_a_name_that_is_being_typed_and_what_is_ticked_outlive_a_reload(
    board: Board, new_phone: NewPhone
) -> None:
    """R-SCREEN-8"""
    phone = board.is_open_on(new_phone())
    pick(phone, "late").check()
    pick(phone, "bus").check()
    phone.locator("#group-name").fill("เรื่องร")

    phone.reload()

    expect(phone.locator("#group-name")).to_have_value("เรื่องร")
    expect(group_button(phone)).to_have_text("จัดกลุ่ม (2)")
    expect(pick(phone, "bus")).to_be_checked()
    phone.locator("#group-name").fill("เรื่องรถ")
    phone.locator("#group-name").press("Enter")
    expect(phone.locator(".cluster h3")).to_have_text("เรื่องรถ")
    phone.reload()
    expect(phone.locator(".cluster h3")).to_have_text("เรื่องรถ")
    expect(phone.locator("#group-name")).to_have_count(0)


def test_a_group_made_without_a_network_is_there_at_once_and_only_once(
    proxied: tuple[Proxy, Lab], browser: Browser
) -> None:
    proxy, lab = proxied
    board = Board(lab)
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    phone = context.new_page()
    come_in(phone, lab, "ป้าสมพร")
    board.is_open_on(phone)
    pick(phone, "late").check()
    pick(phone, "bus").check()
    phone.locator("#group-name").fill("เรื่องรถ")

    proxy.refuse()
    group_button(phone).dblclick()

    group = phone.locator(".cluster")
    expect(group).to_have_count(1)
    expect(group).to_have_attribute("data-state", "sending")
    expect(group.locator(".note")).to_have_count(2)
    expect(phone.locator("#group-name")).to_have_count(0)
    expect(phone.locator(".dock")).to_contain_text("กำลังจัดเข้ากลุ่ม “เรื่องรถ”")
    expect(phone.get_by_role("button", name="พร้อมไปต่อ")).to_have_attribute("aria-pressed", "false")
    keep_picture(phone, "th-sorting-offline")
    proxy.restore()
    expect(phone.locator(".dock")).to_contain_text("อยู่ในกลุ่ม “เรื่องรถ” แล้ว", timeout=30_000)
    expect(phone.locator(".cluster[data-state]")).to_have_count(0)
    assert [cluster["title"] for cluster in snapshot(lab)["clusters"]] == ["เรื่องรถ"]

    pick(phone, "sign").check()
    phone.locator("#group-name").fill("ป้าย")
    proxy.refuse()
    group_button(phone).click()
    expect(group).to_have_count(2)
    lab.steer("note.hide", note_id=board.notes["sign"], reason="ซ้ำ")
    proxy.restore()
    expect(phone.locator(".toast")).to_contain_text("ยังไม่ได้จัดกลุ่ม", timeout=30_000)
    expect(group).to_have_count(1)
    expect(phone.locator("#group-name")).to_have_value("ป้าย")
    context.close()


def test_the_focus_goes_on_to_what_comes_next_and_the_way_to_the_group_is_shown(
    board: Board, new_phone: NewPhone
) -> None:
    phone, bystander = board.is_open_on(new_phone()), board.is_open_on(new_phone())
    pick(phone, "sign").check()
    pick(phone, "bus").check()
    phone.locator("#group-name").fill("เรื่องรถ")
    phone.locator("#group-name").press("Enter")

    expect(pick(phone, "park")).to_be_focused()
    expect(phone.locator(".dock")).to_contain_text("อยู่ในกลุ่ม “เรื่องรถ” แล้ว")
    phone.get_by_role("button", name="ดูกลุ่ม").click()
    expect(phone.locator(".cluster h3")).to_be_focused()
    expect(phone.locator(".cluster h3")).to_be_in_viewport()

    outs = phone.get_by_role("button", name="เอาออกจากกลุ่ม")
    outs.first.click()
    expect(outs).to_have_count(1)
    expect(outs).to_be_focused()
    outs.click()
    expect(phone.locator(".cluster h3")).to_be_focused()
    expect(pick(phone, "bus")).to_be_attached()

    expect(bystander.locator(".cluster")).to_contain_text("0 ใบ")
    expect(bystander.get_by_role("button", name="ลบกลุ่มว่างนี้")).to_have_count(0)
    phone.get_by_role("button", name="ลบกลุ่มว่างนี้").click()
    expect(phone.locator(".cluster")).to_have_count(0)
    expect(bystander.locator(".cluster")).to_have_count(0)
    expect(phone.locator("h1")).to_be_focused()


def test_similar_notes_are_offered_and_ticked_by_one_tap(board: Board, new_phone: NewPhone) -> None:
    phone = board.is_open_on(new_phone())
    pick(phone, "late").check()

    offers = phone.locator(".offers .chip")
    expect(offers).to_have_text([NOTES["bus"]])
    before = places(phone)
    tap(phone, offers)

    expect(pick(phone, "bus")).to_be_checked()
    expect(group_button(phone)).to_have_text("จัดกลุ่ม (2)")
    expect(offers).to_have_count(0)
    expect(phone.locator(".sorting [data-kind=primary]")).to_be_focused()
    assert places(phone) == before
    phone.set_viewport_size({"width": 320, "height": 480})
    board.group("ที่มีอยู่แล้ว", "toilet")
    pick(phone, "late").uncheck()
    pick(phone, "bus").uncheck()
    pick(phone, "park").check()
    expect(offers).to_have_text(["ที่มีอยู่แล้ว"])
    expect(offers).to_be_in_viewport(ratio=1)
    box = phone.locator(".dock").bounding_box()
    assert box
    assert box["height"] <= 240


def test_a_board_begins_at_its_top_names_its_zones_and_an_empty_one_is_not_offered(
    lab: Lab, new_phone: NewPhone
) -> None:
    zones = [
        {"key": key, "title_th": th, "title_en": key}
        for key, th in (("now", "ตอนนี้"), ("wish", "อยากให้เป็น"))
    ]
    lab.steer("activity.edit", activity_id=lab.activity("board")["id"], zones=zones)
    phone = new_phone()
    board_id = lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    expect(phone.get_by_role("button", name="ดูกระดาน")).to_have_count(0)
    writer = lab.phone()
    for number in range(20):
        text = f"เรื่องที่ {number}"
        writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text=text, zone="wish")
        phone.locator("#composer").fill(text)
        phone.keyboard.press("Control+Enter")
    phone.evaluate("scrollTo(0, 600)")

    phone.get_by_role("button", name="ดูกระดาน 40 ใบ").click()

    expect(phone.locator("h1")).to_be_focused()
    assert phone.evaluate("scrollY") == 0
    expect(phone.locator(".zone-key li")).to_have_text(["ตอนนี้", "อยากให้เป็น"])
    phone.evaluate("scrollTo(0, 600)")
    phone.get_by_role("button", name="เขียนโน้ตเพิ่ม").click()
    expect(phone.locator("#composer")).to_be_focused()
    assert phone.evaluate("scrollY") == 0
