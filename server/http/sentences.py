"""Codes of refusals, and words of the domain, as sentences in the page's language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later
from flask_babel import ngettext

from server.http.forms import BRIEF_WORDS, HEADINGS
from workshops.agenda.schemas import BRIEF_LENGTH, TITLE_LENGTH
from workshops.core import calendar
from workshops.core.errors import Refused
from workshops.people.accounts import LONGEST_NAME
from workshops.people.passwords import LONGEST as LONGEST_PASSWORD

_BY_CODE = {
    "conflict": later("Somebody else was faster. The page now shows how it is."),
    "door_closed": later("The workshop is closed, so this can no longer be changed."),
    "invalid": later("Something is not filled in correctly. It is marked below."),
    "not_allowed": later("Only this workshop's facilitators may do this."),
    "not_found": later("This is not there any more."),
    "retry": later("The server was busy and nothing was changed. Please try again."),
    "stage_closed": later("This can not be changed in the workshop's present state."),
    "too_fast": later("That was too fast. Please wait a moment and try again."),
}
_BY_WORD = {
    "empty": later("Please fill this in."),
    "forbidden_characters": later("There is a character in it that can not be shown."),
    "host": later("The host of a workshop stays its facilitator."),
    "is_the_email": later("Please choose a password that is not your e-mail address."),
    "last_admin": later("This is the last administrator, so the account stays as it is."),
    "not_a_day": later("Please give a day of the calendar: day, month and a year of four digits."),
    "not_an_email": later("This does not look like an e-mail address."),
    "past": later("This day has passed. Please choose today or a later day."),
    "same": later("Please choose another password than the present one."),
    "taken": later("There is already an account with this e-mail address."),
    "too_far": later("This is more than five years away. Please check the year."),
    "too_long": later("This is too long. Please shorten it."),
    "too_plain": later(
        "Please use different letters: not only spaces, not one letter again and again."
    ),
    "too_short": later("Please use at least 10 characters."),
    "wrong": later("This is not your present password."),
}
_BY_FIELD = {
    "fiscal_year": later("Please write a year of the Buddhist era, such as 2570."),
    "template": later("Please choose one."),
}
"""Where a word says no more than that it is not valid."""

_LONGEST = {
    **dict.fromkeys(HEADINGS, TITLE_LENGTH),
    **dict.fromkeys(BRIEF_WORDS, BRIEF_LENGTH),
    "name": LONGEST_NAME,
    "password": LONGEST_PASSWORD,
}
"""How many letters a field takes."""

STATES = {
    "draft": later("In preparation"),
    "open": later("Running"),
    "closed": later("Closed"),
}
ROLES = {
    "admin": later("Administrator"),
    "facilitator": later("Facilitator"),
    "staff": later("Staff"),
}
SECTORS = {
    "people": later("People"),
    "civil_society": later("Civil society"),
    "private": later("Private sector"),
    "academic": later("Academic sector"),
    "government": later("Government"),
}
STAGES = {
    "empathize": later("Empathize"),
    "define": later("Define"),
    "ideate": later("Ideate"),
    "prototype": later("Prototype"),
    "test": later("Test"),
}
OUTCOMES = {
    "decision": later("Decision"),
    "idea": later("Idea"),
    "insight": later("Insight"),
    "problem": later("Problem"),
    "recommendation": later("Recommendation"),
    "prototype": later("Working prototype"),
    "commitment": later("Commitment"),
}
CHECKS = {
    "brief": (later("The brief is complete"), later("Complete the brief")),
    "activities": (
        later("There is something to do"),
        later("Add at least one activity to the agenda"),
    ),
    "languages": (
        later("Everything is asked in Thai and in English"),
        later("Write titles and prompts in both languages"),
    ),
    "co_facilitator": (
        later("There is a co-facilitator"),
        later("Ask a colleague to co-facilitate: a laptop may fail"),
    ),
    "starts_at": (
        later("The beginning is set"),
        later("Set when it begins, so that the console can tell ahead from behind"),
    ),
    "answer_due": (
        later("The answer is promised for a day to come"),
        later("Name another day for the answer: the one that was promised has passed"),
    ),
    "seats": (
        later("It is planned how many of each sector are expected"),
        later("Plan on the console how many of each sector are expected, to see who is missing"),
    ),
}
"""What stands on the list before the opening: once it is done, and as long as it is missing."""

WORDS = {
    "states": STATES,
    "checks": CHECKS,
    "roles": ROLES,
    "sectors": SECTORS,
    "stages": STAGES,
    "outcome_kinds": OUTCOMES,
}


def sentence(refusal: Refused) -> str:
    """What to tell somebody whose order was refused: the most particular words there are."""
    for word in _leaves(refusal.fields):
        if word[1] in _BY_WORD:
            return str(_BY_WORD[word[1]])
    return str(_BY_CODE.get(refusal.code, _("This was refused; nothing was changed.")))


def errors_by_field(refusal: Refused) -> dict[str, str]:
    """A sentence for each field that a form may show, by the field's own name."""
    return {name: str(_at_field(name, word)) for name, word in _leaves(refusal.fields)}


def _at_field(name: str, word: str) -> Any:
    if word == "too_long" and name in _LONGEST:
        return _("This is too long: at most %(longest)s letters.", longest=_LONGEST[name])
    return _BY_WORD.get(word) or _BY_FIELD.get(name) or _("Please check this.")


def days_until(day: str | None) -> int | None:
    """How many days are left, less than none when it is over; None without a day."""
    return (date.fromisoformat(day) - calendar.today()).days if day else None


def due_words(days: int | None) -> str:
    """When an answer is due, as people say it."""
    if days is None:
        return str(_("no day named"))
    if days < 0:
        return str(ngettext("%(num)s day overdue", "%(num)s days overdue", -days))
    if days == 0:
        return str(_("due today"))
    return str(ngettext("in %(num)s day", "in %(num)s days", days))


def _leaves(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _leaves(value)
        else:
            yield name, str(value)
