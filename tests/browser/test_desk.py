"""Every page of the desk in Chromium: read by everybody, on a laptop and on a phone, and on paper."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import serious_violations
from tests.browser.steps import sign_in
from tests.support.finished import Finished, a_finished_workshop
from tests.support.lab import EMAIL
from tests.support.phone import Api
from tests.support.server import ServerProcess
from workshops.core.db import Database
from workshops.people.models import Facilitator, User

LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
EVERY_WIDTH = (320, 360, 768, 900, 960, 1024, 1177, 1280, 1440)
A4_WIDTH = 680


@pytest.fixture(scope="module")
def finished(shown_server: ServerProcess, shown_host: Api) -> Finished:
    """A finished workshop on the server, which its host may steer."""
    database = Database(f"sqlite:///{shown_server.folder}/data/ruamsang.sqlite")
    finished = a_finished_workshop(database)
    with database.writing() as db:
        host = db.scalars(sa.select(User).where(User.email == EMAIL)).one()
        db.add(Facilitator(workshop_id=finished.workshop_id, user_id=host.id))
    database.dispose()
    return finished


def paths(finished: Finished) -> list[str]:
    workshop = f"/staff/workshops/{finished.workshop_id}"
    outcome = f"/staff/outcomes/{finished.outcome['public_id']}"
    lists = ["/staff/", "/staff/workshops/new", "/staff/outcomes"]
    return [*lists, workshop, f"{workshop}/print", outcome, "/staff/accounts", "/staff/account"]


def signed_in(
    browser: Browser, url: str, *, size: dict[str, int], locale: str, theme: str, **more: str
) -> Page:
    context = browser.new_context(viewport=size)
    choices = {"locale": locale, "theme": theme, **more}
    context.add_cookies([{"name": n, "value": v, "url": url} for n, v in choices.items()])
    page = context.new_page()
    sign_in(page, url)
    return page


@pytest.mark.parametrize(
    ("size", "locale", "theme"),
    [(LAPTOP, "th", "light"), (LAPTOP, "en", "dark"), (PHONE, "th", "dark")],
    ids=["laptop-th-light", "laptop-en-dark", "phone-th-dark"],
)
def test_every_page_is_readable_and_fits(
    browser: Browser,
    shown_server: ServerProcess,
    finished: Finished,
    size: dict[str, int],
    locale: str,
    theme: str,
) -> None:
    page = signed_in(browser, shown_server.url, size=size, locale=locale, theme=theme)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    for path in paths(finished):
        page.goto(shown_server.url + path)
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert too_wide <= 0, path
        assert complaints == [], path
        assert serious_violations(page) == [], path
    page.context.close()


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_every_page_fits_every_width(
    browser: Browser, shown_server: ServerProcess, finished: Finished, text_size: str
) -> None:
    page = signed_in(
        browser, shown_server.url, size=LAPTOP, locale="th", theme="light", text_size=text_size
    )

    for path in paths(finished):
        page.goto(shown_server.url + path)
        for width in EVERY_WIDTH:
            page.set_viewport_size({"width": width, "height": 800})
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, (path, width)
    page.context.close()


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_stations_of_a_lineage_never_touch_and_threads_lie_between_them(
    browser: Browser, shown_server: ServerProcess, finished: Finished, text_size: str
) -> None:
    page = signed_in(
        browser, shown_server.url, size=LAPTOP, locale="th", theme="light", text_size=text_size
    )
    page.goto(f"{shown_server.url}/staff/outcomes/{finished.outcome['public_id']}")

    for width in EVERY_WIDTH:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOUCHING) == [], width
        threads = page.evaluate(
            "[...document.querySelectorAll('.thread')].map((one) => {"
            " const { width, height } = one.getBoundingClientRect(); return Math.min(width, height) })"
        )
        assert len(threads) == 3
        assert min(threads) >= 2, (width, threads)
    page.context.close()


TOUCHING = """() => {
  const stations = [...document.querySelectorAll('.lineage :is(.note, .cluster, .well, .result)')]
  const touch = (a, b) => a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom + 4 && b.top < a.bottom + 4
  return stations.flatMap((one, nth) => stations.slice(nth + 1)
    .filter((other) => touch(one.getBoundingClientRect(), other.getBoundingClientRect()))
    .map((other) => `${one.className} ${other.className}`))
}"""


def test_paper_is_printed_part_by_part_and_with_every_mark(
    browser: Browser, shown_server: ServerProcess, finished: Finished
) -> None:
    """A grid that goes on over several sheets prints over itself."""
    size = {"width": A4_WIDTH, "height": 960}
    page = signed_in(browser, shown_server.url, size=size, locale="th", theme="light")
    page.emulate_media(media="print")

    page.goto(f"{shown_server.url}/staff/workshops/{finished.workshop_id}/print")
    shapes = page.evaluate(
        "[...document.querySelectorAll('body *')]"
        ".filter((one) => one.querySelector('.note-list > li, .result-items > li'))"
        ".map((one) => [getComputedStyle(one).display, one.className])"
        ".filter(([display]) => display !== 'block')"
    )
    assert shapes == []
    icon = page.locator(".forward .icon").first
    assert icon.evaluate("(one) => getComputedStyle(one).printColorAdjust") == "exact"
    columns = page.locator(".facts").evaluate("(one) => getComputedStyle(one).gridTemplateColumns")
    assert len(columns.split()) == 2

    page.goto(f"{shown_server.url}/staff/outcomes/{finished.outcome['public_id']}")
    expect(page.locator(".all-notes li").first).to_be_visible()
    expect(page.get_by_text("แตะโน้ต")).not_to_be_visible()
    assert page.locator(".thread").first.bounding_box()
    page.context.close()


def test_paper_is_white_even_by_lamplight(
    browser: Browser, shown_server: ServerProcess, finished: Finished
) -> None:
    page = signed_in(browser, shown_server.url, size=LAPTOP, locale="th", theme="dark")
    page.goto(f"{shown_server.url}/staff/workshops/{finished.workshop_id}/print")

    page.emulate_media(media="print")

    style = "getComputedStyle(document.body)"
    ground, ink = page.evaluate(f"[{style}.backgroundColor, {style}.color]")
    assert ground == "rgb(255, 255, 255)"
    assert max(int(part) for part in re.findall(r"\d+", ink)) < 60, "dark ink"
    assert not page.locator("nav").is_visible()
    assert page.get_by_role("button").count() == 0
    page.context.close()


@pytest.mark.usefixtures("finished")
def test_a_half_filled_form_outlives_the_other_language(
    browser: Browser, shown_server: ServerProcess
) -> None:
    page = signed_in(browser, shown_server.url, size=LAPTOP, locale="th", theme="light")
    page.goto(f"{shown_server.url}/staff/workshops/new")
    page.locator("[name=title_th]").fill("ลดเวลารอที่อำเภอ")
    page.locator("[name=decider]").fill("นายอำเภอ")
    page.locator("[name=answer_due_month]").select_option("12")
    page.locator("[name=template]").last.check()

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=title_th]")).to_have_value("ลดเวลารอที่อำเภอ")
    expect(page.locator("[name=decider]")).to_have_value("นายอำเภอ")
    expect(page.locator("[name=answer_due_month]")).to_have_value("12")
    expect(page.locator("[name=template]").last).to_be_checked()

    page.reload()
    expect(page.locator("[name=title_th]")).to_have_value("")
    page.context.close()


def test_a_typed_address_outlives_the_other_language_and_a_password_does_not(
    browser: Browser, shown_server: ServerProcess
) -> None:
    page = browser.new_page()
    page.goto(f"{shown_server.url}/sign-in")
    page.locator("[name=email]").fill("somsri@example.org")
    page.locator("[name=password]").fill("ดอกปีบบานหน้าฝน")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=email]")).to_have_value("somsri@example.org")
    expect(page.locator("[name=password]")).to_have_value("")
    page.close()


def test_a_link_is_underlined_from_end_to_end(
    browser: Browser, shown_server: ServerProcess, finished: Finished
) -> None:
    page = signed_in(browser, shown_server.url, size=LAPTOP, locale="th", theme="light")
    page.goto(f"{shown_server.url}/staff/workshops/{finished.workshop_id}")
    pieces = page.locator("a :is(.phrase, .piece)")

    assert pieces.count() > 0
    lines = pieces.evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one), getComputedStyle(one.closest('a'))].map((style) => style.textDecorationLine))"
    )
    assert [one for one in lines if one[0] != one[1]] == []
    page.context.close()


def test_a_station_of_the_lineage_leads_to_its_place_on_paper(
    browser: Browser, shown_server: ServerProcess, finished: Finished
) -> None:
    page = signed_in(browser, shown_server.url, size=LAPTOP, locale="th", theme="light")
    page.goto(f"{shown_server.url}/staff/outcomes/{finished.outcome['public_id']}")

    page.locator("a.cluster").first.click()

    page.wait_for_url(f"**/print#cluster-{finished.cluster_id}")
    page.locator(f"[id='cluster-{finished.cluster_id}'] a").first.click()
    page.wait_for_url(f"**/staff/outcomes/{finished.outcome['public_id']}")
    page.context.close()
