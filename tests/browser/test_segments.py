"""A segment of the day, as a break, on every screen: planned, led, lived through; nobody is asked for anything."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Console, keep_picture, serious_violations
from tests.browser.conftest import NewPhone
from tests.browser.keys import Keys
from tests.browser.steps import sign_in, snapshot, write
from tests.support.lab import Lab

BREAK = {
    "kind": "segment",
    "title_th": "พัก 15 นาที",
    "title_en": "A break of 15 minutes",
    "prompt_th": "พักดื่มน้ำ แล้วกลับมาที่โต๊ะเดิม",
    "prompt_en": "Have a drink, then come back to your table.",
    "minutes": 15,
}


@pytest.fixture
def break_id(lab: Lab) -> str:
    """The room writes; behind its board stands a break, then the vote."""
    lab.open_board()
    id, board, vote = str(uuid4()), lab.activity("board"), lab.activity("round")
    place = {"stage_run_id": board["stage_run_id"], "before_id": vote["id"]}
    lab.steer("activity.add", activity_id=id, **place, **BREAK)
    return id


@pytest.fixture
def english_wall(browser: Browser, lab: Lab) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    context.add_cookies([{"name": "locale", "value": "en", "url": lab.url}])
    page = context.new_page()
    sign_in(page, lab.url)
    page.goto(lab.host.post(f"/workshops/{lab.id}/projector")["url"])
    yield page
    context.close()


def looked_at(page: Page, name: str) -> None:
    keep_picture(page, name)
    assert not serious_violations(page), name


def test_a_phone_says_what_it_is_and_asks_for_nothing(
    lab: Lab, new_phone: NewPhone, break_id: str
) -> None:
    """R-AGENDA-15"""
    phone, english = new_phone(), new_phone("Ann", locale="en")
    phone.locator("#composer").fill("ยังเขียนไม่จบ")
    lab.steer("activity.start", activity_id=break_id)

    expect(phone.locator("main:visible h1")).to_have_text("พัก 15 นาที")
    expect(english.locator("main:visible h1")).to_have_text("A break of 15 minutes")
    expect(phone.locator("main:visible")).to_contain_text("ฟังและคุยกันในห้อง")
    expect(english.locator("main:visible")).to_contain_text("Be with the room")
    expect(phone.locator("main:visible :is(input, textarea, button)")).to_have_count(0)
    expect(phone.locator(".chip", has_text="มีร่างที่ยังไม่ส่ง")).to_be_visible()
    lab.steer("timer.start", seconds=900)
    expect(phone.locator("main:visible [role=status]")).to_contain_text("ถึงเวลา")
    expect(phone.locator("header [role=timer]")).to_be_visible()
    looked_at(phone, "th-phone-segment")
    looked_at(english, "en-phone-segment")
    phone.get_by_role("button", name="ยกมือ").click()
    lab.steer("activity.lock", activity_id=break_id)

    expect(phone.locator("#composer:visible")).to_have_value("ยังเขียนไม่จบ")
    assert len(snapshot(lab)["hands"]) == 1


@pytest.mark.parametrize(("locale", "theme"), [("th", "dark"), ("en", "light")])
def test_it_can_be_read_by_everybody_on_a_small_phone(
    lab: Lab, new_phone: NewPhone, break_id: str, locale: str, theme: str
) -> None:
    phone = new_phone(locale=locale, theme=theme)
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.evaluate("document.documentElement.dataset.text = 'large'")
    lab.steer("activity.start", activity_id=break_id)
    lab.steer("timer.start", seconds=900)
    expect(phone.locator("main:visible [role=status]")).to_contain_text(
        {"th": "ถึงเวลา", "en": "Until"}[locale]
    )

    looked_at(phone, f"{locale}-phone-segment-{theme}")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_says_that_it_is_over_until_the_room_goes_on(lab: Lab, new_phone: NewPhone) -> None:
    """R-AGENDA-15"""
    run, welcome = lab.activity("board")["stage_run_id"], str(uuid4())
    lab.steer("activity.add", activity_id=welcome, stage_run_id=run, **BREAK)
    lab.steer("workshop.open")
    lab.steer("stage.open", stage_run_id=run)
    phone = new_phone()
    lab.steer("activity.start", activity_id=welcome)
    expect(phone.locator("main:visible")).to_contain_text("ฟังและคุยกันในห้อง")
    lab.steer("activity.lock", activity_id=welcome)
    expect(phone.locator("main:visible")).to_contain_text("ช่วงนี้จบแล้ว")

    lab.steer("activity.start", activity_id=lab.activity("board")["id"])

    write(phone, "เขียนต่อได้")
    expect(phone.locator(".note", has_text="เขียนต่อได้")).to_be_visible()


def test_it_is_heard_when_the_room_comes_to_it(
    lab: Lab, new_phone: NewPhone, break_id: str
) -> None:
    """R-SCREEN-5"""
    phone = new_phone()
    expect(phone.locator("#composer")).to_be_visible()

    lab.steer("activity.start", activity_id=break_id)

    expect(phone.locator("[aria-live=polite]", has_text="พัก 15 นาที").first).to_be_attached()


def test_the_wall_shows_it_with_a_large_clock_that_moves_nothing(
    lab: Lab, wall: Page, english_wall: Page, break_id: str
) -> None:
    """R-AGENDA-15, R-SCREEN-4"""
    lab.steer("activity.start", activity_id=break_id)
    expect(wall.locator("[data-scene=segment] h1")).to_have_text("พัก 15 นาที")
    before = wall.locator(".wall-words > div").first.bounding_box()
    lab.steer("timer.start", seconds=900)

    clock = wall.locator("[role=timer] > b")
    expect(clock).to_be_visible()
    expect(wall.locator(".segment-time")).to_contain_text("ถึงเวลา")
    expect(english_wall.locator(".segment-time")).to_contain_text("Until")
    assert wall.locator(".wall-words > div").first.bounding_box() == before
    for page, language in ((wall, "th"), (english_wall, "en")):
        looked_at(page, f"{language}-wall-segment")
        share = page.evaluate(
            "() => parseFloat(getComputedStyle(document.querySelector('[role=timer] > b')).fontSize) / innerWidth"
        )
        assert share > 0.1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.evaluate(
            "() => [...document.querySelectorAll('.projector p')].filter((one) =>"
            " parseFloat(getComputedStyle(one).fontSize) < innerWidth / 64.1).map((one) => one.className)"
        )
        assert not small


def test_the_console_leads_through_it_and_nags_nobody(
    console: Console, lab: Lab, new_phone: NewPhone, break_id: str
) -> None:
    """R-AGENDA-15, R-AGENDA-13"""
    new_phone()
    page = console.go(f"/console/{lab.id}")
    console.step("lock")
    console.until_step("start")
    expect(page.locator("header button[data-step=start]")).to_contain_text("พัก 15 นาที")

    console.step("start")

    main = page.locator("main")
    expect(main).to_contain_text("ไม่มีใครต้องเขียนหรือลงคะแนน")
    expect(main).to_contain_text("พักดื่มน้ำ")
    expect(page.locator("header [role=timer]")).to_be_visible()
    expect(page.locator("aside")).to_contain_text("ช่วงนี้ไม่มีใครต้องกดพร้อม")
    expect(page.locator("aside .nudge-place button")).to_have_count(0)
    line = page.locator(".agenda-activity", has_text="พัก 15 นาที")
    expect(line).to_contain_text("15 นาที · กำลังดำเนินอยู่")
    for word in ("เปิดเผย", "ล็อก", "เขียนเงียบ"):
        expect(page.locator("main button", has_text=word)).to_have_count(0)
    console.look("console-segment")
    page.get_by_role("button", name="จบช่วงนี้").click()
    expect(line).to_contain_text("จบแล้ว")
    expect(page.locator("header [role=timer]")).to_have_count(0)
    page.get_by_role("button", name="ทำช่วงนี้ต่อ").click()
    expect(line).to_contain_text("กำลังดำเนินอยู่")


@pytest.mark.parametrize("locale", ["en"])
def test_what_comes_next_ends_it_by_keyboard(
    console: Console, lab: Lab, break_id: str, locale: str
) -> None:
    """R-AGENDA-15, R-SCREEN-6"""
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    lab.steer("activity.start", activity_id=break_id)
    later = str(uuid4())
    run = lab.activity("board")["stage_run_id"]
    words = {"title_th": "บรรยาย", "title_en": "A talk", "kind": "segment"}
    vote = lab.activity("round")["id"]
    lab.steer("activity.add", stage_run_id=run, activity_id=later, before_id=vote, **words)
    page = console.go(f"/console/{lab.id}")
    console.until_step("start")
    expect(page.locator("main")).to_contain_text("Nobody is asked to write or vote")
    keys = Keys(page)
    keys.press(page.locator("header button[data-step=start]"))

    expect(page.locator("main")).to_contain_text("A talk")
    states = {row["id"]: row["state"] for row in snapshot(lab)["activities"]}
    assert (states[break_id], states[later]) == ("locked", "open")
    keys.press(page.get_by_role("button", name="End this segment"))
    expect(page.locator("main")).to_contain_text("This segment is over")
    console.look("console-segment-over")
    assert not keys.lost
