"""A facilitator's first day at the console: help, looking around, choosing, and running out of time."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.cast import Console
from tests.browser.steps import lines_of, open_round, snapshot
from tests.support.lab import Lab
from tests.support.phone import Api
from tests.support.server import ServerProcess

TEXTS = ("รถมาไม่ตรงเวลา", "ไม่มีที่นั่ง", "ไม่รู้ต้องเตรียมอะไร")


@pytest.fixture
def board(lab: Lab, console: Console) -> Page:
    """The console with a revealed board: two notes in a cluster, one outside."""
    board_id = lab.open_board()
    notes = [(str(uuid4()), text) for text in TEXTS]
    writer = lab.phone()
    for note_id, text in notes:
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    ids = [note_id for note_id, _ in notes[:2]]
    lab.steer(
        "cluster.make", cluster_id=str(uuid4()), board_id=board_id, title="รถเมล์", note_ids=ids
    )
    page = console.go(f"/console/{lab.id}")
    page.locator(".cluster").first.wait_for()
    return page


def cluster(page: Page, title: str) -> Locator:
    return page.locator(f".cluster[data-drop-name='{title}']")


def choose_in_menu(page: Page, words: str) -> None:
    page.get_by_role("button", name="วิธีใช้ ภาษา และหน้าตา").click()
    page.get_by_role("menuitem", name=words).click()


def test_a_question_mark_tells_how_the_console_is_worked(board: Page) -> None:
    board.keyboard.press("?")
    expect(board.locator("dialog h2")).to_have_text("วิธีใช้คอนโซล")
    board.keyboard.press("Escape")
    expect(board.locator("dialog")).to_have_count(0)

    board.locator(".board-search input").focus()
    board.keyboard.press("?")

    expect(board.locator(".board-search input")).to_have_value("?")
    expect(board.locator("dialog")).to_have_count(0)


def test_a_day_that_ran_out_of_time_can_be_closed(board: Page) -> None:
    """The next step is still another one."""
    expect(board.locator("header button[data-step=close_workshop]")).to_have_count(0)

    choose_in_menu(board, "ปิดเวิร์กชอป")
    expect(board.locator("dialog .status[data-state=warn]")).to_be_visible()
    board.locator("dialog footer button[data-kind=primary]").click()

    expect(board.locator("header p", has_text="ปิดแล้ว")).to_be_visible()
    aside = board.locator("aside")
    for waiting in ("พร้อมไปต่อ", "ยกมือ", "ประตู", "จัดโต๊ะ"):
        expect(aside).not_to_contain_text(waiting)
    board.get_by_role("button", name="วิธีใช้ ภาษา และหน้าตา").click()
    expect(board.get_by_role("menuitem", name="ปิดเวิร์กชอป")).to_have_count(0)


def test_while_searching_a_cluster_says_how_many_of_how_many(board: Page) -> None:
    board.locator(".board-search input").fill("ที่นั่ง")
    expect(cluster(board, "รถเมล์").locator("header .number")).to_have_text("1 จาก 2")

    board.locator(".board-search input").fill("เตรียม")

    expect(cluster(board, "รถเมล์").locator("header .number")).to_have_text("0 จาก 2")
    expect(cluster(board, "รถเมล์")).to_contain_text("ไม่พบโน้ตที่ตรงกัน")
    expect(cluster(board, "ยังไม่เข้ากลุ่ม").locator("header .number")).to_have_text("1")


def test_what_is_selected_stays_so_out_of_sight_and_the_tray_says_it(board: Page) -> None:
    for text in TEXTS[1:]:
        board.locator(".note", has_text=text[-7:]).locator(".pick").check()
    expect(board.locator(".tray p")).to_have_text("เลือกไว้ 2 ใบ")

    board.locator(".board-search input").fill("ที่นั่ง")

    expect(board.locator(".tray p")).to_have_text("เลือกไว้ 2 ใบ (1 ใบอยู่นอกตัวกรอง)")


def test_a_short_note_leaves_room_for_its_tick(board: Page) -> None:
    short = board.locator(".note", has_text="ไม่มีที่นั่ง")
    short.locator(".pick").check()

    text, tick = short.locator("p").evaluate(
        """(words) => {
            const range = document.createRange()
            range.selectNodeContents(words)
            const text = [...range.getClientRects()].filter(({ width }) => width > 0)
            const note = words.closest('.note').getBoundingClientRect()
            const box = getComputedStyle(words.closest('.note').querySelector('.pick'), '::before')
            const left = note.right - parseFloat(box.right) - parseFloat(box.width)
            const top = note.bottom - parseFloat(box.bottom) - parseFloat(box.height)
            return [text.map(({ right, bottom }) => [right, bottom]), [left, top]]
        }"""
    )

    assert text
    assert not [spot for spot in text if spot[0] > tick[0] and spot[1] > tick[1]], (text, tick)


def test_enter_in_the_list_of_people_saves_and_closes_nothing(board: Page, lab: Lab) -> None:
    lab.phone(name="ป้าสมพร")
    board.locator("aside").get_by_role("button", name="รายชื่อ").click()
    people = board.locator("dialog")
    people.get_by_label("ค้นชื่อ").fill("ป้า")
    board.keyboard.press("Enter")

    people.get_by_role("button", name="แก้ไข: ป้าสมพร").click()
    people.get_by_label("ชื่อ", exact=True).fill("ป้าสมพร ใจดี")
    board.keyboard.press("Enter")
    expect(people.get_by_role("button", name="แก้ไข: ป้าสมพร ใจดี")).to_be_focused()
    people.get_by_role("button", name="แก้ไข: ป้าสมพร ใจดี").click()
    people.get_by_label("ชื่อ", exact=True).fill("ไม่ใช่ชื่อนี้")
    board.keyboard.press("Escape")

    expect(people.get_by_role("button", name="แก้ไข: ป้าสมพร ใจดี")).to_be_visible()


def test_words_stay_whole_on_the_console_as_on_the_phone(board: Page) -> None:
    note = cluster(board, "ยังไม่เข้ากลุ่ม").locator(".note p")

    narrowest = lines_of(note, 100)

    assert narrowest == ["ไม่รู้", "ต้องเตรียมอะไร"]


def test_the_ballot_is_seen_before_it_is_opened(board: Page, lab: Lab) -> None:
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    choose = board.locator("header button[data-step=choose_items]")
    choose.click(timeout=30_000)
    board.locator("dialog footer button[data-kind=primary]").click()

    expect(board.locator("main h2")).to_have_text("คุณเห็นอย่างไร")
    expect(board.locator("main")).to_contain_text("รถเมล์")
    expect(board.locator("header button[data-step=open_round]")).to_be_visible()


def test_where_no_sector_can_be_told_nothing_explains_posts(lab: Lab, console: Console) -> None:
    """R-SCREEN-3"""
    voter = lab.phone()
    lab.steer("workshop.open")
    round_id = open_round(lab, "รถทุกชั่วโมง")
    only = voter.until(lambda: voter.rows("round_items"))[0]
    voter.do("ballot.cast", round_id=round_id, choices={only["id"]: 1})
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)

    result = console.go(f"/console/{lab.id}").locator(".result")

    expect(result).to_contain_text("คนในแต่ละภาคส่วนยังน้อย")
    expect(result).not_to_contain_text("เสาเล็ก")
    expect(result.locator(".mark")).to_have_count(0)


@pytest.mark.parametrize("shows_names", [True, False])
def test_what_one_table_wrote_is_looked_at_where_names_are_shown(
    lab: Lab, console: Console, shows_names: bool
) -> None:
    """R-BOARD-8"""
    lab.steer("workshop.edit", shows_names=shows_names)
    board_id = lab.open_board()
    for text in TEXTS[:2]:
        lab.phone(name=text).do("note.add", board_id=board_id, note_id=str(uuid4()), text=text)
    lab.steer("team.deal", team_ids=[str(uuid4()), str(uuid4())], how="random")
    rows = snapshot(lab)
    numbers = {team["id"]: team["number"] for team in rows["teams"]}
    seated = {numbers[one["team_id"]]: one["name"] for one in rows["participants"]}

    page = console.go(f"/console/{lab.id}")
    page.locator(".note").first.wait_for()
    page.get_by_role("button", name="ตัวกรอง").click()
    tables = page.get_by_label("กรองตามโต๊ะ")

    expect(tables).to_have_count(1 if shows_names else 0)
    if shows_names:
        tables.select_option(label="โต๊ะ 2")
        expect(page.locator(".board .note")).to_have_count(1)
        expect(page.locator(".board .note p")).to_have_text(seated[2])
        console.look("console-one-table")
    search, undo = box_of(page.locator(".board-search")), box_of(page.get_by_label("ทำอีกครั้ง"))
    assert search["y"] - 8 < undo["y"] < search["y"] + search["height"], "all of it in one row"


def test_a_stage_entered_once_more_says_when_it_should_end(lab: Lab, console: Console) -> None:
    lab.open_board()
    lab.steer("stage.open", stage="empathize", stage_run_id=str(uuid4()))

    until = console.go(f"/console/{lab.id}").locator(".agenda-until")

    expect(until).to_have_text(re.compile(r"ถึง \d\d:\d\d"))


@pytest.fixture
def wide_lab(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    with Lab.found(shown_server.url, shown_host, template="innovation_lab") as lab:
        yield lab


def test_the_timer_is_the_rooms_whatever_one_looks_at(wide_lab: Lab, console: Console) -> None:
    wide_lab.open_board()
    page = console.go(f"/console/{wide_lab.id}")
    expect(page.locator(".console > header")).to_contain_text("จับเวลา 12 นาที")

    page.locator(".agenda-activity", has_text="ร่างต้นแบบ").click()

    expect(page.locator("main h2")).to_have_text("ร่างต้นแบบ")
    expect(page.locator("main")).to_contain_text("ยังไม่มีโน้ต")
    expect(page.locator(".console > header")).to_contain_text("จับเวลา 12 นาที")


def test_large_letters_fit_a_small_laptop(wide_lab: Lab, console: Console) -> None:
    wide_lab.steer("workshop.rehearse", people=5)
    wide_lab.open_board()
    wide_lab.steer("timer.start", seconds=600)
    console.context.add_cookies([{"name": "text_size", "value": "large", "url": console.url}])
    console.page.set_viewport_size({"width": 1280, "height": 720})
    page = console.go(f"/console/{wide_lab.id}")
    page.locator(".silent-count").wait_for()
    assert page.evaluate("document.documentElement.dataset.text") == "large"

    header = box_of(page.locator(".console > header"))
    for part in ("h1", "p >> nth=0", ".timer", "button[data-step]"):
        inside = box_of(page.locator(".console > header").locator(part).first)
        assert header["y"] <= inside["y"], part
        assert inside["y"] + inside["height"] <= header["y"] + header["height"], part
        assert inside["x"] + inside["width"] <= header["width"], part

    assert box_of(page.locator(".silent-count"))["width"] > 300


def box_of(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box
    return box
