"""`make icons`: draws the icons under which a phone keeps the product, from the mark in static/icon.svg."""

import re
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support.chromium import launch_options
from tests.support.server import ROOT

ICONS = ROOT / "static" / "icons"
INDIGO, PAPER = "#2b4478", "#fffdf8"
ROUNDED, WHOLE = 22, 0
"""Percent of the edge that a corner takes. What is cut to shape by the phone has none of its own."""

# name, edge in pixels, corner, and the mark's share of the edge (a maskable one keeps within 80 %)
DRAWN = (
    ("icon-192", 192, ROUNDED, 0.64),
    ("icon-512", 512, ROUNDED, 0.64),
    ("maskable-192", 192, WHOLE, 0.5),
    ("maskable-512", 512, WHOLE, 0.5),
    ("apple-180", 180, WHOLE, 0.58),
)


def main() -> None:
    ICONS.mkdir(exist_ok=True)
    found = re.search(r' d="([^"]+)"', (ROOT / "static" / "icon.svg").read_text())
    assert found, "static/icon.svg has no path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for name, edge, corner, share in DRAWN:
            draw(browser, ICONS / f"{name}.png", picture(found[1], corner, share), edge)
        browser.close()


def picture(mark: str, corner: int, share: float) -> str:
    """The mark in paper on a field of indigo, on a square of 100."""
    scale, start = share * 100 / 24, (1 - share) * 50
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" rx="{corner}" fill="{INDIGO}"/>'
        f'<path transform="translate({start} {start}) scale({scale})" fill="{PAPER}" d="{mark}"/></svg>'
    )


def draw(browser: Browser, file: Path, svg: str, edge: int) -> None:
    page = browser.new_page(viewport={"width": edge, "height": edge})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{edge}px}}</style>{svg}")
    page.screenshot(path=file, omit_background=True)
    page.close()


if __name__ == "__main__":
    main()
