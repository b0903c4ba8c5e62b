"""A whole room stands behind one address: what one guesses there shuts nobody else out."""

from base64 import urlsafe_b64encode
from secrets import token_bytes
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server.limits import Tries
from tests.factories import a_workshop
from workshops.core.db import Database
from workshops.core.errors import TooFast

WRONG = "000000"


def behind(app: Flask, address: str, path: str, body: Any = None) -> TestResponse:
    """A call from a network that shows itself under one address."""
    place = {"REMOTE_ADDR": address}
    client = app.test_client()
    if body is None:
        return client.get(path, environ_overrides=place)
    return client.post(f"/api/v1/workshops/{path}", json=body, environ_overrides=place)


def somebody() -> dict[str, Any]:
    key = urlsafe_b64encode(token_bytes(16)).decode().rstrip("=")
    return {"id": str(uuid4()), "key": key, "sector": "people", "data_consent": True}


def test_a_guesser_in_the_room_does_not_shut_its_door(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.joining._wrong_codes", Tries(per_minute=1, burst=3))
    code, hidden = a_workshop(database).join_code, a_workshop(database).join_code
    assert behind(app, "192.0.2.7", f"/j/{code}").status_code == 200

    guesses = [behind(app, "192.0.2.7", f"/?code={WRONG}").status_code for _ in range(4)]

    assert guesses == [404] * 3 + [429]
    assert behind(app, "192.0.2.7", f"/j/{code}").status_code == 200
    assert behind(app, "192.0.2.7", f"/?code={hidden}").status_code == 429
    assert behind(app, "192.0.2.8", f"/?code={hidden}").status_code == 303


def test_wrong_receipts_do_not_keep_out_the_right_one(app: Flask, database: Database) -> None:
    code = a_workshop(database).join_code
    joined = behind(app, "192.0.2.9", f"{code}/participants", somebody()).json
    guess = {"receipt": "0000-0000-0000-0000-1"}

    answers = [behind(app, "192.0.2.9", f"{code}/participants/return", guess) for _ in range(12)]

    assert [one.status_code for one in answers] == [404] * 10 + [429] * 2
    mine = {"receipt": joined["receipt"]}
    assert behind(app, "192.0.2.9", f"{code}/participants/return", mine).status_code == 201


def test_many_failures_at_once_cost_no_more_than_one_wait() -> None:
    tries = Tries(per_minute=1, burst=10)

    for _ in range(500):
        tries.failed("mali@example.org")

    with pytest.raises(TooFast) as refusal:
        tries.check("mali@example.org")
    assert refusal.value.fields["after_ms"] <= 60_001
