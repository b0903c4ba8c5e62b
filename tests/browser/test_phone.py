"""What people live through on their phone, in Chromium."""

import pytest
from playwright.sync_api import Browser, expect

from server.i18n import be_date
from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import item, open_round, own_note, texts_in_order, write
from tests.support.lab import BRIEF, Lab
from tests.support.server import ServerProcess


def test_a_note_is_saved_and_its_words_can_be_changed(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()

    write(phone, "รถมาไม่ตรงเวลา")
    own_note(phone, "รถมาไม่ตรงเวลา").get_by_text("แก้ไข").click()
    phone.locator("dialog textarea").fill("รถมาสายทุกวัน")
    phone.locator("dialog").get_by_text("บันทึก").click()

    expect(own_note(phone, "รถมาสายทุกวัน")).to_contain_text("บันทึกแล้ว")


def test_a_note_taken_back_by_mistake_comes_back(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")

    own_note(phone, "รถมาไม่ตรงเวลา").get_by_text("เอาออก").click()
    phone.get_by_text("เอากลับมา").click()

    expect(own_note(phone, "รถมาไม่ตรงเวลา")).to_contain_text("บันทึกแล้ว")


def test_half_a_sentence_waits_when_the_room_moves_on(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    phone.locator("#composer").fill("ครึ่งประโยค")

    open_round(lab, "เปิดวันเสาร์")
    phone.get_by_text("มีร่างที่ยังไม่ส่ง").click()

    expect(phone.locator("dialog")).to_contain_text("ครึ่งประโยค")


def test_what_is_written_while_the_server_is_away_arrives_in_order_after_a_reload(
    mortal_lab: tuple[ServerProcess, Lab], browser: Browser
) -> None:
    server, lab = mortal_lab
    phone = browser.new_page()
    come_in(phone, lab, "ป้าสมพร")
    lab.open_board()
    write(phone, "หนึ่ง")
    expect(own_note(phone, "หนึ่ง")).to_contain_text("บันทึกแล้ว")

    server.kill()
    write(phone, "สอง")
    write(phone, "สาม")
    phone.locator("#composer").fill("ร่าง")
    server.start()
    phone.reload()

    expect(own_note(phone, "สาม")).to_contain_text("บันทึกแล้ว")
    assert texts_in_order(lab) == ["หนึ่ง", "สอง", "สาม"]
    expect(phone.locator("#composer")).to_have_value("ร่าง")
    phone.close()


def test_a_receipt_brings_somebody_to_another_phone(
    lab: Lab, new_phone: NewPhone, browser: Browser
) -> None:
    first = new_phone()
    lab.open_board()
    write(first, "ของฉันเอง")
    first.get_by_label("เมนู").first.click()
    first.get_by_role("menuitem", name="ใบรับของฉัน").click()
    receipt = first.locator(".my-receipt").inner_text()

    second = browser.new_page()
    second.goto(f"{lab.url}/j/{lab.code}")
    second.locator("#return summary").click()
    second.locator("#receipt").fill(receipt.lower())
    second.locator("#return-form button").click()

    expect(own_note(second, "ของฉันเอง")).to_contain_text("บันทึกแล้ว")
    expect(first.locator("h1")).to_have_text("ห้องนี้เปิดอยู่ที่เครื่องอื่น")
    second.close()


def test_statements_are_answered_one_at_a_time_and_new_ones_wait(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์", "เปิดวันอาทิตย์")

    phone.get_by_role("button", name="ไม่เห็นด้วย", exact=True).click()
    expect(phone.get_by_role("contentinfo")).to_contain_text("ตอบแล้ว 1 จาก 2 ข้อ")
    expect(phone.locator(".statement")).to_be_focused()
    phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    expect(phone.get_by_text("ตอบครบแล้ว ขอบคุณ").locator("xpath=ancestor::p")).to_be_focused()
    lab.steer("round.add_items", round_id=round_id, items=[item("เปิดตอนเย็น")])

    expect(phone.locator(".statement")).to_have_text("เปิดตอนเย็น")
    expect(phone.locator(".statement")).to_be_focused()
    expect(phone.get_by_role("contentinfo")).to_contain_text("ตอบแล้ว 2 จาก 3 ข้อ")


def test_whoever_writes_is_told_when_facilitators_read_along(lab: Lab, new_phone: NewPhone) -> None:
    """R-BOARD-10"""
    board = lab.activity("board")
    lab.steer(
        "activity.edit", activity_id=board["id"], is_silent=True, is_read_by_facilitators=True
    )
    phone = new_phone()

    lab.open_board()

    expect(phone.locator("main")).to_contain_text("วิทยากรอ่านได้ระหว่างเขียน")


def test_whoever_has_answered_all_statements_can_say_so_until_another_comes(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    console = lab.console()
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์")
    done = phone.get_by_role("button", name="ลงคะแนนครบแล้ว")
    expect(done).not_to_have_attribute("data-kind", "primary")

    phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    expect(done).to_have_attribute("data-kind", "primary")
    done.click()

    assert console.until(lambda: console.presence.get("ready") == 1)
    expect(phone.get_by_role("button", name="ครบแล้ว")).to_have_attribute("aria-pressed", "true")
    phone.reload()
    expect(phone.get_by_role("button", name="ครบแล้ว")).to_have_attribute("aria-pressed", "true")
    assert console.until(lambda: console.presence.get("ready") == 1)

    lab.steer("round.add_items", round_id=round_id, items=[item("เปิดตอนเย็น")])

    assert console.until(lambda: console.presence.get("ready") == 0)
    expect(done).to_have_attribute("aria-pressed", "false")


def test_after_the_close_each_is_told_what_is_true_of_their_own_ballot(
    lab: Lab, new_phone: NewPhone
) -> None:
    voter, onlooker = new_phone(), new_phone()
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์")
    voter.get_by_role("button", name="เห็นด้วย", exact=True).click()
    expect(voter.get_by_role("contentinfo")).to_contain_text("บันทึกแล้ว")
    expect(onlooker.locator(".statement")).to_be_visible()

    lab.steer("round.close", round_id=round_id)

    expect(voter.locator("main")).to_contain_text("คะแนนของคุณนับแล้ว")
    expect(onlooker.locator("main")).to_contain_text("รอบนี้คุณไม่ได้ลงคะแนน")
    expect(onlooker.locator("main")).not_to_contain_text("คะแนนของคุณนับแล้ว")
    latecomer = new_phone()
    expect(latecomer.locator("main .well")).to_contain_text("ปิดรอบลงคะแนนแล้ว")
    expect(latecomer.locator("main .well")).not_to_contain_text("คุณ")


NOTE_WHAT_GROWS = """() => {
  window.grown = []
  addEventListener('animationstart', (event) => window.grown.push(event.animationName), true)
}"""


def test_a_result_grows_once_before_those_who_waited(lab: Lab, new_phone: NewPhone) -> None:
    phone, calm_phone = new_phone(), new_phone()
    calm_phone.emulate_media(reduced_motion="reduce")
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์")
    phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    for each in (phone, calm_phone):
        expect(each.locator(".stances").or_(each.locator(".answers")).first).to_be_visible()
        each.evaluate(NOTE_WHAT_GROWS)

    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)

    for each in (phone, calm_phone):
        expect(each.locator(".result-row .bar > i").first).to_be_attached(timeout=20_000)
        expect(each.locator("[data-revealing]")).to_have_count(0, timeout=20_000)
    expect(phone.locator("h1")).to_contain_text("“เปิดวันเสาร์” มีคนเห็นด้วยมากที่สุด 1 จาก 1 คน")
    expect(phone.locator("main")).to_contain_text("ลงคะแนน 1 จาก 2 คน")
    assert "grow" in phone.evaluate("grown")
    assert calm_phone.evaluate("grown") == []
    phone.add_init_script(f"({NOTE_WHAT_GROWS})()")
    phone.reload()
    expect(phone.locator(".result-row")).to_be_visible(timeout=20_000)
    assert "grow" not in phone.evaluate("grown")


@pytest.mark.parametrize(
    ("locale", "answer"),
    [("th", "นายอำเภอ ตอบภายใน {day}"), ("en", "นายอำเภอ answers by {day}")],
)
def test_after_the_end_it_says_who_answers_by_when_and_how_to_come_back(
    lab: Lab, new_phone: NewPhone, locale: str, answer: str
) -> None:
    phone = new_phone(locale=locale)
    lab.steer("workshop.open")

    lab.steer("workshop.close")

    day = be_date(BRIEF["answer_due"], locale)
    expect(phone.locator(".next-steps")).to_contain_text(answer.format(day=day), timeout=20_000)
    expect(phone.locator(".my-receipt")).to_be_visible()
    assert phone.locator(".my-receipt").evaluate("(one) => one.getClientRects().length") == 1
    keep_picture(phone, f"{locale}-after-the-end")
    phone.evaluate("localStorage.clear()")
    phone.reload()
    none = {"th": "ออกใบใหม่ไม่ได้", "en": "there are no new ones"}[locale]
    expect(phone.locator("main")).to_contain_text(none, timeout=20_000)
