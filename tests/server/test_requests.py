"""A request is gone once it is answered, whatever path it came by."""

import gc
from pathlib import Path

import pytest
from flask import Request

from server import create_app
from server.config import Settings


@pytest.fixture
def no_collections() -> None:
    gc.collect()
    gc.disable()


def test_a_message_that_no_route_is_for_leaves_no_request_behind(
    tmp_path: Path, no_collections: None
) -> None:
    app = create_app(Settings.from_environ({"RUAMSANG_DATA_DIR": str(tmp_path)}))
    try:
        with app.test_request_context("/socket.io/?EIO=4"):
            pass

        assert not [one for one in gc.get_objects() if isinstance(one, Request)]
    finally:
        gc.enable()


def test_a_page_that_is_not_there_is_still_said_so(tmp_path: Path) -> None:
    app = create_app(Settings.from_environ({"RUAMSANG_DATA_DIR": str(tmp_path)}))

    assert app.test_client().get("/no-such-page").status_code == 404
