"""The smallest phone with the largest letters: whatever opens is on it whole, and what matters now is in sight."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone
from tests.browser.steps import box_of, lower_edge, open_round, own_note, write
from tests.browser.test_readable import faults_of_shape
from tests.browser.test_wall import vote
from tests.support.lab import Lab

ZONES = (
    ("a", "ขั้นตอนของบริการ", "Steps of the service"),
    ("b", "สิ่งที่ต้องการจริง ๆ", "What happened"),
    ("c", "รู้ได้อย่างไรว่าได้ผล", "Signs that it works"),
    ("d", "ใครทำอะไร", "Who does what"),
)
SmallPhone = Callable[[str], Page]


@pytest.fixture
def small_phone(lab: Lab, new_phone: NewPhone) -> SmallPhone:
    def join(locale: str) -> Page:
        phone = new_phone(locale=locale)
        phone.set_viewport_size({"width": 320, "height": 640})
        phone.context.add_cookies([{"name": "text_size", "value": "large", "url": lab.url}])
        phone.reload()
        return phone

    return join


def ask_in_zones(lab: Lab, count: int) -> None:
    zones = [{"key": key, "title_th": th, "title_en": en} for key, th, en in ZONES[:count]]
    board = lab.activity("board")["id"]
    lab.steer("activity.edit", activity_id=board, is_silent=True, zones=zones)
    lab.open_board()


def out_of_its_box(whole: Locator) -> list[str]:
    """What reaches over an edge of what it lies in."""
    found: list[str] = whole.evaluate(
        """(whole) => {
          const { left, right } = whole.getBoundingClientRect()
          return [...whole.querySelectorAll(':not(.toasts)')].filter((one) => {
            const box = one.getBoundingClientRect()
            return box.width > 1 && (box.right > right + 1 || box.left < left - 1)
          }).map((one) => one.outerHTML.slice(0, 100))
        }"""
    )
    return found


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("locale", ["th", "en"])
def test_the_names_of_zones_stand_even_and_whole(
    lab: Lab, new_phone: NewPhone, small_phone: SmallPhone, locale: str, count: int
) -> None:
    ask_in_zones(lab, count)
    for phone in (small_phone(locale), new_phone(locale=locale)):
        tabs = phone.locator(".zones > button")
        expect(tabs).to_have_count(count)
        keep_picture(phone, f"{locale}-zones-{count}-{phone.viewport_size['width']}")  # type: ignore[index]

        assert [out_of_its_box(tab) for tab in tabs.all()] == [[]] * count
        assert faults_of_shape(phone) == []
    tops = {round(box_of(mark)["y"]) for mark in tabs.locator(".zone").all()}
    assert len(tops) == 1, "the pigments stand in one line"


@pytest.mark.parametrize("locale", ["th", "en"])
def test_what_sends_a_note_and_what_becomes_of_it_are_whole(
    lab: Lab, small_phone: SmallPhone, locale: str
) -> None:
    ask_in_zones(lab, 1)
    phone = small_phone(locale)
    write(phone, "รถรับส่งมาไม่ตรงกับเวลานัด ต้องรอเป็นชั่วโมงทุกครั้ง")
    note = own_note(phone, "รถรับส่ง")
    expect(note.locator("footer button")).to_have_count(2)

    note.locator("footer button").first.click()
    taken = phone.locator(".taken")
    expect(taken).to_be_visible()
    assert out_of_its_box(taken) == []
    assert box_of(taken.locator("p"))["width"] > 200, "not a column of single words"

    phone.locator(".attach button").nth(1).click()
    expect(phone.locator(".sketch-sheet")).to_be_in_viewport(ratio=1)
    keep_picture(phone, f"{locale}-small-sketch")
    assert out_of_its_box(phone.locator("dialog")) == []
    assert (
        lower_edge(phone.locator(".sketch-sheet"))
        <= box_of(phone.locator("dialog footer"))["y"] + 1
    )
    phone.locator("dialog").press("Escape")

    phone.locator("#composer").fill("ครึ่งประโยค")
    open_round(lab, "เปิดวันเสาร์")
    phone.locator("header .chip").click()
    expect(phone.locator("dialog .note")).to_be_visible()
    assert out_of_its_box(phone.locator("dialog .note")) == []


def test_an_answer_over_the_screen_is_whole_and_not_on_the_buttons_of_a_sheet(
    lab: Lab, small_phone: SmallPhone
) -> None:
    board_id = lab.open_board()
    note_ids = [str(uuid4()) for _ in range(2)]
    for note_id in note_ids:
        lab.phone().do("note.add", board_id=board_id, note_id=note_id, text="รถสาย")
    group = {"cluster_id": str(uuid4()), "board_id": board_id, "title": "เรื่องรถ"}
    lab.steer("cluster.make", **group, note_ids=note_ids[:1])
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    phone = small_phone("th")
    phone.locator(".pick").check()
    phone.locator("#group-name").fill("เรื่องคิว")
    phone.locator(".pick").uncheck()
    phone.locator(".sorting [data-kind=primary]").click()

    answer = phone.locator(".toast", has_text="แตะโน้ตที่จะจัดกลุ่มก่อน")
    expect(answer).to_be_visible()
    for part in (answer, answer.locator("button")):
        box = box_of(part)
        assert 0 <= box["x"] <= 320 - box["width"]

    phone.locator(".cluster header button").click()
    phone.locator("dialog .input").fill("")
    save = phone.locator("dialog [data-kind=primary]")
    save.click()
    expect(phone.locator("dialog .toast")).not_to_have_count(0)
    for toast in phone.locator("dialog .toast").all():
        assert lower_edge(toast) <= box_of(save)["y"]


def test_whoever_writes_sees_that_writing_ends_wherever_they_have_scrolled(
    lab: Lab, small_phone: SmallPhone
) -> None:
    ask_in_zones(lab, 1)
    phone = small_phone("th")
    for nth in range(6):
        write(phone, f"เรื่องที่ {nth}")
    phone.locator("#composer").fill("ครึ่งประโยค")
    phone.evaluate("scrollTo(0, 400)")

    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])

    expect(phone.locator(".closing")).to_be_in_viewport(ratio=1)
    expect(phone.locator(".closing")).to_contain_text("จะปิดรับ")


def test_the_posts_of_a_result_stand_under_its_bar(lab: Lab, small_phone: SmallPhone) -> None:
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์ให้คนที่ทำงานมาได้", "เก็บค่าที่จอดรถเพื่อซื้อรถรับส่งเพิ่ม")
    vote(lab, round_id)
    phone = small_phone("th")

    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)

    row = phone.locator(".result-row", has=phone.locator(".pickets:not([data-untold])")).first
    expect(row).to_be_visible()
    keep_picture(phone, "th-small-result")
    tally = row.locator(".tally")
    assert box_of(tally)["width"] > 250
    assert box_of(row.locator(".pickets"))["y"] >= lower_edge(tally)
    assert faults_of_shape(phone) == []
