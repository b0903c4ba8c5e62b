"""Every screen of the phone and its door, looked at by axe-core in both languages and both lights."""

import json
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone
from tests.browser.steps import lines_of, open_round
from tests.support.lab import Lab

DOTS = {"kind": "dots", "budget": 3, "cap": 1}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("locale", "theme"), [("th", "light"), ("en", "dark")])
def test_every_screen_can_be_read_by_everybody(
    lab: Lab, new_phone: NewPhone, locale: str, theme: str
) -> None:
    phone = new_phone(locale=locale, theme=theme)
    phone.locator("main h1").wait_for()
    assert faults(phone) == []

    lab.open_board()
    phone.locator("#composer").fill("หนึ่ง")
    phone.keyboard.press("Control+Enter")
    expect(phone.locator("#composer")).to_be_focused()
    expect(phone.locator(".note p :lang(th)").first).to_have_text("หนึ่ง")
    assert faults(phone) == []
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    phone.locator(".pick").check()
    assert faults(phone) == []
    round_id = open_round(lab, "เปิดวันเสาร์")
    expect(phone.locator("main .status .icon[data-icon=lock]")).to_be_visible()
    phone.locator(".stances button").first.click()
    assert faults(phone) == []
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".result-row").wait_for()
    assert faults(phone) == []
    lab.steer("workshop.close")
    phone.locator(".my-receipt").wait_for()
    assert faults(phone) == []


@pytest.mark.parametrize(("locale", "theme"), [("th", "light"), ("en", "dark")])
def test_the_door_can_be_read_by_everybody(
    lab: Lab, new_phone: NewPhone, browser: Browser, locale: str, theme: str
) -> None:
    page = browser.new_page(bypass_csp=True, viewport={"width": 320, "height": 640})
    cookies = {"locale": locale, "theme": theme}
    page.context.add_cookies([{"name": n, "value": v, "url": lab.url} for n, v in cookies.items()])

    page.goto(f"{lab.url}/?code=1")
    assert faults(page) == [] == cut_off(page)
    page.goto(f"{lab.url}/j/{lab.code}")
    for fold in page.locator("main summary").all():
        fold.click()
    page.locator("#join button").click()
    page.locator("#return-form button").click()
    keep_picture(page, f"{locale}-door-refused")
    assert faults(page) == [] == cut_off(page)
    page.locator("[data-opens=kept]").click()
    assert faults(page) == [] == cut_off(page)
    page.close()
    again = new_phone("สมพรเพ็ญศรีสุขเจริญรุ่งเรืองกุลวงศ์ไพศาล", locale=locale, theme=theme)
    again.goto(f"{lab.url}/j/{lab.code}")
    keep_picture(again, f"{locale}-door-again")
    assert faults(again) == [] == cut_off(again)


def faults(phone: Page) -> list[str]:
    """What axe-core objects to, with the element."""
    found = Axe().run(phone, options={"runOnly": STANDARDS}).response["violations"]
    return [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in found]


def test_lines_end_between_phrases_and_nothing_runs_out_of_a_small_phone(
    lab: Lab, new_phone: NewPhone
) -> None:
    lab.steer("activity.edit", activity_id=lab.activity("board")["id"], is_silent=True)
    phone = new_phone()
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.locator("main h1").wait_for()
    assert cut_off(phone) == []

    lab.open_board()
    dock = phone.get_by_role("contentinfo")
    expect(dock).to_contain_text("ซ่อนจนกว่าจะเปิดเผย")
    assert boxes_of(phone, "ซ่อนจนกว่าจะเปิดเผย") == 1
    assert cut_off(phone) == []
    round_id = open_round(lab, "เปิดวันเสาร์")
    lab.steer("round.close", round_id=round_id)
    expect(phone.locator("main")).to_contain_text("ปิดรอบลงคะแนนแล้ว")
    assert cut_off(phone) == []


WHOLE = {
    "เปิดวันพุธให้ผู้สูงอายุและคนทำบัตรประชาชน": ("วันพุธ", "ผู้สูงอายุ", "บัตรประชาชน"),
    "รวมทุกขั้นตอนไว้ที่เดียวไม่ต้องเดินหลายตึก": ("ทุกขั้นตอน", "ที่เดียว", "ไม่ต้องเดิน", "หลายตึก"),
    "ใครทำอะไรในกิจกรรมถัดไปของโรงพยาบาล": ("ใครทำอะไร", "กิจกรรมถัดไป", "โรงพยาบาล"),
}


def test_no_word_that_people_wrote_is_cut_on_any_width(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    round_id = open_round(lab, *WHOLE)
    for answered in range(len(WHOLE)):
        expect(phone.locator(".answers li")).to_have_count(answered)
        statement = phone.locator(".statement")
        assert words_cut(statement) == []
        phone.locator(".stances button").first.click()
    assert words_cut(phone.locator(".answers .grow").first) == []

    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".result-row").first.wait_for()
    assert [words_cut(row) for row in phone.locator(".result-row b:first-child").all()] == [
        [],
        [],
        [],
    ]


def words_cut(text: Locator) -> list[str]:
    """Words that stand on no line whole, at some width between the longest word and a phone."""
    return [
        f"{word} at {width}"
        for width in range(140, 300, 10)
        for lines in [lines_of(text, width)]
        for word in WHOLE[text.inner_text()]
        if not any(word in line for line in lines)
    ]


def cut_off(phone: Page) -> list[str]:
    """What reaches over the edge of the screen."""
    found: list[str] = phone.evaluate(
        """() => [...document.querySelectorAll('.phone *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.sideways, .hidden-label'))
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    return found


def boxes_of(phone: Page, words: str) -> int:
    return int(phone.get_by_text(words).evaluate("(one) => one.getClientRects().length"))


@pytest.mark.parametrize("locale", ["th", "en"])
def test_large_letters_on_a_small_phone_are_neither_cut_nor_crushed(
    lab: Lab, new_phone: NewPhone, locale: str
) -> None:
    phone = new_phone(locale=locale)
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.context.add_cookies([{"name": "text_size", "value": "large", "url": lab.url}])
    phone.goto(f"{lab.url}/j/{lab.code}")
    assert faults_of_shape(phone) == []
    phone.go_back()
    phone.locator(".my-receipt").wait_for()
    assert faults_of_shape(phone) == []

    board_id = lab.open_board()
    lab.steer("timer.start", seconds=300)
    phone.locator("#composer").fill("ครึ่งประโยคที่ไม่ได้ส่ง")
    assert faults_of_shape(phone) == []
    note_id = str(uuid4())
    lab.phone().do("note.add", board_id=board_id, note_id=note_id, text="ที่จอดรถเต็มตั้งแต่เจ็ดโมง")
    phone.get_by_role("contentinfo").get_by_role("button").first.click()
    phone.locator(".pick").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("spotlight.set", target_type="note", target_id=note_id)
    phone.locator(".lit").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("spotlight.set", target_type=None, target_id=None)
    round_id = open_round(lab, "เก็บค่าที่จอดรถเพื่อซื้อรถรับส่งเพิ่ม")
    phone.locator(".stances").wait_for()
    assert faults_of_shape(phone) == []
    phone.locator(".stances button").first.click()
    phone.locator(".answers").wait_for()
    assert faults_of_shape(phone) == []
    look_back(phone)
    phone.locator(".button[data-kind=primary]:visible").first.wait_for()
    assert faults_of_shape(phone) == []
    keep_picture(phone, f"{locale}-large-look-back")
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".result-row").wait_for()
    assert faults_of_shape(phone) == []
    lab.steer("workshop.close")
    phone.locator(".next-steps").wait_for()
    assert faults_of_shape(phone) == []


IS_IN_SIGHT = """(whole) => {
  const { top, bottom, right } = whole.getBoundingClientRect()
  const dock = document.querySelector('.dock').getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight && (bottom <= dock.top || right <= dock.left)
}"""


def test_a_whole_item_is_in_sight_before_anybody_scrolls_on_the_smallest_screens(
    lab: Lab, new_phone: NewPhone
) -> None:
    activity = lab.activity("round")
    lab.steer("activity.edit", activity_id=activity["id"], rule=DOTS)
    phone = new_phone()
    phone.context.add_cookies([{"name": "text_size", "value": "large", "url": lab.url}])
    lab.steer("workshop.open")
    open_round(lab, "เก็บค่าที่จอดรถ", "เพิ่มรถรับส่ง")
    lab.steer("timer.start", seconds=300)
    phone.reload()
    item = phone.locator(".ballot > li").first

    for width, height in ((320, 568), (360, 640), (640, 360)):
        phone.set_viewport_size({"width": width, "height": height})
        expect(item).to_be_visible()
        assert item.evaluate(IS_IN_SIGHT), (width, height)
        assert faults_of_shape(phone) == []
        keep_picture(phone, f"th-large-vote-{width}")


def test_the_ballot_says_what_its_items_came_from_and_that_it_is_secret(
    lab: Lab, new_phone: NewPhone
) -> None:
    activity = lab.activity("round")
    lab.steer("activity.edit", activity_id=activity["id"], rule=DOTS)
    board_id = lab.open_board()
    ids = [str(uuid4()) for _ in range(4)]
    writer = lab.phone()
    for note_id, text in zip(ids[:3], ("รถสาย", "รถมาช้า", "ป้ายเล็ก"), strict=True):
        writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    group = {"cluster_id": ids[3], "board_id": board_id, "title": "เรื่องรถ", "note_ids": ids[:2]}
    lab.steer("cluster.make", **group)
    sources = [{"type": "cluster", "id": ids[3]}, {"type": "note", "id": ids[2]}]
    items = [{"id": str(uuid4()), "source": source} for source in sources]
    lab.steer("round.add_items", round_id=activity["round_id"], items=items)
    phone = new_phone()

    lab.steer("round.open", round_id=activity["round_id"])
    of_group = phone.locator(".ballot > li", has_text="เรื่องรถ")
    expect(of_group.locator("summary")).to_have_text("โน้ตในกลุ่ม 2 ใบ")
    expect(phone.locator(".ballot > li", has_text="ป้ายเล็ก").locator("summary")).to_have_count(0)
    expect(of_group.locator(".note")).to_have_count(0)
    of_group.locator("summary").click()

    expect(of_group.locator(".note")).to_have_count(2)
    expect(of_group).to_contain_text("รถมาช้า")
    expect(phone.locator("main")).to_contain_text("ไม่มีใครเห็นว่าใครเลือกอะไร")
    assert faults(phone) == []


def look_back(phone: Page) -> None:
    phone.locator("header .menu > button").click()
    phone.get_by_role("menuitem").last.click()
    phone.locator("dialog .stack .button").first.click(timeout=20_000)
    expect(phone.locator("dialog")).to_have_count(0)


def faults_of_shape(phone: Page) -> list[str]:
    """What reaches over the edge, and words in a column so narrow that they break letter by letter."""
    crushed: list[str] = phone.evaluate(
        """() => [...document.querySelectorAll('.phone *')]
          .filter((one) => {
            const words = [...one.childNodes].filter((part) => part.nodeType === 3)
            const longest = Math.max(0, ...words.map((part) => part.data.trim().length))
            const { width, height } = one.getBoundingClientRect()
            const letter = parseFloat(getComputedStyle(one).fontSize)
            return longest > 4 && width > 1 && width < 3 * letter && height > 2.5 * letter
          })
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    return cut_off(phone) + crushed
