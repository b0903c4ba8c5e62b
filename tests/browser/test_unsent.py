"""What was begun on a phone and not sent waits, whatever the room, the network and the thumb do meanwhile."""

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import keep_picture, serious_violations
from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import open_round, own_note, run_the_stage_again, write
from tests.support.lab import Lab
from tests.support.proxy import Proxy


def begin_change(phone: Page, text: str, change: str) -> None:
    own_note(phone, text).get_by_role("button", name="แก้ไข").click()
    phone.locator("dialog textarea").fill(change)


def lock(lab: Lab) -> None:
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])


def chip(phone: Page) -> Locator:
    return phone.locator("header .chip", has_text="มีร่างที่ยังไม่ส่ง")


def test_a_change_half_made_waits_when_its_sheet_is_left(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")
    begin_change(phone, "รถมาไม่ตรงเวลา", "รถมาสาย")

    phone.keyboard.press("Escape")

    note = own_note(phone, "รถมาไม่ตรงเวลา")
    expect(note).to_contain_text("มีที่แก้ค้างไว้")
    phone.reload()
    expect(chip(phone)).to_be_visible()
    note.get_by_role("button", name="แก้ต่อ").click()
    expect(phone.locator("dialog textarea")).to_have_value("รถมาสาย")
    phone.locator("dialog textarea").fill("รถมาสายทุกวัน")
    phone.locator("dialog").get_by_text("บันทึก", exact=True).click()
    expect(own_note(phone, "รถมาสายทุกวัน")).to_contain_text("บันทึกแล้ว")
    expect(chip(phone)).to_have_count(0)


def test_a_change_half_made_can_be_dropped(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")
    begin_change(phone, "รถมาไม่ตรงเวลา", "รถมาสาย")

    phone.get_by_role("button", name="ทิ้งที่แก้").click()

    expect(phone.locator("dialog")).to_have_count(0)
    expect(own_note(phone, "รถมาไม่ตรงเวลา")).not_to_contain_text("มีที่แก้ค้างไว้")
    own_note(phone, "รถมาไม่ตรงเวลา").get_by_role("button", name="แก้ไข").click()
    expect(phone.locator("dialog textarea")).to_have_value("รถมาไม่ตรงเวลา")


def test_a_change_half_made_waits_when_writing_ends_and_when_the_room_moves_on(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")
    begin_change(phone, "รถมาไม่ตรงเวลา", "รถมาสาย")

    lock(lab)
    expect(phone.locator("dialog .status")).to_contain_text("วินาที")
    expect(phone.locator("dialog")).to_have_count(0)
    expect(phone.locator(".toast")).to_contain_text("ที่แก้ไว้ยังอยู่ในร่าง")
    lab.steer("activity.start", activity_id=lab.activity("board")["id"])
    own_note(phone, "รถมาไม่ตรงเวลา").get_by_role("button", name="แก้ต่อ").click()
    run_the_stage_again(lab)
    expect(phone.locator("dialog")).to_have_count(0)
    chip(phone).click()

    waiting = phone.locator("dialog .note")
    expect(waiting).to_contain_text("รถมาสาย")
    expect(waiting).to_contain_text("แก้จาก “รถมาไม่ตรงเวลา”")
    keep_picture(phone, "th-change-waits")
    assert not serious_violations(phone)


def test_a_note_refused_after_the_end_offers_no_way_that_leads_nowhere(
    proxied: tuple[Proxy, Lab], browser: Browser
) -> None:
    proxy, lab = proxied
    silent = {"is_silent": True, "is_read_by_facilitators": False}
    lab.steer("activity.edit", activity_id=lab.activity("board")["id"], **silent)
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    come_in(phone, lab, "ป้าสมพร")
    lab.open_board()
    phone.locator("#composer").wait_for()
    proxy.refuse()
    write(phone, "เขียนช้าไป")
    expect(own_note(phone, "เขียนช้าไป")).to_contain_text("รอเน็ต")

    lock(lab)
    phone.wait_for_timeout(5500)
    proxy.restore()

    refused = phone.locator(".note[data-state=refused]")
    expect(refused).to_contain_text("เขียนช้าไป", timeout=30_000)
    expect(refused.get_by_role("button", name="คัดลอก")).to_be_visible()
    expect(refused.get_by_role("button", name="ลองส่งใหม่")).to_have_count(0)
    expect(chip(phone)).to_have_count(0)
    keep_picture(phone, "th-refused-after-the-end")
    refused.get_by_role("button", name="ทิ้งข้อความนี้").click()
    expect(refused).to_have_count(0)
    expect(phone.locator("h2:focus")).to_be_visible()
    phone.close()


def test_several_waiting_drafts_are_thrown_away_together_by_a_second_press(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")
    begin_change(phone, "รถมาไม่ตรงเวลา", "รถมาสาย")
    phone.keyboard.press("Escape")
    phone.locator("#composer").fill("ครึ่งประโยค")
    open_round(lab, "เปิดวันเสาร์")
    chip(phone).click()
    expect(phone.locator("dialog .note")).to_have_count(2)

    phone.get_by_role("button", name="ทิ้งทั้งหมด").click()
    expect(phone.locator("dialog .note")).to_have_count(2)
    keep_picture(phone, "th-drop-all")
    phone.get_by_role("button", name="กดอีกครั้ง เพื่อทิ้ง 2 ร่าง").click()

    expect(phone.locator("dialog")).to_have_count(0)
    expect(chip(phone)).to_have_count(0)
    expect(phone.locator("h1:focus")).to_be_visible()
