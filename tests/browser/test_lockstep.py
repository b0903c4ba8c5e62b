"""Where a phone is: with the room, looking back, or at what is held up to everybody."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPhone
from tests.browser.steps import open_round
from tests.support.lab import Lab

NOTES = [f"เรื่องที่ {number}" for number in range(1, 25)]


@pytest.fixture
def cluster_id(lab: Lab) -> str:
    """On a revealed board of many notes, a group of the last three."""
    board_id = lab.open_board()
    writer = lab.phone()
    note_ids = [str(uuid4()) for _ in NOTES]
    for note_id, text in zip(note_ids, NOTES, strict=True):
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    cluster_id = str(uuid4())
    lab.steer(
        "cluster.make",
        cluster_id=cluster_id,
        board_id=board_id,
        title="รถและทาง",
        note_ids=note_ids[-3:],
    )
    return cluster_id


def test_looking_back_is_reading_and_one_press_leads_back_to_the_room(
    lab: Lab, new_phone: NewPhone, cluster_id: str
) -> None:
    """R-SCREEN-1"""
    phone = new_phone()
    open_round(lab, "เปิดวันเสาร์")
    expect(phone.locator(".statement")).to_be_visible()

    look_back(phone)
    expect(phone.locator(".note", has_text=NOTES[0]).first).to_be_visible()
    expect(in_front(phone).locator(".pick")).to_have_count(0)
    phone.get_by_role("button", name="กลับไปที่ห้อง").click()

    expect(phone.locator(".statement")).to_be_visible()


def test_what_has_not_begun_is_nowhere_to_be_opened(
    lab: Lab, new_phone: NewPhone, cluster_id: str
) -> None:
    """R-SCREEN-1"""
    phone = new_phone()

    phone.get_by_label("เมนู").first.click()
    phone.get_by_role("menuitem", name="สิ่งที่ทำมาแล้ว").click()

    expect(phone.locator("dialog .stack .button")).to_have_count(1)


def test_a_wanderer_comes_along_when_the_room_moves_on(
    lab: Lab, new_phone: NewPhone, cluster_id: str
) -> None:
    """R-SCREEN-1"""
    phone = new_phone()
    round_id = open_round(lab, "เปิดวันเสาร์")
    expect(phone.locator(".statement")).to_be_visible()
    look_back(phone)
    expect(phone.get_by_role("button", name="กลับไปที่ห้อง")).to_be_visible()

    lab.steer("round.close", round_id=round_id)

    expect(phone.locator("main:visible")).to_contain_text("ปิดรอบลงคะแนนแล้ว")


def test_what_is_held_up_is_seen_by_all_and_gives_everybody_back_their_place(
    lab: Lab, new_phone: NewPhone, cluster_id: str
) -> None:
    """R-SCREEN-2"""
    phone = new_phone()
    phone.get_by_role("button", name="ดูกระดาน").click()
    phone.locator(".pick").nth(12).check()
    phone.locator("#group-name").fill("ยังตั้งชื่อไม่จบ")
    phone.evaluate("scrollTo(0, 500)")
    phone.wait_for_timeout(300)  # Notes that come into sight take their real height.
    y = phone.evaluate("scrollY")

    lab.steer("spotlight.set", target_type="cluster", target_id=cluster_id)
    expect(phone.locator("h1:visible")).to_have_text("รถและทาง")
    expect(in_front(phone).locator(".note")).to_have_count(3)
    lab.steer("spotlight.set", target_type=None, target_id=None)

    expect(phone.locator("#group-name")).to_have_value("ยังตั้งชื่อไม่จบ")
    expect(phone.locator(".pick:checked")).to_have_count(1)
    expect(phone.locator("#group-name")).to_be_focused()
    assert phone.evaluate("scrollY") == pytest.approx(y, abs=2)


def test_whoever_is_in_the_middle_of_something_goes_on_and_looks_later(
    lab: Lab, new_phone: NewPhone, cluster_id: str
) -> None:
    """R-SCREEN-2"""
    phone = new_phone()
    lab.steer("spotlight.set", target_type="cluster", target_id=cluster_id)

    phone.get_by_role("button", name="กลับไปทำต่อ").click()
    expect(phone.locator("#composer")).to_be_visible()
    phone.get_by_role("button", name="ดูพร้อมห้อง").click()

    expect(phone.locator("h1:visible")).to_have_text("รถและทาง")


def look_back(phone: Page) -> None:
    phone.get_by_label("เมนู").first.click()
    phone.get_by_role("menuitem", name="สิ่งที่ทำมาแล้ว").click()
    phone.locator("dialog .stack .button").first.click()


def in_front(phone: Page) -> Locator:
    return phone.locator(".layer:not([hidden])")
