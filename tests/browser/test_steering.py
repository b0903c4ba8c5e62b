"""Steering the room: without a network, back to what was left, and by a console that lies still meanwhile."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import Console
from tests.browser.steps import open_round, snapshot
from tests.support.lab import Lab
from tests.support.phone import Api
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess

TEXTS = ("รถมาไม่ตรงเวลา", "ไม่มีที่นั่ง", "ค่ารถแพง", "ห้องน้ำไกล", "ยาหมด", "รอนาน")
NARROW = {"width": 1024, "height": 768}
NO_NETWORK = "ไม่มีเครือข่าย ยังไม่ได้สั่ง"
PLACES = """(all) => all.map((one) => {
  const { x, y } = one.getBoundingClientRect()
  return [one.tagName, Math.round(x), Math.round(y)].join(' ')
})"""
SCROLL_ALL = """() => ['html', '.console', 'main'].map((name) => {
  const one = document.querySelector(name)
  one.scrollTop = one.scrollLeft = 500
  return one.scrollTop + one.scrollLeft
})"""


@pytest.fixture
def wide_lab(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    with Lab.found(shown_server.url, shown_host, template="innovation_lab") as lab:
        yield lab


@pytest.fixture
def note_ids(lab: Lab) -> list[str]:
    """The notes of an open board that everybody sees; all of them loose."""
    board_id = lab.open_board()
    return write_all(lab, board_id)


def write_all(lab: Lab, board_id: str) -> list[str]:
    writer = lab.phone()
    ids = [str(uuid4()) for _ in TEXTS]
    for note_id, text in zip(ids, TEXTS, strict=True):
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    return ids


def group(lab: Lab, *note_ids: str) -> None:
    """Somebody else's cluster."""
    board_id = lab.activity("board")["board_id"]
    words = {"cluster_id": str(uuid4()), "board_id": board_id, "title": "เรื่องรถ"}
    lab.steer("cluster.make", **words, note_ids=list(note_ids))


def open_console(console: Console, lab: Lab) -> Page:
    page = console.go(f"/console/{lab.id}")
    page.locator("header button[data-step]").wait_for()
    page.evaluate("document.fonts.ready")
    return page


def step(page: Page, key: str) -> Locator:
    return page.locator(f"header button[data-step={key}]")


def pick(page: Page, note_id: str) -> Locator:
    return page.locator(f"[data-note='{note_id}'] > .pick")


def test_what_moves_the_room_is_ordered_now_or_not_at_all(
    proxied: tuple[Proxy, Lab], browser: Browser
) -> None:
    """R-AGENDA-14"""
    proxy, lab = proxied
    lab.open_board()
    with Console(browser, {"width": 1280, "height": 800}, lab.url, "th") as console:
        console.sign_in()
        page = open_console(console, lab)
        proxy.refuse()
        expect(page.locator(".connection")).to_be_visible()

        step(page, "lock").click(force=True)
        expect(page.locator(".not-sent")).to_have_text(NO_NETWORK)
        step(page, "lock").hover(force=True)
        expect(step(page, "lock")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        console.look("console-not-sent")
        page.get_by_role("button", name="จับเวลา").first.click(force=True)
        expect(page.locator(".not-sent")).to_have_text(NO_NETWORK)
        proxy.restore()
        expect(page.locator(".connection")).to_have_count(0)
        page.wait_for_timeout(1500)

        assert snapshot(lab)["timer"][0]["state"] == "stopped"
        assert state_of(lab, "board") == ("open", None)
        an_order_on_its_way_is_named(page, proxy)


def an_order_on_its_way_is_named(page: Page, proxy: Proxy) -> None:
    proxy.stall()
    page.get_by_role("button", name="จับเวลา").first.click()
    expect(page.locator(".notices")).to_contain_text("จับเวลา สั่งแล้ว รอคำตอบ")
    proxy.restore()
    expect(page.locator(".notices")).not_to_contain_text("สั่งแล้ว")
    expect(page.locator("header .timer")).to_be_visible()


def state_of(lab: Lab, kind: str) -> tuple[Any, Any]:
    activity_id = lab.activity(kind)["id"]
    found = next(one for one in snapshot(lab)["activities"] if one["id"] == activity_id)
    return found["state"], found["locks_at"]


def test_writing_and_voting_can_go_on_after_they_were_ended(
    console: Console, wide_lab: Lab
) -> None:
    """R-AGENDA-7, R-VOTE-12"""
    wide_lab.open_board()
    page = open_console(console, wide_lab)
    wide_lab.steer("activity.lock", activity_id=wide_lab.activity("board")["id"])
    expect(step(page, "lock")).to_have_count(0)

    page.get_by_role("button", name="เปิดให้เขียนต่อ").click()

    expect(step(page, "lock")).to_be_visible()
    open_round(wide_lab, "รถรับส่ง")
    expect(page.locator("main .turnout")).to_be_visible()
    left = wide_lab.activity("round")["stage_run_id"]
    wide_lab.steer("stage.open", stage_run_id=wide_lab.activity("board")["stage_run_id"])
    wide_lab.steer("stage.open", stage_run_id=left)
    page.get_by_role("button", name="เปิดให้ลงคะแนนต่อ").click()
    expect(page.get_by_role("button", name="เปิดให้ลงคะแนนต่อ")).to_have_count(0)
    assert state_of(wide_lab, "round")[0] == "open"


def test_whoever_looks_elsewhere_is_told_where_the_room_is(console: Console, lab: Lab) -> None:
    lab.open_board()
    page = open_console(console, lab)
    expect(step(page, "lock").locator(".block")).to_have_count(0)

    page.locator(".agenda-activity", has_text="คุณเห็นอย่างไร").click()

    expect(page.locator("main .status")).to_have_text("ห้องอยู่ที่ เสียงของทุกคน ปุ่มมุมขวาบนทำกับห้อง")
    expect(step(page, "lock").locator(".block")).to_have_text("เสียงของทุกคน")
    console.look("console-elsewhere")
    page.get_by_role("button", name="กลับไปที่ห้องอยู่ตอนนี้").click()
    expect(page.locator("main .status")).to_have_count(0)


def test_the_brief_is_read_once_more_before_the_doors_open(console: Console, lab: Lab) -> None:
    """R-AGENDA-2"""
    page = open_console(console, lab)

    step(page, "open_workshop").click()

    expect(page.locator("dialog")).to_contain_text("นายอำเภอ")
    console.look("console-open")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(step(page, "open_workshop")).to_be_focused()
    assert snapshot(lab)["workshop"][0]["state"] == "draft"


def test_nothing_on_the_board_moves_under_a_hand(
    console: Console, lab: Lab, note_ids: list[str]
) -> None:
    page = open_console(console, lab)
    last = page.locator(f"[data-note='{note_ids[-1]}']")
    last.hover()
    before = last.bounding_box()

    group(lab, *note_ids[:3])
    expect(page.locator(".cluster[data-state=loose] header .number")).to_have_text("3")
    page.wait_for_timeout(300)

    assert last.bounding_box() == before
    expect(page.locator(".gap")).to_have_count(3)
    console.look("console-gaps")
    page.locator("header h1").hover()
    expect(page.locator(".gap")).to_have_count(0)


def test_hands_and_reminders_move_nothing_in_the_column_of_people(
    console: Console, lab: Lab, note_ids: list[str]
) -> None:
    page = open_console(console, lab)
    people = [lab.phone(name=name, sector="academic") for name in ("ป้าสมพร", "ลุงมา")]
    things = page.locator("aside h2, aside .row button")
    expect(page.locator("aside .heading").first).to_contain_text("3")
    before = things.evaluate_all(PLACES)

    for person in people:
        person.do("hand.raise")
    expect(page.locator(".raised li")).to_have_count(2)
    page.get_by_role("button", name="เตือนคนที่ยังไม่เขียน").click()
    expect(page.locator(".nudge-place .button")).to_have_attribute("aria-disabled", "true")

    assert things.evaluate_all(PLACES) == before
    page.get_by_role("button", name="เชิญพูด: ป้าสมพร").click()
    expect(page.locator(".floor")).to_contain_text("กำลังพูด ป้าสมพร")
    expect(page.locator("#hands")).to_be_focused()
    people[0].leave()
    assert page.locator("aside h2").evaluate_all(PLACES) == [at for at in before if "H2" in at]
    console.look("console-floor")


def test_the_frame_stays_whatever_is_scrolled_or_searched(
    console: Console, lab: Lab, note_ids: list[str]
) -> None:
    group(lab, note_ids[0])
    console.page.set_viewport_size({"width": 1280, "height": 400})
    page = open_console(console, lab)
    page.locator(".cluster .note").first.wait_for()

    assert page.evaluate(SCROLL_ALL) == [0, 0, 0]


def test_keys_skip_the_agenda_and_come_back_to_a_grouped_note(
    console: Console, lab: Lab, note_ids: list[str]
) -> None:
    """R-SCREEN-6"""
    page = open_console(console, lab)
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    pick(page, note_ids[1]).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="จัดกลุ่ม").click()
    page.locator("dialog input").fill("ที่นั่ง")

    page.keyboard.press("Enter")

    expect(page.locator(".cluster[data-drop-name='ที่นั่ง']")).to_be_visible()
    expect(pick(page, note_ids[1])).to_be_focused()


def test_a_timer_has_the_length_one_gives_it(console: Console, lab: Lab) -> None:
    lab.open_board()
    page = open_console(console, lab)

    page.get_by_role("button", name="ตั้งเวลา", exact=True).click()
    page.get_by_role("menuitem", name="ตั้งเวลาเอง").click()
    page.get_by_label("กี่นาที").fill("61")
    expect(page.locator("dialog footer button[data-kind=primary]")).to_be_disabled()
    page.get_by_label("กี่นาที").fill("๗")
    page.keyboard.press("Enter")

    expect(page.locator("header .timer")).to_contain_text("06:5")
    assert snapshot(lab)["timer"][0]["total_ms"] == 7 * 60_000


def test_a_search_leads_to_the_boards_of_other_stages(console: Console, wide_lab: Lab) -> None:
    write_all(wide_lab, wide_lab.open_board())
    first = wide_lab.activity("board")["id"]
    wide_lab.steer("activity.reveal", activity_id=first)
    later = next(
        one
        for one in wide_lab.workshop["activities"]
        if "board_id" in one and one["stage"] != wide_lab.activity("board")["stage"]
    )
    wide_lab.steer("stage.open", stage_run_id=later["stage_run_id"])
    wide_lab.steer("activity.start", activity_id=later["id"])
    if not later.get("is_revealed"):
        wide_lab.steer("activity.reveal", activity_id=later["id"])
    page = open_console(console, wide_lab)
    page.locator(".board-search input").fill("รถ")

    page.get_by_role("button", name="ตัวกรอง").click()
    console.look("console-filters")
    page.get_by_role("group", name="กระดานของขั้นอื่น").get_by_role("button").first.click()

    expect(page.locator("[data-note]")).to_have_count(2)
    expect(page.locator(".board-counts")).to_have_text("พบ 2 จาก 6 ใบ")


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_small_laptop_has_room_for_all_of_it(
    console: Console, lab: Lab, note_ids: list[str], locale: str
) -> None:
    group(lab, *note_ids[:2])
    lab.steer("timer.start", seconds=300)
    page = open_console(console, lab)
    for size in ({"width": 1280, "height": 800}, NARROW):
        page.set_viewport_size(size)
        assert rows_of(page.locator(".board-bar > *")) == 1, size
        assert page.locator("header").first.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    for note_id in note_ids[:2]:
        pick(page, note_id).check()
    assert rows_of(page.locator(".tray > *")) == 1
    console.look("console-1024")

    people = page.locator("aside")
    expect(people).to_be_hidden()
    page.locator(".people-toggle").click()
    expect(people).to_be_visible()
    console.look("console-1024-people")


def rows_of(things: Locator) -> int:
    """In how many rows they stand: what overlaps in height stands side by side."""
    spans = things.evaluate_all(
        """(all) => all.map((one) => one.getBoundingClientRect())
             .filter(({ height }) => height > 0).map(({ top, bottom }) => [top, bottom])"""
    )
    rows, end = 0, -1.0
    for top, bottom in sorted(spans):
        rows += top >= end
        end = max(end, bottom)
    return rows
