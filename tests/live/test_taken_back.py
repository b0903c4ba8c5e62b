"""G11: who is removed, signed out or revoked hears nothing more, while the others write on."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
import requests

from tests.live.test_gateway import _user_id as user_id_of
from tests.live.test_loop import fetch, signed_in_desk
from tests.support.lab import Lab, make_staff
from tests.support.phone import Phone
from tests.support.server import ServerProcess

AT_MOST_SECONDS = 1.0
NOISE_SECONDS = 1.0


@contextmanager
def traffic(lab: Lab, board_id: str) -> Iterator[Phone]:
    """Two people who write all the time, and one who reads."""
    is_over, reader = threading.Event(), lab.phone()
    writers = [threading.Thread(target=write, args=(lab, board_id, is_over)) for _ in range(2)]
    for writer in writers:
        writer.start()
    reader.until(lambda: reader.rows("notes"))
    yield reader
    is_over.set()
    for writer in writers:
        writer.join(timeout=30)


def write(lab: Lab, board_id: str, is_over: threading.Event) -> None:
    phone = lab.phone()
    while not is_over.wait(0.05):
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="โน้ต")


def last_heard_after(phone: Phone, act: Callable[[], object]) -> float:
    """Seconds from the act's answer to the last thing that this phone still heard."""
    act()
    begin = last = time.monotonic()
    heard = len(phone.heard)
    while time.monotonic() < begin + AT_MOST_SECONDS + NOISE_SECONDS + 1.5:
        if len(phone.heard) > heard:
            heard, last = len(phone.heard), time.monotonic()
        time.sleep(0.01)
    return last - begin


def remove_a_person(lab: Lab, _: Any) -> tuple[Phone, Callable[[], object]]:
    joined = lab.join()
    participant_id = joined["participant_id"]
    removing = lambda: lab.steer("participant.remove", participant_id=participant_id)  # noqa: E731
    return lab.connect(joined["token"]), removing


def revoke_a_projector(lab: Lab, _: Any) -> tuple[Phone, Callable[[], object]]:
    made = lab.host.post(f"/workshops/{lab.id}/projector")
    wall = lab.connect(made["token"])
    return wall, lambda: lab.steer("projector.revoke", projector_id=made["id"])


def sign_out(lab: Lab, desk: requests.Session) -> tuple[Phone, Callable[[], object]]:
    console = lab.connect(ticket(lab, desk))
    return console, lambda: post(lab, desk, "/sign-out")


def revoke_a_token(lab: Lab, desk: requests.Session) -> tuple[Phone, Callable[[], object]]:
    page = post(lab, desk, "/staff/account/tokens").text
    token = found(page, '<p class="secret">', "</p>").strip()
    path = "/staff/account/tokens/" + found(page, 'action="/staff/account/tokens/', '"')
    return lab.connect(token), lambda: post(lab, desk, path)


@pytest.mark.parametrize(
    "taken_back", [remove_a_person, revoke_a_projector, sign_out, revoke_a_token]
)
def test_whoever_is_taken_off_hears_nothing_more_within_a_second(
    lab: Lab, server: ServerProcess, taken_back: Callable[..., Any]
) -> None:
    board_id, desk = lab.open_board(), a_colleagues_desk(lab, server)
    gone, take_back = taken_back(lab, desk)
    with traffic(lab, board_id) as reader:
        gone.until(lambda: gone.rows("notes"))

        seconds = last_heard_after(gone, take_back)

        went_on = len(reader.rows("notes"))
        reader.until(lambda: len(reader.rows("notes")) > went_on)
    assert seconds < AT_MOST_SECONDS + NOISE_SECONDS
    assert gone.byes == ["revoked"]
    assert not [row for row in reader.rows("notes") if row["id"] not in ids(lab, reader)]
    with pytest.raises(ConnectionError, match="revoked"):
        Phone(lab.url, lab.id, gone.token).connect()


def a_colleagues_desk(lab: Lab, server: ServerProcess) -> requests.Session:
    """Signed in as somebody else who steers this workshop too."""
    email = f"{uuid4().hex}@example.org"
    colleague = make_staff(server, email, role="facilitator")
    lab.steer("facilitator.add", user_id=user_id_of(lab, colleague))
    return signed_in_desk(server, email)


def ids(lab: Lab, phone: Phone) -> set[str]:
    return {row["id"] for row in lab.truth(phone).rows("notes")}


def ticket(lab: Lab, desk: requests.Session) -> str:
    headers = {"Origin": lab.url, "X-CSRFToken": csrf(lab, desk)}
    answer = desk.post(
        f"{lab.url}/live-ticket", json={"workshop_id": lab.id}, headers=headers, timeout=20
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["ticket"])


def post(lab: Lab, desk: requests.Session, path: str) -> requests.Response:
    words = {"csrf_token": csrf(lab, desk)}
    answer = desk.post(lab.url + path, data=words, headers={"Origin": lab.url}, timeout=20)
    assert answer.status_code == 200, answer.status_code
    return answer


def csrf(lab: Lab, desk: requests.Session) -> str:
    return found(fetch(desk, f"{lab.url}/staff/account"), 'name="csrf_token" value="', '"')


def found(page: str, before: str, after: str) -> str:
    assert before in page, before
    return page.split(before, 1)[1].split(after, 1)[0]
