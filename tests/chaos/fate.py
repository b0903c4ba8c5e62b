"""When and where a process is to die."""

import os
import signal

PLACES = ("before_commit", "before_broadcast", "during_broadcast", "before_answer")


class Fate:
    """``place:times``, or nothing for a long life."""

    def __init__(self, words: str) -> None:
        self.place, _, times = words.partition(":")
        self.times_left = int(times or 0)

    def comes_to(self, place: str) -> None:
        if place != self.place:
            return
        self.times_left -= 1
        if self.times_left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
