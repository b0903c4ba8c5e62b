"""The application without a server: pages and forms, on SQLite in a temporary folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from tests.support.desk import ORIGIN, database_of
from tests.support.finished import Finished, a_finished_workshop
from workshops.core.db import Database


@pytest.fixture
def app(tmp_path: Path, sqlite_template: Path) -> Iterator[Flask]:
    yield from _app_with(sqlite_template, tmp_path)


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's own database, for factories."""
    return database_of(app)


@pytest.fixture(scope="session")
def finished_file(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> tuple[Path, Finished]:
    """A database with one finished workshop, to be copied: nobody votes 28 times for each test."""
    path = tmp_path_factory.mktemp("finished") / "finished.sqlite"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    finished = a_finished_workshop(database)
    database.dispose()
    return path, finished


@pytest.fixture
def app_with_result(tmp_path: Path, finished_file: tuple[Path, Finished]) -> Iterator[Flask]:
    yield from _app_with(finished_file[0], tmp_path)


def _app_with(database_file: Path, data_dir: Path) -> Iterator[Flask]:
    shutil.copy(database_file, data_dir / "ruamsang.sqlite")
    settings = {"RUAMSANG_DATA_DIR": str(data_dir), "RUAMSANG_PUBLIC_URL": ORIGIN}
    app = create_app(Settings.from_environ(settings))
    app.testing = True
    yield app
    database_of(app).dispose()
