"""How a workshop is opened and its agenda steered. What spans features is in ``steering``."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from workshops.agenda.models import Activity, ActivityState, RunState, Timer, TimerState
from workshops.agenda.readiness import lacking
from workshops.agenda.schemas import ACTIVITIES, TIMER, WORKSHOP
from workshops.core import calendar
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.errors import Conflict, Invalid, StageClosed
from workshops.core.workshop import Door, Workshop, WorkshopState


def open_workshop(ctx: Context) -> None:
    """Let the room in. The brief must be whole, for it is what people join on, and there must be
    something to do that everybody can read in their language."""
    workshop = ctx.workshop
    if workshop.is_open:
        return
    if missing := lacking(ctx.db, workshop, ctx.now):
        raise Invalid(missing)
    workshop.state, workshop.door = WorkshopState.OPEN, Door.OPEN
    workshop.opened_at = ctx.now
    ctx.record("workshop.opened", put(WORKSHOP, workshop))


def edit_workshop(
    ctx: Context,
    *,
    title_th: str | None,
    title_en: str | None,
    programme: str | None,
    challenge: str | None,
    fiscal_year: int | None,
    brief: Mapping[str, str] | None,
    shows_names: bool | None,
    starts_at: int | None,
    version: int | None,
) -> None:
    """Correct the headings at any time; the brief and the showing of names until the opening.

    ``starts_at``, in milliseconds, is when the day is planned to begin; 0 says that it is open.
    """
    workshop = ctx.workshop
    promised = {"brief": brief, "shows_names": shows_names}
    if workshop.state is not WorkshopState.DRAFT:
        _refuse_changes_of(promised)
    if version not in (None, workshop.version):
        raise Conflict({"version": workshop.version}, row=WORKSHOP.dump(workshop))
    if brief is not None:
        _require_answer_ahead(ctx, brief)
        workshop.brief = {**workshop.brief, **brief}
    _set(workshop, title_th=title_th, title_en=title_en, shows_names=shows_names)
    _set(workshop, programme=programme, challenge=challenge, fiscal_year=fiscal_year)
    if starts_at is not None:
        workshop.starts_at = _moment(starts_at) if starts_at else None
    workshop.version += 1
    ctx.record("workshop.edited", put(WORKSHOP, workshop))


def _refuse_changes_of(promised: Mapping[str, object]) -> None:
    """People joined on these."""
    if asked := [name for name, value in promised.items() if value is not None]:
        raise StageClosed(dict.fromkeys(asked, "opened"))


def _require_answer_ahead(ctx: Context, brief: Mapping[str, str]) -> None:
    """A day that is named now is today or later. One that passed meanwhile stays until the opening."""
    day = brief.get("answer_due")
    if day and day != ctx.workshop.brief.get("answer_due") and calendar.has_passed(day, ctx.now):
        raise Invalid({"brief": {"answer_due": "past"}})


def _set(row: Workshop, **values: Any) -> None:
    for name, value in values.items():
        if value is not None:
            setattr(row, name, value)


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)


def set_door(ctx: Context, *, door: Door) -> None:
    if ctx.workshop.door is door:
        return
    ctx.workshop.door = door
    ctx.record("door.changed", put(WORKSHOP, ctx.workshop))


def start_activity(ctx: Context, *, activity_id: UUID) -> None:
    """Take input, again after a lock too; within the open run only. Takes a pending lock back."""
    activity = ctx.get(Activity, activity_id)
    if activity.stage_run.state is not RunState.OPEN:
        raise StageClosed({"stage_run_id": str(activity.stage_run_id)})
    if activity.state is ActivityState.OPEN and activity.locks_at is None:
        return
    activity.start(ctx.now)
    ctx.record("activity.started", put(ACTIVITIES, activity))


def lock_activity(ctx: Context, *, activity_id: UUID) -> None:
    """Announce the end of input; asked again once it has come, write it down for good.

    A segment ends at once: nobody is in the middle of a word.
    """
    activity = ctx.get(Activity, activity_id)
    if activity.state is ActivityState.PLANNED:
        raise StageClosed({"activity_id": str(activity_id)})
    if activity.state is ActivityState.LOCKED or activity.is_locking(ctx.now):
        return
    if activity.asks_for_input and activity.locks_at is None:
        activity.announce_lock(ctx.now)
    else:
        activity.lock()
    ctx.record("activity.locked", put(ACTIVITIES, activity))


def start_timer(ctx: Context, *, seconds: int | None) -> None:
    timer = _timer(ctx)
    if seconds is not None:
        timer.start(seconds, ctx.now)
    elif timer.state is TimerState.PAUSED:
        timer.resume(ctx.now)
    else:
        raise Invalid({"seconds": "empty"})
    ctx.record("timer.started", put(TIMER, timer))


def pause_timer(ctx: Context) -> None:
    timer = _timer(ctx)
    if timer.state is not TimerState.RUNNING:
        return
    timer.pause(ctx.now)
    ctx.record("timer.paused", put(TIMER, timer))


def extend_timer(ctx: Context, *, seconds: int) -> None:
    timer = _timer(ctx)
    if timer.state is TimerState.STOPPED:
        raise Invalid({"timer": "stopped"})
    timer.extend(seconds, ctx.now)
    ctx.record("timer.extended", put(TIMER, timer))


def stop_timer(ctx: Context) -> None:
    timer = _timer(ctx)
    if timer.state is TimerState.STOPPED:
        return
    timer.stop()
    ctx.record("timer.stopped", put(TIMER, timer))


def _timer(ctx: Context) -> Timer:
    return ctx.db.get_one(Timer, ctx.workshop.id)
