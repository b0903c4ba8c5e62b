"""A whole workshop without a pointer: joining, writing, grouping and voting on the phone's screen,
opening, starting, revealing and closing at the console."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.cast import Console, Person, asks_again, people_of
from tests.browser.keys import Keys
from tests.support.lab import EMAIL, PASSWORD, Lab
from tests.support.phone import Api
from tests.support.server import ServerProcess

FIRST = "รถมาไม่ตรงเวลา"
SECOND = "รถมาสายทุกเช้า"
GROUP = "เวลาของรถ"


@pytest.fixture
def ideas(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    with Lab.found(shown_server.url, shown_host, template="ideas_and_dots") as lab:
        yield lab


def test_a_whole_workshop_goes_by_keyboard_alone(
    shown_server: ServerProcess, ideas: Lab, browser: Browser
) -> None:
    """R-SCREEN-6"""
    with ExitStack() as stack:
        desk, phone, _ = (
            stack.enter_context(one) for one in people_of(shown_server, browser, "th")
        )
        assert isinstance(desk, Console)
        assert isinstance(phone, Person)
        console, hand = Keys(desk.page), Keys(phone.page)

        come_to_the_console(console, desk, ideas)
        come_in(hand, phone, ideas)
        for step in ("open_workshop", "open_stage", "start"):
            steer(console, step)
        write_two_notes(hand)
        for step in ("lock", "reveal"):
            steer(console, step)
        console.is_sound("console-board")
        group_them(hand)
        vote(console, hand)
        close(console, hand)

        assert not desk.complaints, desk.complaints
        assert not phone.complaints, phone.complaints


def come_to_the_console(console: Keys, desk: Console, lab: Lab) -> None:
    desk.go("/sign-in")
    console.write(console.page.locator("[name=email]"), EMAIL)
    console.write(console.page.locator("[name=password]"), PASSWORD, then="Enter")
    console.page.wait_for_url("**/staff/")
    desk.go(f"/console/{lab.id}")
    console.page.locator("header button[data-step]").wait_for()
    console.is_sound("console")


def come_in(hand: Keys, phone: Person, lab: Lab) -> None:
    """The sectors are one group of arrows; the way in may be pressed from anywhere in the form."""
    page = phone.go(f"/j/{lab.code}")
    hand.write(page.locator("#name"), "ป้าสมพร")
    hand.to(page.locator("[name=sector]").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    hand.press(page.locator("#data-consent"), "Space")
    hand.is_sound("join")
    hand.press(page.locator("#join button[data-kind=primary]"))
    page.wait_for_url("**/room/**")
    expect(page.locator("h1")).to_be_visible()
    hand.is_sound("lobby")


def steer(console: Keys, step: str) -> None:
    button = console.page.locator(f"header button[data-step={step}]")
    expect(button).to_be_enabled(timeout=20_000)
    console.press(button)
    if asks_again(console.page, step):
        console.press(console.page.locator("dialog footer button[data-kind=primary]"))
        expect(console.page.locator("dialog")).to_have_count(0)


def write_two_notes(hand: Keys) -> None:
    page = hand.page
    hand.write(page.locator("#composer"), FIRST, then="Control+Enter")
    expect(page.locator("#composer")).to_be_focused()
    page.keyboard.insert_text(SECOND)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note", has_text=SECOND)).to_contain_text("บันทึกแล้ว", timeout=15_000)
    hand.press(page.get_by_role("button", name="เขียนครบแล้ว"))
    hand.is_sound("write")


def group_them(hand: Keys) -> None:
    page = hand.page
    for text in (FIRST, SECOND):
        hand.press(page.locator(".note", has_text=text).locator(".pick"), "Space")
    hand.is_sound("group")
    hand.write(page.locator("#group-name"), GROUP, then="Enter")
    expect(page.locator(".cluster", has_text=GROUP)).to_be_visible(timeout=15_000)


def vote(console: Keys, hand: Keys) -> None:
    on_to(console, "choose_items")
    steer(console, "choose_items")
    dialog = console.page.locator("dialog")
    expect(dialog).to_be_visible()
    console.is_sound("console-items")
    console.press(dialog.locator("footer button[data-kind=primary]"))
    expect(dialog).to_have_count(0)
    steer(console, "open_round")
    hand.press(hand.page.locator(".dot-button").first)
    expect(hand.page.locator(".dot-button[aria-pressed=true]")).to_have_count(1)
    expect(hand.page.locator(".dock")).to_contain_text("บันทึกแล้ว", timeout=15_000)
    hand.is_sound("vote")
    hand.press(hand.page.get_by_role("button", name="ลงคะแนนครบแล้ว"))
    for step in ("close_round", "reveal_round"):
        steer(console, step)
    expect(hand.page.locator("h1")).to_contain_text(GROUP, timeout=15_000)
    hand.is_sound("result")


def on_to(console: Keys, wanted: str) -> None:
    """Take whatever the template has in between."""
    button = console.page.locator("header button[data-step]")
    for _ in range(12):
        expect(button).not_to_have_attribute("data-step", "locking", timeout=20_000)
        step = str(button.get_attribute("data-step"))
        if step == wanted:
            return
        steer(console, step)
        expect(button).not_to_have_attribute("data-step", step, timeout=20_000)
    raise AssertionError(f"{wanted} never came")


def close(console: Keys, hand: Keys) -> None:
    on_to(console, "save_outcome")
    steer(console, "save_outcome")
    dialog = console.page.locator("dialog")
    for nth, words in ((1, "รถตรงเวลา"), (2, "Buses on time"), (3, "ทดลองสามเดือน")):
        console.write(dialog.locator(".field").nth(nth).locator("input, textarea"), words)
    source = dialog.locator("fieldset select").first
    console.press(source, "ArrowDown")
    console.is_sound("console-outcome")
    console.press(dialog.locator("footer button[data-kind=primary]"))
    expect(dialog).to_have_count(0)
    on_to(console, "close_workshop")
    steer(console, "close_workshop")
    console.press(dialog.locator("footer button[data-kind=primary]"))
    expect(hand.page.locator(".my-receipt")).to_be_visible(timeout=15_000)
    hand.is_sound("end")
    console.is_sound("console-closed")
