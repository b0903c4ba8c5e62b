"""Migrations go up and down and lead to exactly what the models say, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from workshops.core.db import Base
from workshops.migrations import configuration, downgrade, upgrade

OLDER_CLUSTER = """
    INSERT INTO cluster (id, board_id, workshop_id, title, is_dissolved, version)
    VALUES (:id, :board_id, :workshop_id, 'ป้าย', false, 1)
"""


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "SQLite":
        return f"sqlite:///{tmp_path}/empty.sqlite"
    return str(request.getfixturevalue("empty_postgres_url"))


def test_an_empty_database_becomes_what_the_models_say(empty_url: str):
    upgrade(empty_url)

    command.check(configuration(empty_url))
    assert set(Base.metadata.tables) <= tables(empty_url)


def test_going_down_leaves_nothing_behind(empty_url: str):
    upgrade(empty_url)

    downgrade(empty_url, "base")

    assert tables(empty_url) <= {"alembic_version"}


def test_every_check_of_the_models_is_in_the_database(empty_url: str):
    upgrade(empty_url)

    expected = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }
    assert checks(empty_url) == expected


def test_going_up_twice_changes_nothing(empty_url: str):
    upgrade(empty_url)

    upgrade(empty_url)

    command.check(configuration(empty_url))


def test_groups_of_before_get_places_of_their_own(tmp_path: Path):
    """R-CLUSTER-5"""
    url = f"sqlite:///{tmp_path}/older.sqlite"
    command.upgrade(configuration(url), "0003")
    with sa.create_engine(url).begin() as connection:
        for nth in range(6):
            row = {"id": f"{nth:032x}", "board_id": "ab"[nth % 2] * 32, "workshop_id": "c" * 32}
            connection.execute(sa.text(OLDER_CLUSTER), row)

    upgrade(url)

    with sa.create_engine(url).connect() as connection:
        rows = connection.execute(sa.text("SELECT board_id, position FROM cluster ORDER BY 1, 2"))
        assert [tuple(row) for row in rows] == [(b * 32, nth) for b in "ab" for nth in (1, 2, 3)]


def tables(url: str) -> set[str]:
    with inspecting(url) as inspector:
        return set(inspector.get_table_names())


def checks(url: str) -> set[str | None]:
    with inspecting(url) as inspector:
        found = inspector.get_multi_check_constraints().values()
        return {check["name"] for constraints in found for check in constraints}


@contextmanager
def inspecting(url: str) -> Iterator[sa.Inspector]:
    engine = sa.create_engine(url)
    yield sa.inspect(engine)
    engine.dispose()
