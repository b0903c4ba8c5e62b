"""What the wall keeps in sight, whatever its size: nothing over its edge, nothing of what is over."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box_of, lower_edge, open_round, snapshot
from tests.support.lab import Lab
from tests.support.phone import Phone

SIZES = ((1920, 1080), (1280, 720), (1024, 768))
LONG = "ป้ายหน้าโรงพยาบาลไม่มีหลังคา ผู้สูงอายุต้องยืนตากแดดรอรถนานเกือบชั่วโมง "
SPOKEN = "ให้ อสม. ช่วยจองคิวให้ยายที่ไม่มีมือถือ จะได้ไม่ต้องรอทั้งวัน เหมือนเดือนก่อน"
STATEMENTS = (
    "รถรับส่งออกตรงเวลานัดของโรงพยาบาล",
    "มีป้ายบอกทางตัวใหญ่ทุกจุด",
    "จอดรถฟรีสองชั่วโมงแรก",
    "อสม. ช่วยรับยาแทนคนที่มาไม่ได้",
)
TITLE = "คนที่มาไกลต้องรอนานกว่าคนอื่นเสมอ" * 3
OVER_THE_EDGE = """() => {
  const foot = document.querySelector('.projector > footer').getBoundingClientRect()
  const shown = [...document.querySelectorAll('.projector > main :is(p, h1, h2, li, .note, .bar)')]
  const over = shown.filter((one) => one.offsetHeight && one.getBoundingClientRect().bottom > foot.top + 1)
  return [...over.map((one) => one.className || one.textContent), ...(foot.bottom > innerHeight ? ['foot'] : [])]
}"""
LETTERS = """() => Math.min(
  ...[...document.querySelectorAll('.projector :is(p, b, h1, h2, li, span)')]
    .filter((one) => one.offsetHeight && one.textContent.trim() && !one.closest('.pickets, .hidden-label'))
    .map((one) => parseFloat(getComputedStyle(one).fontSize)),
) / innerWidth"""


def test_a_screen_that_is_switched_off_keeps_nothing_of_the_room(lab: Lab, wall: Page) -> None:
    write(lab.phone(), lab.open_board(), "ค่ารถแพงกว่าค่ายา")
    expect(wall.get_by_text("ค่ารถแพงกว่าค่ายา")).to_be_visible()

    lab.steer("projector.revoke", projector_id=wall.url.rpartition("/")[2])

    expect(wall.locator("[data-scene=off] h1")).to_have_text("จอนี้ถูกปิดแล้ว")
    assert "ค่ารถ" not in wall.content()
    assert lab.code not in wall.inner_text("body").replace(" ", "")


def test_nobody_is_called_to_a_door_that_is_locked(lab: Lab, wall: Page) -> None:
    lab.steer("seats.plan", seats={"people": 25, "private": 15})
    expect(wall.locator(".joining-code")).to_be_visible()
    expect(wall.locator(".here-counts > p")).to_contain_text("จาก 40 คน")

    lab.steer("door.set", door="locked")

    expect(wall.get_by_text("ตอนนี้ยังไม่รับคนเพิ่ม")).to_be_visible()
    expect(wall.locator(".joining-qr")).to_have_count(0)
    assert lab.code not in wall.inner_text("body").replace(" ", "")
    lab.steer("door.set", door="open")
    expect(wall.locator(".joining-qr")).to_be_visible()


def test_an_open_board_says_what_is_asked_and_who_wrote_where_names_are_shown(
    lab: Lab, wall: Page
) -> None:
    lab.steer("workshop.edit", shows_names=True)
    board_id = lab.open_board()
    expect(wall.locator("h1")).to_contain_text("คุณพบเจออะไร")

    write(lab.phone(name="ป้าสมพร"), board_id, SPOKEN)

    expect(wall.locator(".note > footer")).to_contain_text("ป้าสมพร")
    expect(wall.locator(".wall-above")).to_contain_text("คุณพบเจออะไร")
    words = wall.locator(".note > p")
    expect(words).to_have_text(SPOKEN, use_inner_text=True)
    assert words.evaluate("(one) => one.scrollHeight <= one.clientHeight")


def test_when_writing_ends_the_notes_settle_without_another_word(lab: Lab, wall: Page) -> None:
    write(lab.phone(), lab.open_board(), "ค่ารถแพงกว่าค่ายา")
    expect(wall.locator(".wall-arriving .note")).to_have_count(1)

    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])

    expect(wall.locator(".wall-columns .note")).to_have_count(1)
    expect(wall.locator(".wall-arriving")).to_have_count(0)


def test_a_timer_that_stands_says_so_and_moves_nothing(lab: Lab, wall: Page) -> None:
    lab.open_board()
    wall.locator("[data-scene=board]").wait_for()
    place = wall.locator("h1").bounding_box()

    lab.steer("timer.start", seconds=300)
    lab.steer("timer.pause")

    expect(wall.locator(".wall-clock")).to_contain_text("หยุดเวลาไว้")
    assert wall.locator("h1").bounding_box() == place


def test_ten_themes_of_long_notes_fit_and_say_how_many_more_there_are(lab: Lab, wall: Page) -> None:
    board_id, writer = lab.open_board(), lab.phone()
    for nth in range(10):
        note_ids = [write(writer, board_id, LONG * (1 + of % 3)) for of in range(5 if nth else 12)]
        title = f"เรื่องที่ {nth} คนที่มาไกลต้องรอนานกว่าคนอื่นเสมอ" if nth else TITLE
        cluster = {"cluster_id": str(uuid4()), "board_id": board_id, "title": title}
        lab.steer("cluster.make", **cluster, note_ids=note_ids)

    expect(wall.locator(".wall-column")).to_have_count(8)
    expect(wall.locator(".wall-foot")).to_contain_text("2 เรื่อง")
    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        expect(wall.locator(".wall-more:visible")).to_have_count(8)
        assert_all_in_sight(wall)
        assert {lines_of(count) for count in wall.locator(".wall-column .number").all()} == {1}


@pytest.mark.parametrize("count", [3, 16])
def test_a_vote_and_its_result_stay_above_the_foot(lab: Lab, wall: Page, count: int) -> None:
    lab.steer("workshop.open")
    texts = [LONG if nth % 3 == 2 else f"ข้อความที่ {nth}" for nth in range(count)]
    round_id = open_round(lab, *texts)
    expect(wall.locator(".voting-items > li").first).to_be_visible()
    at_every_size(wall)

    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)

    expect(wall.locator(".result-row").first).to_be_visible()
    at_every_size(wall)


def test_twelve_statements_stand_in_two_columns_with_all_their_words(lab: Lab, wall: Page) -> None:
    texts = [STATEMENTS[nth % len(STATEMENTS)] + "." * nth for nth in range(12)]
    reveal(lab, *texts)
    wall.set_viewport_size({"width": 1280, "height": 720})

    expect(wall.locator("[data-look~=halved]")).to_be_visible()
    expect(wall.locator(".result-row:visible")).to_have_count(12)
    for row in wall.locator(".result-row").all():
        words, bar = row.locator(".tally-words"), row.locator(".bar")
        assert words.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
        assert lower_edge(words) <= box_of(bar)["y"]
    assert_all_in_sight(wall)


def test_whoever_comes_late_is_told_where_as_well_as_the_code(lab: Lab, wall: Page) -> None:
    lab.open_board()

    expect(wall.locator(".wall-foot")).to_contain_text(lab.url.removeprefix("http://"))
    expect(wall.locator(".wall-foot .number")).to_have_text(f"{lab.code[:3]} {lab.code[3:]}")


def test_the_sign_of_a_rehearsal_lies_on_nothing(lab: Lab, wall: Page) -> None:
    """R-REHEARSE-4"""
    lab.steer("workshop.rehearse", people=5)
    lab.open_board()
    lab.steer("timer.start", seconds=300)
    sign = wall.locator(".rehearsal")
    expect(sign).to_be_visible()

    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        below = [wall.locator(".wall-clock"), wall.locator("h1")]
        for each in below:
            expect(each).to_be_visible()
            assert lower_edge(sign) <= box_of(each)["y"]
        assert (
            sign.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize) / innerWidth")
            > 1 / 65
        )


def test_with_strong_contrast_bare_thread_passes_for_nobody(lab: Lab, wall: Page) -> None:
    wall.context.add_cookies([{"name": "contrast", "value": "high", "url": lab.url}])
    wall.reload()
    wall.locator(".weave").wait_for()

    bare, paper = wall.locator(".weave").evaluate(
        """(weave) => {
          const probe = document.createElement('i')
          weave.append(probe)
          probe.style.color = 'var(--line)'
          const bare = getComputedStyle(probe).color
          probe.style.color = 'var(--paper)'
          return [bare, getComputedStyle(probe).color]
        }"""
    )
    assert bare != paper
    assert all(abs(a - b) < 32 for a, b in zip(numbers_of(bare), numbers_of(paper), strict=True))


def numbers_of(colour: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", colour)[:3]]


def reveal(lab: Lab, *texts: str) -> None:
    """A result of one voter."""
    lab.steer("workshop.open")
    round_id = open_round(lab, *texts)
    items = [item["id"] for item in snapshot(lab)["round_items"]]
    lab.phone().do("ballot.cast", round_id=round_id, choices=dict.fromkeys(items, 1))
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)


def at_every_size(wall: Page) -> None:
    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        wall.wait_for_timeout(100)
        assert_all_in_sight(wall)


def assert_all_in_sight(wall: Page) -> None:
    assert wall.evaluate(OVER_THE_EDGE) == []
    assert wall.evaluate(LETTERS) >= 0.99 / 64, "what is read from ten metres"


def lines_of(number: Locator) -> int:
    box = number.bounding_box()
    assert box
    return round(
        box["height"]
        / float(number.evaluate("(one) => parseFloat(getComputedStyle(one).lineHeight)"))
    )


def write(writer: Phone, board_id: str, text: str) -> str:
    note_id = str(uuid4())
    writer.do("note.add", board_id=board_id, note_id=note_id, text=text)
    return note_id
