"""Days in forms: three fields, as people say a day, in whichever era they count."""

from collections.abc import Mapping
from datetime import date

from flask import Flask

from server.i18n import be_date, locale
from workshops.core.calendar import BUDDHIST_ERA

FIRST_COMMON_YEAR, FIRST_BUDDHIST_YEAR = 1900, 2400
"""Whoever writes such a year means this era, whatever the page's language is."""

PARTS = ("day", "month", "year")


def register(app: Flask) -> None:
    app.add_template_filter(parts_of_day)
    app.add_template_filter(day_or_words)


def typed_day(words: Mapping[str, str], name: str) -> str:
    """As the protocol has it: ``2026-12-31``; nothing if nothing was typed, else what is no day."""
    day, month, year = (words.get(f"{name}_{part}", "").strip() for part in PARTS)
    if not day and not month and not year:
        return ""
    if not all(part.isdecimal() and len(part) <= 4 for part in (day, month, year)):
        return "-".join((year, month, day))
    return f"{_common_year(int(year))}-{int(month):02}-{int(day):02}"


def parts_of_day(words: str) -> dict[str, str]:
    """What the three fields show of ``typed_day``'s words, with the year of the page's era."""
    year, month, day = [*words.split("-"), "", ""][:3]
    return {"day": _plain(day), "month": _plain(month), "year": _year_here(_plain(year))}


def day_or_words(words: str) -> str:
    """A day as people read it; what is none stays as it was typed."""
    try:
        return be_date(date.fromisoformat(words))
    except ValueError:
        return " ".join(parts_of_day(words).values())


def _common_year(year: int) -> int:
    return year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year


def _year_here(year: str) -> str:
    """A year of the common era as the page counts; one of no era as it was typed."""
    is_common = year.isdecimal() and int(year) >= FIRST_COMMON_YEAR
    return str(int(year) + BUDDHIST_ERA) if is_common and locale() == "th" else year


def _plain(number: str) -> str:
    return str(int(number)) if number.isdecimal() else number
