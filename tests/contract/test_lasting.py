"""What is remembered from batch to batch is told to screens whenever it changes.

So a process that finds the stream where it left it knows that nobody else has changed such a row.
"""

from typing import Any

import pytest
import sqlalchemy as sa

from tests.contract import cases  # noqa: F401 Lists them.
from tests.contract.room import CASES, Case, a_room
from tests.support.domain import head
from workshops.core.db import Base, Database
from workshops.core.memory import Lasting

COUNTERS = {"seq", "floor"}
LASTING = [mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Lasting)]


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whoever_changes_what_lasts_moves_the_stream_on(database: Database, case: Case) -> None:
    room = a_room(database, is_draft=case.is_draft, shows_names=case.shows_names)
    actor, data = case.prepare(room)
    before, seq = lasting_rows(database), head(database, room.workshop.id).seq

    room.do(actor, case.type, **data)

    has_changed = lasting_rows(database) != before
    assert not has_changed or head(database, room.workshop.id).seq > seq


def lasting_rows(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every such table, but for the stream's own counters."""
    with database.reading() as db:
        return {
            mapper.class_.__name__: [
                tuple(row)
                for row in db.execute(
                    sa.select(*(one for one in mapper.columns if one.name not in COUNTERS))
                    .select_from(mapper.local_table)
                    .order_by(*mapper.primary_key)
                )
            ]
            for mapper in LASTING
        }
