"""Pictures and sketches as people meet them: taken, drawn, sent, looked at, taken off again."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image, ImageDraw
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
from tests.browser.steps import snapshot
from tests.support.lab import Lab

WORDS = {
    "th": {
        "picture": "ถ่ายหรือเลือกภาพ",
        "sketch": "วาดด้วยนิ้ว",
        "brick": "อิฐ",
        "done": "ใส่ในโน้ต",
        "undo": "ลบเส้นล่าสุด",
        "saved": "บันทึกแล้ว",
        "larger": "ดูภาพใหญ่",
        "close": "ปิด",
    },
    "en": {
        "picture": "Take or choose a picture",
        "sketch": "Draw with a finger",
        "brick": "Brick",
        "done": "Put on the note",
        "undo": "Undo the last line",
        "saved": "Saved",
        "larger": "Enlarge",
        "close": "Close",
    },
}


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large upright photograph from a telephone, lying on its side in the file."""
    image = Image.new("RGB", (3200, 2400), "#9fc7de")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 1500, 3200, 2400), fill="#7c9a5e")
    draw.rectangle((900, 700, 2300, 1800), fill="#d8a36c")
    draw.ellipse((2500, 200, 2900, 600), fill="#f3d36b")
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path_factory.mktemp("photographs") / "photograph.jpg"
    image.save(path, "JPEG", exif=exif)
    return path


@pytest.fixture(params=["th", "en"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def person(browser: Browser, lab: Lab, locale: str) -> Iterator[Person]:
    with Person(browser, PHONE, lab.url, locale) as person:
        come_in(person.page, lab, "ป้าสมพร")
        yield person
        assert not person.complaints


def choose_picture(page: Page, words: dict[str, str], photograph: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=words["picture"]).click()
    chooser.value.set_files(photograph)


def draw(page: Page, *ways: list[tuple[float, float]]) -> None:
    """Strokes with a finger, as parts of the sheet's width and height."""
    sheet = page.locator(".sketch-sheet")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box
    for way in ways:
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in way]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place, steps=6)
        page.mouse.up()


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
    choose_picture(page, words, photograph)
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
    phone.route("**/pictures?id=*", lambda route: route.abort())

    choose_picture(phone, words, photograph)
    expect(phone.locator(".attached [role=status]")).to_contain_text("เน็ตหลุด", timeout=30_000)
    phone.locator(".composer button[data-kind=primary]").click()
    expect(phone.locator("#composer")).to_have_value("ป้ายเล็ก")
    phone.unroute("**/pictures?id=*")
    phone.get_by_role("button", name="ลองส่งใหม่").click()
    expect(phone.locator(".attached .input")).to_be_visible(timeout=20_000)
    phone.reload()

    expect(phone.locator(".attached .photo > img")).to_be_visible(timeout=20_000)
    expect(phone.locator("#composer")).to_have_value("ป้ายเล็ก")
    keep_picture(phone, "th-dark-picture-draft")
    assert not serious_violations(phone)
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


def test_a_file_that_is_no_picture_is_refused_in_words(
    lab: Lab, new_phone: NewPhone, tmp_path: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    false = tmp_path / "picture.jpg"
    false.write_text("<svg onload=alert(1)>")

    choose_picture(phone, WORDS["th"], false)

    expect(phone.locator(".attached [role=status]")).to_contain_text("เครื่องนี้เปิดภาพนี้ไม่ได้")


def test_a_picture_that_was_not_sent_is_still_there_after_the_page_was_closed(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.context.route("**/pictures?id=*", lambda route: route.abort())
    choose_picture(phone, WORDS["th"], photograph)
    expect(phone.locator(".attached .photo > img")).to_be_visible(timeout=20_000)
    address = phone.url
    phone.close()

    again = phone.context.new_page()
    again.goto(address)
    expect(again.locator(".attached [role=status]")).to_contain_text("เน็ตหลุด", timeout=60_000)
    expect(again.locator(".attached .photo > img")).to_be_visible()
    again.context.unroute("**/pictures?id=*")
    again.get_by_role("button", name="ลองส่งใหม่").click()
    expect(again.locator(".attached .input")).to_be_visible(timeout=20_000)
    again.locator("#composer").fill("ป้ายเล็ก")
    again.locator(".composer button[data-kind=primary]").click()

    assert_saved_with_picture(again)


def test_a_picture_that_was_not_sent_waits_when_the_room_moves_on_and_goes_along(
    lab: Lab, new_phone: NewPhone, photograph: Path
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.context.route("**/pictures?id=*", lambda route: route.abort())
    choose_picture(phone, WORDS["th"], photograph)
    expect(phone.locator(".attached [role=status]")).to_contain_text("เน็ตหลุด", timeout=60_000)
    phone.locator("#composer").fill("ป้ายเล็ก")

    another_board(lab)
    phone.get_by_text("มีร่างที่ยังไม่ส่ง").click(timeout=20_000)
    waiting = phone.locator("dialog .note")
    expect(waiting).to_contain_text("ป้ายเล็ก")
    expect(waiting.locator(".photo > img")).to_be_visible()
    keep_picture(phone, "th-picture-waits")
    phone.context.unroute("**/pictures?id=*")
    waiting.get_by_role("button", name="ใช้ในกระดานนี้").click()
    expect(phone.locator(".attached .input")).to_be_visible(timeout=20_000)
    phone.locator(".composer button[data-kind=primary]").click()

    assert_saved_with_picture(phone)


def another_board(lab: Lab) -> None:
    """The same stage once more: its board is a new one."""
    run_id = str(uuid4())
    lab.steer("stage.open", stage_run_id=run_id, stage="empathize")
    rows = snapshot(lab)["activities"]
    board = min(
        (row for row in rows if row["stage_run_id"] == run_id), key=lambda row: row["position"]
    )
    lab.steer("activity.start", activity_id=board["id"])


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
