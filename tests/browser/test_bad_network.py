"""Writing on a network that keeps breaking: nothing is lost, nothing comes twice, the order stays."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from deploy.local.process import free_port
from tests.browser.conftest import come_in
from tests.browser.steps import texts_in_order, write
from tests.support.lab import Lab, make_staff
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[tuple[Proxy, Lab]]:
    """A workshop whose phones come through a proxy; its host does not."""
    port = free_port()
    with ExitStack() as stack:
        proxy = stack.enter_context(Proxy(port))
        server = ServerProcess(tmp_path, port=port, EXTRA_ORIGINS=proxy.url)
        server.start()
        stack.callback(server.stop)
        yield proxy, stack.enter_context(Lab.found(proxy.url, make_staff(server)))


def test_notes_written_between_cuts_arrive_once_and_in_order(
    proxied: tuple[Proxy, Lab], browser: Browser
) -> None:
    proxy, lab = proxied
    phone = at_the_board(browser, lab)

    for nth in range(15):
        write(phone, f"ใบที่ {nth}")
        phone.wait_for_timeout((nth * 37) % 200)
        proxy.cut()
    expect(phone.locator(".note[data-state=sending]")).to_have_count(0, timeout=20_000)

    assert texts_in_order(lab) == [f"ใบที่ {nth}" for nth in range(15)]
    expect(phone.locator(".note:not(.composer)")).to_have_count(15)
    phone.close()


def test_a_phone_without_network_says_so_and_goes_on_by_itself(
    proxied: tuple[Proxy, Lab], browser: Browser
) -> None:
    proxy, lab = proxied
    phone = at_the_board(browser, lab)

    proxy.refuse()
    write(phone, "เขียนตอนเน็ตหลุด")
    expect(phone.locator(".connection")).to_contain_text("รอส่ง 1 รายการ")
    proxy.restore()

    expect(phone.locator(".connection, .note[data-state=sending]")).to_have_count(0, timeout=20_000)
    assert texts_in_order(lab) == ["เขียนตอนเน็ตหลุด"]
    phone.close()


def at_the_board(browser: Browser, lab: Lab) -> Page:
    phone = browser.new_page()
    come_in(phone, lab, "ป้าสมพร")
    lab.open_board()
    phone.locator("#composer").wait_for()
    return phone
