"""A hybrid room at the console: piles of paper, filters, choosing many, taking back and doing again."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import DESK, Console
from tests.browser.steps import item, open_round, snapshot
from tests.support.lab import Lab
from tests.support.phone import Api
from tests.support.server import ServerProcess

LINES = """1. ป้ายหน้าประตูเล็กเกินไป
2) รถรับส่งมาไม่ตรงเวลา
- ไม่มีที่นั่งรอสำหรับคนแก่

• เจ้าหน้าที่ใจดี อยากให้มีทุกวัน"""


@pytest.fixture
def zoned(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    """A workshop whose board has zones, and whose notes are seen at once."""
    with Lab.found(shown_server.url, shown_host, template="innovation_lab") as lab:
        yield lab


def console_of(browser: Browser, lab: Lab, locale: str) -> Console:
    console = Console(browser, DESK, lab.url, locale)
    console.sign_in()
    console.go(f"/console/{lab.id}")
    return console


def notes(page: Page) -> Locator:
    return page.locator(".board article.note:not(.ghost)")


def open_sheet(page: Page) -> Locator:
    page.get_by_role("button", name="รับโน้ตแทน").click()
    sheet = page.locator("dialog")
    expect(sheet).to_be_visible()
    return sheet


def test_a_pile_of_slips_becomes_notes_one_by_one_and_line_by_line(
    browser: Browser, zoned: Lab
) -> None:
    """R-BOARD-7"""
    lab = zoned
    lab.open_board()
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    with console_of(browser, lab, "th") as console:
        page = console.page
        sheet = open_sheet(page)
        sheet.locator("input").first.fill("โต๊ะ 4")
        sheet.locator("textarea").fill("ทางลาดชันเกินไป")
        page.keyboard.press("Enter")
        expect(sheet).to_contain_text("บันทึกแล้ว 1 ใบ")
        expect(sheet.locator("textarea")).to_be_focused()
        sheet.get_by_role("button", name="วางหลายบรรทัด").click()
        sheet.locator("textarea").fill(LINES + "\n" + "ก" * 501)
        console.look("paper-lines")
        sheet.locator("footer button[data-kind=primary]").click()

        expect(sheet).to_contain_text("บันทึกแล้ว 5 ใบ", timeout=20_000)
        expect(sheet).to_contain_text("ยาวเกินไป 1 ตัวอักษร")
        expect(sheet.locator("textarea")).to_have_value("ก" * 501)
        console.look("paper-refused")
        sheet.locator("footer button").first.click()
        expect(notes(page)).to_have_count(5)
        expect(notes(page).first).to_contain_text("แทนโต๊ะ 4 · บันทึกโดย ")
        assert not console.complaints
    entered = snapshot(lab)["notes"]
    assert {note["on_behalf_of"] for note in entered} == {"โต๊ะ 4"}
    assert "ป้ายหน้าประตูเล็กเกินไป" in {note["text"] for note in entered}


def test_many_notes_are_found_chosen_moved_and_moved_again(browser: Browser, zoned: Lab) -> None:
    """R-UNDO-1"""
    lab = zoned
    board_id = lab.open_board()
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    zones = next(row for row in snapshot(lab)["boards"] if row["id"] == board_id)["zones"]
    first, second = (zone["key"] for zone in zones[:2])
    long = "ผู้ใหญ่ที่มากับเด็กเล็กต้องรอนานมาก " * 14
    for text in ("รถมาสาย", "รถแน่น", "ป้ายเล็ก", long[:499]):
        lab.steer("note.add", board_id=board_id, note_id=str(uuid4()), zone=first, text=text)
    with console_of(browser, lab, "th") as console:
        page = console.page
        expect(notes(page)).to_have_count(4)
        page.keyboard.press("/")
        page.keyboard.type("รถ")
        expect(notes(page)).to_have_count(2)
        page.locator("h2").first.click()
        page.keyboard.press("Control+a")
        expect(page.locator(".tray")).to_contain_text("เลือกไว้ 2 ใบ")
        page.get_by_role("button", name="ย้ายไป…").click()
        page.get_by_role("menuitem", name=zones[1]["title_th"]).click()
        expect(page.locator(".tray")).to_have_count(0)
        page.locator(".board-search input").fill("")
        page.get_by_role("button", name="ตัวกรอง").click()
        page.locator(".filters").get_by_role("button", name=zones[1]["title_th"]).click()
        expect(notes(page)).to_have_count(2)
        expect(page.locator(".board-counts")).to_have_text("พบ 2 จาก 4 ใบ")
        console.look("board-filtered")
        page.locator(".filters").get_by_role("button", name=zones[1]["title_th"]).click()
        expect(notes(page)).to_have_count(4)

        page.locator("h2").first.click()
        page.keyboard.press("Control+z")
        expect(page.locator(f".note[data-zone='{zones.index(zones[1]) + 1}']")).to_have_count(0)
        page.keyboard.press("Control+Shift+z")
        expect(page.locator(f".note[data-zone='{zones.index(zones[1]) + 1}']")).to_have_count(2)

        notes(page).nth(0).locator(".pick").click()
        notes(page).nth(2).locator(".pick").click(modifiers=["Shift"])
        expect(page.locator(".tray")).to_contain_text("เลือกไว้ 3 ใบ")
        page.get_by_role("button", name="ซ่อน", exact=True).click()
        page.locator("dialog input").fill("มีชื่อคน")
        page.keyboard.press("Enter")
        expect(page.locator(".hidden-notes summary")).to_contain_text("3")
        page.locator(".hidden-notes summary").click()
        console.look("board-long-and-hidden")
        page.get_by_role("button", name="เลิกทำ").click()
        expect(page.locator(".hidden-notes")).to_have_count(0)
        assert not console.complaints
    assert sorted(note["zone"] for note in snapshot(lab)["notes"]) == sorted(
        [first, first, second, second]
    )


def test_an_item_is_taken_off_the_ballot_and_put_back(browser: Browser, lab: Lab) -> None:
    """R-VOTE-5"""
    lab.open_board()
    vote = lab.activity("round")
    words = [item("เปิดวันเสาร์"), item("เปิดตอนเย็นน")]
    lab.steer("round.add_items", round_id=vote["round_id"], items=words)
    with console_of(browser, lab, "en") as console:
        page = console.page
        row = next(one for one in snapshot(lab)["activities"] if one["id"] == vote["id"])
        page.locator(".agenda-activity", has_text=row["title_en"]).click()
        on_ballot = page.locator(".vote-columns li.sheet")
        expect(on_ballot).to_have_count(2)

        page.get_by_role("button", name="Take เปิดตอนเย็นน off the ballot").click()

        expect(on_ballot).to_have_count(1)
        expect(page.get_by_role("button", name="Add items")).to_be_focused()
        toast = page.locator(".toast").bounding_box()
        assert toast
        assert toast["x"] + toast["width"] <= DESK["width"]
        console.look("ballot-item-off")
        page.get_by_role("button", name="Put it back").click()
        expect(on_ballot).to_have_count(2)
        assert not console.complaints


def test_an_item_of_ones_own_words_is_corrected_where_it_stands(browser: Browser, lab: Lab) -> None:
    """R-VOTE-5"""
    lab.open_board()
    vote = lab.activity("round")
    words = [item("เปิดตอนเย็นน"), item("เปิดวันเสาร์")]
    lab.steer("round.add_items", round_id=vote["round_id"], items=words)
    with console_of(browser, lab, "en") as console:
        page = console.page
        row = next(one for one in snapshot(lab)["activities"] if one["id"] == vote["id"])
        page.locator(".agenda-activity", has_text=row["title_en"]).click()
        page.get_by_role("button", name="Correct เปิดตอนเย็นน").click()
        field = page.get_by_label("Words (Thai)")
        field.fill("เปิดตอนเย็น")
        before = {"text_th": "เปิดตอนเย็นน"}
        theirs = {"item_id": words[0]["id"], "text_th": "เปิดทุกเย็น", "before": before}
        lab.steer("round.reword_item", round_id=vote["round_id"], **theirs)

        save = page.locator("dialog footer button[data-kind=primary]")
        save.click()
        expect(page.locator("dialog .status")).to_contain_text("เปิดทุกเย็น")
        console.look("ballot-item-reworded")
        save.click()

        expect(page.locator(".vote-columns li.sheet").first).to_contain_text("เปิดตอนเย็น")
        assert [one["text_th"] for one in snapshot(lab)["round_items"]] == [
            "เปิดตอนเย็น",
            "เปิดวันเสาร์",
        ]


def test_a_pile_of_ballots_is_entered_one_after_the_other(browser: Browser, lab: Lab) -> None:
    """R-VOTE-7: they are counted apart, and none of them stands for somebody who still votes."""
    lab.open_board()
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    round_id = open_round(lab, "เปิดวันเสาร์", "เปิดตอนเย็น")
    voter, _ = lab.phone(), lab.phone()
    voter.do("ballot.cast", round_id=round_id, choices={voter.rows("round_items")[0]["id"]: 1})
    with console_of(browser, lab, "en") as console:
        page = console.page
        page.locator("button", has=page.locator(".icon[data-icon=vote]")).last.click()
        sheet = page.locator("dialog")
        sheet.locator("input").fill("table 6")
        for _ in range(2):
            sheet.locator(".ballot li").first.locator("button").first.click()
            sheet.locator("footer button[data-kind=primary]").click()
            expect(sheet.locator("footer button[data-kind=primary]")).to_be_disabled()
        expect(sheet).to_contain_text("2 ballots saved")
        expect(sheet.locator("input")).to_have_value("table 6")
        console.look("paper-ballots")
        sheet.get_by_role("button", name="Done").click()
        expect(page.locator("dialog")).to_have_count(0)

        expect(page.locator("main")).to_contain_text("for table 6 · slip 2 · entered by ")
        turnout = page.locator(".turnout")
        expect(turnout).to_contain_text("2 on behalf, counted apart")
        expect(turnout.locator(".huge")).to_have_text("1 of 2", timeout=10_000)
        page.locator("header button[data-step=close_round]").click()
        expect(sheet).to_contain_text("1 more person has not sent a ballot")
        console.look("paper-still-voting")
        page.keyboard.press("Escape")
    entered = [row for row in snapshot(lab)["entered_ballots"] if row["round_id"] == round_id]
    assert {row["on_behalf_of"] for row in entered} == {"table 6", "table 6 · slip 2"}
