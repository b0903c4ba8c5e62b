"""The tests' own neighbours keep their promises; otherwise no test that uses them proves anything."""

import socket
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
import redis
from playwright.sync_api import Browser

from deploy.local.valkey import ValkeyServer
from tests.support.proxy import Proxy
from tests.support.server import ServerProcess


def test_every_database_is_new(postgres, empty_postgres_url):
    other = postgres.empty_database()

    with psycopg.connect(plain(empty_postgres_url), autocommit=True) as connection:
        connection.execute("CREATE TABLE note (id int)")

    with psycopg.connect(plain(other)) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'note'")
        assert tables.fetchone() == (0,)


def test_a_broker_comes_back_on_the_same_address(valkey: ValkeyServer):
    with redis.Redis.from_url(valkey.url) as client:
        assert client.ping()

    valkey.kill()
    valkey.start()

    with redis.Redis.from_url(valkey.url) as client:
        assert client.ping()


def test_an_idle_server_ends_when_told_to_and_comes_back_after_a_kill(server: ServerProcess):
    server.kill()
    server.start()
    began = time.monotonic()

    server.process.stop(seconds=8)

    assert time.monotonic() - began < 3
    assert server.log_text() == ""


def test_a_browser_draws_thai(browser: Browser):
    page = browser.new_page()

    page.set_content("<h1>ร่วมสร้าง</h1>")

    assert page.get_by_role("heading", name="ร่วมสร้าง").is_visible()


def test_a_stalled_network_loses_nothing(echo: int):
    with Proxy(echo) as proxy, connect(proxy) as client:
        proxy.stall()
        client.sendall(b"later")
        assert hears_nothing(client)

        proxy.restore()

        assert client.recv(5) == b"later"


def test_a_delay_counts_once_each_way(echo: int):
    with Proxy(echo) as proxy, connect(proxy) as client:
        proxy.delay(0.1)
        began = time.monotonic()
        client.sendall(b"slow")

        assert client.recv(4) == b"slow"
        assert 0.2 <= time.monotonic() - began < 0.4


def test_a_cut_ends_connections_and_lets_new_ones_in(echo: int):
    with Proxy(echo) as proxy:
        with connect(proxy) as client:
            proxy.cut()
            with pytest.raises(ConnectionResetError):
                client.recv(1)

        with connect(proxy) as client:
            client.sendall(b"again")
            assert client.recv(5) == b"again"


def test_a_half_open_connection_stays_and_says_nothing(echo: int):
    with Proxy(echo) as proxy, connect(proxy) as client:
        proxy.half_open()

        client.sendall(b"hello?")

        assert hears_nothing(client)
        assert proxy.count() == 1


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that says everything back."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=say_back, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def say_back(listening: socket.socket) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=say_back_on, args=(connection,), daemon=True).start()


def say_back_on(connection: socket.socket) -> None:
    with connection:
        try:
            while data := connection.recv(1024):
                connection.sendall(data)
        except OSError:
            return


def connect(proxy: Proxy) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", proxy.port))
    client.sendall(b"!")
    assert client.recv(1) == b"!"
    return client


def hears_nothing(client: socket.socket) -> bool:
    client.settimeout(0.3)
    try:
        return not client.recv(1)
    except TimeoutError:
        return True
    finally:
        client.settimeout(None)


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg", "postgresql")
