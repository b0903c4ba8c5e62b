"""Dates on pages, as the browser's ``th-TH-u-ca-buddhist`` writes them."""

from datetime import UTC, date, datetime

import pytest

from server.i18n import be_date

IN_THAI = [
    (date(2026, 1, 3), "3 ม.ค. 2569"),
    (date(2026, 2, 3), "3 ก.พ. 2569"),
    (date(2026, 3, 3), "3 มี.ค. 2569"),
    (date(2026, 4, 3), "3 เม.ย. 2569"),
    (date(2026, 5, 3), "3 พ.ค. 2569"),
    (date(2026, 6, 3), "3 มิ.ย. 2569"),
    (date(2026, 7, 3), "3 ก.ค. 2569"),
    (date(2026, 8, 3), "3 ส.ค. 2569"),
    (date(2026, 9, 3), "3 ก.ย. 2569"),
    (date(2026, 10, 3), "3 ต.ค. 2569"),
    (date(2026, 11, 23), "23 พ.ย. 2569"),
    (date(2026, 12, 3), "3 ธ.ค. 2569"),
    (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "1 ม.ค. 2570"),
    ("2028-02-29", "29 ก.พ. 2571"),
    (None, ""),
    ("", ""),
]


@pytest.mark.parametrize(("value", "shown"), IN_THAI)
def test_thai_dates_count_the_buddhist_era(value: date | str | None, shown: str) -> None:
    """R-DESK-7. A date is never on two lines."""
    assert be_date(value, "th") == shown.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2026-11-23", "23 Nov 2026"), (datetime(2026, 12, 31, 17, tzinfo=UTC), "1 Jan 2027")],
)
def test_english_dates_count_the_common_era(value: datetime | str, shown: str) -> None:
    assert be_date(value, "en") == shown.replace(" ", "\u00a0")


def test_a_moment_without_a_zone_is_no_day() -> None:
    with pytest.raises(ValueError, match="zone"):
        be_date(datetime(2026, 1, 1), "th")  # noqa: DTZ001
