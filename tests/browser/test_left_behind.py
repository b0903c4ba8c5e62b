"""A phone that stays all day keeps nothing of the screens that the room has left."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPhone
from tests.browser.steps import own_note, run_the_stage_again, write
from tests.support.lab import Lab

ROUNDS = 4
NODES_OF_ONE_SCREEN = 100


def test_a_phone_keeps_no_screen_that_the_room_has_left(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    nodes = []

    for number in range(ROUNDS):
        write(phone, f"รอบที่ {number}")
        expect(own_note(phone, f"รอบที่ {number}")).to_be_visible()
        run_the_stage_again(lab)
        expect(own_note(phone, f"รอบที่ {number}")).to_have_count(0)
        expect(phone.locator("#composer")).to_be_visible()
        nodes.append(living_nodes(phone))

    assert nodes[-1] - nodes[0] < NODES_OF_ONE_SCREEN, nodes


def living_nodes(page: Page) -> int:
    """Nodes that the page holds on to, shown or not, after its garbage was collected."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return next(int(one["value"]) for one in found if one["name"] == "Nodes")
