"""A server's clock that is put back, or a little behind its neighbour's, shows nobody out."""

import time
from datetime import timedelta

import pytest
from flask import Flask
from itsdangerous import SignatureExpired, URLSafeTimedSerializer

from server.signing import PatientSigner
from tests.support.desk import Browser, signed_in
from tests.workshops.room import a_room
from tests.workshops.test_batch import a_note, carried_out
from workshops.core.db import Database, utcnow
from workshops.execution import Done


@pytest.fixture
def mali(app: Flask) -> Browser:
    return signed_in(app, "mali@example.org")


def put_back(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    really = time.time
    monkeypatch.setattr("time.time", lambda: really() - seconds)


@pytest.mark.parametrize("seconds", [1, 3600])
def test_whoever_is_signed_in_stays_so_when_the_clock_is_put_back(
    mali: Browser, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    put_back(monkeypatch, seconds)

    assert mali.get("/staff/").status_code == 200


def test_a_signature_counts_from_before_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    tickets = URLSafeTimedSerializer("secret", signer=PatientSigner)
    ticket = tickets.dumps("words")

    assert tickets.loads(ticket, max_age=60) == "words"
    put_back(monkeypatch, 30)
    assert tickets.loads(ticket, max_age=60) == "words"
    put_back(monkeypatch, -200)
    with pytest.raises(SignatureExpired):
        tickets.loads(ticket, max_age=60)


@pytest.mark.parametrize("database", ["SQLite"], indirect=True)
def test_a_workshop_goes_on_in_its_order_when_the_clock_is_put_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = a_room(database)
    before = carried_out(room, a_note(room))
    monkeypatch.setattr("workshops.batch.utcnow", lambda: utcnow() - timedelta(hours=1))

    after = carried_out(room, a_note(room), a_note(room))

    answers = [*before, *after]
    assert all(isinstance(one, Done) for one in answers)
    numbers = [one.seq for one in answers if isinstance(one, Done)]
    assert numbers == sorted(set(numbers))
