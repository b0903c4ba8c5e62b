"""Tables of the agenda, and the rules that belong to one run, one activity or the timer alone."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshops.core.db import Base, InWorkshop, Key
from workshops.core.errors import StageClosed
from workshops.core.memory import Lasting
from workshops.core.workshop import Title

LOCK_NOTICE = timedelta(seconds=5)
"""A lock is announced this long ahead, so that nobody is cut off in the middle of a word."""


class Stage(StrEnum):
    """The five stages of design thinking. Not a line: a stage can be run again."""

    EMPATHIZE = "empathize"
    DEFINE = "define"
    IDEATE = "ideate"
    PROTOTYPE = "prototype"
    TEST = "test"


class RunState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class ActivityKind(StrEnum):
    """In a segment nobody writes or votes: a welcome, a talk, a break, a discussion at the tables."""

    BOARD = "board"
    VOTE = "vote"
    SEGMENT = "segment"


class ActivityState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    LOCKED = "locked"


class TimerState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class StageRun(Lasting, InWorkshop, Base):
    """One passage through a stage. Going back to a stage opens another run of it."""

    __tablename__ = "stage_run"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "stage", "run"),)

    id: Mapped[Key]
    stage: Mapped[Stage]
    run: Mapped[int] = mapped_column(default=1)
    position: Mapped[int]
    state: Mapped[RunState] = mapped_column(default=RunState.PLANNED)
    previous_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("stage_run.id"))
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    def enter(self, now: datetime) -> None:
        """Bring the room in. ``opened_at`` is the first time; ``closed_at`` the last."""
        self.state, self.opened_at, self.closed_at = RunState.OPEN, self.opened_at or now, None

    def leave(self, now: datetime) -> None:
        self.state, self.closed_at = RunState.CLOSED, now

    @property
    def has_opened(self) -> bool:
        """Whether the room has been there: from then on its rows are for everybody."""
        return self.state is not RunState.PLANNED


class Activity(Lasting, InWorkshop, Base):
    """What the room does within a run: it writes on a board, it votes, or it listens and talks.

    A silent one starts unrevealed: what is written in it is on no other screen before the reveal,
    except, where ``is_read_by_facilitators``, on theirs. ``version`` rises when it is reworded.
    """

    __tablename__ = "activity"

    id: Mapped[Key]
    stage_run_id: Mapped[UUID] = mapped_column(sa.ForeignKey("stage_run.id"), index=True)
    position: Mapped[int]
    kind: Mapped[ActivityKind]
    title_th: Mapped[Title]
    title_en: Mapped[Title]
    prompt_th: Mapped[str] = mapped_column(sa.Text, default="")
    prompt_en: Mapped[str] = mapped_column(sa.Text, default="")
    minutes: Mapped[int] = mapped_column(default=10)
    is_silent: Mapped[bool] = mapped_column(default=True)
    is_read_by_facilitators: Mapped[bool] = mapped_column(
        default=False, server_default=sa.text("false")
    )
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    state: Mapped[ActivityState] = mapped_column(default=ActivityState.PLANNED)
    is_revealed: Mapped[bool] = mapped_column(default=False)
    locks_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]

    stage_run: Mapped[StageRun] = relationship(lazy="joined")

    @property
    def asks_for_input(self) -> bool:
        """Whether it is there to be written or voted in at all."""
        return self.kind is not ActivityKind.SEGMENT

    def takes_input(self, now: datetime) -> bool:
        """Whether people may write or vote in it at ``now``.

        After an announced lock ``state`` still says open: ``locks_at`` decides, here and on
        screens, so that nothing has to run when the moment passes.
        """
        in_time = self.locks_at is None or now < self.locks_at
        return self.asks_for_input and self.state is ActivityState.OPEN and in_time

    def require_input(self, now: datetime) -> None:
        """``StageClosed`` unless it takes input at ``now``."""
        if not self.takes_input(now):
            raise StageClosed({"activity_id": str(self.id)})

    def is_locking(self, now: datetime) -> bool:
        """Whether its lock is announced and has not come yet."""
        return self.locks_at is not None and self.takes_input(now)

    @property
    def is_untouched(self) -> bool:
        """Whether the room has not been asked it yet."""
        return self.state is ActivityState.PLANNED

    def start(self, now: datetime) -> None:
        """``started_at`` is the first time, for comparing with what was planned."""
        self.state, self.locks_at = ActivityState.OPEN, None
        self.started_at = self.started_at or now

    def announce_lock(self, now: datetime) -> None:
        self.locks_at = now + LOCK_NOTICE

    def lock(self) -> None:
        self.state, self.locks_at = ActivityState.LOCKED, None


class Timer(Base):
    """The workshop's one timer. Running it has an end; paused it keeps what remains."""

    __tablename__ = "timer"

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    state: Mapped[TimerState] = mapped_column(default=TimerState.STOPPED)
    ends_at: Mapped[datetime | None]
    remaining_ms: Mapped[int | None]
    total_ms: Mapped[int | None]

    def start(self, seconds: int, now: datetime) -> None:
        self.total_ms = seconds * 1000
        self._run(self.total_ms, now)

    def resume(self, now: datetime) -> None:
        self._run(self.remaining_ms or 0, now)

    def _run(self, for_ms: int, now: datetime) -> None:
        self.state, self.remaining_ms = TimerState.RUNNING, None
        self.ends_at = now + timedelta(milliseconds=for_ms)

    def pause(self, now: datetime) -> None:
        self.remaining_ms = self.left_ms(now)
        self.state, self.ends_at = TimerState.PAUSED, None

    def extend(self, seconds: int, now: datetime) -> None:
        """More time, counted from now where the time was up."""
        self.total_ms = (self.total_ms or 0) + seconds * 1000
        left_ms = self.left_ms(now) + seconds * 1000
        if self.state is TimerState.PAUSED:
            self.remaining_ms = left_ms
        else:
            self._run(left_ms, now)

    def stop(self) -> None:
        self.state = TimerState.STOPPED
        self.ends_at = self.remaining_ms = self.total_ms = None

    def left_ms(self, now: datetime) -> int:
        if self.ends_at is None:
            return self.remaining_ms or 0
        return max(0, round((self.ends_at - now).total_seconds() * 1000))


class Spotlight(Base):
    """What everybody is asked to look at, if anything."""

    __tablename__ = "spotlight"

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    target_type: Mapped[str | None] = mapped_column(sa.String(20))
    target_id: Mapped[UUID | None]
