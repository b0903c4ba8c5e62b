"""Chromium as a phone, against a server of the product."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.lab import Lab, make_staff
from tests.support.phone import Api
from tests.support.server import ServerProcess

NewPhone = Callable[..., Page]


@pytest.fixture(scope="session")
def shown_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path_factory.mktemp("shown"))
    process.start()
    yield process
    process.stop()


@pytest.fixture(scope="session")
def shown_host(shown_server: ServerProcess) -> Api:
    return make_staff(shown_server)


@pytest.fixture
def lab(shown_server: ServerProcess, shown_host: Api) -> Iterator[Lab]:
    with Lab.found(shown_server.url, shown_host) as lab:
        yield lab


@pytest.fixture
def new_phone(browser: Browser, lab: Lab) -> Iterator[NewPhone]:
    """Somebody's phone that has joined by the page at the door; ``locale`` and ``theme`` may differ."""
    contexts: list[BrowserContext] = []

    def join(name: str = "ป้าสมพร", *, locale: str = "th", theme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
        contexts.append(context)
        cookies = {"locale": locale, "theme": theme}
        context.add_cookies([{"name": n, "value": v, "url": lab.url} for n, v in cookies.items()])
        page = context.new_page()
        come_in(page, lab, name)
        return page

    yield join
    for context in contexts:
        context.close()


def come_in(page: Page, lab: Lab, name: str) -> None:
    page.goto(f"{lab.url}/j/{lab.code}")
    page.locator("#name").fill(name)
    page.locator("[name=sector][value=people]").check()
    page.locator("#data-consent").check()
    page.locator("#join button").click()
    page.wait_for_url("**/room/**")


@pytest.fixture
def mortal_lab(tmp_path: Path) -> Iterator[tuple[ServerProcess, Lab]]:
    """A workshop on a server of this test alone, to be killed."""
    process = ServerProcess(tmp_path)
    process.start()
    with Lab.found(process.url, make_staff(process)) as lab:
        yield process, lab
    process.stop()
