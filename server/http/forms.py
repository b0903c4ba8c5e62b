"""What the desk's forms share: the words that were typed, and a command sent from a page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import request

from server.days import typed_day
from server.execute import submit
from workshops.core.actors import Actor
from workshops.execution import Done, Envelope

HEADINGS = ("title_th", "title_en", "programme", "challenge")
BRIEF_WORDS = ("decision", "decider", "fixed")
DAYS = ("answer_due",)
BRIEF = (*BRIEF_WORDS, *DAYS)
WORKSHOP_FIELDS = (*HEADINGS, *BRIEF, "fiscal_year")


def order(workshop_id: UUID, actor: Actor, type: str, **data: Any) -> Done:
    """Send a command as a socket would. Raises ``Refused``."""
    return submit(workshop_id, Envelope(uuid4(), type, data), actor)


def typed(*names: str) -> dict[str, str]:
    """The form's words as they were typed, so that a refused form comes back whole."""
    words = {name: request.form.get(name, "") for name in names}
    return words | {name: typed_day(request.form, name) for name in DAYS if name in names}


def headings(words: Mapping[str, str]) -> dict[str, Any]:
    """A form's words as ``NewWorkshop`` and ``workshop.edit`` take them."""
    year = words["fiscal_year"].strip()
    return {
        **{name: words[name] for name in HEADINGS},
        "fiscal_year": int(year) if year.isdecimal() and len(year) < 10 else year,
    }


def brief(words: Mapping[str, str]) -> dict[str, str]:
    return {name: words[name] for name in BRIEF}
