"""A whole workshop in real browsers: a facilitator, two phones and a wall, from the first page to
the outcome's lineage. In Thai, and once in English."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Console, Person, keep_picture, people_of, serious_violations
from tests.factories import in_days
from tests.support.desk import typed_day
from tests.support.phone import Api
from tests.support.server import ServerProcess

BRIEF = {
    "decision": "เลือกเรื่องที่จะทดลองทำก่อนใน 6 ตำบล",
    "decider": "นายอำเภอ",
    "fixed": "ไม่ซื้อรถเพิ่มในปีนี้",
    **typed_day(in_days(30)),
}
FIRST = "นัดคนตำบลเดียวกันวันเดียวกัน 🚌"
SECOND = "<script>document.title='อันตราย'</script> น้ำใจ"
THIRD = "ใช้รถโรงเรียนที่จอดว่างช่วงสาย"
GROUP = "นัดให้ตรงเที่ยวรถ"
TOO_FEW = {"th": "จึงไม่แยกตามภาคส่วน", "en": "Too few people in each sector"}
"""Two people voted: nothing may be shown by sector, which is said once."""
LATIN_ALLOWED = re.compile(
    r"QR|CSV|PDF|Ruamsang|https?://\S+|\S+@\S+|English|script|document|title"
)


@pytest.mark.parametrize("locale", ["th", "en"])
def test_from_the_first_page_to_the_lineage(
    shown_server: ServerProcess, shown_host: Api, browser: Browser, locale: str
) -> None:
    with ExitStack() as stack:
        console, ann, bo = (
            stack.enter_context(one) for one in people_of(shown_server, browser, locale)
        )
        assert isinstance(console, Console)
        assert isinstance(ann, Person)
        assert isinstance(bo, Person)

        code = everybody_comes_in(console, ann, bo)
        wall = console.open_wall()
        write_in_silence(console, ann, bo, wall)
        reveal_and_group(console, ann, bo, wall)
        vote(console, ann, bo, wall)
        keep_the_outcome(console)
        close(console, ann, wall)
        follow_the_lineage(console)

        assert code
        for window in (console, ann, bo):
            assert not window.complaints, window.complaints


def everybody_comes_in(console: Console, ann: Person, bo: Person) -> str:
    console.go("/sign-in")
    console.look("sign-in")
    console.sign_in_by_hand()
    code = console.prepare("ideas_and_dots", BRIEF)
    ann.come_in(code, name="ป้าสมพร", sector="people", by_typing=True)
    bo.come_in(code, name="", sector="government")
    ann.sees(BRIEF["decision"])
    ann.look("phone-lobby")
    console.look("console-lobby")
    console.step("open_workshop")
    console.step("open_stage")
    return code


def write_in_silence(console: Console, ann: Person, bo: Person, wall: Page) -> None:
    console.step("start")
    ann.write(FIRST)
    ann.write(SECOND)
    bo.write(THIRD)
    expect(ann.page.locator(".note", has_text=FIRST)).to_contain_text(
        {"th": "บันทึกแล้ว", "en": "Saved"}[ann.locale]
    )
    ann.look("phone-write")
    for page in (console.page, wall, bo.page):
        expect(page.get_by_text(FIRST)).to_have_count(0)
    expect(console.page.locator("main")).to_contain_text("3", timeout=10_000)
    console.look("console-silent")
    look_at_wall(wall, console, "wall-writing")


def reveal_and_group(console: Console, ann: Person, bo: Person, wall: Page) -> None:
    console.step("lock")
    console.step("reveal")
    for person in (ann, bo):
        for text in (FIRST, SECOND, THIRD):
            person.sees(text)
    ann.look("phone-board")
    for text in (FIRST, THIRD):
        ann.page.locator(".note", has_text=text).locator("input.pick").check()
    ann.page.locator("#group-name").fill(GROUP)
    ann.look("phone-group")
    ann.page.locator("#group-name").press("Enter")
    bo.sees(GROUP)
    expect(console.page.locator(".cluster", has_text=GROUP)).to_be_visible()
    expect(wall.get_by_text(GROUP)).to_be_visible()
    console.look("console-board")
    look_at_wall(wall, console, "wall-board")


def vote(console: Console, ann: Person, bo: Person, wall: Page) -> None:
    through_other_boards(console)
    console.step("choose_items")
    console.in_sheet(tick_the_script_note)
    console.step("open_round")
    for person in (ann, bo):
        person.page.locator(".ballot li", has_text=GROUP).locator(".dot-button").click()
    ann.page.locator(".ballot li", has_text="น้ำใจ").locator(".dot-button").click()
    expect(ann.page.locator(".dot-button[aria-pressed=true]")).to_have_count(2)
    ann.look("phone-vote")
    console.look("console-vote")
    look_at_wall(wall, console, "wall-vote")
    ann.page.locator(".ballot li", has_text="น้ำใจ").locator(".dot-button").click()
    expect(ann.page.locator(".dot-button[aria-pressed=true]")).to_have_count(1)
    ann.page.wait_for_timeout(1000)
    console.step("close_round")
    console.step("reveal_round")
    ann.sees(GROUP)
    expect(ann.page.locator(".tally").first).to_be_visible(timeout=15_000)
    ann.look("phone-result")
    expect(ann.page.locator(".pickets")).to_have_count(0)
    expect(ann.page.get_by_text(TOO_FEW[ann.locale])).to_have_count(1)
    console.look("console-result")
    expect(wall.locator(".tally").first).to_be_visible(timeout=15_000)
    look_at_wall(wall, console, "wall-result")


def through_other_boards(console: Console) -> None:
    """Walk past whatever the template has before its vote."""
    button = console.page.locator("header button[data-step]")
    for _ in range(12):
        expect(button).not_to_have_attribute("data-step", "locking", timeout=20_000)
        key = button.get_attribute("data-step")
        if key in ("choose_items", "open_round"):
            return
        console.step(str(key))
        expect(button).not_to_have_attribute("data-step", str(key), timeout=20_000)
    raise AssertionError("the vote never came")


def tick_the_script_note(page: Page) -> None:
    page.locator("dialog label.tick", has_text="น้ำใจ").first.locator("input").check()


def keep_the_outcome(console: Console) -> None:
    console.step("save_outcome")

    def fill(page: Page) -> None:
        fields = page.locator("dialog .field")
        fields.nth(1).locator("input").fill("นัดหมอให้ตรงกับเที่ยวรถ")
        fields.nth(2).locator("input").fill("Appointments that follow the bus")
        fields.nth(3).locator("textarea").fill("ทดลองใน 6 ตำบล เป็นเวลา 3 เดือน")
        sources = page.locator("dialog fieldset select")
        while sources.count() and sources.locator("option").count() > 1:
            sources.select_option(index=1)
        console.look("console-outcome")

    console.in_sheet(fill)
    expect(console.page.locator("a[href^='/staff/outcomes/']")).to_be_visible()


def close(console: Console, ann: Person, wall: Page) -> None:
    console.step("close_workshop")
    console.in_sheet()
    ann.sees({"th": "นัดหมอให้ตรงกับเที่ยวรถ", "en": "Appointments that follow the bus"}[ann.locale])
    ann.look("phone-end")
    console.look("console-closed")
    look_at_wall(wall, console, "wall-closed")


def follow_the_lineage(console: Console) -> None:
    href = console.page.locator("a[href^='/staff/outcomes/']").get_attribute("href")
    console.go(str(href))
    for words in (FIRST, THIRD, GROUP):
        expect(console.page.get_by_text(words).first).to_be_visible()
    console.look("outcome")
    assert console.page.title() != "อันตราย"
    console.go("/staff/")
    console.look("workshops")


def look_at_wall(wall: Page, console: Console, name: str) -> None:
    keep_picture(wall, f"{console.locale}-{name}")
    violations = serious_violations(wall)
    assert not violations, f"{name}: {violations}"
