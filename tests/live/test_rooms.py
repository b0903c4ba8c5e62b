"""A room never leaves a hole that its reader can't see, and keeps nothing for whoever comes next."""

import json
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest

from server import tokens
from server.credentials import Credential
from server.live.connections import Connection
from server.live.direct import Message, Wire
from server.live.hall import Hall
from server.screens import kept_screen
from tests.support.domain import do
from tests.workshops.room import Room, a_room
from workshops.batch import Ask, carry_out
from workshops.core.actors import Actor, Role
from workshops.core.db import Database
from workshops.execution import Envelope
from workshops.people import accounts, api_tokens
from workshops.snapshot import head_of, viewer_epoch

pytestmark = pytest.mark.parametrize("database", ["SQLite"], indirect=True)


class Line(Wire):
    """A wire to nobody, which remembers what was sent and can be full or broken for a while."""

    __slots__ = ("is_broken", "is_full", "sent")

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.is_full = self.is_broken = False

    def offer(self, message: Message) -> bool:
        if not self.is_full:
            self.send(message)
        return not self.is_full

    def send(self, message: Message) -> None:
        if self.is_broken:
            raise RuntimeError("This line is broken")
        self.sent.append(str(message.packet.data))

    @property
    def frames(self) -> list[dict[str, Any]]:
        heard = [json.loads(text.partition(",")[2]) for text in self.sent]
        return [payload for event, payload in heard if event == "frame"]


@pytest.fixture
def room(database: Database) -> Room:
    return a_room(database, is_revealed=True)


@pytest.fixture
def hall(database: Database) -> Iterator[Hall]:
    server = SimpleNamespace(disconnect=lambda sid, namespace: None)
    hall = Hall(database, SimpleNamespace(server=server))
    yield hall
    rooms = list(hall._rooms.values())
    for sid in list(hall.connections):
        hall.leave(sid)
    until(lambda: not any(room._is_running for room in rooms))


def come_in(
    hall: Hall, room: Room, viewer: Actor, credential: Credential | None = None
) -> tuple[Connection, Line]:
    line = Line()
    credential = credential or Credential(viewer=viewer, workshop_id=room.workshop_id, generation=1)
    epoch = viewer_epoch(hall.room(room.workshop_id).stream_epoch, viewer)
    connection = Connection(sid=uuid4().hex, credential=credential, wire=line, epoch=epoch)
    hall.admit(connection)
    hall.enter(connection.sid)
    return connection, line


def write(hall: Hall, room: Room, type: str = "note.add", **data: Any) -> None:
    """A command as the committer carries it out: publish after the commit."""
    words = data or {"board_id": room.board["id"], "note_id": str(uuid4()), "text": "ก"}
    actor = room.host if data else room.bo
    asks = [Ask(Envelope(uuid4(), type, words), actor)]
    hall.publish(room.workshop_id, carry_out(room.database, room.workshop_id, asks))


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < deadline, "It never came to that"
        time.sleep(0.02)


def hides_a_hole(line: Line, missed: int) -> bool:
    """Whether a frame says that it covers ``missed`` without bringing it."""
    return any(
        frame["from"] < missed <= frame["to"]
        and missed not in [event["seq"] for event in frame["events"]]
        for frame in line.frames
    )


def test_whoever_missed_a_frame_gets_none_that_would_hide_it(hall: Hall, room: Room) -> None:
    slow, line = come_in(hall, room, room.ann)
    _, other = come_in(hall, room, room.bo)
    line.is_full = True
    write(hall, room)
    missed = room.seq
    until(lambda: other.frames[-1]["to"] == missed)

    line.is_full = False
    write(hall, room)

    until(lambda: other.frames[-1]["to"] == missed + 1)
    assert slow.is_slow or slow.is_gone
    assert not hides_a_hole(line, missed)


def test_what_happens_as_a_wait_runs_out_is_told_at_once(hall: Hall, room: Room) -> None:
    """A secret change leaves the others behind for a moment; the wait for them ends in the very
    moment in which a word for all is published, and reports that nobody woke it.
    """
    _, line = come_in(hall, room, room.ann)
    live = hall.room(room.workshop_id)
    until(lambda: line.frames)
    wait = live._wake.wait

    def unheard(timeout: float | None = None) -> bool:
        live._wake.wait = wait  # type: ignore[method-assign]
        write(hall, room)
        return False

    live._behind_since = time.monotonic()
    live._wake.wait = unheard  # type: ignore[method-assign]
    live._wake.set()

    until(lambda: any(frame["events"] for frame in line.frames))


def test_a_room_that_stopped_tells_everybody_to_look(hall: Hall, room: Room) -> None:
    _, line = come_in(hall, room, room.ann)
    line.is_broken = True
    write(hall, room)
    missed = room.seq
    time.sleep(0.2)

    line.is_broken = False
    write(hall, room)

    until(lambda: line.frames[-1]["to"] > missed)
    assert not hides_a_hole(line, missed)


def test_an_empty_room_keeps_nothing_for_whoever_comes_next(hall: Hall, room: Room) -> None:
    connection, _ = come_in(hall, room, room.ann)
    hall.leave(connection.sid)
    note_id = str(uuid4())
    words = {"board_id": room.board["id"], "note_id": note_id, "text": "ถูกซ่อนแล้ว"}
    write(hall, room, "note.add", **words)
    write(hall, room, "note.hide", note_id=note_id, reason="ชื่อคน")

    _, line = come_in(hall, room, room.bo)

    time.sleep(0.3)
    assert line.frames[0]["from"] == room.seq
    assert "ถูกซ่อนแล้ว" not in "".join(line.sent)


def test_of_an_empty_room_no_screen_is_kept(hall: Hall, room: Room) -> None:
    connection, _ = come_in(hall, room, room.ann)
    live = hall.room(room.workshop_id)
    with room.database.reading() as db:
        kept = kept_screen(db, room.workshop_id, Role.PARTICIPANT, head_of(db, room.workshop_id))

    hall.leave(connection.sid)

    until(lambda: not live._is_running)
    with room.database.reading() as db:
        head = head_of(db, room.workshop_id)
        assert kept_screen(db, room.workshop_id, Role.PARTICIPANT, head) is not kept


def test_a_removal_that_was_not_heard_is_noticed_with_the_gap(
    hall: Hall, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.live.fanout.HEAD_EVERY_SECONDS", 0.2)
    connection, line = come_in(hall, room, room.ann)
    removed = cast(Any, room.ann.participant_id)

    do(room.database, room.workshop_id, room.host, "participant.remove", participant_id=removed)

    until(lambda: connection.is_gone)
    assert any('"bye"' in text for text in line.sent)


def test_a_script_stays_until_its_token_is_revoked(hall: Hall, room: Room) -> None:
    with room.database.writing() as db:
        token = api_tokens.issue_token(db, room.host.id)
        token_id = api_tokens.tokens_of(db, room.host.id)[0].id
        credential = tokens.credential_of(db, token, room.workshop_id)
    connection, line = come_in(hall, room, room.host, credential)

    with room.database.writing() as db:
        accounts.sign_out(db, accounts.sign_in(db, room.host.id).id)
    time.sleep(1.5)
    assert not connection.is_gone
    with room.database.writing() as db:
        api_tokens.revoke_token(db, room.host.id, token_id)

    until(lambda: connection.is_gone)
    assert any('"revoked"' in text for text in line.sent)
