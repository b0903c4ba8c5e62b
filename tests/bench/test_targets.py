"""What the table of targets calls holding."""

import math
from typing import Any

import pytest

from bench.targets import FAILS, HOLDS, TARGETS, UNKNOWN, findings, is_falling

GOOD: dict[str, dict[str, dict[str, float]]] = {
    "200x100": {"ruamsang": {"room_p95": 19}, "node": {"room_p95": 10}},
    "1000x20": {
        "ruamsang": {"room_p95": 30, "phone_memory_kb": 95},
        "node": {"room_p95": 18, "phone_memory_kb": 70},
    },
    "1000x100": {
        "ruamsang": {"room_p95": 55, "late_percent": 0},
        "node": {"room_p95": 4000},
    },
    "most": {
        "ruamsang": {"deliveries_a_second": 400_000},
        "node": {"deliveries_a_second": 66_000},
        "frames": {"deliveries_a_second": 390_000},
    },
    "ballots": {
        "ruamsang": {"ack_p95": 200, "wrong": 0, "unanswered": 0, "taken": 1500, "ballots": 3000}
    },
    "storm": {"ruamsang": {"all_in_seconds": 7}},
    "50x20x2": {"ruamsang": {"room_p95": 20}},
    "1000x2": {"ruamsang": {"room_p95": 25}},
    "20x100": {"ruamsang": {"room_p95": 15}},
    "cost_by_phones": {"ruamsang": {"us_50": 90, "us_1000": 12, "us_200": 30}},
    "cost_by_rate": {"ruamsang": {"us_5": 80, "us_400": 8}},
    "processes": {"one": {"deliveries_a_second": 90}, "two": {"deliveries_a_second": 120}},
}


def _changed(work: str, peer: str, **figures: float) -> dict[str, Any]:
    return GOOD | {work: GOOD[work] | {peer: GOOD[work][peer] | figures}}


def _verdicts(medians: dict[str, Any]) -> list[str]:
    return [finding.verdict for _, finding in findings(medians)]


def test_each_target_holds_where_everything_is_well() -> None:
    assert _verdicts(GOOD) == [HOLDS] * len(TARGETS)


@pytest.mark.parametrize(
    ("place", "work", "peer", "figures"),
    [
        (0, "200x100", "ruamsang", {"room_p95": 20.1}),
        (1, "1000x20", "node", {"room_p95": 14.9}),
        (2, "1000x100", "ruamsang", {"late_percent": 0.2}),
        (3, "most", "frames", {"deliveries_a_second": 400_001}),
        (3, "most", "node", {"deliveries_a_second": 100_001}),
        (4, "ballots", "ruamsang", {"wrong": 1}),
        (4, "ballots", "ruamsang", {"unanswered": 1}),
        (5, "storm", "ruamsang", {"all_in_seconds": 8.1}),
        (6, "1000x20", "ruamsang", {"phone_memory_kb": 101}),
        (7, "50x20x2", "ruamsang", {"room_p95": 26}),
        (8, "cost_by_phones", "ruamsang", {"us_1000": 34}),
        (9, "cost_by_rate", "ruamsang", {"us_400": 81}),
        (10, "processes", "two", {"deliveries_a_second": 90}),
    ],
)
def test_a_target_falls_with_the_one_figure_that_it_is_about(
    place: int, work: str, peer: str, figures: dict[str, float]
) -> None:
    told = _verdicts(_changed(work, peer, **figures))

    assert told[place] == FAILS
    assert told.count(HOLDS) == len(TARGETS) - 1


def test_nothing_is_claimed_of_what_was_not_measured() -> None:
    assert set(_verdicts({})) == {UNKNOWN}


def test_a_figure_that_nothing_was_measured_for_does_not_hold() -> None:
    assert _verdicts(_changed("200x100", "ruamsang", room_p95=math.nan))[0] == FAILS


def test_a_peer_that_delivered_nothing_in_time_is_no_divisor() -> None:
    told = findings(_changed("most", "node", deliveries_a_second=0.0))

    assert "– × Node's" in told[3][1].told


def test_costs_fall_when_no_point_is_above_the_one_before_it_but_by_noise() -> None:
    assert is_falling([(5, 10.0), (20, 4.0), (50, 4.3), (100, 3.0)])
    assert not is_falling([(5, 10.0), (20, 4.0), (50, 4.5), (100, 3.0)])
    assert not is_falling([(5, 10.0), (20, 10.5)])
