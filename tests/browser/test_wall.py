"""The wall while a room writes at full speed, and what it says of a result."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.cast import keep_picture
from tests.browser.steps import open_round
from tests.support.lab import Lab
from tests.support.phone import Api

SECONDS = 4
WATCH = """() => {
  window.seen = new Map(); window.moved = []; window.turns = 0
  let last = ''
  const look = () => {
    const shown = [...document.querySelectorAll('.wall-arriving [data-note]')]
    const now = shown.map((note) => note.dataset.note).sort().join()
    if (now !== last) { window.turns++; last = now }
    for (const note of shown) {
      const place = [note.offsetLeft, note.offsetTop, note.offsetWidth, note.offsetHeight].join()
      const before = window.seen.get(note.dataset.note)
      if (before && before !== place) window.moved.push([before, place])
      window.seen.set(note.dataset.note, place)
    }
    requestAnimationFrame(look)
  }
  look()
}"""


def test_twenty_notes_a_second_settle_on_the_wall_and_none_moves_another(
    lab: Lab, wall: Page
) -> None:
    """R-SCREEN-4"""
    board_id = lab.open_board()
    writer = lab.phone()
    wall.locator("[data-scene=board]").wait_for()
    wall.evaluate(WATCH)

    for number in range(SECONDS * 20):
        writer.do(
            "note.add", board_id=board_id, note_id=str(uuid4()), text=f"เรื่องของคนที่ {number} " * 3
        )
        wall.wait_for_timeout(50)
    expect(wall.locator("h1")).to_contain_text(f"{SECONDS * 20} ใบ", timeout=10_000)

    assert wall.evaluate("moved") == []
    assert 16 <= wall.evaluate("seen.size") <= SECONDS * 20
    elapsed: float = wall.evaluate("performance.now() / 1000")
    assert wall.evaluate("turns") <= 2 + elapsed / 1.5


def test_who_disagrees_stands_beside_the_result(lab: Lab, wall: Page) -> None:
    """R-SCREEN-3"""
    lab.steer("workshop.open")
    round_id = open_round(lab, "เปิดวันเสาร์", "เก็บค่าที่จอดรถ")
    vote(lab, round_id)

    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)

    aside = wall.locator(".wall-aside")
    expect(wall.locator("h1")).to_contain_text("เปิดวันเสาร์")
    expect(aside.locator(".dissent").first).to_contain_text("ไม่เห็นด้วย 6 จาก 12 คน")
    expect(aside.locator(".dissent").first).to_contain_text("ภาคประชาชน 6 จาก 6")
    expect(wall.get_by_role("button")).to_have_count(0)
    for theme in ("light", "dark"):
        wall.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
        assert all(has_an_edge(track) for track in wall.locator(".bar, .pickets > *").all())


def has_an_edge(track: Locator) -> bool:
    """Whether the track can be seen on its ground, however little lies on it."""
    edges = (
        "(one) => [null, '::before'].map((part) => getComputedStyle(one, part).boxShadow).join()"
    )
    return "inset" in str(track.evaluate(edges))


def vote(lab: Lab, round_id: str) -> None:
    """Six of the people's sector are against one of the two; six officials are for both."""
    saturdays, parking = items_of(lab, round_id)
    for sector in ["people"] * 6 + ["government"] * 6:
        choices = {saturdays: 1, parking: -1 if sector == "people" else 1}
        data = {"round_id": round_id, "choices": choices}
        person = Api(lab.url, lab.join(sector=sector)["token"])
        envelope = {"id": str(uuid4()), "type": "ballot.cast", "data": data}
        assert person.post(f"/workshops/{lab.id}/commands", envelope)["ok"]


def items_of(lab: Lab, round_id: str) -> list[Any]:
    snapshot = lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]
    items = [item for item in snapshot["round_items"] if item["round_id"] == round_id]
    return [item["id"] for item in sorted(items, key=lambda item: item["position"])]


def test_the_reveal_is_a_moment_once_and_still_for_whoever_asks_for_less_motion(
    lab: Lab, wall: Page
) -> None:
    board = lab.activity("board")
    lab.steer("activity.edit", activity_id=board["id"], is_silent=True)
    board_id = lab.open_board()
    lab.phone().do("note.add", board_id=board_id, note_id=str(uuid4()), text="รถมาไม่ตรงเวลา")
    wall.emulate_media(reduced_motion="reduce")
    wall.locator("[data-scene=writing]").wait_for()

    lab.steer("activity.reveal", activity_id=board["id"])

    expect(wall.locator("[data-revealing] .note")).to_have_count(1, timeout=10_000)
    assert wall.evaluate("document.getAnimations().length") == 0
    wall.reload()
    expect(wall.locator(".note", has_text="รถมาไม่ตรงเวลา")).to_be_visible()
    assert wall.locator("[data-revealing]").count() == 0


STACKED = "ที่" * 166
"""500 letters without a space, every line of them as high as Thai can be and with nothing below."""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720)])
def test_a_long_note_is_cut_between_two_lines(
    lab: Lab, wall: Page, width: int, height: int
) -> None:
    wall.set_viewport_size({"width": width, "height": height})
    board_id = lab.open_board()
    writer, note_ids = lab.phone(), [str(uuid4()) for _ in range(4)]
    for note_id in note_ids:
        writer.do("note.add", board_id=board_id, note_id=note_id, text=STACKED)

    expect(wall.locator(".wall-arriving .note")).to_have_count(4, timeout=20_000)
    keep_picture(wall, f"wall-long-notes-{width}")
    assert ink_under_the_cut(wall) == []
    for note_id in note_ids:
        cluster = {"cluster_id": str(uuid4()), "board_id": board_id, "title": "ที่"}
        lab.steer("cluster.make", **cluster, note_ids=[note_id])
    expect(wall.locator(".wall-column .note:visible")).to_have_count(4, timeout=20_000)
    keep_picture(wall, f"wall-long-notes-grouped-{width}")
    assert ink_under_the_cut(wall) == []


def ink_under_the_cut(wall: Page) -> list[int]:
    """The notes under whose last line the paper is not blank down to its edge."""
    wall.evaluate("document.fonts.ready.then(() => null)")
    settled = "Promise.all(document.getAnimations().map((each) => each.finished)).then(() => null)"
    wall.evaluate(settled)
    texts = wall.locator(".note:visible > p").all()
    assert texts
    return [nth for nth, text in enumerate(texts) if colours_under(wall, text) > 1]


def colours_under(wall: Page, text: Locator) -> int:
    box = text.bounding_box()
    assert box
    letter = float(text.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)"))
    paper = text.evaluate("(one) => one.parentElement.getBoundingClientRect().bottom")
    top = box["y"] + box["height"] - 0.24 * letter
    strip: FloatRect = {"x": box["x"], "y": top, "width": box["width"], "height": paper - 3 - top}
    with Image.open(BytesIO(wall.screenshot(clip=strip))) as image:
        return len(image.convert("RGB").getcolors() or [])
