"""What somebody hears who does not see the screen: what others did, together and seldom."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import open_round, own_note, write
from tests.support.lab import Lab
from tests.support.proxy import Proxy

BURST = 20
LISTEN = """() => {
  window.heard = []
  const region = document.querySelector('p.hidden-label[aria-live=polite]')
  new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true })
}"""


@pytest.mark.parametrize(
    ("locale", "new_notes"), [("th", r"โน้ตใหม่ (\d+) ใบ"), ("en", r"(\d+) new note")]
)
def test_a_burst_of_notes_is_heard_in_few_sentences_that_leave_none_out(
    lab: Lab, new_phone: NewPhone, locale: str, new_notes: str
) -> None:
    """R-SCREEN-5"""
    phone = new_phone(locale=locale)
    board_id = lab.open_board()
    writer = lab.phone()
    writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text="เรื่องแรก")
    phone.get_by_role("contentinfo").locator("button:has([data-icon=note])").click()
    phone.wait_for_timeout(6000)  # What was said about the screen itself is over.
    phone.evaluate(LISTEN)

    for number in range(BURST):
        writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text=f"เรื่องที่ {number}")
        phone.wait_for_timeout(150)  # As a room writes: longer than what is bundled.
    expect(phone.locator(".tiles .note")).to_have_count(1 + BURST)
    phone.wait_for_timeout(6000)

    told = [int(count) for said in heard(phone) for count in re.findall(new_notes, said)]
    assert sum(told) == BURST
    assert len(heard(phone)) <= 4


def test_a_new_question_is_heard_when_the_room_moves_on(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.steer("workshop.open")
    expect(phone.locator("h1")).to_be_visible()
    phone.evaluate(LISTEN)

    open_round(lab, "เปิดวันเสาร์")
    expect(phone.locator(".statement")).to_be_visible()

    question = phone.locator("h1:visible").inner_text()
    phone.wait_for_function(
        "(question) => heard.some((said) => said.includes(question))", arg=question
    )


def test_what_becomes_of_ones_own_acts_is_heard_and_the_focus_stays_with_the_note(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    phone.evaluate(LISTEN)

    write(phone, "รถมาไม่ตรงเวลา")
    hears(phone, "บันทึกแล้ว")
    note = own_note(phone, "รถมาไม่ตรงเวลา")
    note.get_by_role("button", name="แก้ไข").click()
    phone.locator("dialog textarea").fill("รถมาสายทุกวัน")
    phone.locator("dialog [data-kind=primary]").click()
    hears(phone, "บันทึกแล้ว")
    assert phone.locator("[data-note]:focus").inner_text().startswith("รถมาสายทุกวัน")
    own_note(phone, "รถมาสายทุกวัน").get_by_role("button", name="เอาออก").click()
    hears(phone, "เอาออกแล้ว")
    line = phone.locator(".well", has_text="เอาออกแล้ว").get_by_role("button")
    expect(line).to_be_focused()
    line.click()
    hears(phone, "เอากลับมาแล้ว")

    expect(phone.locator("[data-note]:focus")).to_contain_text("รถมาสายทุกวัน")


def test_a_network_that_is_back_is_heard(proxied: tuple[Proxy, Lab], browser: Browser) -> None:
    proxy, lab = proxied
    phone = browser.new_page()
    come_in(phone, lab, "ป้าสมพร")
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    phone.evaluate(LISTEN)

    proxy.refuse()
    expect(phone.locator(".connection")).to_be_visible()
    proxy.restore()

    hears(phone, "ต่อเน็ตได้แล้ว")
    phone.close()


def hears(phone: Page, words: str) -> None:
    """Sooner or later, and what is heard after that counts anew."""
    phone.wait_for_function("(words) => heard.some((said) => said.includes(words))", arg=words)
    phone.evaluate("heard = []")


def heard(phone: Page) -> list[str]:
    return [str(said) for said in phone.evaluate("heard")]
