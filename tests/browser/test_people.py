"""People in the room: tables, seats, hands, reminders and who leads, as phones and consoles show them."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import DESK, PHONE, Console, Person
from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone
from tests.support.server import ServerProcess

CROWD = [
    ("ลุงชัย", "people"),
    ("ป้าแจ่ม", "people"),
    ("ยายสี", "people"),
    ("พี่นก", "civil_society"),
    ("คุณต่าย", "private"),
    ("คุณเก่ง", "private"),
    ("อ.ธีระ", "academic"),
    ("คุณวิ", "government"),
    ("ปลัดสมศักดิ์", "government"),
]


@pytest.fixture(params=["th", "en"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def crowd(lab: Lab) -> list[Phone]:
    """People of all sectors, at a board on which they write in silence."""
    lab.open_board()
    return [lab.phone(name=name, sector=sector) for name, sector in CROWD]


@pytest.fixture
def console(browser: Browser, lab: Lab, crowd: list[Phone], locale: str) -> Iterator[Console]:
    with Console(browser, DESK, lab.url, locale) as console:
        console.sign_in()
        open_console(console, lab)
        yield console
        assert not console.complaints


@pytest.fixture
def person(browser: Browser, lab: Lab, crowd: list[Phone], locale: str) -> Iterator[Person]:
    """One more, with a real phone."""
    with Person(browser, PHONE, lab.url, locale) as person:
        person.come_in(lab.code, name="มานะ", sector="academic")
        person.page.locator("#composer").wait_for()
        yield person
        assert not person.complaints


def open_console(console: Console, lab: Lab) -> None:
    console.go(f"/console/{lab.id}")
    console.page.locator(".balance").wait_for()


def button(page: Page | Locator, th: str, en: str) -> Locator:
    return page.get_by_role("button", name=th).or_(page.get_by_role("button", name=en)).first


def test_a_room_is_seated_counted_heard_and_reminded(
    lab: Lab, console: Console, person: Person
) -> None:
    """R-PEOPLE-1, R-PEOPLE-4, R-PEOPLE-5, R-PEOPLE-6"""
    desk, phone = console.page, person.page
    seats_are_planned(console)
    everybody_is_seated(console, person)
    hands_go_up(lab, console, person)
    who_is_missing_is_reminded(console, person)
    somebody_is_ready(console, person)
    somebody_is_found(console)

    expect(desk.locator(".balance li").first).to_contain_text("3")
    expect(phone.locator(".my-seat")).to_be_visible()
    after_the_close_nobody_is_set_right(lab, console)


def seats_are_planned(console: Console) -> None:
    desk = console.page
    button(desk, "จำนวนที่วางไว้", "Expected").click()
    for field, number in zip(
        desk.locator(".seats input").all(), ("6", "2", "๒", "2", "1"), strict=True
    ):
        field.fill(number)
    console.look("people-seats")
    desk.locator("dialog footer button[data-kind=primary]").click()
    expect(desk.locator("dialog")).to_have_count(0)
    expect(desk.locator(".balance li").first).to_contain_text("/ 6")
    expect(desk.locator("aside .status[data-state=warn]").first).to_contain_text("3")


def everybody_is_seated(console: Console, person: Person) -> None:
    """Dealt, dragged, moved by keys and by menu, and undone."""
    desk = console.page
    button(desk, "จัดโต๊ะ", "Tables").click()
    console.look("people-tables-none")
    button(desk, "เพิ่มหนึ่งโต๊ะ", "One table more").click()
    button(desk, "คละทุกภาค", "Mix sectors").click()
    tables = desk.locator(".team:not([data-loose])")
    expect(tables).to_have_count(3)
    expect(desk.locator(".team:not([data-loose]) .seat")).to_have_count(10)
    expect(person.page.locator(".my-seat")).to_be_visible()
    desk.locator(".toast button").first.click()
    console.look("people-tables")

    seat = tables.nth(0).locator(".seat").first
    name = seat.locator("span").inner_text()
    seat.hover()
    desk.mouse.down()
    tables.nth(1).locator("h3").hover(force=True)
    tables.nth(2).locator("h3").hover(force=True)
    desk.mouse.up()
    expect(tables.nth(2)).to_contain_text(name)

    seat = tables.nth(2).locator(".seat", has_text=name)
    seat.locator(".pick").focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter"):
        desk.keyboard.press(key)
    expect(tables.nth(1)).to_contain_text(name)

    tables.nth(1).locator(".seat", has_text=name).locator(".pick").check()
    button(desk, "ย้ายไป…", "Move to…").click()
    console.look("people-tables-move")
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog")).to_be_visible()
    button(desk, "ย้ายไป…", "Move to…").click()
    desk.get_by_role("menuitem").last.click()
    expect(desk.locator(".team[data-loose]")).to_contain_text(name)
    button(desk.locator("dialog"), "เลิกทำ", "Undo").click()
    expect(tables.nth(1)).to_contain_text(name)

    tables.nth(0).locator(".menu button").click()
    desk.get_by_role("menuitem").first.click()
    tables.nth(0).locator("input.input").fill("ริมหน้าต่าง")
    desk.keyboard.press("Enter")
    expect(tables.nth(0).locator("h3")).to_contain_text("ริมหน้าต่าง")
    desk.locator("dialog footer button[data-kind=primary]").click()
    person.look("people-my-table")


def test_lowering_all_hands_asks_first(lab: Lab, console: Console) -> None:
    """R-PEOPLE-4"""
    desk = console.page
    for phone in lab.phones[:2]:
        phone.do("hand.raise")
    up = desk.locator("ol.hands > li")
    expect(up).to_have_count(2)

    lower_all = button(desk.locator("aside"), "เอามือลงทั้งหมด", "Lower all hands")
    lower_all.click()
    expect(desk.locator("dialog")).to_contain_text("2")
    console.look("people-lower")
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog")).to_have_count(0)
    expect(up).to_have_count(2)

    lower_all.click()
    console.in_sheet()
    expect(up).to_have_count(0)


def hands_go_up(lab: Lab, console: Console, person: Person) -> None:
    """R-PEOPLE-4"""
    desk, phone = console.page, person.page
    is_up = phone.locator("header button[aria-pressed=true]")
    raise_hand, floor = button(phone, "ยกมือ", "Raise hand"), phone.locator(".nudge > div")
    for lower in (is_up.click, lambda: lab.steer("hand.lower_all")):
        raise_hand.click()
        expect(is_up).to_be_visible()
        lower()
        expect(is_up).to_have_count(0)
    expect(floor).to_have_count(0)
    lab.phones[1].do("hand.raise")
    raise_hand.click()
    expect(is_up).to_be_visible()
    hands = desk.locator("ol.hands > li")
    expect(hands).to_have_count(2)
    expect(hands.nth(0)).to_contain_text("ป้าแจ่ม")
    expect(hands.nth(1)).to_contain_text("มานะ")
    person.look("people-hand")
    console.look("people-hands")

    hands.nth(1).locator("button").click()

    expect(is_up).to_have_count(0)
    expect(floor).to_contain_text("เชิญคุณพูด" if person.locale == "th" else "You have the floor")
    expect(desk.locator("ol.hands > li:not([aria-hidden])")).to_have_count(1)
    expect(desk.locator(".floor")).to_contain_text("มานะ")
    person.look("people-floor")
    floor.locator("button").click()


def who_is_missing_is_reminded(console: Console, person: Person) -> None:
    desk, phone = console.page, person.page
    heading = phone.locator("h1").first.bounding_box()
    button(desk, "เตือนคนที่ยังไม่เขียน", "Remind those who have not written").click()
    expect(phone.locator(".nudge > div")).to_be_visible()
    expect(desk.locator("aside p[role=status]", has_text="10")).to_be_visible()
    assert phone.locator("h1").first.bounding_box() == heading, "a reminder moves nothing"
    person.look("people-nudge")
    console.look("people-nudged")

    person.write("รถมาไม่ตรงเวลา")

    expect(phone.locator(".nudge > div")).to_have_count(0)


def somebody_is_ready(console: Console, person: Person) -> None:
    button(person.page, "พร้อมไปต่อ", "Ready to go on").click()
    ready = console.page.locator("aside h2", has_text="พร้อมไปต่อ").or_(
        console.page.locator("aside h2", has_text="Ready to go on")
    )
    expect(ready.locator("b")).to_have_text("1")
    person.look("people-ready")


def somebody_is_found(console: Console) -> None:
    desk = console.page
    button(desk, "รายชื่อ", "Names").click()
    desk.locator("dialog select").last.select_option(index=1)
    expect(desk.locator("dialog .people li").first).to_be_visible()
    console.look("people-names")
    desk.locator("dialog select").last.select_option(index=0)
    desk.locator("dialog input[type=search]").fill("ชัย")
    expect(desk.locator("dialog .people li")).to_have_count(1)
    desk.locator("dialog .people li button").click()
    desk.locator("dialog .people input.input").fill("ลุงชัยนาท")
    desk.locator("dialog .people select").last.select_option(index=2)
    console.look("people-person")
    desk.locator("dialog .people button[data-kind=primary]").click()
    expect(desk.locator("dialog .people li")).to_contain_text("ลุงชัยนาท")
    button(desk.locator("dialog footer"), "ล็อกประตู", "Lock").click()
    expect(button(desk.locator("dialog footer"), "เปิดประตู", "Open the door")).to_be_visible()
    desk.locator("dialog footer button[data-kind=primary]").click()


def after_the_close_nobody_is_set_right(lab: Lab, console: Console) -> None:
    """Neither a name nor a receipt: who wrote what is erased."""
    lab.steer("workshop.close")
    button(console.page, "รายชื่อ", "Names").click()
    lines = console.page.locator("dialog .people li")
    expect(lines.first).to_be_visible()
    expect(lines.get_by_role("button")).to_have_count(0)


def test_a_colleague_takes_over_from_a_console_that_is_gone(
    browser: Browser, lab: Lab, shown_server: ServerProcess, console: Console, locale: str
) -> None:
    """G15, R-PEOPLE-7"""
    email = f"{uuid4().hex}@example.org"
    colleague = make_staff(shown_server, email, role="facilitator")
    with Lab.found(lab.url, colleague) as own:
        user_id = colleague.get(f"/workshops/{own.id}/snapshot")["me"]["actor_id"]
    lab.steer("facilitator.add", user_id=user_id)
    lab.steer("timer.start", seconds=600)
    with Console(browser, DESK, lab.url, locale) as other:
        other.sign_in(email)
        open_console(other, lab)
        handed = console.page.locator("aside .hands").last.get_by_role("button")
        expect(handed).to_have_count(1)
        handed.click()
        told = {"th": "คุณนำห้องนี้แล้ว", "en": "You lead this room now."}[locale]
        expect(other.page.locator(".toast")).to_contain_text(told)
        expect(other.page.locator("aside .hands").last.get_by_role("button")).to_have_count(1)
        expect(console.page.locator("aside .hands").last.get_by_role("button")).to_have_count(1)
        console.look("people-handed-over")
        console.page.locator("aside .hands").last.get_by_role("button").click()
        timer = lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]["timer"]

        console.page.goto("about:blank")

        taking = other.page.locator(".notices [role=alert] button")
        taking.wait_for(timeout=9_000)
        other.look("people-take-over")
        taking.click()
        expect(taking).to_have_count(0)
        assert lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]["timer"] == timer
        assert not other.complaints
