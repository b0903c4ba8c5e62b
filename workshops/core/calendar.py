"""The Thai calendar: days of Asia/Bangkok, years of the Buddhist era, fiscal years."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from workshops.core.db import utcnow

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_ERA = 543
_FIRST_MONTH = 10


def bangkok_day(moment: datetime) -> date:
    """The day that a calendar on a wall in Bangkok shows at ``moment``, which must be aware."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone belongs to no day.")
    return moment.astimezone(BANGKOK).date()


def today() -> date:
    return bangkok_day(utcnow())


def has_passed(day: str, moment: datetime) -> bool:
    """Whether ``day``, as ``YYYY-MM-DD``, is over in Bangkok at ``moment``."""
    return date.fromisoformat(day) < bangkok_day(moment)


def fiscal_year(day: date) -> int:
    """1 October to 30 September, by the Buddhist year in which it ends: 1 Oct 2026 is FY2570."""
    return day.year + BUDDHIST_ERA + (1 if day.month >= _FIRST_MONTH else 0)
