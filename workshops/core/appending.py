"""Rows that are only ever added, such as journal and ledger: written together at a batch's end.

Whoever reads or changes what stands in such a table calls ``write_down`` first. That happens in
``core/journal.py`` and ``core/ledger.py`` alone, since nobody else touches the two tables.
"""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

_KEY = "appended"


@dataclass(slots=True)
class _Appended:
    """The rows of one statement in this transaction; the first ``written`` are in the database."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    written: int = 0


Mark = dict[sa.Insert, tuple[int, int]]


def append(db: Session, insert: sa.Insert, row: dict[str, Any]) -> None:
    """Add a row, by a statement that was made once. ``row`` names every column."""
    _of(db).setdefault(insert, _Appended()).rows.append(row)


def write_down(db: Session) -> None:
    """Write what waits, a statement a table."""
    for insert, appended in _of(db).items():
        if waiting := appended.rows[appended.written :]:
            db.execute(insert, waiting)
            appended.written = len(appended.rows)


def mark(db: Session) -> Mark:
    """Where things stand, to come back to."""
    return {insert: (len(one.rows), one.written) for insert, one in _of(db).items()}


def back_to(db: Session, mark: Mark) -> None:
    """Take back what was added since ``mark``, after the database went back to where it was then."""
    for insert, appended in _of(db).items():
        length, appended.written = mark.get(insert, (0, 0))
        del appended.rows[length:]


def _of(db: Session) -> dict[sa.Insert, _Appended]:
    appended: dict[sa.Insert, _Appended] = db.info.setdefault(_KEY, {})
    return appended
