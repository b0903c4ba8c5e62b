"""Words stay inside their note on every screen, and a word is cut only where the note is narrower than it."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import DESK, WALL, Console
from tests.browser.conftest import NewPhone
from tests.support.lab import Lab

WIDE = (
    "นัดคนตำบลเดียวกันวันเดียวกันจะได้ไปรถคันเดียว",
    "ผู้อำนวยการโรงพยาบาลควรมานั่งฟังเอง",
    "ลืมโทรศัพท์มือถือไว้ที่ร้าน",
    "เจ้าหน้าที่ประชาสัมพันธ์พูดจาดีมาก",
    "ผู้ประกอบการขอแบบฟอร์มลงทะเบียน",
    "นโยบายสามสิบบาทรักษาทุกที่",
    "ถ่ายสำเนาบัตรประชาชนที่ช่องหมายเลขแปด",
    "https://www.example.go.th/very/long/path",
)
OVER_THE_EDGE = """() => [...document.querySelectorAll('.note > p')].flatMap((words) => {
  const note = words.parentElement
  const { left, right, width } = note.getBoundingClientRect()
  const { paddingLeft, paddingRight } = getComputedStyle(note)
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const over = width && right > innerWidth + 1 ? [`a note that ends at ${right}`] : []
  while (width && texts.nextNode()) {
    range.selectNodeContents(texts.currentNode)
    for (const line of range.getClientRects())
      if (line.left < left + parseFloat(paddingLeft) - 1 || line.right > right - parseFloat(paddingRight) + 1)
        over.push(`${texts.currentNode.data} in ${width}`)
  }
  return over
})"""
CUT = """() => [...document.querySelectorAll('.note .piece')].flatMap((piece) => {
  const range = document.createRange()
  range.selectNodeContents(piece)
  const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
  return lines.size > 1 ? [piece.textContent] : []
})"""


@pytest.fixture
def board(lab: Lab) -> list[str]:
    """A revealed board; half of the notes are in clusters."""
    board_id = lab.open_board()
    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    writer = lab.phone()
    note_ids = [str(uuid4()) for _ in WIDE]
    for note_id, text in zip(note_ids, WIDE, strict=True):
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    for title, of in (("รถ", note_ids[:1]), ("ห้องตรวจ", note_ids[1:2]), ("มือถือ", note_ids[2:4])):
        words = {"cluster_id": str(uuid4()), "title": title, "note_ids": of}
        lab.steer("cluster.make", board_id=board_id, **words)
    return note_ids


@pytest.mark.parametrize("letters", ["normal", "large"])
def test_at_the_console_no_word_leaves_its_note_and_none_is_cut(
    browser: Browser, lab: Lab, board: list[str], letters: str
) -> None:
    with Console(browser, DESK, lab.url, "th") as console:
        console.sign_in()
        console.context.add_cookies([{"name": "text_size", "value": letters, "url": lab.url}])
        page = console.go(f"/console/{lab.id}")
        for width, height in ((1440, 900), (1280, 800), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            expect(page.locator("article.note")).to_have_count(len(board))

            assert page.locator(".note .piece").count() > 0
            assert over_the_edge(page) == [], width
            assert page.evaluate(CUT) == [], width


@pytest.mark.parametrize("letters", ["normal", "large"])
def test_on_a_phone_no_word_leaves_its_note(
    lab: Lab, board: list[str], new_phone: NewPhone, letters: str
) -> None:
    phone = new_phone()
    phone.context.add_cookies([{"name": "text_size", "value": letters, "url": lab.url}])
    phone.reload()
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    for width in (360, 320):
        phone.set_viewport_size({"width": width, "height": 740})
        expect(phone.locator(".note .piece").first).to_be_visible()

        assert over_the_edge(phone) == [], width


def test_on_the_wall_no_word_leaves_its_note(lab: Lab, wall: Page, board: list[str]) -> None:
    for width, height in ((WALL["width"], WALL["height"]), (1280, 720), (1024, 768)):
        wall.set_viewport_size({"width": width, "height": height})
        expect(wall.locator(".wall-column .piece").first).to_be_visible()

        assert over_the_edge(wall) == [], width


def over_the_edge(page: Page) -> list[str]:
    found: list[str] = page.evaluate(OVER_THE_EDGE)
    return found
