"""The curves of what a note costs, as an SVG of its own: `python -m bench.plot RESULTS.json PICTURE`."""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bench.numbers import shown
from bench.targets import Medians, curve

WIDTH, HEIGHT, LEFT, TOP, PANEL_WIDTH, PANEL_HEIGHT, GAP = 960, 400, 70, 70, 350, 250, 110
COLOURS = {"ruamsang": "#0f766e", "node": "#b45309", "frames": "#6d28d9"}
Points = Sequence[tuple[float, float]]

STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#334155}.title{font-weight:600;fill:#0f172a}"
    ".axis{stroke:#94a3b8}.grid{stroke:#e2e8f0}.line{fill:none;stroke-width:2.5}"
    ".linear{stroke:#94a3b8;stroke-dasharray:5 5;fill:none}"
)


@dataclass(frozen=True)
class Panel:
    """A pair of logarithmic axes."""

    title: str
    x_title: str
    curves: Mapping[str, Points]
    left: float

    def x(self, value: float) -> float:
        low, high = self._range(0)
        return self.left + PANEL_WIDTH * _share(value, low, high)

    def y(self, value: float) -> float:
        low, high = self.heights
        return TOP + PANEL_HEIGHT * (1 - _share(value, low, high))

    @property
    def heights(self) -> tuple[float, float]:
        low, high = self._range(1)
        return 10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high))

    def _range(self, side: int) -> tuple[float, float]:
        values = [point[side] for points in self.curves.values() for point in points]
        return min(values), max(values)


def cost_of_a_note(medians: Medians, names: Mapping[str, str]) -> str:
    """The picture, or nothing where nothing was measured."""
    by_phones = {peer: curve(one) for peer, one in medians.get("cost_by_phones", {}).items()}
    by_rate = {peer: curve(one) for peer, one in medians.get("cost_by_rate", {}).items()}
    if not any(by_phones.values()) or not any(by_rate.values()):
        return ""
    a_note = {peer: [(n, n * us / 1000) for n, us in own] for peer, own in by_phones.items() if own}
    at_a_phone = {peer: own for peer, own in by_rate.items() if own}
    right = LEFT + PANEL_WIDTH + GAP
    panels = [
        Panel("ms of CPU for a note to everybody, 20 notes/s", "phones", a_note, LEFT),
        Panel("µs of CPU for a note at one of 200 phones", "notes a second", at_a_phone, right),
    ]
    return _svg(panels, names)


def _svg(panels: Sequence[Panel], names: Mapping[str, str]) -> str:
    title = "What a note costs the server as the room grows, and as it gets busier"
    body = [line for panel in panels for line in _panel(panel)]
    legend = list(_legend([peer for peer in COLOURS if peer in panels[0].curves], names))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{escape(title)}</title><style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            *body,
            *legend,
            "</svg>",
            "",
        ]
    )


def _panel(panel: Panel) -> Iterator[str]:
    yield _text(panel.left, TOP - 18, panel.title, kind="title")
    yield from _grid(panel)
    bottom = TOP + PANEL_HEIGHT
    yield _text(panel.left + PANEL_WIDTH / 2, bottom + 38, panel.x_title, anchor="middle")
    for peer, points in panel.curves.items():
        places = " ".join(f"{panel.x(x):.1f},{panel.y(y):.1f}" for x, y in points)
        colour = COLOURS.get(peer, "#334155")
        yield f'<polyline class="line" stroke="{colour}" points="{places}"/>'
        for x, y in points:
            at = f'cx="{panel.x(x):.1f}" cy="{panel.y(y):.1f}"'
            yield f'<circle {at} r="3.5" fill="{colour}"><title>{shown(y)}</title></circle>'


def _grid(panel: Panel) -> Iterator[str]:
    right, bottom = panel.left + PANEL_WIDTH, TOP + PANEL_HEIGHT
    low, high = panel.heights
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        y = panel.y(10**power)
        yield f'<line class="grid" x1="{panel.left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield _text(panel.left - 8, y + 4, f"{10**power:g}", anchor="end")
    yield f'<line class="axis" x1="{panel.left}" x2="{right}" y1="{bottom}" y2="{bottom}"/>'
    for value in sorted({x for points in panel.curves.values() for x, _ in points}):
        yield _text(panel.x(value), bottom + 18, f"{value:,.0f}", anchor="middle")


def _legend(peers: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    for place, peer in enumerate(peers):
        x = LEFT + 170 * place
        yield f'<circle cx="{x + 6}" cy="22" r="6" fill="{COLOURS[peer]}"/>'
        yield _text(x + 20, 26, names.get(peer, peer))


def _text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low) if high > low else 0.5


def main() -> None:
    """Draw what a kept run measured."""
    from bench.everything import kept, medians
    from bench.peers.every import NAMES

    drawn = cost_of_a_note(medians(kept(Path(sys.argv[1]))), NAMES)
    Path(sys.argv[2]).write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
