"""Every screen of the phone and its door, looked at by axe-core in both languages and both lights."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

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
