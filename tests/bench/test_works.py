"""The pure parts of what the bench measures: the search, the ballots, the calls, the passes."""

import gzip
import math

import pytest

from bench.everything import Timetable, measure, medians
from bench.guest import parse_answer
from bench.peers.every import PEERS
from bench.works.ballots import choice, expected, wrongly_counted
from bench.works.base import Place, Sample, Work
from bench.works.most import CLOSE_ENOUGH, Search


@pytest.mark.parametrize("capacity", [3.0, 25.0, 70.0, 999.0])
def test_the_search_ends_just_below_what_a_server_can_do(capacity: float) -> None:
    search, steps = Search(25.0), 0

    while not search.is_done:
        search.tell(search.rate <= capacity)
        steps += 1

    assert search.best <= capacity < search.best * CLOSE_ENOUGH * 1.001
    assert steps < 16


def test_a_phone_votes_for_another_item_each_time() -> None:
    assert [choice(number, 2) for number in (0, 2, 4, 6)] == [0, 1, 2, 0]


def test_the_last_ballot_that_was_taken_is_the_one_that_counts() -> None:
    assert expected({0, 2, 1}, phones=2) == {0: choice(2, 2), 1: choice(1, 2)}


def test_a_tally_is_wrong_by_every_dot_and_voter_that_differs() -> None:
    last = {0: 0, 1: 0, 2: 2}

    assert wrongly_counted(last, 3, [2, 0, 1]) == 0
    assert wrongly_counted(last, 2, [1, 0, 1]) == 2


def test_an_answer_in_pieces_waits_for_its_end() -> None:
    body = gzip.compress(b'{"seq":1}')
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    whole = head.encode() + body

    assert [parse_answer(whole[:cut]) for cut in range(len(whole))] == [None] * len(whole)
    assert parse_answer(whole) == (200, b'{"seq":1}')


def test_medians_are_of_the_passes_that_have_the_figure() -> None:
    passes = [{"a": 1.0}, {"a": 5.0, "b": 2.0}, {"a": math.nan, "b": 4.0}]

    assert medians({"work": {"peer": passes}})["work"]["peer"] == {"a": 5.0, "b": 3.0}


def test_a_measurement_that_would_end_too_late_is_not_begun() -> None:
    timetable = Timetable(seconds=0.0)

    with timetable.taking("room", "node"):
        pass

    assert not timetable.has_time_for("room", "node")


def test_a_measurement_that_fails_does_not_end_the_run() -> None:
    def fails(peer: object, place: Place) -> Sample:
        raise ValueError("no answer")

    def succeeds(peer: object, place: Place) -> Sample:
        return {"room_p95": 1.0}

    works = [Work("one", "", {"node": 1}, fails), Work("other", "", {"node": 2}, succeeds)]

    results = measure(works, PEERS, passes=3, minutes=1, patience=0, tell=lambda _: None)

    assert results == {
        "one": {"node": [{"failed": 1.0}]},
        "other": {"node": [{"room_p95": 1.0}, {"room_p95": 1.0}]},
    }


def test_whoever_interrupts_gets_what_was_measured_until_then() -> None:
    def interrupted(peer: object, place: Place) -> Sample:
        raise KeyboardInterrupt

    works = [Work("one", "", {"node": 1}, interrupted)]

    assert measure(works, PEERS, passes=1, minutes=1, patience=0, tell=lambda _: None) == {
        "one": {"node": []}
    }
