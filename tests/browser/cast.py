"""The people of a whole workshop, each at their own browser window."""

import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.browser.steps import sign_in, sign_in_by_hand
from tests.support.lab import EMAIL
from tests.support.server import ROOT, ServerProcess

PICTURES = ROOT / "tests" / "artifacts"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
WALL = {"width": 1920, "height": 1080}


class Window:
    """A browser of somebody's own. What its console complains about fails the story."""

    def __init__(self, browser: Browser, size: dict[str, int], url: str, locale: str) -> None:
        self.url, self.locale = url, locale
        self.context: BrowserContext = browser.new_context(viewport=size, bypass_csp=False)
        self.context.add_cookies([{"name": "locale", "value": locale, "url": url}])
        self.complaints: list[str] = []
        self.context.on("page", self._watch)
        self.page: Page = self.context.new_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.context.close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def look(self, name: str) -> None:
        """Keep a picture, and hold the page to WCAG 2.2 AA."""
        keep_picture(self.page, f"{self.locale}-{name}")
        violations = serious_violations(self.page)
        assert not violations, f"{name}: {violations}"


def keep_picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(400)  # Paper settles within 240 ms.
    page.screenshot(path=Path(PICTURES) / f"{name}.png")


def serious_violations(page: Page) -> list[str]:
    """What axe-core finds, as rule and element. Run past the policy, which bars foreign scripts."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    options = {"runOnly": {"type": "tag", "values": STANDARDS}}
    found = Axe().run(page, options=options).response["violations"]
    session.detach()
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


class Console(Window):
    """The facilitator at the laptop."""

    def sign_in(self, email: str = EMAIL) -> None:
        sign_in(self.page, self.url, email)

    def sign_in_by_hand(self) -> None:
        sign_in_by_hand(self.page, self.url)

    def prepare(self, template: str, brief: dict[str, str]) -> str:
        """Make a workshop on the staff pages and open its console; the join code."""
        self.go("/staff/workshops/new")
        self.page.locator(f"[name=template][value={template}]").check()
        self.page.locator("[name=title_th]").fill("เดินทางไปโรงพยาบาลไม่ต้องเสียทั้งวัน")
        self.page.locator("[name=title_en]").fill("To the hospital without losing the day")
        for name, words in brief.items():
            field = self.page.locator(f"[name={name}]")
            field.select_option(words) if name.endswith("_month") else field.fill(words)
        self.look("new-workshop")
        self.page.locator("main form footer button[data-kind=primary]").click()
        self.page.wait_for_url(re.compile(r"/staff/workshops/[0-9a-f-]{36}$"))
        self.look("workshop")
        code = self.page.locator(".way-in .code").inner_text().replace(" ", "")
        self.page.locator("a.button[href^='/console/']").click()
        self.page.wait_for_url("**/console/**")
        return code

    def step(self, key: str) -> None:
        """Press the one primary action, which must be this step by now."""
        button = self.page.locator(f"header button[data-step={key}]")
        expect(button).to_be_enabled(timeout=20_000)
        button.click()
        if asks_again(self.page, key):
            self.in_sheet()

    def until_step(self, key: str) -> None:
        expect(self.page.locator(f"header button[data-step={key}]")).to_be_visible(timeout=20_000)

    def open_wall(self) -> Page:
        with self.context.expect_page() as opened:
            self.page.locator(".icon[data-icon=screen]").first.locator("xpath=..").click()
        wall = opened.value
        wall.set_viewport_size({"width": WALL["width"], "height": WALL["height"]})
        wall.wait_for_url("**/projector/**")
        return wall

    def in_sheet(self, act: Callable[[Page], None] = lambda page: None) -> None:
        """Fill the open sheet and confirm it."""
        expect(self.page.locator("dialog")).to_be_visible()
        act(self.page)
        self.page.locator("dialog footer button[data-kind=primary]").click()
        expect(self.page.locator("dialog")).to_have_count(0)


def asks_again(console: Page, step: str) -> bool:
    """Whether the console asks once more: there is no way back, or some are still at it."""
    if step not in ("open_workshop", "open_stage", "lock", "close_round"):
        return False
    asked = console.locator("dialog")
    moved_on = console.locator(f"header button[data-step]:not([data-step={step}])")
    expect(asked.or_(moved_on).first).to_be_visible(timeout=20_000)
    return asked.count() > 0


class Person(Window):
    """Somebody with a small phone."""

    def come_in(self, code: str, *, name: str, sector: str, by_typing: bool = False) -> None:
        if by_typing:
            self.go("/")
            self.look("home")
            self.page.locator("#code").fill(f"{code[:3]} {code[3:]}")
            self.page.locator("main form button[data-kind=primary]").click()
        else:
            self.go(f"/j/{code}")
        self.look("join")
        self.page.locator("#name").fill(name)
        self.page.locator(f"[name=sector][value={sector}]").check()
        self.page.locator("#data-consent").check()
        self.page.locator("#join button").click()
        self.page.wait_for_url("**/room/**")

    def write(self, text: str) -> None:
        self.page.locator("#composer").fill(text)
        form = self.page.locator("form", has=self.page.locator("#composer"))
        form.locator("button[data-kind=primary]").click()
        expect(self.note(text)).to_be_visible()

    def note(self, text: str) -> Locator:
        return self.page.locator(".note", has=self.page.get_by_text(text, exact=True))

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=True).first).to_be_visible(timeout=15_000)


def people_of(
    server: ServerProcess, browser: Browser, locale: str
) -> tuple[Console, Person, Person]:
    url = server.url
    return (
        Console(browser, DESK, url, locale),
        Person(browser, PHONE, url, locale),
        Person(browser, PHONE, url, locale),
    )
