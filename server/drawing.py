"""Uploads are decoded in a process of their own: few at a time, with little memory and time.

Nothing here waits inside C, so the loop keeps turning: the upload and the result are nameless
files, and the process is looked after in short naps.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from workshops.core.errors import Invalid, Retry
from workshops.pictures import keeping
from workshops.pictures.keeping import Drawn

AT_ONCE = 2
LONGEST_QUEUE_SECONDS = 8.0
LONGEST_SECONDS = 15.0
NAP_SECONDS = 0.01
PROGRAM = (
    sys.executable,
    "-I",
    "-W",
    "ignore",
    str(Path(keeping.__file__).with_name("drawing_anew.py")),
)
WORDS = frozenset({"not_a_picture", "too_many_pixels", "damaged"})

_turns = threading.BoundedSemaphore(AT_ONCE)


def drawn_anew(upload: bytes) -> Drawn:
    """The picture in ``upload``, drawn anew. Raises ``Invalid``, or ``Retry`` when too many wait."""
    with _turn(), TemporaryFile() as sent, TemporaryFile() as result, TemporaryFile() as said:
        sent.write(upload)
        sent.seek(0)
        if _status(sent, result, said) != 0:
            raise Invalid({"picture": _why(said)})
        result.seek(0)
        head = json.loads(result.readline())
        full, small = result.read(head["full"]), result.read(head["small"])
    return Drawn(head["width"], head["height"], full, small)


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=LONGEST_QUEUE_SECONDS):
        raise Retry({"after_ms": 3000})
    try:
        yield
    finally:
        _turns.release()


def _status(sent: IO[bytes], result: IO[bytes], said: IO[bytes]) -> int:
    """How the program ended: 0 for a picture, anything else for none."""
    program = subprocess.Popen(PROGRAM, stdin=sent, stdout=result, stderr=said, env={})  # noqa: S603
    deadline = time.monotonic() + LONGEST_SECONDS
    while program.poll() is None:
        if time.monotonic() > deadline:
            program.kill()
        time.sleep(NAP_SECONDS)
    return program.returncode


def _why(said: IO[bytes]) -> str:
    """The program's one word; a program that was ended says nothing that counts."""
    said.seek(0)
    word = said.read(100).decode(errors="replace")
    return word if word in WORDS else "damaged"
