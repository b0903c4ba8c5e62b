"""Group commit: whatever waits for one workshop shares one transaction and one fsync.

On SQLite one lane serves the whole process, since the file has one writer anyway; on PostgreSQL
every busy workshop has a lane of its own.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from server.measures import BATCH, count_command
from server.runtime import give_way, spawn
from workshops.batch import Answer, Ask, Outcome, carry_out
from workshops.core.db import Database
from workshops.core.errors import Internal, Refused, Retry
from workshops.execution import Done

log = logging.getLogger(__name__)

MOST_PER_BATCH = 40  # A batch holds up the loop: some 100 ms at most, on a slow machine too.
PATIENCE_SECONDS = 20.0

Publish = Callable[[UUID, Outcome], None]


@dataclass(slots=True)
class _Waiting:
    workshop_id: UUID
    ask: Ask
    settled: threading.Event = field(default_factory=threading.Event)
    answer: Answer | None = None
    since: float = field(default_factory=time.monotonic)


class Committer:
    """``publish`` is called after every commit, before anybody is answered."""

    def __init__(self, database: Database, publish: Publish) -> None:
        self._database = database
        self._publish = publish
        self._lanes: dict[UUID | None, deque[_Waiting]] = {}
        self._guard = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many commands are in no batch yet."""
        with self._guard:
            return sum(len(queue) for queue in self._lanes.values())

    def submit(self, workshop_id: UUID, ask: Ask) -> Done:
        """Wait for the batch that holds ``ask``; raise its refusal."""
        waiting = _Waiting(workshop_id, ask)
        self._enqueue(waiting)
        if not waiting.settled.wait(PATIENCE_SECONDS):
            raise Retry({"after_ms": 2000})
        answer = waiting.answer
        if isinstance(answer, Refused):
            raise answer
        assert answer is not None
        return answer

    def _enqueue(self, waiting: _Waiting) -> None:
        lane = None if self._database.is_sqlite else waiting.workshop_id
        with self._guard:
            queue = self._lanes.get(lane)
            if queue is not None:
                queue.append(waiting)
                return
            self._lanes[lane] = deque([waiting])
        spawn(self._work_off, lane)

    def _work_off(self, lane: UUID | None) -> None:
        while batch := self._next_batch(lane):
            self._settle(batch)
            give_way()

    def _next_batch(self, lane: UUID | None) -> list[_Waiting]:
        """The oldest command and all others that wait for the same workshop, in their order."""
        with self._guard:
            queue = self._lanes[lane]
            if not queue:
                del self._lanes[lane]
                return []
            first = queue[0].workshop_id
            batch = [one for one in queue if one.workshop_id == first][:MOST_PER_BATCH]
            chosen = set(map(id, batch))
            self._lanes[lane] = deque(one for one in queue if id(one) not in chosen)
        return batch

    def _settle(self, batch: list[_Waiting]) -> None:
        answers: tuple[Answer, ...] = (Internal(),) * len(batch)
        BATCH.observe(len(batch))
        try:
            outcome = carry_out(self._database, batch[0].workshop_id, [one.ask for one in batch])
            answers = outcome.answers
            self._publish(batch[0].workshop_id, outcome)
        except Exception:
            log.exception("A batch could not be settled")
        for waiting, answer in zip(batch, answers, strict=True):
            waiting.answer = answer
            waiting.settled.set()
            count_command(waiting.ask.envelope.type, answer, time.monotonic() - waiting.since)
