"""What people do on a phone, and what the host does for them."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.support.lab import EMAIL, PASSWORD, Lab

SESSION = "ruamsang"
_sessions: dict[tuple[str, str], str] = {}


def sign_in(page: Page, url: str, email: str = EMAIL) -> None:
    """By the page once; from then on this browser is a machine that somebody has signed in at before."""
    if not _is_signed_in_again(page, url, email):
        sign_in_by_hand(page, url, email)
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies(url)}
        _sessions[url, email] = cookies[SESSION]


def sign_in_by_hand(page: Page, url: str, email: str = EMAIL) -> None:
    page.goto(f"{url}/sign-in")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/staff/")


def _is_signed_in_again(page: Page, url: str, email: str) -> bool:
    """Another server may have come to this address meanwhile, which knows nothing of the session."""
    if (url, email) not in _sessions:
        return False
    page.context.add_cookies([{"name": SESSION, "value": _sessions[url, email], "url": url}])
    return page.context.request.get(f"{url}/staff/account", max_redirects=0).ok


def write(phone: Page, text: str) -> None:
    phone.locator("#composer").fill(text)
    phone.locator(".composer button[data-kind=primary]").click()


def own_note(phone: Page, text: str) -> Locator:
    return phone.locator(".note:not(.composer)", has_text=text)


def box_of(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box
    return box


def lower_edge(one: Locator) -> float:
    box = box_of(one)
    return box["y"] + box["height"]


def lines_of(text: Locator, width: int) -> list[str]:
    """The words of each line, as the browser breaks them at that width."""
    lines: list[str] = text.evaluate(
        """(one, width) => {
          one.style.width = `${width}px`
          const lines = []
          const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
          const letter = document.createRange()
          let bottom = -Infinity
          while (texts.nextNode()) for (let at = 0; at < texts.currentNode.length; at += 1) {
            letter.setStart(texts.currentNode, at)
            letter.setEnd(texts.currentNode, at + 1)
            const box = letter.getBoundingClientRect()
            if (box.width > 0 && box.top > bottom) {
              lines.push('')
              bottom = box.top + box.height / 2
            }
            if (lines.length) lines[lines.length - 1] += texts.currentNode.data[at]
          }
          one.style.width = ''
          return lines
        }""",
        width,
    )
    return [line.strip() for line in lines]


def choose_picture(page: Page, picture: Path) -> None:
    """For the note that is being written or changed."""
    with page.expect_file_chooser() as chooser:
        page.locator(".attach button", has=page.locator("[data-icon=image]")).last.click()
    chooser.value.set_files(picture)


def draw(page: Page, *ways: list[tuple[float, float]]) -> None:
    """Strokes with a finger, as parts of the sheet's width and height."""
    sheet = page.locator(".sketch-sheet")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box
    for way in ways:
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in way]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place, steps=6)
        page.mouse.up()


def item(text: str) -> dict[str, str]:
    return {"id": str(uuid4()), "text_th": text}


def open_round(lab: Lab, *texts: str) -> str:
    """Put statements to the room; what was open before closes."""
    vote = lab.activity("round")
    if vote["stage_run_id"] != lab.activity("board")["stage_run_id"] or not is_open(lab):
        lab.steer("stage.open", stage_run_id=vote["stage_run_id"])
    round_id = str(vote["round_id"])
    lab.steer("round.add_items", round_id=round_id, items=[item(text) for text in texts])
    lab.steer("activity.start", activity_id=vote["id"])
    lab.steer("round.open", round_id=round_id)
    return round_id


def run_the_stage_again(lab: Lab) -> None:
    """The same stage once more: its board is a new one, and the one before is record."""
    run_id = str(uuid4())
    lab.steer("stage.open", stage="empathize", stage_run_id=run_id)
    board = next(
        row
        for row in snapshot(lab)["activities"]
        if row["stage_run_id"] == run_id and row["kind"] == "board"
    )
    lab.steer("activity.start", activity_id=board["id"])


def is_open(lab: Lab) -> bool:
    return any(run["state"] == "open" for run in snapshot(lab)["stage_runs"])


def snapshot(lab: Lab) -> Any:
    return lab.host.get(f"/workshops/{lab.id}/snapshot")["snapshot"]


def texts_in_order(lab: Lab) -> list[str]:
    notes = sorted(snapshot(lab)["notes"], key=lambda note: note["position"])
    return [note["text"] for note in notes]
