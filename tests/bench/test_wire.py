"""The load generator's frames are those of WebSocket and Socket.IO."""

import pytest
from socketio.packet import Packet
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from bench import wire


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
def test_a_frame_is_read_by_another_implementation(size: int) -> None:
    server = Connection(ConnectionType.SERVER)

    server.receive_data(wire.frame(b"x" * size))

    assert "".join(event.data for event in server.events() if isinstance(event, TextMessage)) == (
        "x" * size
    )


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
def test_frames_of_another_implementation_are_split(size: int) -> None:
    server = Connection(ConnectionType.SERVER)
    stream = server.send(TextMessage("x" * size)) + server.send(TextMessage("2"))

    frames, rest = wire.split_frames(stream + stream[:1])

    assert frames == [(wire.TEXT, b"x" * size), (wire.TEXT, b"2")]
    assert rest == stream[:1]


def test_a_frame_in_pieces_waits_for_its_end() -> None:
    stream = Connection(ConnectionType.SERVER).send(TextMessage("ก" * 200))

    assert all(wire.split_frames(stream[:cut]) == ([], stream[:cut]) for cut in range(len(stream)))


@pytest.mark.parametrize("name", ["/", "/live"])
def test_an_event_is_understood_by_the_servers_library(name: str) -> None:
    packet = Packet(
        encoded_packet=wire.Namespace(name).event(7, "command", {"text": "ก"}).decode()[1:]
    )

    assert (packet.namespace or "/", packet.id) == (name, 7)
    assert packet.data == ["command", {"text": "ก"}]


@pytest.mark.parametrize("name", ["/", "/live"])
def test_an_acknowledgement_of_the_servers_library_is_understood(name: str) -> None:
    sent = Packet(3, namespace=name, id=7, data=[{"ok": True}]).encode()

    told = wire.Namespace(name).acknowledgement(f"4{sent}".encode())

    assert told == (7, {"ok": True})
    assert wire.Namespace(name).acknowledgement(b'42["frame",{}]') is None
