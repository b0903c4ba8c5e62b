"""A frame that could not be sent whole is the last thing that its reader gets."""

import socket
import threading
from types import SimpleNamespace

from server.live.direct import Line, _send_rest


def test_nothing_follows_half_a_frame() -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(0.1)  # As Engine.IO sets it, if shorter.
    green = SimpleNamespace(fd=ours, sendall=ours.sendall, shutdown=ours.shutdown)
    line = Line(SimpleNamespace(socket=green, _sendlock=threading.Semaphore(0)))

    _send_rest(line, b"x" * 10_000_000)

    theirs.settimeout(5)
    while theirs.recv(1_000_000):
        pass
    assert line.lock.acquire(blocking=False)
    ours.close()
    theirs.close()
