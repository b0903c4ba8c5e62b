"""The application without a server: pages and forms, on SQLite in a temporary folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from tests.support.desk import ORIGIN, database_of
from workshops.core.db import Database


@pytest.fixture
def app(tmp_path: Path, sqlite_template: Path) -> Iterator[Flask]:
    shutil.copy(sqlite_template, tmp_path / "ruamsang.sqlite")
    settings = {"RUAMSANG_DATA_DIR": str(tmp_path), "RUAMSANG_PUBLIC_URL": ORIGIN}
    app = create_app(Settings.from_environ(settings))
    app.testing = True
    yield app
    database_of(app).dispose()


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's own database, for factories."""
    return database_of(app)
