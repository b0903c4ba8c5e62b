"""A console that has not been told the counts yet says nothing of them, rather than zero."""

import re
from uuid import uuid4

from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.browser.cast import DESK, Console
from tests.support.lab import Lab


def test_what_was_not_counted_yet_is_not_told_as_nothing(browser: Browser, lab: Lab) -> None:
    lab.steer("activity.edit", activity_id=lab.activity("board")["id"], is_silent=True)
    board_id = lab.open_board()
    lab.phone().do("note.add", board_id=board_id, note_id=str(uuid4()), text="รถมาไม่ตรงเวลา")
    with Console(browser, DESK, lab.url, "th") as console:
        console.sign_in()
        page = console.page
        page.route_web_socket(re.compile("socket.io"), hold_back_the_counts)
        console.go(f"/console/{lab.id}")

        expect(page.locator(".silent-count .huge")).to_contain_text("–")
        expect(page.locator("aside")).to_contain_text("พร้อมไปต่อ")
        expect(page.locator("aside")).not_to_contain_text("ยังไม่มีใครเข้ามา")

        told = console.context.new_page()
        told.goto(page.url)
        expect(told.locator(".silent-count .huge")).to_contain_text("1")


def hold_back_the_counts(socket: WebSocketRoute) -> None:
    server = socket.connect_to_server()
    socket.on_message(server.send)
    server.on_message(lambda told: None if '"presence"' in str(told) else socket.send(told))
