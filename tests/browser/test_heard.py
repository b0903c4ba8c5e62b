"""What somebody hears who does not see the screen: what others did, together and seldom."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPhone
from tests.browser.steps import open_round
from tests.support.lab import Lab

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
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    writer = lab.phone()
    phone.wait_for_timeout(6000)  # What was said about the screen itself is over.
    phone.evaluate(LISTEN)

    for number in range(BURST):
        writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text=f"เรื่องที่ {number}")
    expect(phone.locator(".tiles .note")).to_have_count(BURST)
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


def heard(phone: Page) -> list[str]:
    return [str(said) for said in phone.evaluate("heard")]
