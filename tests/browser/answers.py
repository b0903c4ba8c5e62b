"""Answers to commands that come late, while what they did is on the screen already."""

import re

from playwright.sync_api import Page, WebSocketRoute

ANSWER = re.compile(r"^43/live,")


class LateAnswers:
    """Answers on their way to one page, kept from ``hold`` until ``let_go``; from the next page that it opens."""

    def __init__(self, page: Page) -> None:
        self._kept: list[str | bytes] = []
        self._is_holding = False
        self._page: WebSocketRoute | None = None
        page.route_web_socket(re.compile("socket.io"), self._meet)

    def hold(self) -> None:
        self._is_holding = True

    def let_go(self) -> None:
        self._is_holding = False
        assert self._page is not None
        assert self._kept, "no answer came meanwhile"
        for message in self._kept:
            self._page.send(message)
        self._kept.clear()

    def _meet(self, page: WebSocketRoute) -> None:
        self._page = page
        server = page.connect_to_server()
        server.on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        assert self._page is not None
        if self._is_holding and isinstance(message, str) and ANSWER.match(message):
            self._kept.append(message)
        else:
            self._page.send(message)
