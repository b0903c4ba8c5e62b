"""`make screenshots`: starts the demonstration, looks at it on three screens, writes docs/img."""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.support.chromium import launch_options
from tests.support.server import ROOT, ServerProcess

PICTURES = ROOT / "docs" / "img"
PHONE: ViewportSize = {"width": 390, "height": 760}
DESK: ViewportSize = {"width": 1280, "height": 800}
WALL: ViewportSize = {"width": 1280, "height": 720}


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = ServerProcess(Path(folder), program=("-m", "server.start"))
        server.start()
        try:
            photograph(server)
        finally:
            server.stop()


def photograph(server: ServerProcess) -> None:
    """A phone in the live workshop, its console, and its projector."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        desk = sign_in(window(browser, DESK), server)
        console = open_console(desk)
        phone = join(window(browser, PHONE), server)
        write_note(phone, "รถรับส่งมาไม่ตรงกับเวลานัด")
        save(phone, "phone")
        save(console, "console")
        save(open_projector(desk), "projector")
        browser.close()


def window(browser: Browser, size: ViewportSize) -> BrowserContext:
    return browser.new_context(viewport=size, device_scale_factor=1.5, locale="th-TH")


def join(phone: BrowserContext, server: ServerProcess) -> Page:
    page = phone.new_page()
    page.goto(f"{server.url}/j/{live_code(server)}")
    page.locator("#name").fill("สมหญิง")
    page.locator("[name=sector][value=people]").check(force=True)
    page.locator("[name=data_consent]").check(force=True)
    page.locator("#join button").click()
    page.wait_for_url("**/room/**")
    return page


def write_note(page: Page, text: str) -> None:
    page.locator("#composer").fill(text)
    page.locator("form", has=page.locator("#composer")).locator("[data-kind=primary]").click()
    page.get_by_text(text).first.wait_for()


def sign_in(desk: BrowserContext, server: ServerProcess) -> Page:
    """The page of the live workshop, as its host sees it."""
    password = (server.folder / "data" / "first-password").read_text().strip()
    page = desk.new_page()
    page.goto(f"{server.url}/sign-in")
    page.locator("[name=email]").fill("admin@example.org")
    page.locator("[name=password]").fill(password)
    page.locator("main form button").click()
    page.locator("li", has_text=live_code(server, " ")).locator("a").first.click()
    page.wait_for_url("**/staff/workshops/*")
    return page


def open_console(desk: Page) -> Page:
    page = desk.context.new_page()
    page.goto(desk.url.replace("/staff/workshops/", "/console/"))
    return page


def open_projector(desk: Page) -> Page:
    page = desk.context.new_page()
    page.set_viewport_size(WALL)
    page.goto(desk.url)
    page.locator("form[action$='/projectors'] button").click()
    page.wait_for_url("**/projector/**")
    return page


def live_code(server: ServerProcess, between: str = "") -> str:
    """The join code that the first screen of `make run` shows for the workshop that goes on."""
    found = re.search(r"(\d{3}) (\d{3}) .*live", server.log_text())
    if not found:
        sys.exit(f"No live workshop in the demonstration:\n{server.log_text()}")
    return between.join(found.groups())


def save(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
