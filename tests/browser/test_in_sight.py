"""What a thumb needs on a phone is in sight, and nothing lies over it longer than it must."""

import pytest
from playwright.sync_api import expect

from tests.browser.cast import keep_picture
from tests.browser.conftest import NewPhone
from tests.browser.steps import own_note, write
from tests.support.lab import Lab

LOW = {"width": 360, "height": 330}  # What a keyboard leaves of a small telephone.
IS_IN_SIGHT = """(one) => {
  const { left, top, width, height, bottom } = one.getBoundingClientRect()
  const front = document.elementFromPoint(left + width / 2, Math.max(top, 0) + Math.min(height, 20) / 2)
  return bottom <= innerHeight + 1 && top >= -1 && one.contains(front)
}"""


@pytest.mark.parametrize("text", ["normal", "large"])
def test_the_field_and_what_sends_it_stay_in_sight_above_a_keyboard(
    lab: Lab, new_phone: NewPhone, text: str
) -> None:
    phone = new_phone()
    lab.open_board()
    phone.evaluate("(text) => document.documentElement.dataset.text = text", text)
    write(phone, "รถมาไม่ตรงเวลา")
    phone.locator("#composer").click()

    phone.set_viewport_size(LOW)
    phone.keyboard.type("ป้ายรถเมล์อยู่ไกลจากบ้าน")
    phone.wait_for_timeout(300)
    keep_picture(phone, f"th-above-a-keyboard-{text}")

    assert phone.locator("#composer").evaluate(IS_IN_SIGHT)
    assert phone.locator(".composer button[data-kind=primary]").evaluate(IS_IN_SIGHT)


def test_a_long_change_leaves_the_way_to_save_it_in_sight(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.set_viewport_size({"width": 320, "height": 500})
    lab.open_board()
    write(phone, "รถมาไม่ตรงเวลา")

    own_note(phone, "รถมาไม่ตรงเวลา").get_by_role("button", name="แก้ไข").click()
    phone.locator("dialog textarea").fill("ป้ายรถเมล์อยู่ไกลจากบ้าน " * 30)
    keep_picture(phone, "th-long-change")

    assert phone.locator("dialog footer [data-kind=primary]").evaluate(IS_IN_SIGHT)
    assert phone.locator("dialog footer .small[role=status]").evaluate(IS_IN_SIGHT)


def test_a_note_taken_back_leaves_a_line_where_it_was(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    for text in ("หนึ่ง", "สอง", "สาม"):
        write(phone, text)
        expect(own_note(phone, text)).to_contain_text("บันทึกแล้ว")
    before = own_note(phone, "สาม").bounding_box()

    own_note(phone, "สาม").get_by_role("button", name="เอาออก").click()

    line = phone.locator(".well", has_text="เอาออกแล้ว: สาม")
    expect(line).to_be_visible()
    after = line.bounding_box()
    assert before
    assert after
    assert before["y"] == after["y"]
    assert line.get_by_role("button").evaluate(IS_IN_SIGHT)
    expect(line.get_by_role("button")).to_be_focused()


def test_a_reminder_goes_when_it_can_be_followed_no_more(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    lab.steer("nudge.send", activity_id=lab.activity("board")["id"])
    expect(phone.locator(".nudge > div")).to_be_visible()

    lab.steer("activity.lock", activity_id=lab.activity("board")["id"])
    expect(phone.locator("#composer")).to_have_count(0)

    expect(phone.locator(".nudge > div")).to_have_count(0)


def test_short_answers_do_not_pile_up_nor_outlast_what_they_say(
    lab: Lab, new_phone: NewPhone
) -> None:
    phone = new_phone()
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()
    hand = phone.locator("header [data-icon=hand]")

    hand.click()
    toast = phone.locator(".toast")
    expect(toast).to_have_count(1)
    keep_picture(phone, "th-toast")
    dock, box = phone.locator(".dock").bounding_box(), toast.bounding_box()
    assert dock
    assert box
    assert box["y"] + box["height"] <= dock["y"]
    hand.click()

    expect(toast).to_have_count(0)


def test_a_screen_that_fits_does_not_scroll(lab: Lab, new_phone: NewPhone) -> None:
    phone = new_phone()
    lab.open_board()
    expect(phone.locator("#composer")).to_be_visible()

    assert phone.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
