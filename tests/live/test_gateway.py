"""What comes in over a socket: who may connect, what is refused, and that others are left alone."""

import json
import threading
import time
from typing import Any
from uuid import uuid4

import pytest
import requests
import websocket

from tests.support.lab import Lab, make_staff
from tests.support.phone import Api, Identity, Phone
from tests.support.server import ServerProcess

CONNECT = "40/live,"


def raw_socket(lab: Lab, *, origin: str | None = None) -> websocket.WebSocket:
    """An Engine.IO connection without Socket.IO on top; the first packet has been read."""
    address = lab.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    line = websocket.create_connection(address, timeout=20, origin=origin or lab.url)
    assert line.recv().startswith("0")
    return line


def ends(line: websocket.WebSocket) -> bool:
    """Whether the server closes the connection; what it says before is read and dropped."""
    try:
        while line.recv():
            pass
    except (websocket.WebSocketException, OSError):
        pass
    return not line.connected or _is_at_end(line)


def _is_at_end(line: websocket.WebSocket) -> bool:
    try:
        return not line.recv()
    except (websocket.WebSocketException, OSError):
        return True


@pytest.mark.parametrize(
    ("token", "workshop_id", "code"),
    [
        ("nonsense", None, "revoked"),
        ("p.nonsense", None, "revoked"),
        ("t.nonsense", None, "revoked"),
        ("j.nonsense", None, "revoked"),
        (None, "7d0f1c52-9f0b-4c1e-8a55-3b0c6a3f9e11", "not_found"),
        (None, "not an id", "invalid"),
    ],
)
def test_a_connection_needs_a_token_of_its_workshop(
    lab: Lab, token: str | None, workshop_id: str | None, code: str
) -> None:
    good = lab.join()["token"]

    with pytest.raises(ConnectionError, match=code):
        Phone(lab.url, workshop_id or lab.id, token or good).connect()


def test_a_connection_without_any_auth_is_refused(lab: Lab) -> None:
    line = raw_socket(lab)

    line.send(CONNECT)

    answer = line.recv()
    assert answer.startswith("44/live,")
    assert '"code":"invalid"' in answer.replace(" ", "")
    line.close()


def test_another_sites_page_cannot_connect(lab: Lab) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        raw_socket(lab, origin="https://evil.example")


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Forwarded-Server", "Forwarded"])
def test_a_made_up_host_lets_another_sites_page_no_further(lab: Lab, name: str) -> None:
    """G25"""
    address = lab.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    value = "host=evil.example" if name == "Forwarded" else "evil.example"

    with pytest.raises(websocket.WebSocketBadStatusException):
        websocket.create_connection(
            address, timeout=20, origin="https://evil.example", header=[f"{name}: {value}"]
        )


def test_without_an_origin_only_a_token_opens_the_door(lab: Lab) -> None:
    """G25: programs send none; a browser always does, and cookies open nothing here."""
    address = lab.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    line = websocket.create_connection(
        address, timeout=20, suppress_origin=True, cookie="ruamsang=anything"
    )
    assert line.recv().startswith("0")

    line.send("40/live," + json.dumps({"workshop_id": lab.id}))

    assert line.recv().startswith("44/live,")
    line.close()


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "x",
        7,
        {},
        {"id": "1", "type": "note.add", "data": {}},
        {"id": str(uuid4()), "type": 3, "data": {}},
        {"id": str(uuid4()), "type": "note.add", "data": []},
        {"id": str(uuid4()), "type": "note.add", "data": {}, "actor_id": str(uuid4())},
        {"id": str(uuid4()), "type": "note.add", "data": {"text": 5}},
    ],
)
def test_nonsense_is_refused_and_the_phone_goes_on(lab: Lab, message: Any) -> None:
    board_id = lab.open_board()
    phone = lab.phone()

    answer = phone._call("command", message)

    assert (answer["ok"], answer["code"]) == (False, "invalid")
    phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ยังเขียนได้")


def test_an_unknown_command_says_so(lab: Lab) -> None:
    assert lab.phone().ask("note.burn")["code"] == "unknown_command"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("ก" * 501, "too_long"),
        ("ที่" * 501, "too_long"),
        ("a" + "\u0e49" * 8_000, "too_long"),
        ("abc\u202edef", "forbidden_characters"),
        ("abc\x00", "forbidden_characters"),
    ],
)
def test_words_that_cannot_be_a_note_are_refused_by_field(lab: Lab, text: str, word: str) -> None:
    board_id = lab.open_board()
    answer = lab.phone().ask("note.add", board_id=board_id, note_id=str(uuid4()), text=text)
    assert (answer["code"], answer["fields"]) == ("invalid", {"text": word})


@pytest.mark.parametrize("text", ["ที่" * 500, "👨‍👩‍👧‍👦" * 500, "<script>alert(1)</script>", "=1+1"])
def test_every_word_that_fits_is_kept_as_it_is(lab: Lab, text: str) -> None:
    board_id = lab.open_board()
    phone, other = lab.phone(), lab.phone()
    answer = phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text=text)
    other.until_seq(answer["seq"])
    assert other.rows("notes")[0]["text"] == text


def test_an_oversize_or_binary_packet_ends_only_its_own_connection(lab: Lab) -> None:
    board_id = lab.open_board()
    other = lab.phone()
    oversize, binary, broken = raw_socket(lab), raw_socket(lab), raw_socket(lab)

    oversize.send("4" + "x" * 70_000)
    binary.send_binary(b"\x00\x01\x02")
    broken.send("4" + "9not-a-packet")

    for line in (oversize, binary, broken):
        assert ends(line)
        line.close()
    other.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ไม่เป็นไร")


def test_a_socket_that_never_connects_is_closed(lab: Lab) -> None:
    line = raw_socket(lab)
    begin = time.monotonic()

    assert ends(line)

    assert 8 < time.monotonic() - begin < 20
    line.close()


def test_a_socket_that_went_out_again_is_closed_too(lab: Lab) -> None:
    line = raw_socket(lab)
    auth = json.dumps({"token": lab.join()["token"], "workshop_id": lab.id})
    line.send(f"40/live,{auth}")
    assert line.recv().startswith("40/live")
    line.send("41/live,")

    assert ends(line)

    line.close()


def test_a_flood_is_slowed_and_ended_while_others_write_on(lab: Lab) -> None:
    board_id = lab.open_board()
    flooding, other = lab.phone(), lab.phone()
    is_over = threading.Event()

    def flood() -> None:
        number = 0
        while flooding.socket.connected and not is_over.is_set():
            number += 1
            message = {"id": str(uuid4()), "type": "note.burn", "data": {}}
            try:
                flooding.socket.emit("command", message, namespace="/live")
            except Exception:
                return

    thread = threading.Thread(target=flood, daemon=True)
    thread.start()
    waits = []
    for _ in range(20):
        begin = time.monotonic()
        other.do("note.add", board_id=board_id, note_id=str(uuid4()), text="คนอื่น")
        waits.append(time.monotonic() - begin)
    flooding.until(lambda: flooding.byes, seconds=30)
    is_over.set()
    thread.join(timeout=10)

    assert flooding.byes == ["too_fast"]
    assert len(other.rows("own_notes")) == 20


def test_a_removed_person_hears_nothing_more(lab: Lab) -> None:
    board_id = lab.open_board()
    joined = lab.join()
    removed, other = lab.connect(joined["token"]), lab.phone()

    lab.steer("participant.remove", participant_id=joined["participant_id"])
    removed.until(lambda: removed.byes == ["revoked"], seconds=2)
    heard = len(removed.heard)
    other.do("note.add", board_id=board_id, note_id=str(uuid4()), text="หลังจากนั้น")

    assert len(removed.heard) == heard
    with pytest.raises(ConnectionError, match="revoked"):
        Phone(lab.url, lab.id, joined["token"]).connect()
    again = lab.join(Identity(id=joined["participant_id"]))
    assert again["code"] in ("id_reused", "not_found")


def test_a_revoked_projector_goes_dark(lab: Lab) -> None:
    made = lab.host.post(f"/workshops/{lab.id}/projector")
    wall = lab.connect(made["token"])

    lab.steer("projector.revoke", projector_id=made["id"])

    wall.until(lambda: wall.byes == ["revoked"], seconds=2)
    with pytest.raises(ConnectionError, match="revoked"):
        Phone(lab.url, lab.id, made["token"]).connect()


def test_a_colleague_steers_until_taken_off(lab: Lab, server: ServerProcess) -> None:
    colleague = make_staff(server, f"{uuid4().hex}@example.org", role="facilitator")
    before = colleague.get(f"/workshops/{lab.id}/snapshot")
    user_id = _user_id(lab, colleague)

    lab.steer("facilitator.add", user_id=user_id)
    console = lab.connect(colleague.token)
    opened = console.ask("workshop.open")
    lab.steer("facilitator.remove", user_id=user_id)

    assert before["code"] == "not_found"
    assert opened["ok"]
    console.until(lambda: console.byes == ["revoked"], seconds=3)


def _user_id(lab: Lab, colleague: Api) -> str:
    """A colleague's id, as their own workshop tells it."""
    own = Lab.found(lab.url, colleague)
    snapshot = colleague.get(f"/workshops/{own.id}/snapshot")
    return str(snapshot["me"]["actor_id"])


def test_a_phone_that_can_only_poll_takes_part_too(lab: Lab) -> None:
    board_id = lab.open_board()
    polling = Phone(lab.url, lab.id, lab.join()["token"], polls=True).connect()
    lab.phones.append(polling)
    other = lab.phone()

    other.do("note.add", board_id=board_id, note_id=str(uuid4()), text="ถึงทุกคน")
    answer = polling.do("note.add", board_id=board_id, note_id=str(uuid4()), text="จากฉัน")

    other.until_seq(answer["seq"])
    lab.assert_converged(polling)


def test_the_snapshot_over_http_is_not_sent_twice(lab: Lab) -> None:
    joined = lab.join()
    headers = {"Authorization": f"Bearer {joined['token']}"}
    address = f"{lab.url}/api/v1/workshops/{lab.id}/snapshot"

    first = requests.get(address, headers=headers, timeout=10)
    again = requests.get(
        address, headers=headers | {"If-None-Match": first.headers["ETag"]}, timeout=10
    )

    assert first.headers["Content-Encoding"] == "gzip"
    assert (again.status_code, again.content) == (304, b"")
