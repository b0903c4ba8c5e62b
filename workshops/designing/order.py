"""The order of the day: where a run or an activity stands, and how its neighbours move up."""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from workshops.agenda.models import RunState, StageRun
from workshops.core.errors import NotFound


class InOrder(Protocol):
    id: UUID
    position: int


Row = TypeVar("Row", bound=InOrder)


def placed(rows: Sequence[Row], row: Row, *, before_id: UUID | None) -> list[Row]:
    """``rows`` with ``row`` in front of the one that ``before_id`` names, or at the end."""
    others = [one for one in rows if one is not row]
    if before_id is None or before_id == row.id:
        return [*others, row]
    at = next((nth for nth, one in enumerate(others) if one.id == before_id), None)
    if at is None:
        raise NotFound({"before_id": str(before_id)})
    return [*others[:at], row, *others[at:]]


def follower_of(rows: Sequence[Row], row: Row) -> str | None:
    """Whom ``row`` stands in front of: with it a move can be taken back."""
    at = next(nth for nth, one in enumerate(rows) if one is row)
    return str(rows[at + 1].id) if at + 1 < len(rows) else None


def renumber(rows: Sequence[Row]) -> list[Row]:
    """Count positions from 1; those whose place changed."""
    moved = [row for nth, row in enumerate(rows, start=1) if row.position != nth]
    for nth, row in enumerate(rows, start=1):
        row.position = nth
    return moved


def count_runs(db: Session, runs: Sequence[StageRun]) -> list[StageRun]:
    """Count the planned runs of each stage in their order, after those that took place."""
    wanted = _wanted_runs(runs)
    renamed = [run for run in runs if wanted.get(run.id, run.run) != run.run]
    for run in renamed:
        run.run = -wanted[run.id]
    db.flush()
    for run in renamed:
        run.run = wanted[run.id]
    db.flush()
    return renamed


def _wanted_runs(runs: Sequence[StageRun]) -> dict[UUID, int]:
    """A run's number may be taken until its bearer has moved on: hence two steps above."""
    last = {
        stage: max((one.run for one in runs if one.stage is stage and one.has_opened), default=0)
        for stage in {one.stage for one in runs}
    }
    wanted = {}
    for run in runs:
        if run.state is RunState.PLANNED:
            last[run.stage] += 1
            wanted[run.id] = last[run.stage]
    return wanted
