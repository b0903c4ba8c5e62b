"""What comes in to steer the agenda, and its rows on screens."""

from datetime import date, timedelta
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from workshops.agenda import queries
from workshops.agenda.models import (
    Activity,
    ActivityKind,
    ActivityState,
    RunState,
    Stage,
    StageRun,
    TimerState,
)
from workshops.core import calendar
from workshops.core.audience import EVERYONE, FACILITATORS, Audience, View
from workshops.core.fields import In, Milliseconds, Text, Uuid, WholeNumber
from workshops.core.workshop import Door, WorkshopState

TITLE_LENGTH = 200
PROMPT_LENGTH = 500
BRIEF_LENGTH = 1000
FISCAL_YEARS = validate.Range(2500, 2700)
LAST_MOMENT = 4_102_444_800_000
"""The year 2100, in milliseconds."""

LONGEST_PROMISE = timedelta(days=5 * 366)
"""Whoever means the Buddhist era and says the common one is 543 years off."""

LONGEST_TIMER = 24 * 60 * 60
SPOTLIGHT_TYPES = ("activity", "board", "note", "cluster", "round")


def optional_text(longest: int, *, may_be_empty: bool = False) -> Text:
    return Text(longest=longest, may_be_empty=may_be_empty, required=False, load_default=None)


class Day(fields.String):
    """A day as ``YYYY-MM-DD`` that people may live to see, or nothing yet; ``is_ahead``: today in
    Bangkok or later."""

    def __init__(self, *, is_ahead: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.is_ahead = is_ahead

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            raise ValidationError("not_a_day") from None
        if self.is_ahead and day and day < calendar.today():
            raise ValidationError("past")
        if day and day > calendar.today() + LONGEST_PROMISE:
            raise ValidationError("too_far")
        return day.isoformat() if day else ""


class Brief(In):
    """Four things that everybody sees before joining. A draft may still lack some."""

    decision = Text(longest=BRIEF_LENGTH, may_be_empty=True, required=False, load_default="")
    decider = Text(longest=BRIEF_LENGTH, may_be_empty=True, required=False, load_default="")
    fixed = Text(longest=BRIEF_LENGTH, may_be_empty=True, required=False, load_default="")
    answer_due = Day(load_default="")


class NewBrief(Brief):
    """Nobody promises an answer for a day that is over."""

    answer_due = Day(is_ahead=True, load_default="")


class OpenWorkshop(In):
    pass


class CloseWorkshop(In):
    pass


class EditWorkshop(In):
    """What is left out stays. With ``version`` nobody's newer words are overwritten."""

    title_th = optional_text(TITLE_LENGTH)
    title_en = optional_text(TITLE_LENGTH)
    programme = optional_text(TITLE_LENGTH, may_be_empty=True)
    challenge = optional_text(TITLE_LENGTH, may_be_empty=True)
    fiscal_year = WholeNumber(load_default=None, validate=FISCAL_YEARS)
    brief = fields.Nested(Brief(partial=True), load_default=None)
    shows_names = fields.Boolean(load_default=None, truthy={True}, falsy={False})
    starts_at = WholeNumber(load_default=None, validate=validate.Range(0, LAST_MOMENT))
    version = WholeNumber(load_default=None)


class SetDoor(In):
    door = fields.Enum(Door, by_value=True, required=True)


class OpenStage(In):
    """``stage`` asks for a new run of that stage, under the id that the sender made."""

    stage_run_id = Uuid()
    stage = fields.Enum(Stage, by_value=True, load_default=None)


class OfActivity(In):
    activity_id = Uuid()


class StartTimer(In):
    """Without ``seconds`` a paused timer goes on."""

    seconds = WholeNumber(load_default=None, validate=validate.Range(1, LONGEST_TIMER))


class ExtendTimer(In):
    seconds = WholeNumber(required=True, validate=validate.Range(1, LONGEST_TIMER))


class ChangeTimer(In):
    pass


class SetSpotlight(In):
    target_type = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(SPOTLIGHT_TYPES)
    )
    target_id = Uuid(allow_none=True)


class Undo(In):
    command_id = Uuid()


class BriefOut(Schema):
    decision = fields.String(dump_default="")
    decider = fields.String(dump_default="")
    fixed = fields.String(dump_default="")
    answer_due = fields.String(dump_default="")


class WorkshopOut(Schema):
    id = fields.UUID()
    title_th = fields.String()
    title_en = fields.String()
    state = fields.Enum(WorkshopState, by_value=True)
    starts_at = Milliseconds()
    door = fields.Enum(Door, by_value=True)
    join_code = fields.String()
    shows_names = fields.Boolean()
    is_rehearsal = fields.Boolean()
    brief = fields.Nested(BriefOut)
    version = fields.Integer()


class StageRunOut(Schema):
    id = fields.UUID()
    stage = fields.Enum(Stage, by_value=True)
    run = fields.Integer()
    position = fields.Integer()
    state = fields.Enum(RunState, by_value=True)
    previous_id = fields.UUID()
    opened_at = Milliseconds()
    closed_at = Milliseconds()


class ActivityOut(Schema):
    id = fields.UUID()
    stage_run_id = fields.UUID()
    position = fields.Integer()
    kind = fields.Enum(ActivityKind, by_value=True)
    title_th = fields.String()
    title_en = fields.String()
    prompt_th = fields.String()
    prompt_en = fields.String()
    minutes = fields.Integer()
    state = fields.Enum(ActivityState, by_value=True)
    is_silent = fields.Boolean()
    is_read_by_facilitators = fields.Boolean()
    is_revealed = fields.Boolean()
    locks_at = Milliseconds()
    started_at = Milliseconds()
    version = fields.Integer()


class TimerOut(Schema):
    id = fields.UUID(attribute="workshop_id")
    state = fields.Enum(TimerState, by_value=True)
    ends_at = Milliseconds()
    remaining_ms = fields.Integer()
    total_ms = fields.Integer()


class SpotlightOut(Schema):
    id = fields.UUID(attribute="workshop_id")
    target_type = fields.String()
    target_id = fields.UUID()


def everybody(_row: object) -> Audience:
    return EVERYONE


def run_audience(run: StageRun) -> Audience:
    """What the room has not reached yet is for those who steer."""
    return EVERYONE if run.has_opened else FACILITATORS


def activity_audience(activity: Activity) -> Audience:
    return run_audience(activity.stage_run)


WORKSHOP = View("workshop", WorkshopOut(), queries.workshops, everybody)
STAGE_RUNS = View("stage_runs", StageRunOut(), queries.stage_runs, run_audience)
ACTIVITIES = View("activities", ActivityOut(), queries.activities, activity_audience)
TIMER = View("timer", TimerOut(), queries.timers, everybody)
SPOTLIGHT = View("spotlight", SpotlightOut(), queries.spotlights, everybody)
