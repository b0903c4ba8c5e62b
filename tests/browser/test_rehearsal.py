"""A rehearsal on every screen: simulated people fill the room, and everything says that it does not count."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.cast import DESK, PHONE, WALL, Console, Person, Window
from tests.support.lab import Lab
from tests.support.server import ServerProcess

RIBBON = {"th": "ซ้อม", "en": "Rehearsal"}
PATIENCE = 60_000


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_room_of_simulated_people_says_that_it_is_one(
    shown_server: ServerProcess, lab: Lab, browser: Browser, locale: str
) -> None:
    """R-REHEARSE-4"""
    lab.steer("workshop.rehearse", people=14)
    lab.open_board()

    with Console(browser, DESK, lab.url, locale) as console:
        console.sign_in()
        page = console.go(f"/console/{lab.id}")
        expect(page.locator("header .rehearsal")).to_contain_text(RIBBON[locale])
        expect(page.locator(".board .note").nth(9)).to_be_visible(timeout=PATIENCE)
        console.look("rehearsal-console")
        console.go(f"/staff/workshops/{lab.id}")
        console.look("rehearsal-workshop")
        with Window(browser, WALL, lab.url, locale) as wall:
            wall.context.add_cookies(console.context.cookies())  # type: ignore[arg-type]
            wall.page.goto(lab.host.post(f"/workshops/{lab.id}/projector")["url"])
            expect(wall.page.locator(".rehearsal")).to_contain_text(RIBBON[locale])
            wall.look("rehearsal-wall")
        assert console.complaints == []
    with Person(browser, PHONE, lab.url, locale) as person:
        person.go(f"/j/{lab.code}")
        expect(person.page.locator(".rehearsal")).to_be_visible()
        person.come_in(lab.code, name="ป้าสมพร", sector="people")
        expect(person.page.locator("header .rehearsal")).to_contain_text(RIBBON[locale])
        person.look("rehearsal-phone")
        assert person.complaints == []
