"""Coming in, on a network that loses answers and on a phone that two people share."""

from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import own_note, write
from tests.support.lab import Lab


def test_an_answer_lost_at_the_door_makes_no_ghost(lab: Lab, browser: Browser) -> None:
    phone = browser.new_page()
    lose_first_answer(phone, f"{lab.url}/j/{lab.code}")
    phone.goto(f"{lab.url}/j/{lab.code}")
    phone.locator("[name=sector][value=people]").check()
    phone.locator("#data-consent").check()

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


def test_whoever_leaves_a_box_open_is_told_which(lab: Lab, browser: Browser) -> None:
    phone = browser.new_page()
    phone.goto(f"{lab.url}/j/{lab.code}")

    phone.locator("#join button").click()
    expect(phone.locator("#join [role=alert]")).to_contain_text("เลือกว่าคุณมาในฐานะอะไร")
    phone.locator("[name=sector][value=academic]").check()
    phone.locator("#join button").click()

    expect(phone.locator("#join [role=alert]")).to_contain_text("ติ๊กช่อง")
    expect(phone.locator("#data-consent")).to_be_focused()
    phone.close()


def test_inside_a_chat_app_the_way_to_the_browser_is_shown(lab: Lab, browser: Browser) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 13) Mobile Line/14.1.0")
    page = context.new_page()
    page.goto(f"{lab.url}/j/{lab.code}")

    link = page.locator("#in-app [data-open]")

    expect(link).to_have_attribute("href", f"{lab.url}/j/{lab.code}?openExternalBrowser=1")
    context.close()


def lose_first_answer(phone: Page, url: str) -> None:
    """The first POST arrives and is carried out; its answer never comes back."""
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
