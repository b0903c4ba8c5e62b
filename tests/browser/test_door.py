"""Coming in, on a network that loses answers and on a phone that two people share."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import own_note, write
from tests.support.lab import Lab


def test_an_answer_lost_at_the_door_makes_no_ghost(lab: Lab, browser: Browser) -> None:
    phone = browser.new_page()
    lose_first_answer(phone, f"{lab.url}/j/{lab.code}")
    phone.goto(f"{lab.url}/j/{lab.code}")
    fill_in(phone, "")

    phone.locator("#join button").click()
    expect(phone.locator("#join [role=alert]")).to_contain_text("เน็ตไม่ตอบ")
    phone.locator("#join button").click()
    phone.wait_for_url("**/room/**")

    assert len(participants(lab)) == 1
    phone.close()


def test_two_people_share_a_phone_and_each_has_their_own_notes(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone("ป้าสมพร")
    lab.open_board()
    write(phone, "ของป้า")
    expect(own_note(phone, "ของป้า")).to_contain_text("บันทึกแล้ว")

    come_in(phone, lab, "ลุงชัย")
    expect(phone.locator("#composer")).to_be_visible()
    expect(own_note(phone, "ของป้า")).to_have_count(0)
    phone.goto(f"{lab.url}/j/{lab.code}")
    phone.get_by_role("link", name="ป้าสมพร").click()

    expect(own_note(phone, "ของป้า")).to_contain_text("บันทึกแล้ว")
    assert {one["name"] for one in participants(lab)} == {"ป้าสมพร", "ลุงชัย"}


def test_two_without_a_name_are_told_apart_and_a_long_name_finds_room(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone("")
    come_in(phone, lab, "")
    come_in(phone, lab, "สมพรเพ็ญ<b>ศรีสุขเจริญรุ่งเรืองกุลวงศ์ไพศาล</b>")
    phone.goto(f"{lab.url}/j/{lab.code}")

    back_in = phone.get_by_role("contentinfo").get_by_role("link")

    expect(back_in).to_have_count(3)
    expect(back_in.nth(1)).to_contain_text("ภาคประชาชน · คนที่ 2")
    expect(back_in.nth(2)).to_contain_text("ภาคประชาชน · คนที่ 1")
    assert phone.evaluate("document.documentElement.scrollWidth") == phone.viewport_size["width"]


def test_the_way_back_from_the_room_makes_nobody_a_second_person(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone("ป้าสมพร")

    phone.go_back()
    expect(phone.locator("#another")).not_to_have_attribute("open", "")
    phone.get_by_role("link", name="ป้าสมพร").click()
    phone.wait_for_url("**/room/**")

    assert len(participants(lab)) == 1


def test_a_page_that_the_browser_kept_is_loaded_anew(lab: Lab, browser: Browser) -> None:
    phone = browser.new_page()
    phone.goto(f"{lab.url}/j/{lab.code}")
    phone.locator("#name").fill("ป้าสมพร")

    with phone.expect_navigation():
        phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(phone.locator("#name")).to_have_value("")
    phone.close()


def test_whoever_came_in_by_another_tab_is_not_let_in_twice(lab: Lab, browser: Browser) -> None:
    """The other tab was filled in before; whoever else comes in from it says so first."""
    context = browser.new_context()
    tab, other = context.new_page(), context.new_page()
    other.goto(f"{lab.url}/j/{lab.code}")
    fill_in(other, "ป้าสมพร")
    come_in(tab, lab, "ป้าสมพร")

    with other.expect_navigation():
        other.locator("#join button").click()

    expect(other.get_by_role("link", name="ป้าสมพร")).to_be_visible()
    assert len(participants(lab)) == 1
    come_in(other, lab, "ลุงชัย")
    assert len(participants(lab)) == 2
    context.close()


def test_a_reload_before_the_answer_loses_neither_the_person_nor_the_receipt(
    lab: Lab, browser: Browser
) -> None:
    phone = browser.new_page()
    lose_first_answer(phone, f"{lab.url}/j/{lab.code}")
    phone.goto(f"{lab.url}/j/{lab.code}")
    fill_in(phone, "ป้าสมพร")
    phone.locator("#join button").click()
    expect(phone.locator("#join [role=alert]")).to_contain_text("เน็ตไม่ตอบ")

    with phone.expect_response(lambda answer: answer.request.method == "POST"):
        phone.reload()
    phone.get_by_role("link", name="ป้าสมพร").click()
    expect(phone.locator(".my-receipt")).to_be_visible()

    come_in(phone, lab, "ลุงชัย")
    assert {one["name"] for one in participants(lab)} == {"ป้าสมพร", "ลุงชัย"}
    phone.close()


def test_what_is_wrong_stands_at_its_field(lab: Lab, browser: Browser) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.goto(f"{lab.url}/j/{lab.code}")
    sectors, consent = phone.get_by_role("radiogroup"), phone.locator("#data-consent")

    phone.locator("#join button").click()
    expect(sectors).to_have_accessible_description("เลือกว่าคุณมาในฐานะอะไร หนึ่งในห้าข้อ")
    expect(sectors).to_have_attribute("aria-invalid", "true")
    expect(consent).to_have_accessible_description(re.compile("^ติ๊กช่อง"))
    expect(phone.locator("[name=sector]").first).to_be_focused()
    expect(phone.locator("#sector-error")).to_be_in_viewport()

    phone.locator("[name=sector][value=academic]").check()
    expect(sectors).not_to_have_attribute("aria-invalid", "true")
    phone.locator("#name").fill("ก" * 81)
    phone.locator("#join button").click()
    expect(phone.locator("#name")).to_be_focused()
    expect(phone.locator("#name")).to_have_accessible_description(re.compile("ยาวเกินไป"))
    expect(phone.locator("#name-error")).to_be_in_viewport()
    phone.locator("#name").fill("ก" * 80)
    phone.locator("#join button").click()
    expect(consent).to_be_focused()
    phone.close()


def test_the_way_in_is_at_the_thumb_and_what_is_kept_one_press_away(
    lab: Lab, browser: Browser
) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 640})
    phone.goto(f"{lab.url}/j/{lab.code}")

    expect(phone.locator("#join button")).to_be_in_viewport(ratio=1)
    expect(phone.locator(".brief-facts")).to_be_hidden()
    phone.get_by_text("4 เรื่องที่ควรรู้ก่อนเข้า").click()
    expect(phone.locator(".brief-facts")).to_contain_text("นายอำเภอ")
    phone.get_by_role("link", name="อ่านต่อ").click()
    expect(phone.get_by_role("dialog", name="เก็บอะไรบ้าง")).to_be_visible()
    phone.keyboard.press("Escape")

    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(phone.locator("#data-consent")).not_to_be_checked()
    phone.close()


def test_the_page_is_dark_where_the_phone_is_until_somebody_chooses(
    lab: Lab, browser: Browser
) -> None:
    context = browser.new_context(color_scheme="dark")
    phone = context.new_page()
    phone.goto(f"{lab.url}/j/{lab.code}")
    expect(phone.locator("html")).to_have_attribute("data-theme", "dark")

    phone.get_by_role("button", name="พื้นหลังสว่าง").click()
    expect(phone.locator("html")).to_have_attribute("data-theme", "light")
    expect(phone.get_by_role("button", name="พื้นหลังสว่าง")).to_be_hidden()
    phone.goto(f"{lab.url}/sign-in")

    expect(phone.locator("html")).to_have_attribute("data-theme", "light")
    context.close()


def test_inside_a_chat_app_the_way_to_the_browser_is_shown(lab: Lab, browser: Browser) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 13) Mobile Line/14.1.0")
    page = context.new_page()

    for path in ("/", f"/j/{lab.code}"):
        page.goto(lab.url + path)
        link = page.locator("#in-app [data-open]")
        expect(link).to_have_attribute("href", f"{lab.url}{path}?openExternalBrowser=1")
    context.close()


def fill_in(phone: Page, name: str) -> None:
    phone.locator("#name").fill(name)
    phone.locator("[name=sector][value=people]").check()
    phone.locator("#data-consent").check()


def lose_first_answer(phone: Page, url: str) -> None:
    """The first POST arrives and is carried out. The page never hears of it; the browser has the cookie."""
    lost: list[bool] = []

    def handle(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(True)
        route.fetch()
        route.abort()

    phone.route(url, handle)


def participants(lab: Lab) -> Any:
    return lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]["participants"]
