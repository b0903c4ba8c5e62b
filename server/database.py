"""The running app's database, for code that serves a request."""

from typing import cast

from flask import current_app

from workshops.core.db import Database


def database() -> Database:
    return cast(Database, current_app.extensions["database"])
