"""What others do, and what the network does, moves nothing on a phone."""

import json
import time
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone, come_in
from tests.browser.steps import write
from tests.support.lab import Lab
from tests.support.proxy import Proxy

THINGS = ".phone h1, .phone h2, .phone main, .phone .sheet, .phone .note, .phone form, .phone .dock"
SLOW = 30_000
FOLLOW = """() => {
  window.tops = new Set(); window.said = ''
  const look = () => {
    const field = document.querySelector('#composer')
    if (field) window.tops.add(Math.round(field.getBoundingClientRect().top))
    window.said = document.querySelector('.header-line .connection')?.textContent ?? window.said
    requestAnimationFrame(look)
  }
  look()
}"""


def small_phone(browser: Browser, lab: Lab, locale: str, text: str) -> Page:
    """320 pixels wide where letters are large, else 360."""
    width = 320 if text == "large" else 360
    context = browser.new_context(viewport={"width": width, "height": 740}, bypass_csp=True)
    cookies = {"locale": locale, "text_size": text}
    context.add_cookies([{"name": n, "value": v, "url": lab.url} for n, v in cookies.items()])
    return context.new_page()


def places(phone: Page) -> Any:
    """Where everything is that somebody may be reading, writing or about to press."""
    return phone.locator(THINGS).evaluate_all(
        """(all) => all.map((one) => {
             const { x, y, width, height } = one.getBoundingClientRect()
             return [one.tagName, one.className, ...[x, y, width, height].map(Math.round)].join(' ')
           })"""
    )


class HeldBack:
    """Presence on its way to one phone, kept until it is let go."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[str | bytes] = []
        self._phone: WebSocketRoute | None = None
        page.route_web_socket("**/socket.io/**", self._meet)
        page.route("**/socket.io/**", self._no_polling)

    def _meet(self, phone: WebSocketRoute) -> None:
        server = phone.connect_to_server()
        self._phone = phone
        server.on_message(self._hear)

    def _no_polling(self, route: Route) -> None:
        route.abort()

    def _hear(self, message: str | bytes) -> None:
        assert self._phone is not None
        is_presence = isinstance(message, str) and '["presence"' in message
        if is_presence:
            self._waiting.append(message)
        else:
            self._phone.send(message)

    def let_go(self, page: Page) -> None:
        until = time.monotonic() + SLOW / 1000
        while not self._waiting and time.monotonic() < until:
            page.wait_for_timeout(100)
        assert self._phone is not None
        self._phone.send(self._waiting[-1])


@pytest.mark.parametrize(("locale", "text"), [("th", "normal"), ("th", "large"), ("en", "large")])
def test_the_lobby_keeps_its_room_for_who_is_here(
    lab: Lab, browser: Browser, locale: str, text: str
) -> None:
    phone = small_phone(browser, lab, locale, text)
    presence = HeldBack(phone)
    for sector in ("people", "academic", "government"):
        for _ in range(4):
            lab.phone(sector=sector)
    come_in(phone, lab, "ป้าสมพร")
    expect(phone.locator(".my-receipt")).to_be_visible(timeout=SLOW)
    expect(phone.locator(".legend-line")).not_to_contain_text("4")
    phone.evaluate("document.fonts.ready")
    phone.wait_for_function("document.fonts.status === 'loaded'")
    before = places(phone)

    presence.let_go(phone)
    expect(phone.locator(".legend-line")).to_contain_text("4", timeout=SLOW)

    assert places(phone) == before
    phone.context.close()


@pytest.mark.parametrize(("locale", "text"), [("th", "normal"), ("th", "large"), ("en", "large")])
def test_nothing_moves_when_the_network_goes_and_when_it_is_back(
    proxied: tuple[Proxy, Lab], browser: Browser, locale: str, text: str
) -> None:
    proxy, lab = proxied
    phone = small_phone(browser, lab, locale, text)
    come_in(phone, lab, "ป้าสมพร")
    lab.open_board()
    write(phone, "หนึ่ง")
    expect(phone.locator(".note:not(.composer)[data-state]")).to_have_count(0, timeout=SLOW)

    proxy.refuse()
    write(phone, "สอง")
    expect(phone.locator(".note[data-state=sending]")).to_be_visible()
    sending = places(phone)
    line = phone.locator(".header-line .connection")
    expect(line).to_be_visible(timeout=SLOW)
    keep_picture(phone, f"{locale}-no-network")

    assert still(places(phone)) == still(sending)
    assert line.evaluate("(one) => one.scrollWidth <= one.clientWidth"), line.inner_text()
    proxy.restore()
    expect(phone.locator(".connection, .note[data-state=sending]")).to_have_count(0, timeout=SLOW)
    assert still(places(phone)) == still(sending)
    phone.context.close()


def still(all_places: list[str]) -> list[str]:
    """Without what is said of the dock, whose count of notes grows."""
    return [place for place in all_places if "dock" not in place]


def test_the_end_of_writing_and_a_seat_are_told_without_moving_the_paper(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.locator("#composer").fill("ครึ่งประโยค")
    phone.evaluate("document.fonts.ready")
    phone.evaluate(FOLLOW)

    team_id = str(uuid4())
    lab.steer("team.deal", team_ids=[team_id], how="random")
    expect(phone.locator(".my-seat")).to_be_visible(timeout=SLOW)
    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    expect(phone.locator("#composer")).to_have_count(0, timeout=SLOW)

    assert "วินาที" in phone.evaluate("said")
    assert len(phone.evaluate("[...tops]")) == 1, json.dumps(phone.evaluate("[...tops]"))
