"""What is still missing before a workshop opens: what it must have, and what would be good to have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.agenda import queries
from workshops.agenda.models import Activity
from workshops.core import calendar
from workshops.core.workshop import Workshop
from workshops.people.models import Facilitator, SeatPlan

BRIEF_FIELDS = ("decision", "decider", "fixed", "answer_due")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. Without what ``is_must`` a workshop does not open; the rest is advice."""

    key: str
    is_done: bool
    is_must: bool


def checks(db: Session, workshop: Workshop, now: datetime) -> list[Check]:
    """What a facilitator goes through before the day. The poster cannot be known from here.

    That the answer's day is over is a line only when it is: nobody names such a day.
    """
    activities = queries.activities(db, workshop.id)
    is_late = _answer_is_past(workshop, now)
    return [
        Check("brief", not lacking_in_brief(workshop), is_must=True),
        *([Check("answer_due", is_done=False, is_must=True)] if is_late else []),
        Check("activities", bool(activities), is_must=True),
        Check("languages", bool(activities) and not lacking_words(activities), is_must=True),
        Check("co_facilitator", _facilitators(db, workshop) > 1, is_must=False),
        Check("starts_at", workshop.starts_at is not None, is_must=False),
        Check("seats", _seats(db, workshop) > 0, is_must=False),
    ]


def lacking(db: Session, workshop: Workshop, now: datetime) -> dict[str, Any]:
    """What stands in the way of the opening, as the fields of a refusal; empty when nothing does."""
    activities = queries.activities(db, workshop.id)
    found: Mapping[str, Any] = {
        "brief": _faults_in_brief(workshop, now),
        "activities": dict.fromkeys(map(str, lacking_words(activities)), "not_in_both_languages"),
        "agenda": "" if activities else "empty",
    }
    return {name: words for name, words in found.items() if words}


def lacking_in_brief(workshop: Workshop) -> list[str]:
    return [name for name in BRIEF_FIELDS if not workshop.brief.get(name)]


def _faults_in_brief(workshop: Workshop, now: datetime) -> dict[str, str]:
    empty = dict.fromkeys(lacking_in_brief(workshop), "empty")
    return empty | ({"answer_due": "past"} if _answer_is_past(workshop, now) else {})


def _answer_is_past(workshop: Workshop, now: datetime) -> bool:
    day = workshop.brief.get("answer_due", "")
    return bool(day) and calendar.has_passed(day, now)


def lacking_words(activities: Iterable[Activity]) -> list[UUID]:
    """Activities whose title or prompt does not stand in both languages. A segment may have no prompt."""
    return [one.id for one in activities if not _speaks_both(one)]


def _speaks_both(activity: Activity) -> bool:
    prompts = (activity.prompt_th, activity.prompt_en)
    may_be_silent = not activity.asks_for_input and not any(prompts)
    return all((activity.title_th, activity.title_en)) and (may_be_silent or all(prompts))


def _facilitators(db: Session, workshop: Workshop) -> int:
    query = sa.select(sa.func.count(Facilitator.id)).where(Facilitator.workshop_id == workshop.id)
    return db.scalar(query) or 0


def _seats(db: Session, workshop: Workshop) -> int:
    """How many people are expected, of all sectors together."""
    plan = db.get(SeatPlan, workshop.id)
    return sum(plan.seats.values()) if plan else 0
