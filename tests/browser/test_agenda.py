"""The agenda on the console: what is missing, planned beside real times, and questions before the room is moved."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Console
from tests.browser.conftest import NewPhone
from tests.support.lab import Lab
from tests.support.phone import Api
from tests.support.server import ServerProcess


@pytest.fixture
def wide_lab(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    with Lab.found(shown_server.url, shown_host, template="innovation_lab") as lab:
        yield lab


def stage(page: Page, name: str) -> None:
    page.locator(".agenda").get_by_role("button", name=name).click()


def test_what_is_missing_is_said_before_the_opening(
    console: Console, shown_server: ServerProcess, shown_host: Api
) -> None:
    """R-AGENDA-1"""
    words = {"title_th": "ยังไม่พร้อม", "title_en": "Not ready", "brief": {}}
    made = shown_host.post("/workshops", {"template": "ideas_and_dots", **words})
    page = console.go(f"/console/{made['id']}")

    expect(page.locator(".checks")).to_contain_text("เขียนกรอบงานให้ครบ")
    expect(page.locator(".lobby .facts dd")).to_have_text(["–"] * 4)
    page.locator("header button[data-step=open_workshop]").click()

    expect(page.locator(".toast")).to_contain_text("ยังเปิดไม่ได้ เขียนกรอบงานให้ครบ")
    toast = page.locator(".toast").bounding_box()
    header = page.locator(".console > header").bounding_box()
    assert toast
    assert header
    assert toast["x"] > 1000, "over the people, not over what is sorted or its tray"
    assert toast["y"] >= header["y"] + header["height"]
    console.look("console-not-ready")
    assert (
        shown_host.get(f"/workshops/{made['id']}/snapshot")["snapshot"]["workshop"][0]["state"]
        == "draft"
    )


def test_the_console_asks_before_it_moves_the_room(console: Console, wide_lab: Lab) -> None:
    """R-AGENDA-5, R-AGENDA-6"""
    wide_lab.steer("workshop.open")
    page = console.go(f"/console/{wide_lab.id}")

    stage(page, "เปิดขั้นนี้: ตั้งโจทย์")
    expect(page.locator("dialog")).to_contain_text("เปิดขั้น ตั้งโจทย์")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert page.locator(".agenda > li[data-state=now]").count() == 0

    stage(page, "เปิดขั้นนี้: ตั้งโจทย์")
    console.look("console-ask")
    page.locator("dialog footer button[data-kind=primary]").click()
    expect(page.locator(".agenda > li[data-state=now]")).to_contain_text("ตั้งโจทย์")
    stage(page, "เปิดขั้นนี้: ทดสอบ")
    expect(page.locator("dialog")).to_contain_text("ขั้น ตั้งโจทย์ ที่ห้องอยู่จะปิด")
    page.locator("dialog footer button[data-kind=primary]").click()
    stage(page, "เข้าอีกครั้ง: ตั้งโจทย์")
    console.look("console-enter-again")
    page.locator("dialog footer button[data-kind=primary]").click()
    here = page.locator(".agenda > li[data-state=now]")
    expect(here).to_contain_text("ตั้งโจทย์")
    expect(here).not_to_contain_text("รอบที่ 2")
    stage(page, "เข้าอีกครั้ง: ทดสอบ")
    page.get_by_label("เริ่มรอบใหม่").check()
    page.locator("dialog footer button[data-kind=primary]").click()
    expect(here).to_contain_text("รอบที่ 2")


def test_a_stage_is_prepared_while_the_room_stays(console: Console, wide_lab: Lab) -> None:
    """R-DESIGN-2"""
    wide_lab.steer("workshop.open")
    wide_lab.steer("workshop.edit", starts_at=int(time.time() - 360) * 1000)
    page = console.go(f"/console/{wide_lab.id}")
    console.step("open_stage")
    expect(page.locator(".agenda > li[data-state=now] .agenda-times b")).to_be_visible()
    expect(page.locator(".agenda .agenda-times").last).to_contain_text(":")
    expect(page.locator("nav .status").first).to_contain_text("ช้ากว่าแผน 6 นาที")

    page.locator(".agenda-activity", has_text="ร่างต้นแบบ").click()
    expect(page.locator("main")).to_contain_text("เฉพาะวิทยากรเห็น ห้องยังอยู่ที่ เข้าใจผู้ใช้")
    page.get_by_role("button", name="แก้คำถามและรายละเอียด").click()
    page.get_by_label("คำถามถึงทุกคน (ไทย)").fill("ร่างบริการใหม่ด้วยกัน")
    console.look("console-prepare")
    page.get_by_role("button", name="เสร็จ").click()

    expect(page.locator("main")).to_contain_text("ร่างบริการใหม่ด้วยกัน")
    console.look("console-ahead")
    page.get_by_role("button", name="กลับไปที่ห้องอยู่ตอนนี้").click()
    expect(page.locator("main h2").first).to_contain_text("เรื่องเล่าจากผู้ใช้บริการ")


def test_the_next_step_waits_for_those_who_are_still_writing(
    console: Console, lab: Lab, new_phone: NewPhone
) -> None:
    """R-AGENDA-13"""
    lab.open_board()
    phone = new_phone()
    page = console.go(f"/console/{lab.id}")
    page.get_by_role("button", name="จับเวลา").click()
    expect(page.locator("header .timer")).to_be_visible()
    expect(page.locator("aside")).to_contain_text("จาก 1 คน", timeout=10_000)

    page.locator("header button[data-step=lock]").click()
    expect(page.locator("dialog")).to_contain_text("อีก 1 คนยังไม่กดพร้อม")
    console.look("console-again")
    page.get_by_role("button", name="ให้อีก 2 นาที").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("header button[data-step=lock]")).to_be_visible()
    expect(phone.locator("#composer")).to_be_visible()

    console.step("lock")
    expect(page.locator("header .timer")).to_have_count(0, timeout=10_000)
