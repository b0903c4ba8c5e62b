"""What came on paper is entered at the console: a photograph of a slip, and ballots for tables."""

from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.cast import Console
from tests.browser.steps import open_round, snapshot
from tests.support.lab import Lab


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    path = tmp_path / "slip.jpg"
    Image.new("RGB", (800, 600), "#d8a36c").save(path, "JPEG")
    return path


def add_for(page: Page, whom: str) -> None:
    page.locator("main").get_by_role("button", name="รับโน้ตแทน").click()
    page.get_by_label("แทนใคร").fill(whom)


def test_a_photograph_of_a_slip_reaches_the_room(lab: Lab, console: Console, slip: Path) -> None:
    """R-PICTURE-3: it needs no words; R-BOARD-7: it says for whom."""
    lab.open_board()
    phone = lab.phone()
    page = console.go(f"/console/{lab.id}")
    add_for(page, "โต๊ะ 6")

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="ใส่ภาพ").click()
    chooser.value.set_files(slip)
    page.get_by_label("ในภาพคืออะไร").fill("ใบกระดาษของโต๊ะ 6", timeout=30_000)
    console.look("console-slip-picture")
    page.locator("dialog footer button[data-kind=primary]").click()

    expect(page.locator("dialog")).to_contain_text("บันทึกแล้ว 1 ใบ", timeout=15_000)
    picture = phone.until(lambda: phone.rows("note_pictures"))[0]
    assert picture["alt"] == "ใบกระดาษของโต๊ะ 6"
    note = phone.row("notes", picture["id"])
    assert note
    assert (note["text"], note["on_behalf_of"]) == ("", "โต๊ะ 6")


def test_what_is_no_picture_is_said_and_the_words_can_still_be_saved(
    lab: Lab, console: Console, tmp_path: Path
) -> None:
    lab.open_board()
    no_picture = tmp_path / "slip.jpg"
    no_picture.write_text("not a picture")
    page = console.go(f"/console/{lab.id}")
    add_for(page, "โต๊ะ 6")

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="ใส่ภาพ").click()
    chooser.value.set_files(no_picture)
    expect(page.locator("dialog")).to_contain_text("เครื่องนี้เปิดภาพนี้ไม่ได้", timeout=15_000)
    page.get_by_label("ข้อความ").fill("ที่จอดรถไม่พอ")
    page.keyboard.press("Enter")

    expect(page.locator(".note", has_text="ที่จอดรถไม่พอ")).to_have_count(1)


def test_tables_are_offered_for_a_ballot_as_for_a_note(lab: Lab, console: Console) -> None:
    """R-VOTE-7"""
    lab.steer("workshop.open")
    lab.steer("team.deal", team_ids=[str(uuid4())], how="by_hand")
    open_round(lab, "รถทุกชั่วโมง")
    page = console.go(f"/console/{lab.id}")

    page.locator("main").get_by_role("button", name="ลงบัตรแทน").click()

    whom = page.get_by_label("แทนใคร")
    offered = page.locator(f"datalist[id='{whom.get_attribute('list')}'] option")
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("value", "โต๊ะ 1")


def entered(lab: Lab) -> list[str]:
    return sorted(row["on_behalf_of"] for row in snapshot(lab)["entered_ballots"])


def test_a_pile_of_slips_stays_with_its_table(lab: Lab, console: Console) -> None:
    """R-VOTE-7: the name stays until it is changed, and each slip says which one it is."""
    lab.steer("workshop.open")
    lab.steer("team.deal", team_ids=[str(uuid4()), str(uuid4())], how="by_hand")
    open_round(lab, "รถทุกชั่วโมง", "ป้ายตัวโต")
    page = console.go(f"/console/{lab.id}")
    page.locator("main").get_by_role("button", name="ลงบัตรแทน").click()
    sheet = page.locator("dialog")

    sheet.get_by_role("button", name="โต๊ะ 2").click()
    sheet.locator(".ballot .chip").first.click()
    sheet.get_by_role("button", name="บันทึก แล้วลงใบต่อไป").click()
    expect(sheet).to_contain_text("บันทึกแล้ว 1 บัตร")
    expect(page.get_by_label("แทนใคร")).to_have_value("โต๊ะ 2")
    expect(sheet).to_contain_text("ใบนี้บันทึกเป็น “โต๊ะ 2 · ใบที่ 2”")

    sheet.get_by_role("button", name="หลายใบพร้อมกัน").click()
    page.get_by_label("หนึ่งบรรทัดคือหนึ่งบัตร").fill("+ -\n+ + +\n0 +")
    expect(sheet.locator(".read-lines li").nth(1)).to_contain_text("มี 3 คำตอบ จาก 2 ข้อ")
    expect(sheet.locator(".read-lines li").nth(2)).to_contain_text("โต๊ะ 2 · ใบที่ 3: 0 +")
    expect(sheet.locator("section .numbered li").last).to_contain_text(
        "เห็นด้วย 1 · ขอผ่าน 0 · ไม่เห็นด้วย 1"
    )
    console.look("console-ballot-lines")
    page.get_by_label("หนึ่งบรรทัดคือหนึ่งบัตร").press("Control+Enter")

    expect(sheet).to_contain_text("บันทึกแล้ว 3 บัตร")
    expect(page.get_by_label("หนึ่งบรรทัดคือหนึ่งบัตร")).to_have_value("+ + +")
    assert entered(lab) == ["โต๊ะ 2", "โต๊ะ 2 · ใบที่ 2", "โต๊ะ 2 · ใบที่ 3"]


def test_what_was_typed_from_paper_is_kept(lab: Lab, console: Console) -> None:
    """Esc and a reload take no words: they wait until they are saved or thrown away."""
    lab.open_board()
    page = console.go(f"/console/{lab.id}")
    add_for(page, "โต๊ะ 6")
    page.get_by_role("button", name="วางหลายบรรทัด").click()
    page.get_by_label("หนึ่งบรรทัดคือหนึ่งใบ").fill("ที่จอดรถไม่พอ\nป้ายเล็ก")

    page.keyboard.press("Escape")
    expect(page.locator(".toast")).to_contain_text("เก็บที่ใส่ไว้ให้แล้ว")
    page.reload()
    page.locator("main").get_by_role("button", name="รับโน้ตแทน").click()

    lines = page.get_by_label("หนึ่งบรรทัดคือหนึ่งใบ")
    expect(lines).to_have_value("ที่จอดรถไม่พอ\nป้ายเล็ก")
    expect(page.get_by_label("แทนใคร")).to_have_value("โต๊ะ 6")
    page.get_by_role("button", name="ทิ้งที่ใส่ค้างไว้").click()
    expect(lines).to_have_value("")
    console.look("console-thrown-away")
    page.get_by_role("button", name="เอากลับมา").click()
    page.get_by_role("button", name="บันทึก 2 ใบ").click()
    expect(page.locator("dialog")).to_contain_text("บันทึกแล้ว 2 ใบ")
    page.keyboard.press("Escape")

    page.locator("main").get_by_role("button", name="รับโน้ตแทน").click()
    expect(page.get_by_label("แทนใคร")).to_have_value("")
    expect(page.locator("dialog")).not_to_contain_text("ใส่ค้างไว้")
