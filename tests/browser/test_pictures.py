"""Pictures and sketches as people meet them: taken, drawn, sent, looked at, taken off again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import (
    PHONE,
    WALL,
    Console,
    Person,
    Window,
    keep_picture,
    serious_violations,
)
from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import choose_picture, draw, own_note, run_the_stage_again, snapshot
from tests.support.lab import Lab

WORDS = {
    "th": {
        "sketch": "วาดด้วยนิ้ว",
        "brick": "อิฐ",
        "done": "ใส่ในโน้ต",
        "undo": "ลบเส้นล่าสุด",
        "saved": "บันทึกแล้ว",
        "larger": "ดูภาพใหญ่",
        "close": "ปิด",
    },
    "en": {
        "sketch": "Draw with a finger",
        "brick": "Brick",
        "done": "Put on the note",
        "undo": "Undo the last line",
        "saved": "Saved",
        "larger": "Enlarge",
        "close": "Close",
    },
}

UPLOADS = "**/pictures?id=*"
WAITING = "รอเน็ต ภาพไม่หาย"
AN_IDLE_MOMENT = 6000  # What is needed without a network has been fetched by then.


@pytest.fixture(params=["th", "en"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def person(browser: Browser, lab: Lab, locale: str) -> Iterator[Person]:
    with Person(browser, PHONE, lab.url, locale) as person:
        come_in(person.page, lab, "ป้าสมพร")
        yield person
        assert not person.complaints


def house() -> list[list[tuple[float, float]]]:
    return [
        [(0.2, 0.9), (0.2, 0.45), (0.5, 0.15), (0.8, 0.45), (0.8, 0.9), (0.2, 0.9)],
        [(0.45, 0.9), (0.45, 0.6), (0.6, 0.6), (0.6, 0.9)],
    ]


def test_a_photograph_and_a_sketch_reach_every_screen(
    lab: Lab, person: Person, console: Console, browser: Browser, locale: str, photograph: Path
) -> None:
    """R-PICTURE-1"""
    words, page = WORDS[locale], person.page
    lab.open_board()
    page.locator("#composer").fill("ป้ายหน้าประตูเล็กเกินไป คนแก่อ่านไม่ออก")
    choose_picture(page, photograph)
    expect(page.locator(".attached .photo > img")).to_be_visible(timeout=20_000)
    page.locator(".attached .input").fill("ป้ายหน้าโรงพยาบาล")
    person.look("picture-chosen")
    page.get_by_role("button", name=words["sketch"]).click()
    page.get_by_role("button", name=words["brick"]).click()
    draw(page, *house(), [(0.1, 0.1), (0.9, 0.95)])
    person.look("sketch-pad")
    page.get_by_role("button", name=words["undo"]).click()
    expect(page.locator(".sketch-sheet path")).to_have_count(2)
    page.get_by_role("button", name=words["done"]).click()
    expect(page.locator(".attached .sketch path")).to_have_count(2)
    person.look("picture-and-sketch")
    page.locator(".composer button[data-kind=primary]").click()

    own = page.locator(".note:not(.composer)").first
    expect(own).to_contain_text(words["saved"])
    expect(own.locator(".photo > img")).to_be_visible()
    expect(own.locator(".sketch path")).to_have_count(2)
    person.look("illustrated-note")

    lab.steer("activity.reveal", activity_id=lab.activity("board")["id"])
    console.go(f"/console/{lab.id}")
    expect(console.page.locator(".note .photo > img")).to_be_visible(timeout=20_000)
    console.look("illustrated-board")
    console.page.get_by_role("button", name=words["larger"]).click()
    large = console.page.locator("dialog .photo > img")
    expect(large).to_be_visible()
    assert large.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [1200, 1600]
    console.look("illustrated-large")
    console.page.locator("dialog footer button").click()
    with Window(browser, WALL, lab.url, locale) as wall:
        address = lab.host.post(f"/workshops/{lab.id}/projector")
        wall.context.add_cookies(console.context.cookies())
        wall.page.goto(address["url"])
        expect(wall.page.locator(".note .photo > img")).to_be_visible(timeout=20_000)
        expect(wall.page.locator(".note .sketch path")).to_have_count(2)
        wall.look("illustrated-wall")
        assert not wall.complaints


def test_a_picture_survives_a_dead_network_and_a_reload_and_can_be_taken_off(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    words, phone = WORDS["th"], new_phone(theme="dark")
    lab.open_board()
    phone.locator("#composer").fill("ป้ายเล็ก")
    phone.context.route(UPLOADS, lambda route: route.abort())

    choose_picture(phone, photograph)
    expect(phone.locator(".attached [role=status]")).to_have_text(WAITING)
    phone.reload()

    expect(phone.locator(".attached .photo > img")).to_be_visible()
    expect(phone.locator("#composer")).to_have_value("ป้ายเล็ก")
    expect(phone.locator(".attached [role=status]")).to_have_text(WAITING)
    keep_picture(phone, "th-dark-picture-draft")
    assert not serious_violations(phone)
    phone.context.unroute(UPLOADS)
    expect(phone.locator(".attached [role=status]")).to_have_text("ภาพพร้อมแล้ว")
    phone.locator(".composer button[data-kind=primary]").click()
    own = phone.locator(".note:not(.composer)").first
    expect(own).to_contain_text(words["saved"])
    expect(own.locator(".photo > img")).to_be_visible()
    own.get_by_role("button", name="แก้ไข").click()
    phone.locator("dialog").get_by_role("button", name="เอาภาพออก").click()
    phone.locator("dialog").get_by_role("button", name=words["sketch"]).click()
    draw(phone, *house())
    keep_picture(phone, "th-dark-sketch-pad")
    phone.get_by_role("button", name=words["done"]).click()
    phone.locator("dialog button[data-kind=primary]").click()

    expect(own.locator(".sketch path")).to_have_count(2)
    expect(own.locator(".photo")).to_have_count(0)
    keep_picture(phone, "th-dark-sketched-note")
    rows = snapshot(lab)
    assert rows["note_pictures"] == []
    assert len(rows["note_sketches"][0]["strokes"][0]["points"]) < 40


def test_a_file_that_is_no_picture_is_refused_in_words_and_another_can_be_chosen(
    lab: Lab, new_phone: NewPhone, tmp_path: Path, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    false = tmp_path / "picture.jpg"
    false.write_text("<svg onload=alert(1)>")
    phone.locator("#composer").fill("ป้ายเล็ก")

    choose_picture(phone, false)
    expect(phone.locator(".attached [role=alert]")).to_contain_text("เครื่องนี้เปิดภาพนี้ไม่ได้")
    expect(phone.locator(".attached figure")).to_have_count(0)
    keep_picture(phone, "th-picture-unreadable")
    with phone.expect_file_chooser() as chooser:
        phone.get_by_role("button", name="เลือกภาพอื่น").click()
    chooser.value.set_files(photograph)

    expect(phone.locator(".attached [role=alert]")).to_have_count(0)
    phone.locator(".composer button[data-kind=primary]").click()
    assert_saved_with_picture(phone)


def test_a_note_with_a_picture_sent_without_network_leaves_by_itself_later(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    phone.wait_for_timeout(AN_IDLE_MOMENT)
    phone.context.set_offline(True)

    phone.locator("#composer").fill("ป้ายเล็ก")
    choose_picture(phone, photograph)
    expect(phone.locator(".attached .photo > img")).to_be_visible()
    phone.locator("[data-icon=sketch]").click()
    draw(phone, *house())
    phone.get_by_role("button", name="ใส่ในโน้ต").click()
    phone.locator(".composer button[data-kind=primary]").click()

    own = phone.locator(".note:not(.composer)").first
    expect(own).to_contain_text("รอเน็ต")
    expect(own.locator(".photo > img")).to_be_visible()
    expect(own.locator(".sketch path")).to_have_count(2)
    expect(phone.locator("#composer")).to_have_value("")
    expect(phone.locator(".connection")).to_contain_text("รอส่ง 1 รายการ")
    keep_picture(phone, "th-picture-going")
    assert not serious_violations(phone)
    phone.context.set_offline(False)

    assert_saved_with_picture(phone)
    expect(own.locator(".sketch path")).to_have_count(2)


def test_a_note_whose_picture_came_too_late_waits_as_a_draft_with_its_words(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.context.route(UPLOADS, lambda route: route.abort())
    phone.locator("#composer").fill("ป้ายเล็ก")
    choose_picture(phone, photograph)
    phone.locator(".composer button[data-kind=primary]").click()
    expect(own_note(phone, "ป้ายเล็ก")).to_contain_text("รอเน็ต")

    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    expect(phone.locator("#composer")).to_have_count(0)
    phone.context.unroute(UPLOADS)
    phone.get_by_text("มีร่างที่ยังไม่ส่ง").click()

    waiting = phone.locator("dialog .note")
    expect(waiting).to_contain_text("ป้ายเล็ก")
    expect(waiting).to_contain_text("กิจกรรมนี้ปิดรับแล้ว")
    expect(waiting.locator(".photo > img")).to_be_visible()
    keep_picture(phone, "th-picture-too-late")
    assert not serious_violations(phone)


def test_a_picture_that_was_not_sent_is_still_there_after_the_page_was_closed(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.context.route(UPLOADS, lambda route: route.abort())
    choose_picture(phone, photograph)
    expect(phone.locator(".attached .photo > img")).to_be_visible()
    address = phone.url
    phone.close()

    again = phone.context.new_page()
    again.goto(address)
    expect(again.locator(".attached [role=status]")).to_have_text(WAITING)
    expect(again.locator(".attached .photo > img")).to_be_visible()
    again.locator("#composer").fill("ป้ายเล็ก")
    again.locator(".composer button[data-kind=primary]").click()
    again.context.unroute(UPLOADS)

    assert_saved_with_picture(again)


def test_a_picture_that_was_not_sent_waits_when_the_room_moves_on_and_goes_along(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.context.route(UPLOADS, lambda route: route.abort())
    choose_picture(phone, photograph)
    expect(phone.locator(".attached [role=status]")).to_have_text(WAITING)
    phone.locator("#composer").fill("ป้ายเล็ก")

    run_the_stage_again(lab)
    phone.get_by_text("มีร่างที่ยังไม่ส่ง").click()
    waiting = phone.locator("dialog .note")
    expect(waiting).to_contain_text("ป้ายเล็ก")
    expect(waiting.locator(".photo > img")).to_be_visible()
    keep_picture(phone, "th-picture-waits")
    phone.context.unroute(UPLOADS)
    waiting.get_by_role("button", name="ใช้ในกระดานนี้").click()
    expect(phone.locator("#composer")).to_be_focused()
    phone.locator(".composer button[data-kind=primary]").click()

    assert_saved_with_picture(phone)


def test_what_was_drawn_outlives_a_reload_and_the_end_of_writing(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.locator("[data-icon=sketch]").click()
    draw(phone, *house())

    phone.reload()
    expect(phone.locator(".attached .sketch path")).to_have_count(2)
    phone.locator("[data-icon=edit]").click()
    draw(phone, [(0.1, 0.1), (0.9, 0.1)])
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    expect(phone.locator("#composer")).to_have_count(0)
    draw(phone, [(0.1, 0.2), (0.9, 0.2)])
    phone.get_by_role("button", name="ใส่ในโน้ต").click()

    expect(phone.locator(".toast")).to_contain_text("ภาพวาดของคุณรออยู่ในร่าง")
    phone.get_by_text("มีร่างที่ยังไม่ส่ง").click()
    expect(phone.locator("dialog .sketch path")).to_have_count(4)


@pytest.mark.parametrize("width", [320, 360])
def test_a_wide_picture_leaves_the_paper_as_wide_as_the_screen(
    lab: Lab, new_phone: NewPhone, tmp_path: Path, width: int
) -> None:
    phone = new_phone()
    phone.set_viewport_size({"width": width, "height": 740})
    lab.open_board()
    wide = tmp_path / "wide.jpg"
    Image.new("RGB", (3000, 300), "#7c9a5e").save(wide, "JPEG")

    choose_picture(phone, wide)
    expect(phone.locator(".attached [role=status]")).to_have_text("ภาพพร้อมแล้ว")
    phone.locator("[data-icon=sketch]").click()
    draw(phone, *house())
    phone.get_by_role("button", name="ใส่ในโน้ต").click()
    keep_picture(phone, f"th-picture-wide-{width}")

    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert overhang(phone, ".attached *", ".composer") == []


def overhang(phone: Page, things: str, frame: str) -> list[str]:
    """Which of them reach out of the frame to the left or right."""
    return list(
        phone.evaluate(
            """([things, frame]) => {
                 const edge = document.querySelector(frame).getBoundingClientRect()
                 const boxes = [...document.querySelectorAll(things)].map((one) => [one, one.getBoundingClientRect()])
                 const out = boxes.filter(([, { left, right }]) => left < edge.left - 1 || right > edge.right + 1)
                 return out.map(([one]) => one.outerHTML.slice(0, 80))
               }""",
            [things, frame],
        )
    )


def assert_saved_with_picture(phone: Page) -> None:
    """And nothing of it waits on the phone any longer."""
    own = phone.locator(".note:not(.composer)").first
    expect(own).to_contain_text("บันทึกแล้ว")
    expect(own.locator(".photo > img")).to_be_visible()
    assert kept_on_phone(phone) == 0


def kept_on_phone(phone: Page) -> int:
    """How many pictures wait on the phone itself."""
    count: int = phone.evaluate(
        """() => new Promise((resolve) => {
             const opening = indexedDB.open('ruamsang', 1)
             opening.onsuccess = () => {
               const shelf = opening.result.transaction('pictures').objectStore('pictures')
               shelf.count().onsuccess = ({ target }) => resolve(target.result)
             }
           })"""
    )
    return count
