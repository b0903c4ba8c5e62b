"""The language of pages, and dates as people write them: Thai with years of the Buddhist era."""

from datetime import date, datetime
from typing import Any

from flask import Flask, Response, request
from flask_babel import Babel
from markupsafe import Markup

from server import phrases as thai
from workshops.core.calendar import BANGKOK, BUDDHIST_ERA, bangkok_day, today

LOCALES = ("th", "en")
_A_YEAR = 365 * 24 * 3600

_LONG_MONTHS = {
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "en": "January February March April May June July August September October November December",
}
_MONTHS = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


def register(app: Flask) -> None:
    """Sentences by Flask-Babel, and what every template may use."""
    Babel(app, default_locale="th", default_timezone="Asia/Bangkok", locale_selector=locale)
    app.add_template_filter(be_date)
    app.add_template_filter(be_moment)
    app.add_template_filter(in_language)
    app.add_template_filter(phrases)
    app.add_template_filter(sentence)
    app.context_processor(_for_templates)


def locale() -> str:
    """Thai until somebody chose otherwise here; what the browser asks for is not looked at."""
    chosen = request.cookies.get("locale") if request else None
    return chosen if chosen in LOCALES else "th"


def remember_choice(response: Response, name: str, value: str) -> Response:
    """Keep a choice of how pages look in a cookie of its own; it says nothing about a person."""
    response.set_cookie(
        name, value, max_age=_A_YEAR, samesite="Lax", secure=request.is_secure, httponly=True
    )
    return response


def be_date(value: date | datetime | str | None, locale_: str | None = None) -> str:
    """``23 พ.ย. 2569``; in English ``23 Nov 2026``; never on two lines. Moments are days of Asia/Bangkok."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, datetime):
        value = bangkok_day(value)
    language = locale_ or locale()
    year = value.year + (BUDDHIST_ERA if language == "th" else 0)
    return f"{value.day}\u00a0{_MONTHS[language].split()[value.month - 1]}\u00a0{year}"


def be_moment(value: datetime) -> str:
    """``09:41 น.`` for a moment of today, else after its day; in English ``09:41``."""
    time = f"{value.astimezone(BANGKOK):%H:%M}" + ("\u00a0น." if locale() == "th" else "")
    return time if bangkok_day(value) == today() else f"{be_date(value)} {time}"


def in_language(row: Any, name: str) -> str:
    """``row``'s words for ``name`` in the page's language, else in the one there is."""
    languages = LOCALES if locale() == "th" else LOCALES[::-1]
    fields = [f"{name}_{language}" for language in languages]
    words = [row[f] if isinstance(row, dict) else getattr(row, f) for f in fields]
    return words[0] or words[1] or ""


def phrases(text: str) -> Markup:
    """What people wrote, with no word cut at a line's end; Thai says so on an English page."""
    return thai.phrases(str(text), locale())


def sentence(text: str) -> Markup:
    """What the product says, or a title: lines end at its writer's spaces."""
    return thai.sentence(str(text), locale())


def _for_templates() -> dict[str, Any]:
    return {
        "locale": locale(),
        "months": _LONG_MONTHS[locale()].split(),
        "theme": _one_of("theme", {"dark", "light"}),
        "text_size": _one_of("text_size", {"large"}),
        "contrast": _one_of("contrast", {"high"}),
    }


def _one_of(cookie: str, words: set[str]) -> str | None:
    chosen = request.cookies.get(cookie) if request else None
    return chosen if chosen in words else None
