"""Sorting at the console: by mouse, by keys and by menu, by two hands at once; and what the wall says."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.answers import LateAnswers
from tests.browser.steps import sign_in
from tests.support.lab import Lab

LOOSE = "ยังไม่เข้ากลุ่ม"


@pytest.fixture
def desk(browser: Browser, lab: Lab) -> Iterator[BrowserContext]:
    """The host's own browser, signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, lab.url)
    page.close()
    yield context
    context.close()


@pytest.fixture
def console(desk: BrowserContext, lab: Lab) -> Page:
    """A revealed board of three notes, two of them in a cluster."""
    board_id = lab.open_board()
    notes = [(str(uuid4()), text) for text in ("รถมาไม่ตรงเวลา", "ไม่มีที่นั่ง", "ค่ารถแพง")]
    writer = lab.phone()
    for note_id, text in notes:
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    note_ids = [note_id for note_id, _ in notes[:2]]
    lab.steer(
        "cluster.make", cluster_id=str(uuid4()), board_id=board_id, title="รถ", note_ids=note_ids
    )
    return open_console(desk, lab)


def open_console(desk: BrowserContext, lab: Lab) -> Page:
    page = desk.new_page()
    page.goto(f"{lab.url}/console/{lab.id}")
    page.locator(".cluster").first.wait_for()
    return page


def tray_of(console: Page, title: str) -> Locator:
    return console.locator(f".cluster[data-drop-name='{title}']")


def note(console: Page, text: str) -> Locator:
    return console.locator("article.note:not(.ghost)", has_text=text)


def rename(console: Page, title: str, to: str) -> None:
    tray_of(console, title).locator(".menu button").first.click()
    console.get_by_role("menuitem", name="แก้ชื่อกลุ่ม").click()
    console.locator("dialog input").fill(to)


def test_a_note_is_dragged_into_a_cluster_and_back_by_undo(console: Page) -> None:
    note(console, "ค่ารถแพง").hover()
    console.mouse.down()
    tray_of(console, "รถ").hover(force=True)
    tray_of(console, "รถ").locator("h3").hover(force=True)
    console.mouse.up()
    expect(tray_of(console, "รถ")).to_contain_text("ค่ารถแพง")

    console.get_by_role("button", name="เลิกทำ").click()

    expect(tray_of(console, LOOSE)).to_contain_text("ค่ารถแพง")


def test_undo_takes_back_what_is_on_the_screen_though_its_answer_is_late(
    console: Page, lab: Lab
) -> None:
    answers = LateAnswers(console)
    console.goto(f"{lab.url}/console/{lab.id}")
    take_out(console, "ไม่มีที่นั่ง")

    answers.hold()
    take_out(console, "รถมาไม่ตรงเวลา")
    console.get_by_role("button", name="เลิกทำ").click()
    answers.let_go()

    expect(tray_of(console, "รถ")).to_contain_text("รถมาไม่ตรงเวลา")
    expect(tray_of(console, LOOSE)).to_contain_text("ไม่มีที่นั่ง")


def take_out(console: Page, text: str) -> None:
    note(console, text).locator(".pick").check()
    console.get_by_role("button", name="ย้ายไป…").click()
    console.get_by_role("menuitem", name="เอาออกจากกลุ่ม").click()
    expect(tray_of(console, LOOSE)).to_contain_text(text)


def test_keys_move_a_note_and_keep_the_focus_on_it(console: Page) -> None:
    note(console, "ค่ารถแพง").locator(".pick").focus()

    for key in ("Enter", "ArrowRight", "Enter"):
        console.keyboard.press(key)

    expect(tray_of(console, "รถ")).to_contain_text("ค่ารถแพง")
    expect(note(console, "ค่ารถแพง").locator(".pick")).to_be_focused()


def test_whatever_dragging_does_the_menu_does(console: Page) -> None:
    take_out(console, "ไม่มีที่นั่ง")

    expect(console.locator(".tray")).to_have_count(0)


def test_esc_over_a_sheet_leaves_the_notes_chosen(console: Page) -> None:
    note(console, "ค่ารถแพง").locator(".pick").check()
    console.get_by_role("button", name="จัดกลุ่ม").click()
    expect(console.locator("dialog")).to_be_visible()

    console.keyboard.press("Escape")

    expect(console.locator("dialog")).to_have_count(0)
    expect(console.locator(".tray")).to_contain_text("เลือกไว้ 1 ใบ")
    console.keyboard.press("Escape")
    expect(console.locator(".tray")).to_have_count(0)


def test_the_menu_of_a_low_cluster_is_whole_in_sight(console: Page) -> None:
    console.set_viewport_size({"width": 1280, "height": 470})
    tray_of(console, "รถ").locator(".menu button").first.click()

    menu = console.get_by_role("menu").bounding_box()

    assert menu
    assert menu["y"] + menu["height"] < 471


def test_a_hidden_note_keeps_its_reason_and_comes_back(console: Page) -> None:
    note(console, "ค่ารถแพง").locator(".pick").check()
    console.get_by_role("button", name="ซ่อน", exact=True).click()
    console.locator("dialog input").fill("มีชื่อคน")
    console.keyboard.press("Enter")

    console.locator(".hidden-notes summary").click()
    expect(console.locator(".hidden-notes")).to_contain_text("มีชื่อคน")
    console.get_by_role("button", name="เลิกซ่อน").click()

    expect(tray_of(console, LOOSE)).to_contain_text("ค่ารถแพง")


def test_the_second_of_two_renamers_is_shown_the_first_ones_words(
    console: Page, desk: BrowserContext, lab: Lab
) -> None:
    other = open_console(desk, lab)
    rename(console, "รถ", "รถช้า")
    rename(other, "รถ", "รถน้อย")

    console.keyboard.press("Enter")
    expect(tray_of(other, "รถช้า")).to_have_count(1)
    other.keyboard.press("Enter")

    expect(other.locator("dialog .status")).to_contain_text("รถช้า")
    expect(tray_of(console, "รถช้า")).to_have_count(1)


def test_the_wall_shows_what_is_held_up_to_the_room(console: Page, desk: BrowserContext) -> None:
    with desk.expect_page() as opened:
        console.get_by_role("button", name="เปิดจอใหญ่").click()
    wall = opened.value
    expect(wall.locator("[data-scene=board] h2").first).to_have_text("รถ")

    tray_of(console, "รถ").locator(".menu button").first.click()
    console.get_by_role("menuitem", name="ให้ทั้งห้องดู").click()

    expect(wall.locator("[data-scene=cluster] h1")).to_contain_text("รถ")
    expect(wall.get_by_role("button")).to_have_count(0)
