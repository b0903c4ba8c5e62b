"""Two processes with eight tabs each cast for the same people around the closing instant (G6)."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.workshops.voting.rooms import Room, an_open_round
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.execution import Done
from workshops.voting.models import Ballot, Voter

ROOT = Path(__file__).parents[3]
ROUNDS, BUDGET, TABS = 3, 3, 8


@pytest.mark.timeout(240)
def test_around_the_close_nothing_is_overspent_lost_or_late(database: Database) -> None:
    """R-VOTE-3, R-VOTE-4"""
    assert race(database, ROUNDS, casting_for=(0.2, 0.8)) > 2 * TABS * ROUNDS


def race(database: Database, rounds: int, *, casting_for: tuple[float, float]) -> int:
    """Cast and close so many rounds, one after the other; how many casts were answered."""
    rooms = [an_open_round(database, items=4, budget=BUDGET, cap=BUDGET) for _ in range(rounds)]
    voters = [[room.somebody() for _ in range(2)] for room in rooms]
    answered = 0

    with two_processes(database, rooms, voters) as racers:
        for room, of_room in zip(rooms, voters, strict=True):
            time.sleep(Random(room.round_id.int).uniform(*casting_for))
            closed_at = closed(room)
            casts = [cast for racer in racers for cast in next_answers(racer)]

            counted = acknowledged(casts, of_room)
            assert {cast["code"] for cast in casts} <= KNOWN
            assert all(cast["seq"] < closed_at for cast in casts if cast["seq"])
            assert stored(database, room) == sorted(counted)
            assert all(0 < sum(chosen) <= BUDGET for chosen in counted)
            assert room.reveal()["turnout"] == len(counted)
            answered += len(casts)
    return answered


def closed(room: Room) -> int:
    """Where the stream stood. Sixteen tabs may hold the lock longer than a command waits for it."""
    command_id = uuid4()
    while True:
        answer = room.ask("round.close", envelope_id=command_id, round_id=room.round_id)
        if isinstance(answer, Done):
            return answer.seq
        assert answer.code == "retry", answer.code


KNOWN = {"done", "over_budget", "round_closed", "retry"}


@contextmanager
def two_processes(
    database: Database, rooms: list[Room], voters: list[list[Actor]]
) -> Iterator[list["subprocess.Popen[str]"]]:
    racers = [a_racer(database, rooms, voters, seed) for seed in (1, 2)]
    try:
        for racer in racers:
            assert racer.stdout is not None
            assert racer.stdout.readline() == "ready\n"
        for racer in racers:
            say(racer, "go")
        yield racers
    finally:
        for racer in racers:
            racer.kill()
            racer.communicate()


def a_racer(
    database: Database, rooms: list[Room], voters: list[list[Actor]], seed: int
) -> "subprocess.Popen[str]":
    racer = subprocess.Popen(
        [sys.executable, "-m", "tests.workshops.voting.racer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    asked = {
        "url": database.url.render_as_string(hide_password=False),
        "tabs": [(tab % 2, seed * 1000 + tab) for tab in range(TABS)],
        "rooms": [
            {
                "workshop_id": str(room.workshop_id),
                "round_id": str(room.round_id),
                "items": room.items,
                "voters": [
                    {"id": str(one.id), "participant_id": str(one.participant_id)}
                    for one in of_room
                ],
            }
            for room, of_room in zip(rooms, voters, strict=True)
        ],
    }
    say(racer, json.dumps(asked))
    return racer


def say(racer: "subprocess.Popen[str]", line: str) -> None:
    assert racer.stdin is not None
    racer.stdin.write(line + "\n")
    racer.stdin.flush()


def next_answers(racer: "subprocess.Popen[str]") -> list[dict[str, Any]]:
    assert racer.stdout is not None
    answers: list[dict[str, Any]] = json.loads(racer.stdout.readline())
    return answers


def acknowledged(casts: list[dict[str, Any]], voters: list[Actor]) -> list[list[int]]:
    """What every voter's acknowledged casts come to, in the order that the stream gave them."""
    sheets: dict[str, dict[str, int]] = {str(voter.id): {} for voter in voters}
    for cast in sorted((one for one in casts if one["seq"]), key=lambda one: one["seq"]):
        sheet = sheets[cast["voter"]]
        for item, dots in cast["choices"].items():
            sheet[item] = dots or 0
    chosen = [sorted(dots for dots in sheet.values() if dots) for sheet in sheets.values()]
    return [dots for dots in chosen if dots]


def stored(database: Database, room: Room) -> list[list[int]]:
    """Every voter's dots, as the tables have them; nobody knows any more whose they are."""
    with database.reading() as db:
        rows = db.execute(
            sa.select(Voter.id, Voter.spent, Ballot.choice)
            .join(Ballot, Ballot.voter_id == Voter.id)
            .where(Voter.round_id == room.round_id)
            .order_by(Voter.id, Ballot.choice)
        ).all()
    by_voter: dict[tuple[Any, int], list[int]] = {}
    for voter_id, spent, dots in rows:
        by_voter.setdefault((voter_id, spent), []).append(dots)
    assert all(sum(dots) == spent <= BUDGET for (_, spent), dots in by_voter.items())
    return sorted(by_voter.values())
