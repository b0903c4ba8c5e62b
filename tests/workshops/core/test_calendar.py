"""Fiscal years and days, as officials count them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshops.core.calendar import bangkok_day, fiscal_year, has_passed


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
        (date(2026, 12, 31), 2570),
        (date(2027, 1, 1), 2570),
        (date(2027, 9, 30), 2570),
    ],
)
def test_a_fiscal_year_begins_in_october_and_is_named_after_its_end(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@given(some.dates(max_value=date(9000, 1, 1)))
def test_a_fiscal_year_changes_only_on_the_first_of_october(day: date) -> None:
    tomorrow = day + timedelta(days=1)

    changes = fiscal_year(tomorrow) != fiscal_year(day)

    assert changes == ((tomorrow.month, tomorrow.day) == (10, 1))


def test_midnight_is_bangkoks() -> None:
    last_second_of_2569 = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)

    assert bangkok_day(last_second_of_2569) == date(2026, 12, 31)
    assert bangkok_day(last_second_of_2569 + timedelta(seconds=1)) == date(2027, 1, 1)


def test_a_day_has_passed_once_it_is_midnight_in_bangkok() -> None:
    last_minute = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)

    assert not has_passed("2026-12-31", last_minute)
    assert has_passed("2026-12-31", last_minute + timedelta(minutes=1))
