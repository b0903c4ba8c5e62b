"""Chromium as a phone, against a server of the product."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, expect

from deploy.local.process import free_port
from tests.browser.cast import DESK, Console
from tests.browser.steps import sign_in
from tests.support.lab import Lab, make_staff
from tests.support.phone import Api
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess

NewPhone = Callable[..., Page]
PATIENCE_MS = 20_000

expect.set_options(timeout=PATIENCE_MS)


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
def locale() -> str:
    return "th"


@pytest.fixture
def console(browser: Browser, shown_server: ServerProcess, locale: str) -> Iterator[Console]:
    """The host's own laptop, signed in, on the staff pages."""
    with Console(browser, DESK, shown_server.url, locale) as console:
        console.sign_in()
        yield console
        assert not console.complaints


@pytest.fixture
def wall(browser: Browser, lab: Lab) -> Iterator[Page]:
    """The screen that the whole room reads, as it is opened before anybody has come."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    sign_in(page, lab.url)
    page.goto(lab.host.post(f"/workshops/{lab.id}/projector")["url"])
    page.locator("[data-scene=joining]").wait_for()
    yield page
    context.close()


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
    another = page.locator("#another summary")
    if another.count():
        another.click()
    page.locator("#name").fill(name)
    page.locator("[name=sector][value=people]").check()
    page.locator("#data-consent").check()
    page.locator("#join button").click()
    page.wait_for_url("**/room/**")


@pytest.fixture(scope="session")
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


@pytest.fixture
def mortal_lab(tmp_path: Path) -> Iterator[tuple[ServerProcess, Lab]]:
    """A workshop on a server of this test alone, to be killed."""
    process = ServerProcess(tmp_path)
    process.start()
    with Lab.found(process.url, make_staff(process)) as lab:
        yield process, lab
    process.stop()


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[tuple[Proxy, Lab]]:
    """A workshop whose phones come through a proxy; its host does not."""
    port = free_port()
    with ExitStack() as stack:
        proxy = stack.enter_context(Proxy(port))
        server = ServerProcess(tmp_path, port=port, EXTRA_ORIGINS=proxy.url)
        server.start()
        stack.callback(server.stop)
        yield proxy, stack.enter_context(Lab.found(proxy.url, make_staff(server)))
