"""The agenda is designed: by keys alone, by hand, by two at once; and what lacks before the opening."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.answers import LateAnswers
from tests.browser.cast import DESK, PHONE, Window
from tests.browser.steps import item, sign_in
from tests.support.phone import Api
from tests.support.server import ServerProcess

Open = Callable[..., Window]
BRIEF = {"decision": "เส้นทางรถ", "decider": "นายอำเภอ", "fixed": "งบประมาณ"}


@pytest.fixture
def draft(shown_host: Api) -> str:
    """A workshop in preparation, by the longest template. It is not said yet when the answer comes."""
    words = {"title_th": "เดินทางไปโรงพยาบาล", "title_en": "Getting to the hospital", "brief": BRIEF}
    made = shown_host.post("/workshops", {"template": "innovation_lab", **words})
    return str(made["id"])


@pytest.fixture
def open_designer(browser: Browser, shown_server: ServerProcess, draft: str) -> Iterator[Open]:
    """A facilitator's browser with the designer of the draft."""
    windows: list[Window] = []

    def open(locale: str = "th", size: dict[str, int] = DESK) -> Window:
        window = Window(browser, size, shown_server.url, locale)
        windows.append(window)
        sign_in(window.page, window.url)
        window.go(f"/staff/workshops/{draft}/agenda")
        window.page.locator(".stage").first.wait_for()
        return window

    yield open
    for window in windows:
        window.context.close()


def titles(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(".step-title b").all()]


def stages(page: Page) -> list[str]:
    return [one.inner_text().split(" ")[0] for one in page.locator(".stage h2").all()]


def saved(page: Page) -> None:
    expect(page.locator(".day-tools .status[data-state=good]")).to_be_visible()


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def until_focus(page: Page, name: str) -> None:
    """Tab on until something with this name has the focus, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        label = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText }"
        )
        if name in label:
            return
    raise AssertionError(f"Tab never came to {name}")


def test_a_day_is_designed_by_keys_alone(open_designer: Open) -> None:
    """R-DESIGN-1, R-DESIGN-5"""
    window = open_designer()
    page = window.page
    first, second = titles(page)[:2]

    until_focus(page, f"ย้าย {first} ลง")
    press(page, "Enter")
    expect(page.locator("p[role=status]")).to_contain_text("ลำดับที่ 1 จาก 3 ในขั้น ตั้งโจทย์")
    assert titles(page)[0] == first
    expect(focused(page)).to_have_attribute("aria-label", f"ย้าย {first} ลง")
    press(page, "Enter")
    expect(page.locator("p[role=status]")).to_contain_text("ลำดับที่ 2 จาก 3")
    assert titles(page)[:2] == [second, first]

    until_focus(page, "เพิ่มกระดานเขียน")
    press(page, "Enter")
    expect(page.locator(".editor")).to_be_visible()
    expect(page.locator("input:focus")).to_have_value("กระดานใหม่")
    press(page, "Control+a")
    page.keyboard.type("ถามความเห็น")
    until_focus(page, "นาที")
    press(page, "Control+a")
    page.keyboard.type("25")
    until_focus(page, "เพิ่มโซน")
    press(page, "Enter")
    expect(page.locator(".zone-line")).to_have_count(2)
    press(page, "Escape")
    expect(page.locator(".editor")).to_have_count(0)
    saved(page)
    assert "ถามความเห็น" in titles(page)
    expect(page.locator(".day-span").first).to_have_text("1 ชม. 53 นาที")
    window.look("designer")
    page.reload()
    expect(page.locator(".step-title", has_text="ถามความเห็น")).to_contain_text("25 นาที · 2 โซน")
    assert not window.complaints


def test_a_break_is_planned_by_keys_and_counts_in_the_day(open_designer: Open) -> None:
    """R-DESIGN-1, R-DESIGN-5, R-AGENDA-15"""
    window = open_designer()
    page = window.page
    day = page.locator(".day-span").first
    expect(day).to_have_text("1 ชม. 28 นาที")

    until_focus(page, "เพิ่มช่วง")
    press(page, "Enter")
    expect(page.get_by_role("menuitem")).to_have_text(
        [re.compile(words) for words in ("^ต้อนรับ", "^บรรยาย", "^พัก", "^คุยกันในโต๊ะ")]
    )
    window.look("designer-segments")
    press(page, "ArrowDown", "ArrowDown", "Enter")
    expect(page.locator("input:focus")).to_have_value("พัก")
    expect(page.locator("p[role=status]")).to_have_text("เพิ่ม ช่วง แล้ว")
    expect(day).to_have_text("1 ชม. 43 นาที")
    editor = page.locator(".editor")
    expect(editor.locator("fieldset")).to_have_count(0)
    press(page, "Control+a")
    page.keyboard.type("พักดื่มกาแฟ")
    until_focus(page, "ข้อความบนทุกจอ (ไทย)")
    press(page, "Control+a", "Delete")
    until_focus(page, "ข้อความบนทุกจอ (อังกฤษ)")
    window.look("designer-segment")
    saved(page)
    line = page.locator(".day-step", has_text="พักดื่มกาแฟ").locator(".step-title")
    expect(line).to_contain_text("ยังไม่ครบสองภาษา")
    press(page, "Control+a", "Delete")
    expect(line).not_to_contain_text("ยังไม่ครบสองภาษา")
    expect(line).to_contain_text("15 นาที · ไม่ต้องเขียนหรือลงคะแนน")
    press(page, "Escape")

    page.get_by_label("นำ พักดื่มกาแฟ ออก").click()
    expect(day).to_have_text("1 ชม. 28 นาที")
    press(page, "Control+z")
    expect(day).to_have_text("1 ชม. 43 นาที")
    expect(line).to_contain_text("15 นาที")
    assert not window.complaints


def test_segments_are_planned_in_english_too(open_designer: Open) -> None:
    window = open_designer("en")
    page = window.page
    adding = page.locator(".stage").first.get_by_role("button", name="Add a segment")
    adding.click()
    page.get_by_role("menuitem", name="Discussion at the tables").click()

    line = page.locator(".step-title", has_text="Discussion at the tables")
    expect(line).to_contain_text("20 min · nobody writes or votes")
    expect(page.get_by_label("Words on every screen, in English, if any")).to_have_value(
        "Take turns to tell and to listen, so that everybody at the table is heard."
    )
    window.look("designer-segment")


def test_what_was_taken_out_comes_back(open_designer: Open) -> None:
    """R-DESIGN-5"""
    page = open_designer().page
    before, at_first = stages(page), titles(page)

    page.get_by_role("button", name="นำ ระดมความคิด ออก", exact=True).click()
    expect(page.locator(".stage")).to_have_count(4)
    page.get_by_role("button", name="เลิกทำ").click()

    expect(page.locator(".stage")).to_have_count(5)
    assert (stages(page), titles(page)) == (before, at_first)
    page.get_by_role("button", name="ทำซ้ำ").click()
    expect(page.locator(".stage")).to_have_count(4)
    press(page, "Control+z")
    expect(page.locator(".stage")).to_have_count(5)
    press(page, "Control+Shift+z")
    expect(page.locator(".stage")).to_have_count(4)

    left = titles(page)
    for title in (left[0], left[-1]):
        take_out(page, title)
    page.locator(".toast", has_text=left[0]).get_by_role("button", name="นำกลับ").click()
    expect(page.locator(".step-title b").first).to_have_text(left[0])
    assert titles(page) == left[:-1]


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_vote_is_duplicated_as_its_fields_show_it_with_its_ballot(
    open_designer: Open, shown_host: Api, draft: str, locale: str
) -> None:
    """R-DESIGN-1"""
    window = open_designer(locale)
    page = window.page
    lines = page.locator(".day-step")
    vote = lines.last
    put_on_the_ballot(shown_host, draft, str(vote.get_attribute("data-id")), "รถรับส่ง", "เลื่อนเวลา")
    vote.locator(".step-title").click()
    page.locator(".editor input").first.fill("ลงคะแนนอีกครั้ง")
    duplicate = page.get_by_role("button", name=re.compile("^ทำสำเนา$|^Duplicate$"))
    duplicate.scroll_into_view_if_needed()
    window.look("designer-duplicate")
    before, nth = lines.count(), lines.count() - 1

    duplicate.click()

    expect(lines).to_have_count(before + 1)
    expect(lines.nth(nth + 1).locator(".editor input").first).to_be_focused()
    expect(page.locator(".editor")).to_have_count(1)
    expect(page.locator(".editor input").first).to_have_value("ลงคะแนนอีกครั้ง")
    expect(lines.nth(nth + 1).locator(".step-title")).to_contain_text(
        re.compile(r"2 (เรื่อง|ข้อ|items)")
    )
    facts = [one.inner_text() for one in lines.locator(".step-title").all()]
    assert facts[nth] == facts[nth + 1]
    press(page, "Escape", "Control+z")
    expect(lines).to_have_count(before)


def put_on_the_ballot(host: Api, workshop_id: str, activity_id: str, *texts: str) -> None:
    rounds = host.get(f"/workshops/{workshop_id}/snapshot")["snapshot"]["rounds"]
    round_id = next(one["id"] for one in rounds if one["activity_id"] == activity_id)
    asked = {"round_id": round_id, "items": [item(text) for text in texts]}
    command = {"id": str(uuid4()), "type": "round.add_items", "data": asked}
    assert host.post(f"/workshops/{workshop_id}/commands", command)["ok"]


def test_undo_takes_back_what_is_on_the_screen_though_its_answer_is_late(
    open_designer: Open,
) -> None:
    page = open_designer().page
    answers = LateAnswers(page)
    page.reload()
    page.locator(".stage").first.wait_for()
    first, second, *others = titles(page)
    take_out(page, first)

    answers.hold()
    take_out(page, second)
    press(page, "Control+z")
    answers.let_go()

    expect(page.locator(".step-title b").first).to_have_text(second)
    assert titles(page) == [second, *others]


def take_out(page: Page, title: str) -> None:
    page.get_by_role("button", name=f"นำ {title} ออก", exact=True).click()
    expect(page.locator(".step-title", has_text=title)).to_have_count(0)


def test_what_is_not_saved_is_led_to_and_the_keys_are_told(open_designer: Open) -> None:
    """R-DESIGN-4, R-SCREEN-6"""
    window = open_designer()
    page = window.page
    title = titles(page)[0]
    page.locator(".step-title").first.click()
    page.get_by_label("นาที").fill("?")
    press(page, "Escape")
    expect(page.locator(".editor")).to_have_count(0)

    page.get_by_role("button", name=f"ดูใน {title}").click()

    expect(page.get_by_label("นาที")).to_be_focused()
    expect(page.get_by_label("นาที")).to_have_value("?")
    window.look("designer-unsaved")
    press(page, "Control+a")
    page.keyboard.type("20")
    saved(page)
    press(page, "Escape", "?")
    expect(page.locator("dialog")).to_contain_text("พับกิจกรรม")
    window.look("designer-help")
    press(page, "Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert not window.complaints


def test_a_day_is_designed_by_hand(open_designer: Open) -> None:
    """R-DESIGN-1"""
    window = open_designer("en")
    page = window.page
    last = titles(page)[-1]

    drag(page, page.locator(".day-step .grip").last, page.locator(".day-step").first)
    expect(page.locator(".step-title b").first).to_have_text(last)
    drag(page, page.locator(".stage > header > .grip").nth(1), page.locator(".stage").first)
    expect(page.locator(".stage h2").first).to_contain_text("Define")

    page.locator("#starts_at").fill("2026-12-18T09:00")
    page.locator("#starts_at").blur()
    expect(page.locator(".due-time").first).to_have_text("09:00")
    expect(page.locator(".day-span").last).to_have_text("10:28")
    page.locator(".step-title").first.click()
    window.look("designer")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    window.look("designer-small")
    assert not window.complaints


def drag(page: Page, grip: Locator, target: Locator) -> None:
    """Take hold of a grip and let go above ``target``, wherever the page scrolls meanwhile."""
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    for _ in range(200):
        place = target.bounding_box()
        assert place
        page.mouse.move(place["x"] + 60, max(place["y"] + 4, 20) + _ % 2)
        if place["y"] >= 0:
            break
    page.mouse.up()


def test_two_at_once_lose_nothing(open_designer: Open) -> None:
    """R-DESIGN-4"""
    one, other = open_designer().page, open_designer().page
    for page in (one, other):
        page.locator(".step-title").first.click()
    field = "คำถามถึงทุกคน (ไทย)"

    one.context.set_offline(True)
    one.get_by_label(field).fill("คำของฉัน")
    other.get_by_label(field).fill("คำของอีกคน")
    saved(other)
    other.get_by_label(field).blur()
    one.context.set_offline(False)

    expect(one.locator(".clash")).to_contain_text("คำของอีกคน", timeout=15_000)
    expect(one.get_by_label(field)).to_have_value("คำของฉัน")
    one.get_by_role("button", name="ใช้ของฉัน").click()

    saved(one)
    expect(other.get_by_label(field)).to_have_value("คำของฉัน")


def test_words_typed_for_what_was_taken_out_are_kept(open_designer: Open) -> None:
    """R-DESIGN-4"""
    one, other = open_designer().page, open_designer().page
    title = titles(one)[0]
    one.locator(".step-title").first.click()
    one.context.set_offline(True)
    one.get_by_label("คำถามถึงทุกคน (ไทย)").fill("คำที่ยังไม่ได้ส่ง")

    other.get_by_role("button", name=f"นำ {title} ออก", exact=True).click()
    expect(other.locator(".step-title b").first).not_to_have_text(title)
    one.context.set_offline(False)

    expect(one.locator(".day-summary .clash")).to_contain_text("คำที่ยังไม่ได้ส่ง", timeout=15_000)
    one.get_by_role("button", name="ไม่ใช้แล้ว").click()
    expect(one.locator(".day-summary .clash")).to_have_count(0)


def test_different_fields_of_one_activity_are_written_at_once(open_designer: Open) -> None:
    """R-DESIGN-4"""
    one, other = open_designer().page, open_designer().page
    for page in (one, other):
        page.locator(".step-title").first.click()

    one.get_by_label("ชื่อกิจกรรม (ไทย)").fill("ฟังเรื่องจริง")
    other.get_by_label("นาที").fill("33")

    expect(other.get_by_label("ชื่อกิจกรรม (ไทย)")).to_have_value("ฟังเรื่องจริง")
    expect(one.get_by_label("นาที")).to_have_value("33")
    saved(one)
    saved(other)


def test_what_lacks_before_the_opening_is_said_and_done(
    open_designer: Open, shown_host: Api, draft: str
) -> None:
    """R-AGENDA-1, R-FOUND-6"""
    window = open_designer()
    page = window.page
    page.locator(".step-title").first.click()
    page.get_by_label("คำถามถึงทุกคน (อังกฤษ)").fill("")
    saved(page)
    expect(page.locator(".step-title").first).to_contain_text(re.compile(r"· +ยังไม่ครบสองภาษา"))

    window.go(f"/staff/workshops/{draft}")
    expect(page.locator("#readiness")).to_contain_text("ยังขาด 2 อย่าง")
    window.look("before-opening")
    page.locator("button", has_text="ทำสำเนา").click()
    page.wait_for_url(lambda url: draft not in url)
    assert re.search(r"/staff/workshops/[0-9a-f-]{36}$", page.url)
    expect(page.locator(".flash")).to_contain_text("นี่คือชุดใหม่")
    assert not window.complaints
