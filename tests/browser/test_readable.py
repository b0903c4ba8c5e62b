"""Every screen of the phone and its door, looked at by axe-core in both languages and both lights."""

import json
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone
from tests.browser.steps import open_round
from tests.support.lab import Lab

STANDARDS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("locale", "theme"), [("th", "light"), ("en", "dark")])
def test_every_screen_can_be_read_by_everybody(
    lab: Lab, new_phone: NewPhone, locale: str, theme: str
) -> None:
    phone = new_phone(locale=locale, theme=theme)
    phone.locator("main h1").wait_for()
    assert faults(phone) == []

    lab.open_board()
    phone.locator("#composer").fill("หนึ่ง")
    phone.keyboard.press("Control+Enter")
    expect(phone.locator("#composer")).to_be_focused()
    assert faults(phone) == []
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    phone.locator(".pick").check()
    assert faults(phone) == []
    round_id = open_round(lab, "เปิดวันเสาร์")
    phone.locator(".stances button").first.click()
    assert faults(phone) == []
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".result-row").wait_for()
    assert faults(phone) == []
    lab.steer("workshop.close")
    phone.locator(".my-receipt").wait_for()
    assert faults(phone) == []


def test_the_door_can_be_read_by_everybody(lab: Lab, browser: Browser) -> None:
    page = browser.new_page(bypass_csp=True)

    for path in ("/", f"/j/{lab.code}"):
        page.goto(lab.url + path)
        assert faults(page) == []
    page.close()


def faults(phone: Page) -> list[str]:
    """What axe-core objects to, with the element."""
    found = Axe().run(phone, options={"runOnly": STANDARDS}).response["violations"]
    return [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in found]


def test_lines_end_between_phrases_and_nothing_runs_out_of_a_small_phone(
    lab: Lab, new_phone: NewPhone
) -> None:
    lab.steer("activity.edit", activity_id=lab.activity("board")["id"], is_silent=True)
    phone = new_phone()
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.locator("main h1").wait_for()
    assert cut_off(phone) == []

    lab.open_board()
    dock = phone.get_by_role("contentinfo")
    expect(dock).to_contain_text("ซ่อนจนกว่าจะเปิดเผย")
    assert lines_of(phone, "ซ่อนจนกว่าจะเปิดเผย") == 1
    assert cut_off(phone) == []
    round_id = open_round(lab, "เปิดวันเสาร์")
    lab.steer("round.close", round_id=round_id)
    expect(phone.locator("main")).to_contain_text("ปิดรอบลงคะแนนแล้ว")
    assert cut_off(phone) == []


def cut_off(phone: Page) -> list[str]:
    """What reaches over the edge of the screen."""
    found: list[str] = phone.evaluate(
        """() => [...document.querySelectorAll('.phone *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.sideways, .hidden-label'))
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    return found


def lines_of(phone: Page, words: str) -> int:
    return int(phone.get_by_text(words).evaluate("(one) => one.getClientRects().length"))


@pytest.mark.parametrize("locale", ["th", "en"])
def test_large_letters_on_a_small_phone_are_neither_cut_nor_crushed(
    lab: Lab, new_phone: NewPhone, locale: str
) -> None:
    phone = new_phone(locale=locale)
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.context.add_cookies([{"name": "text_size", "value": "large", "url": lab.url}])
    phone.goto(f"{lab.url}/j/{lab.code}")
    assert faults_of_shape(phone) == []
    phone.go_back()
    phone.locator(".my-receipt").wait_for()
    assert faults_of_shape(phone) == []

    board_id = lab.open_board()
    lab.steer("timer.start", seconds=300)
    phone.locator("#composer").fill("ครึ่งประโยคที่ไม่ได้ส่ง")
    assert faults_of_shape(phone) == []
    note_id = str(uuid4())
    lab.phone().do("note.add", board_id=board_id, note_id=note_id, text="ที่จอดรถเต็มตั้งแต่เจ็ดโมง")
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    phone.locator(".pick").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("spotlight.set", target_type="note", target_id=note_id)
    phone.locator(".lit").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("spotlight.set", target_type=None, target_id=None)
    round_id = open_round(lab, "เก็บค่าที่จอดรถเพื่อซื้อรถรับส่งเพิ่ม")
    phone.locator(".stances").wait_for()
    assert faults_of_shape(phone) == []
    phone.locator(".stances button").first.click()
    phone.locator(".answers").wait_for()
    assert faults_of_shape(phone) == []
    look_back(phone)
    phone.locator(".button[data-kind=primary]:visible").first.wait_for()
    assert faults_of_shape(phone) == []
    keep_picture(phone, f"{locale}-large-look-back")
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".result-row").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("workshop.close")
    phone.locator(".next-steps").wait_for()
    assert faults_of_shape(phone) == []


def look_back(phone: Page) -> None:
    phone.locator("header .menu > button").click()
    phone.get_by_role("menuitem").last.click()
    phone.locator("dialog .stack .button").first.click(timeout=20_000)
    expect(phone.locator("dialog")).to_have_count(0)


def faults_of_shape(phone: Page) -> list[str]:
    """What reaches over the edge, and words in a column so narrow that they break letter by letter."""
    crushed: list[str] = phone.evaluate(
        """() => [...document.querySelectorAll('.phone *')]
          .filter((one) => {
            const words = [...one.childNodes].filter((part) => part.nodeType === 3)
            const longest = Math.max(0, ...words.map((part) => part.data.trim().length))
            const { width, height } = one.getBoundingClientRect()
            const letter = parseFloat(getComputedStyle(one).fontSize)
            return longest > 4 && width > 1 && width < 3 * letter && height > 2.5 * letter
          })
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    return cut_off(phone) + crushed
