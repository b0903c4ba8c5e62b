"""Thailand's budget year: 1 October to 30 September, named by the B.E. year in which it ends."""

from datetime import date, datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Seven hours ahead all year: Thailand has no summer time."""

BUDDHIST_ERA = 543
FIRST_MONTH = 10


def today_in_bangkok(now: datetime) -> date:
    return now.astimezone(BANGKOK).date()


def fiscal_year_of(day: date) -> int:
    """1 October 2026 is the first day of 2570."""
    return day.year + BUDDHIST_ERA + (day.month >= FIRST_MONTH)


def fiscal_year_at(now: datetime) -> int:
    """The budget year that it is in Bangkok at ``now``, wherever the server stands."""
    return fiscal_year_of(today_in_bangkok(now))
