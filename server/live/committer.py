"""Group commit: whatever waits shares one transaction and one fsync.

On SQLite one lane serves the whole process, since the file has one writer anyway, and what waits
for several workshops is committed together; on PostgreSQL every busy workshop has a lane of its own.
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
from workshops.batch import Answer, Ask, Batch, Outcome, carry_out_all
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
        """Those who have waited longest, whatever their workshop."""
        with self._guard:
            queue = self._lanes[lane]
            if not queue:
                del self._lanes[lane]
            return [queue.popleft() for _ in range(min(len(queue), MOST_PER_BATCH))]

    def _settle(self, waiting: list[_Waiting]) -> None:
        BATCH.observe(len(waiting))
        by_workshop: dict[UUID, list[_Waiting]] = {}
        for one in waiting:
            by_workshop.setdefault(one.workshop_id, []).append(one)
        groups = list(by_workshop.items())
        for (id, group), outcome in zip(groups, self._carried_out(groups), strict=True):
            self._tell(id, group, outcome)

    def _carried_out(self, groups: list[tuple[UUID, list[_Waiting]]]) -> list[Outcome]:
        batches = [Batch(id, [one.ask for one in group]) for id, group in groups]
        try:
            return carry_out_all(self._database, batches)
        except Exception:
            log.exception("A batch could not be settled")
            return [batch.answered(Internal()) for batch in batches]

    def _tell(self, workshop_id: UUID, group: list[_Waiting], outcome: Outcome) -> None:
        """The room first, then whoever asked."""
        try:
            self._publish(workshop_id, outcome)
        except Exception:
            log.exception("A batch could not be published")
        for waiting, answer in zip(group, outcome.answers, strict=True):
            waiting.answer = answer
            waiting.settled.set()
            count_command(waiting.ask.envelope.type, answer, time.monotonic() - waiting.since)
