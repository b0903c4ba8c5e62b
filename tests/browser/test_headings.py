"""One heading of the first order on every screen, and none left out below it: how people who listen find their way."""

from itertools import pairwise
from uuid import uuid4

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPhone
from tests.browser.steps import open_round, snapshot, write
from tests.browser.test_wall import vote
from tests.support.lab import Lab

LEVELS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter((one) => one.offsetHeight > 0 && one.textContent.trim() !== '' && !one.closest('dialog'))
  .map((one) => Number(one.tagName[1]))"""
DOTS = {"kind": "dots", "budget": 3, "cap": 1}


def assert_in_order(page: Page) -> None:
    page.locator("h1:visible").first.wait_for()
    levels: list[int] = page.evaluate(LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_no_heading_is_left_out_on_any_screen_of_the_phone(
    lab: Lab, new_phone: NewPhone, browser: Browser
) -> None:
    door = browser.new_page()
    for path in ("/", f"/j/{lab.code}", "/j/000000"):
        door.goto(lab.url + path)
        assert_in_order(door)
    removed = new_phone("ลุงชัย")
    lab.steer("participant.remove", participant_id=removed.url.rpartition("/")[2])
    expect(removed.locator("a[data-kind=primary]")).to_be_visible()
    assert_in_order(removed)
    phone = new_phone()
    assert_in_order(phone)
    lab.steer("workshop.open")
    board = lab.activity("board")
    lab.steer("activity.edit", activity_id=board["id"], is_silent=True)
    lab.steer("stage.open", stage_run_id=board["stage_run_id"])
    expect(phone.locator("main section.sheet")).to_be_visible()  # The lobby has sheets too.
    assert_in_order(phone)
    lab.steer("activity.start", activity_id=board["id"])
    phone.locator("#composer").wait_for()
    write(phone, "รถมาไม่ตรงเวลา")
    expect(phone.locator(".note:not(.composer)")).to_have_count(1)
    assert_in_order(phone)
    lab.steer("activity.reveal", activity_id=board["id"])
    phone.locator(".pick").wait_for()
    assert_in_order(phone)
    note_id = snapshot(lab)["notes"][0]["id"]
    group = {"cluster_id": str(uuid4()), "board_id": board["board_id"], "title": "เรื่องรถ"}
    lab.steer("cluster.make", **group, note_ids=[note_id])
    phone.locator(".cluster").wait_for()
    assert_in_order(phone)
    for kind, id in (("note", note_id), ("cluster", group["cluster_id"])):
        lab.steer("spotlight.set", target_type=kind, target_id=id)
        phone.get_by_role("button", name="กลับไปทำต่อ").wait_for()
        assert_in_order(phone)
    lab.steer("spotlight.set", target_type=None, target_id=None)

    round_id = open_round(lab, "เปิดวันเสาร์", "เก็บค่าที่จอดรถ")
    phone.locator(".stances button").first.click()
    phone.locator(".answers").wait_for()
    assert_in_order(phone)
    vote(lab, round_id)
    lab.steer("round.close", round_id=round_id)
    expect(phone.locator("main")).to_contain_text("ปิดรอบลงคะแนนแล้ว")
    assert_in_order(phone)
    lab.steer("round.reveal", round_id=round_id)
    phone.locator(".dissent").first.wait_for()
    assert_in_order(phone)
    keep_an_outcome(lab, round_id)
    lab.steer("workshop.close")
    phone.locator(".next-steps").wait_for()
    expect(phone.locator("h2")).to_have_count(5)
    assert_in_order(phone)
    door.close()


def test_no_heading_is_left_out_where_dots_are_given(lab: Lab, new_phone: NewPhone) -> None:
    lab.steer("activity.edit", activity_id=lab.activity("round")["id"], rule=DOTS)
    lab.steer("workshop.open")
    phone = new_phone()

    open_round(lab, "เปิดวันเสาร์", "เก็บค่าที่จอดรถ")

    expect(phone.locator(".dot-button")).to_have_count(2)
    assert_in_order(phone)


def test_no_heading_is_left_out_on_any_scene_of_the_wall(lab: Lab, wall: Page) -> None:
    assert_in_order(wall)
    board = lab.activity("board")
    lab.steer("workshop.open")
    lab.steer("stage.open", stage_run_id=board["stage_run_id"])
    wall.locator("[data-scene=prompt]").wait_for()
    assert_in_order(wall)
    lab.steer("activity.start", activity_id=board["id"])
    wall.locator("[data-scene=board]").wait_for()
    assert_in_order(wall)
    note_id, cluster_id = str(uuid4()), str(uuid4())
    words = {"board_id": board["board_id"], "note_id": note_id, "text": "รถมาไม่ตรงเวลา"}
    lab.phone().do("note.add", **words)
    wall.locator(".wall-arriving .note").wait_for()
    assert_in_order(wall)
    group = {"cluster_id": cluster_id, "board_id": board["board_id"], "title": "เรื่องรถ"}
    lab.steer("cluster.make", **group, note_ids=[note_id])
    wall.locator(".wall-column").wait_for()
    assert_in_order(wall)
    for kind, id in (("note", note_id), ("cluster", cluster_id)):
        lab.steer("spotlight.set", target_type=kind, target_id=id)
        wall.locator(f"[data-scene={kind}]").wait_for()
        assert_in_order(wall)
    lab.steer("spotlight.set", target_type=None, target_id=None)
    round_id = open_round(lab, "เปิดวันเสาร์", "เก็บค่าที่จอดรถ")
    wall.locator("[data-scene=voting]").wait_for()
    assert_in_order(wall)
    vote(lab, round_id)
    lab.steer("round.close", round_id=round_id)
    lab.steer("round.reveal", round_id=round_id)
    wall.locator("[data-scene=result] .dissent").first.wait_for()
    assert_in_order(wall)
    keep_an_outcome(lab, round_id)
    lab.steer("workshop.close")
    wall.locator("[data-scene=closed] li").first.wait_for()
    assert_in_order(wall)


def keep_an_outcome(lab: Lab, round_id: str) -> None:
    words = {"title_th": "ทดลองเปิดวันเสาร์", "title_en": "Try Saturdays", "text": "สามเดือน"}
    source = {"type": "round", "id": round_id}
    lab.steer(
        "outcome.save", outcome_id=str(uuid4()), kind="decision", **words, derived_from=[source]
    )
