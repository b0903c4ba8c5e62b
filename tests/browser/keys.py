"""Somebody who has only a keyboard: Tab until it is there, and never a focus that cannot be seen."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import keep_picture, serious_violations

MOST_TABS = 80
WHERE = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const rings = [at, at.closest('.composer'), at.closest('.seek')].filter(Boolean)
  const has_ring = rings.some((one) => {
    const style = getComputedStyle(one)
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  })
  const box = at.getBoundingClientRect()
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1)
  const y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 1)
  const front = document.elementFromPoint(x, y)
  const label = at.closest('label') ?? at.parentElement
  const is_in_sight = box.bottom > 0 && box.top < innerHeight && (at.contains(front) || label.contains(front))
  return { name: `${at.tagName} ${at.id || at.className || at.textContent.trim()}`.slice(0, 80), has_ring, is_in_sight }
}"""
SMALL = """() => [...document.querySelectorAll('button, a[href], input, select, textarea, summary')].filter((one) => {
  const style = getComputedStyle(one)
  const is_inline = one.tagName === 'A' && style.display === 'inline'
  if (is_inline || one.closest('[hidden]') || one.matches('.skip') || style.visibility === 'hidden') return false
  const target = one.closest('label, .seek') ?? one
  const { width, height } = target.getBoundingClientRect()
  return width > 0 && (width < 43.5 || height < 43.5)
}).map((one) => one.outerHTML.slice(0, 120))"""


@dataclass
class Keys:
    """One page under one keyboard. What cannot be seen while it has the focus is kept in ``lost``."""

    page: Page
    lost: list[str] = field(default_factory=list)

    def to(self, target: Locator) -> None:
        """Tab on until ``target`` has the focus."""
        expect(target.first).to_be_attached(timeout=20_000)
        for _ in range(MOST_TABS):
            if self._is_on(target):
                return
            self.page.keyboard.press("Tab")
            self._look()
        raise AssertionError(f"Tab does not reach {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.to(target)
        self.page.keyboard.press(key)

    def write(self, target: Locator, text: str, then: str = "") -> None:
        self.to(target)
        self.page.keyboard.insert_text(text)
        if then:
            self.page.keyboard.press(then)

    def is_sound(self, name: str) -> None:
        """Keep a picture; nothing that axe-core objects to, no target under 44 px, no focus out of sight."""
        keep_picture(self.page, f"keys-{name}")
        violations = serious_violations(self.page)
        assert not violations, f"{name}: {violations}"
        small = self.page.evaluate(SMALL)
        assert not small, f"{name}: {small}"
        assert not self.lost, f"{name}: {self.lost}"

    def _is_on(self, target: Locator) -> bool:
        return bool(target.first.evaluate("(element) => element === document.activeElement"))

    def _look(self) -> None:
        at = self.page.evaluate(WHERE)
        if at and not (at["has_ring"] and at["is_in_sight"]):
            self.lost.append(f"{at}")
