"""What the bench calls late, missing and the median."""

import dataclasses
import math

import pytest

from bench.figures import Figures, medians, percentiles_ms, receipts

NOTHING = Figures(*(0.0 for _ in dataclasses.fields(Figures)))


def test_a_note_is_late_when_somebody_lacks_it_after_a_second() -> None:
    sent = {0: 10.0, 1: 20.0}

    got = receipts(sent, [(10.1, [0]), (10.4, [0]), (20.1, [1]), (21.1, [1])], phones=2)

    assert (got.late, got.missing) == (1, 0)
    assert got.last == pytest.approx((0.4, 1.1))


def test_a_note_that_somebody_never_got_is_late_and_missing() -> None:
    got = receipts({0: 10.0}, [(10.1, [0])], phones=3)

    assert (got.late, got.missing, got.last) == (1, 2, ())


def test_notes_of_the_warm_up_do_not_count() -> None:
    got = receipts({0: 10.0}, [(9.0, [10_000_000]), (10.5, [0])], phones=1)

    assert got.each == pytest.approx((0.5,))


def test_percentiles_are_values_that_occurred() -> None:
    assert percentiles_ms([value / 1000 for value in range(1, 101)]) == pytest.approx((50, 95, 99))


def test_the_median_of_passes_is_taken_field_by_field() -> None:
    runs = [
        dataclasses.replace(NOTHING, room_p50=room, join_seconds=join)
        for room, join in ((1.0, 9.0), (5.0, 2.0), (3.0, 4.0))
    ]

    middle = medians(runs)

    assert (middle.room_p50, middle.join_seconds) == (3.0, 4.0)


def test_a_pass_that_delivered_nothing_counts_as_the_worst() -> None:
    runs = [dataclasses.replace(NOTHING, room_p50=room) for room in (math.nan, 1.0, math.nan)]

    assert math.isnan(medians(runs).room_p50)
