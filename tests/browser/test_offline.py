"""The product kept on a phone: without a network its own page shows, and the room comes back."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import keep_picture, serious_violations
from tests.browser.conftest import NewPhone
from tests.browser.steps import own_note, write
from tests.support.lab import Lab

SENTENCES = {"th": "ตอนนี้ไม่มีสัญญาณอินเทอร์เน็ต", "en": "There is no network right now"}


def wait_for_worker(page: Page) -> None:
    """Registered, in charge of this page, and told its language."""
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function("caches.match('/language-of-this-browser').then(Boolean)")


@pytest.mark.parametrize(("locale", "theme"), [("th", "dark"), ("en", "light")])
def test_a_reload_without_network_says_so_and_the_room_comes_back(
    lab: Lab, new_phone: NewPhone, locale: str, theme: str
) -> None:
    phone = new_phone("ป้าสมพร", locale=locale, theme=theme)
    lab.open_board()
    write(phone, "ขอเก้าอี้ที่ป้ายรถเมล์")
    expect(own_note(phone, "ขอเก้าอี้ที่ป้ายรถเมล์")).to_be_visible()
    wait_for_worker(phone)

    phone.context.set_offline(True)
    phone.reload()

    expect(phone.get_by_role("heading", name=SENTENCES[locale])).to_be_visible()
    expect(phone.locator("html")).to_have_attribute("lang", locale)
    expect(phone.locator("html")).to_have_attribute("data-theme", theme)
    phone.evaluate("document.fonts.ready")
    keep_picture(phone, f"{locale}-offline")
    assert serious_violations(phone) == []

    phone.context.set_offline(False)

    expect(own_note(phone, "ขอเก้าอี้ที่ป้ายรถเมล์")).to_be_visible(timeout=15_000)


def test_only_what_never_changes_is_kept(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    wait_for_worker(phone)
    phone.reload()
    expect(phone.locator("#composer")).to_be_visible()
    phone.goto(f"{lab.url}/")

    kept = phone.evaluate(
        """async () => {
             const names = await caches.keys()
             const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
             return all.flat().map((one) => new URL(one.url).pathname)
           }"""
    )

    others = {path for path in kept if not path.startswith("/static/dist/assets/")}
    assert others == {"/offline/th", "/offline/en", "/language-of-this-browser"}
    assert any("participant-" in path for path in kept)


def test_an_old_build_s_parts_stay_while_its_pages_are_open(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    wait_for_worker(phone)
    old = "/static/dist/assets/part-of-before.js"
    phone.evaluate(
        """async (old) => {
             for (const name of ['ruamsang-long-ago', 'ruamsang-before']) {
               const cache = await caches.open(name)
               await cache.put(old + '?' + name, new Response('1'))
               await cache.put(old, new Response('before'))
             }
           }""",
        old,
    )

    answer = phone.evaluate("(old) => fetch(old).then((answer) => answer.text())", old)

    assert answer == "before"


def test_where_there_is_no_service_worker_nothing_is_missing(lab: Lab, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(f"{lab.url}/")

    expect(page.locator("#code")).to_be_visible()
    assert page.evaluate("'serviceWorker' in navigator") is False
    assert complaints == []
    context.close()
