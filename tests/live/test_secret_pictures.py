"""G8, G12, G13 for pictures: bytes reach nobody who may not see the note, and decoding holds nobody up."""

import io
import threading
import time
from uuid import uuid4

import requests
from PIL import Image

from tests.live.test_secrets import assert_nobody_has, canary, open_silent_board
from tests.support.lab import Lab
from tests.support.phone import Phone

STROKES = [{"color": 1, "points": [11, 22, 333, 444]}]
TIMEOUT = 30


def photograph(side: int = 300) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 80).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def address(lab: Lab) -> str:
    return f"{lab.url}/api/v1/workshops/{lab.id}/pictures"


def send(lab: Lab, phone: Phone, body: bytes) -> requests.Response:
    headers = {"Authorization": f"Bearer {phone.token}"}
    id = str(uuid4())
    return requests.post(f"{address(lab)}?id={id}", data=body, headers=headers, timeout=TIMEOUT)


def get(lab: Lab, phone: Phone, picture_id: str, **headers: str) -> requests.Response:
    bearer = {"Authorization": f"Bearer {phone.token}"}
    return requests.get(f"{address(lab)}/{picture_id}", headers=bearer | headers, timeout=TIMEOUT)


def test_an_unrevealed_picture_leaves_the_server_only_to_its_author(silent_lab: Lab) -> None:
    """R-PICTURE-1"""
    lab = silent_lab
    board = open_silent_board(lab)
    author, others = lab.phone(), (lab.phone(), lab.console(), lab.projector())
    alt, note_id = canary(), str(uuid4())
    picture_id = send(lab, author, photograph()).json()["id"]

    answer = author.do(
        "note.add",
        board_id=board["board_id"],
        note_id=note_id,
        text="",
        picture_id=picture_id,
        alt=alt,
        sketch={"strokes": STROKES},
    )
    for phone in others:
        phone.until_seq(answer["seq"])

    assert get(lab, author, picture_id).status_code == 200
    for phone in others:
        refused = get(lab, phone, picture_id)
        assert refused.status_code == 404
        assert refused.json()["code"] == "not_found"
    assert_nobody_has([alt, note_id, picture_id, "333, 444", "333,444"], lab, *others)
    assert requests.get(f"{address(lab)}/{picture_id}", timeout=TIMEOUT).status_code == 401


def test_a_hidden_picture_is_gone_for_everybody_who_sleeps_or_comes_later(lab: Lab) -> None:
    """R-PICTURE-2"""
    board_id = lab.open_board()
    author, sleeper, other, wall = lab.phone(), lab.phone(), lab.phone(), lab.projector()
    console = lab.console()
    sleeper.vanish()
    heard_before_sleep = len(sleeper.heard)
    alt, note_id = canary(), str(uuid4())
    picture_id = send(lab, author, photograph()).json()["id"]
    words = {"board_id": board_id, "note_id": note_id, "text": "", "alt": alt}
    shown = author.do("note.add", picture_id=picture_id, sketch={"strokes": STROKES}, **words)
    other.until_seq(shown["seq"])
    seen = get(lab, other, picture_id)

    lab.steer("note.hide", note_id=note_id, reason="มีใบหน้าคน")
    sleeper.reconnect()
    late = lab.phone()

    assert seen.status_code == 200
    for phone in (other, wall, sleeper, late):
        again = get(lab, phone, picture_id, **{"If-None-Match": seen.headers["ETag"]})
        assert again.status_code == 404
        phone.until(lambda p=phone: not p.rows("note_pictures") and not p.rows("note_sketches"))
    assert alt not in "".join(late.heard + sleeper.heard[heard_before_sleep:])
    for phone in (author, console):
        assert get(lab, phone, picture_id).status_code == 200
        assert [row["alt"] for row in phone.rows("note_pictures")] == [alt]


def test_notes_go_on_while_pictures_are_decoded(lab: Lab) -> None:
    board_id = lab.open_board()
    writer, senders = lab.phone(), [lab.phone() for _ in range(4)]
    body = photograph(1600)
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda p=phone: answers.append(send(lab, p, body).status_code))
        for phone in senders
    ]

    for thread in threads:
        thread.start()
    waits = []
    while any(thread.is_alive() for thread in threads):
        began = time.monotonic()
        writer.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ก")
        waits.append(time.monotonic() - began)
        time.sleep(0.05)
    for thread in threads:
        thread.join()

    assert 201 in answers
    assert set(answers) <= {201, 503}
    assert sorted(waits)[len(waits) // 2] < 1
