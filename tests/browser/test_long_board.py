"""A board that is longer than the screen: drawn in bands, and nobody can tell."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NewPhone
from tests.browser.steps import sign_in
from tests.support.lab import Lab

NOTES = 64
LONG = "ป้ายหน้าโรงพยาบาลไม่มีหลังคา ผู้สูงอายุต้องยืนตากแดดรอรถนานเกือบชั่วโมง " * 3
PLACES = """() => [...document.querySelectorAll('[data-note]')].map((note) => {
  const { x, y, width, height } = note.getBoundingClientRect()
  return [x, y, width, height].map(Math.round)
})"""
ONE_GRID = """document.styleSheets[0].insertRule(
  '.bands { display: grid; gap: var(--gap); margin: 0 !important; .band { display: contents !important } }')"""
BANDS_AGAIN = "document.styleSheets[0].deleteRule(0)"
LOOKED_INTO = """() => {
  const rules = (sheet) => [...sheet.cssRules].flatMap((rule) => [rule, ...(rule.cssRules ? rules(rule) : [])])
  const asking = rules(document.styleSheets[0]).map((rule) => rule.selectorText ?? '').filter((text) => text.includes(':has('))
  const boxes = (text) => document.querySelectorAll(text.split(':has(')[0].replace(/:not\\($/, '').replace(/(^|[ >+~])$/, '$1*'))
  const holds_notes = (text) => [...boxes(text)].some((box) => box.querySelector('[data-note]'))
  return { asking: asking.length, looked_into: asking.filter(holds_notes) }
}"""


@pytest.fixture
def note_ids(lab: Lab) -> list[str]:
    """The notes of a revealed board, in the order of reading; every ninth is a long one."""
    board_id = lab.open_board()
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    writer = lab.phone()
    note_ids = [str(uuid4()) for _ in range(NOTES)]
    for number, note_id in enumerate(note_ids):
        text = LONG if number % 9 == 4 else f"เรื่องที่ {number}"
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    return note_ids


@pytest.fixture
def console(browser: Browser, lab: Lab, note_ids: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, lab.url)
    page.goto(f"{lab.url}/console/{lab.id}")
    expect(page.locator("[data-note]")).to_have_count(len(note_ids))
    yield page
    context.close()


def test_no_rule_has_every_note_weighed_anew_at_each_change(
    console: Page, new_phone: NewPhone, note_ids: list[str]
) -> None:
    """Where `:has` looks into a box, whatever comes into it has all of it restyled: with 1,000 notes half of a frame."""
    phone = new_phone()
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    expect(phone.locator("[data-note]")).to_have_count(len(note_ids))

    for page in (console, phone):
        found = page.evaluate(LOOKED_INTO)
        assert found["asking"] > 5
        assert found["looked_into"] == []


@pytest.mark.parametrize("width", [1440, 1280, 1024])
def test_bands_lie_as_one_grid_at_the_console(console: Page, width: int) -> None:
    console.set_viewport_size({"width": width, "height": 900})

    assert_lies_as_one_grid(console)


def test_bands_lie_as_one_grid_on_the_phone(new_phone: NewPhone, note_ids: list[str]) -> None:
    phone = new_phone()
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    expect(phone.locator("[data-note]")).to_have_count(len(note_ids))

    assert_lies_as_one_grid(phone)


def test_a_note_that_comes_into_another_band_keeps_the_focus(
    console: Page, lab: Lab, note_ids: list[str]
) -> None:
    """While a hand is on the board others leave gaps; one's own act closes them."""
    pick(console, note_ids[-1]).check()
    console.get_by_role("button", name="ซ่อน", exact=True).click()
    console.locator("dialog input").fill("ซ้ำ")
    console.keyboard.press("Enter")
    expect(console.locator("main")).to_be_focused()
    band = console.locator(".band").nth(1)
    first = str(band.locator("[data-note]").first.get_attribute("data-note"))
    pick(console, first).focus()
    console.wait_for_timeout(1200)  # What one did oneself has gone to its place.
    for gone in note_ids[:12]:
        lab.steer("note.hide", note_id=gone, reason="ซ้ำ")
    expect(console.locator(".gap")).to_have_count(12)
    expect(band.locator(f"[data-note='{first}']")).to_have_count(1)

    console.keyboard.press("Control+z")
    expect(band.locator(f"[data-note='{first}']")).to_have_count(0)

    expect(pick(console, first)).to_be_focused()


def pick(page: Page, note_id: str) -> Locator:
    return page.locator(f"[data-note='{note_id}'] > .pick")


def assert_lies_as_one_grid(page: Page) -> None:
    assert page.locator(".band").count() > 1
    page.wait_for_selector("[data-drawn]", state="attached")
    in_bands = page.evaluate(PLACES)

    page.evaluate(ONE_GRID)
    assert page.evaluate(PLACES) == in_bands
    page.evaluate(BANDS_AGAIN)
