"""How many are here is one number: on a phone, on the console and on the wall, while people come and go."""

from playwright.sync_api import Page, expect

from tests.browser.cast import Console
from tests.browser.conftest import NewPhone
from tests.support.lab import Lab

SECTORS = ("people", "civil_society", "private", "academic", "government")


class Screens:
    """Three browsers that count the same room."""

    def __init__(self, phone: Page, console: Page, wall: Page) -> None:
        self.all = (
            phone.locator("main section:has(.weave) h2"),
            console.locator("aside .heading").first,
            wall.locator(".here-counts .huge"),
        )
        self.by_sector = (
            phone.locator("main .legend-line li .number"),
            console.locator(".balance li .number > [aria-hidden]"),
            wall.locator(".here-counts li > .number"),
        )

    def say(self, *of_sectors: int) -> None:
        for count in self.all:
            expect(count).to_contain_text(str(sum(of_sectors)))
        for counts in self.by_sector:
            expect(counts).to_have_text([str(count) for count in of_sectors])


def test_everybody_is_told_the_same_number_while_people_come_and_go(
    lab: Lab, new_phone: NewPhone, console: Console, wall: Page
) -> None:
    """R-PEOPLE-5"""
    phone = new_phone()
    page = console.go(f"/console/{lab.id}")
    screens = Screens(phone, page, wall)
    screens.say(1, 0, 0, 0, 0)

    crowd = [lab.phone(sector=sector) for sector in SECTORS for _ in range(2)]
    screens.say(3, 2, 2, 2, 2)
    for asleep in crowd[:3]:
        asleep.leave()
    lab.join(sector="private")
    screens.say(3, 2, 3, 2, 2)
    lab.steer("participant.remove", participant_id=crowd[9].screen.me["participant_id"])
    lab.steer("participant.remove", participant_id=crowd[0].screen.me["participant_id"])
    screens.say(2, 2, 3, 2, 1)
    crowd[4].do("participant.update", name="", sector="academic")
    screens.say(2, 2, 2, 3, 1)
    crowd[1].reconnect()
    phone.reload()

    screens.say(2, 2, 2, 3, 1)
