"""The one place that knows how this process waits: eventlet, or plain threads.

Everything else uses the standard library's ``threading``, ``queue`` and ``time``, which eventlet
replaces by its own when ``wsgi.py`` patches them.
"""

import ctypes
import errno
import gc
import logging
import math
import os
import select
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any

# eventlet tells everybody to migrate away; the choice is ours (docs/decisions).
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet
    import eventlet.patcher
    import eventlet.tpool

# psycopg 3 holds up every greenlet unless it waits through select, which is patched.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")


_poll = eventlet.patcher.original("select").poll  # eventlet takes it out of the patched module.

log = logging.getLogger(__name__)

KERNEL_BUFFER_BYTES = 131_072
"""What may wait in the kernel for one client, so that a slow one is noticed while it is cheap."""


LONGEST_SILENCE_SECONDS = 75
"""How long a client may leave a request half sent or an answer half taken. Each holds a greenlet."""


LOOK_AGAIN_SECONDS = 0.2
FAREWELL_SECONDS = 0.3
"""For the last frames to leave before the process does."""

SAY_EVERY_SECONDS = 10.0
_PASSING = frozenset(
    {
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOBUFS,
        errno.ENOMEM,
        errno.ECONNABORTED,
        errno.ECONNRESET,
        errno.EPIPE,
        errno.EPROTO,
        errno.EPERM,
    }
)

M_ARENA_MAX = -8
"""glibc's number for how many heaps there may be (malloc.h)."""


AT_ONCE_MILLISECONDS = 1
"""How long the loop stands still for an answer of PostgreSQL, which mostly takes a tenth of that."""

HAND_OVER_SECONDS = 0.0005
"""How long a native thread that has come back from the disk waits for the interpreter. Python's
own 5 ms would be a part of every acknowledgement."""


def is_cooperative() -> bool:
    return bool(eventlet.patcher.is_monkey_patched("socket"))


def async_mode() -> str:
    return "eventlet" if is_cooperative() else "threading"


def spawn(function: Callable[..., Any], *args: Any) -> None:
    """Run something beside; it must log its own failures."""
    if is_cooperative():
        eventlet.spawn_n(function, *args)
    else:
        threading.Thread(target=function, args=args, daemon=True).start()


def blocking(function: Callable[..., Any], *args: Any) -> Any:
    """Make a call that waits inside C without holding up the loop.

    Only for calls that touch nothing which Python code on the loop shares: a pool, a lock or
    ``logging`` in a native thread can hang the process.
    """
    if is_cooperative():
        return eventlet.tpool.execute(function, *args)
    return function(*args)


def wait_a_moment_for_postgresql() -> None:
    """Let nobody else run for an answer that comes at once.

    They would send whole frames while a workshop's row is locked, once for every statement of a
    batch, and other processes that write there would wait for all of it.
    """
    if not is_cooperative():
        return
    from psycopg import waiting

    def wait(gen: Any, fileno: int, interval: float = 0.0, timeout: float | None = None) -> Any:
        asked: Any = asking_first(gen, fileno)
        return waiting.wait_select(asked, fileno, interval, timeout)

    waiting.wait = wait


def asking_first(generator: Generator[int, int, Any], fd: int) -> Generator[int, int, Any]:
    """``generator`` as psycopg makes them: it yields what it waits for and is sent what is ready.
    What is ready within a moment is never asked of whoever drives it.
    """
    try:
        wanted = next(generator)
        while True:
            wanted = generator.send(_ready_at_once(fd, wanted) or (yield wanted))
    except StopIteration as end:
        return end.value


def _ready_at_once(fd: int, wanted: int) -> int:
    """psycopg's bits (1 to read, 2 to write); 0 when nothing was ready. An error is to be read."""
    poll = _poll()
    poll.register(fd, (select.POLLIN if wanted & 1 else 0) | (select.POLLOUT if wanted & 2 else 0))
    events = sum(event for _, event in poll.poll(AT_ONCE_MILLISECONDS))
    return (1 if events & ~select.POLLOUT else 0) | (2 if events & select.POLLOUT else 0)


def unmask_by(function: Callable[..., bytes]) -> None:
    """Let eventlet's WebSockets take masks off with ``function``; its own goes octet by octet."""
    from eventlet.websocket import RFC6455WebSocket

    RFC6455WebSocket._apply_mask = staticmethod(function)


def give_way() -> None:
    """Let others run."""
    eventlet.sleep(0) if is_cooperative() else None


class PatientListener:
    """A listening socket that outlives a lack of file descriptors and callers who hang up early.

    eventlet's server would end at the first of these errors, and never let anybody in again.
    """

    def __init__(self, listener: Any) -> None:
        self._listener = listener
        self._said_at = -math.inf

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listener, name)

    def accept(self) -> Any:
        """Whoever comes meanwhile waits in the kernel's queue."""
        while True:
            try:
                return self._listener.accept()
            except OSError as error:
                if error.errno not in _PASSING:
                    raise
                self._say(error)
                time.sleep(LOOK_AGAIN_SECONDS)

    def _say(self, error: OSError) -> None:
        if time.monotonic() - self._said_at > SAY_EVERY_SECONDS:
            self._said_at = time.monotonic()
            log.error("Nobody else can be let in just now: %s", error.strerror)


def share_one_heap() -> None:
    """Native threads would each keep what they freed to themselves: a third of a phone's memory.

    They take turns holding the interpreter anyway. Only glibc has this to tell it; nothing to do
    elsewhere.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def listen(host: str, port: int) -> Any:
    """A listening socket, ready for a room that joins at once (backlog) and for small frames."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=4096)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER_BYTES)
    return listener


def on_stop(say_good_bye: Callable[[], None]) -> None:
    """On SIGTERM and Ctrl-C: say good-bye to everybody, then end without a traceback."""
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: asked.append(number))
    spawn(_end_when_asked, asked, say_good_bye)


def _end_when_asked(asked: list[int], say_good_bye: Callable[[], None]) -> None:
    """Look often: a signal does not wake a loop that waits for sockets."""
    while not asked:
        time.sleep(LOOK_AGAIN_SECONDS)
    try:
        say_good_bye()
        time.sleep(FAREWELL_SECONDS)
    finally:
        os._exit(0)


def serve(listener: Any, app: Any) -> None:
    """Serve until interrupted. Every phone holds one connection, so the limit is far away."""
    sys.setswitchinterval(HAND_OVER_SECONDS)
    _collect_garbage_seldom()
    if is_cooperative():
        import eventlet.wsgi

        silence = LONGEST_SILENCE_SECONDS
        eventlet.wsgi.server(
            PatientListener(listener),
            app,
            log_output=False,
            max_size=100_000,
            keepalive=silence,
            socket_timeout=silence,
        )
    else:
        _serve_with_threads(listener, app)


def _collect_garbage_seldom() -> None:
    """What was loaded at start stays for good, so that no full collection looks at it again: each
    of them held the whole room up for some 100 ms.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def collect_garbage() -> None:
    """Now, when nobody is here to wait: what a room of connections leaves behind, in circles, would
    else stay for hours.
    """
    gc.collect()


def _serve_with_threads(listener: Any, app: Any) -> None:
    """Werkzeug's server, a thread per connection: to try that nothing needs eventlet."""
    from werkzeug.serving import make_server

    host, port = listener.getsockname()[:2]
    make_server(host, port, app, threaded=True, fd=listener.fileno()).serve_forever()
