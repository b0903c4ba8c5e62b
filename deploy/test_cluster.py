"""What is deployed, with real clients: nginx in front of three processes. Run by `make test-cluster`."""

import re
from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest
import requests

from deploy.cluster import Cluster, running
from deploy.local.process import free_port
from server.start import EMAIL
from tests.support.lab import Lab
from tests.support.phone import Api, Phone


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running(free_port()) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def password(cluster: Cluster) -> str:
    found = re.search(r"password\s+(\S+)", cluster.welcome)
    assert found
    return found.group(1)


@pytest.fixture
def lab(cluster: Cluster, password: str) -> Iterator[Lab]:
    host = Api(cluster.url)
    host.token = host.post("/tokens", {"email": EMAIL, "password": password})["token"]
    with Lab.found(cluster.url, host) as lab:
        yield lab


def polling(lab: Lab) -> Phone:
    phone = Phone(lab.url, lab.id, lab.join()["token"], polls=True).connect()
    lab.phones.append(phone)
    return phone


def shows(phone: Phone, count: int) -> bool:
    return len(phone.rows("notes")) == count


def participants_by_process(cluster: Cluster) -> list[float]:
    pages = [requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10) for port in cluster.ports]
    found = [re.search(r'ruamsang_connected{role="participant"} (\S+)', one.text) for one in pages]
    return [float(one.group(1)) for one in found if one]


def test_a_hall_of_equal_phones_is_spread_and_sees_one_board(cluster: Cluster, lab: Lab) -> None:
    board_id = lab.open_board()
    phones = [lab.phone() for _ in range(12)]

    for phone in phones:
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="โน้ต")

    for phone in phones:
        lab.assert_converged(phone)
    spread = participants_by_process(cluster)
    assert sum(spread) == 12
    assert sum(count > 0 for count in spread) >= 2  # Fails by chance once in 200,000 runs.


def test_phones_that_can_only_poll_find_their_process_every_time(lab: Lab) -> None:
    board_id = lab.open_board()
    phones = [polling(lab) for _ in range(4)]

    for phone in phones * 3:
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="โน้ต")

    for phone in phones:
        phone.until(partial(shows, phone, 12))
        lab.assert_converged(phone)


def test_a_form_is_taken_from_the_public_address_and_from_nowhere_else(
    cluster: Cluster, password: str
) -> None:
    browser = requests.Session()
    page = browser.get(f"{cluster.url}/sign-in", timeout=10)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token
    form = {"csrf_token": token.group(1), "email": EMAIL, "password": password}

    answers = [
        browser.post(
            f"{cluster.url}/sign-in",
            data=form,
            headers={"Origin": origin},
            timeout=10,
            allow_redirects=False,
        ).status_code
        for origin in ("http://elsewhere.example", cluster.url)
    ]

    assert answers == [403, 303]


def test_a_socket_of_another_site_is_refused(lab: Lab) -> None:
    stranger = Phone(lab.url, lab.id, lab.join()["token"], origin="http://elsewhere.example")

    with pytest.raises(ConnectionError):
        stranger.connect()


def test_browser_code_comes_from_nginx_and_is_kept(cluster: Cluster) -> None:
    home = requests.get(cluster.url, timeout=10)
    path = re.search(r'"(/static/dist/assets/[^"]+\.css)"', home.text)
    assert path

    answer = requests.get(cluster.url + path.group(1), timeout=10)

    assert answer.headers["Server"] == "nginx"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Security-Policy" not in answer.headers  # Which the product itself would send.


def test_numbers_of_the_processes_stay_inside(cluster: Cluster) -> None:
    assert requests.get(f"{cluster.url}/metrics", timeout=10).status_code == 404


def test_when_a_process_dies_phones_come_back_through_the_same_door(
    cluster: Cluster, lab: Lab
) -> None:
    board_id = lab.open_board()
    phones = [lab.phone() for _ in range(6)]

    cluster.processes[0].kill()
    for phone in phones:
        phone.reconnect()
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="โน้ต")

    for phone in phones:
        phone.until(partial(shows, phone, 6))
        lab.assert_converged(phone)
