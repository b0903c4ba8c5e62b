"""What comes in to design an agenda."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates, validates_schema

from workshops.agenda.models import ActivityKind, Stage
from workshops.agenda.schemas import PROMPT_LENGTH, TITLE_LENGTH, OfActivity, optional_text
from workshops.boards.models import MOST_ZONES
from workshops.core.fields import In, Text, Uuid, WholeNumber
from workshops.voting.models import MOST_DOTS, RoundKind
from workshops.voting.schemas import MOST_ITEMS_AT_ONCE, Item

MOST_RUNS = 30
MOST_ACTIVITIES = 30
LONGEST_ZONE_KEY = 40
MINUTES = validate.Range(1, 600)


def optional_id() -> Uuid:
    return Uuid(required=False, allow_none=True, load_default=None)


def yes_or_no(default: bool | None = None) -> fields.Boolean:
    return fields.Boolean(load_default=default, truthy={True}, falsy={False})


class ZoneIn(In):
    """``key`` stays with the zone; without one the server makes it."""

    key = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(rf"^[a-z0-9_]{{1,{LONGEST_ZONE_KEY}}}$"),
    )
    title_th = Text(longest=TITLE_LENGTH, may_be_empty=True, required=False, load_default="")
    title_en = Text(longest=TITLE_LENGTH, may_be_empty=True, required=False, load_default="")


class RuleIn(In):
    """How a round is voted in: dots with a budget and a cap, or a stance, which has neither."""

    kind = fields.Enum(RoundKind, by_value=True, required=True)
    budget = WholeNumber(load_default=3, validate=validate.Range(1, MOST_DOTS))
    cap = WholeNumber(load_default=1, validate=validate.Range(1, MOST_DOTS))

    @validates_schema(skip_on_field_errors=True)
    def _fits(self, data: dict[str, Any], **_: Any) -> None:
        if data["cap"] > data["budget"]:
            raise ValidationError("over_budget", "cap")


class Zones(fields.List[Any]):
    """One to four zones of a board, each with a key of its own."""

    def __init__(self) -> None:
        super().__init__(
            fields.Nested(ZoneIn), load_default=None, validate=validate.Length(1, MOST_ZONES)
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        zones: list[Any] = super()._deserialize(value, attr, data, **kwargs)
        keys = [zone["key"] for zone in zones or () if zone["key"]]
        if len(set(keys)) < len(keys):
            raise ValidationError("twice")
        return zones


class NewActivity(In):
    """A whole activity with what it is done on. ``content_id`` is its board's or its round's."""

    activity_id = Uuid()
    kind = fields.Enum(ActivityKind, by_value=True, required=True)
    title_th = Text(longest=TITLE_LENGTH)
    title_en = Text(longest=TITLE_LENGTH)
    prompt_th = Text(longest=PROMPT_LENGTH, may_be_empty=True, required=False, load_default="")
    prompt_en = Text(longest=PROMPT_LENGTH, may_be_empty=True, required=False, load_default="")
    minutes = WholeNumber(load_default=10, validate=MINUTES)
    is_silent = yes_or_no(default=True)
    is_read_by_facilitators = yes_or_no(default=False)
    zones = Zones()
    rule = fields.Nested(RuleIn, load_default=None)
    items = fields.List(
        fields.Nested(Item), load_default=list, validate=validate.Length(max=MOST_ITEMS_AT_ONCE)
    )
    content_id = optional_id()


class AddStage(In):
    """``before_id``: the run in front of which it comes; without one, at the end."""

    stage_run_id = Uuid()
    stage = fields.Enum(Stage, by_value=True, required=True)
    before_id = optional_id()
    activities = fields.List(
        fields.Nested(NewActivity), load_default=list, validate=validate.Length(max=MOST_ACTIVITIES)
    )

    @validates("activities")
    def _each_once(self, activities: list[dict[str, Any]], **_: Any) -> None:
        if len({one["activity_id"] for one in activities}) < len(activities):
            raise ValidationError("twice")


class MoveStage(In):
    stage_run_id = Uuid()
    before_id = optional_id()


class RemoveStage(In):
    stage_run_id = Uuid()


class AddActivity(NewActivity):
    stage_run_id = Uuid()
    before_id = optional_id()


class EditActivity(OfActivity):
    """What is left out stays. With ``version`` nobody's newer words are overwritten."""

    title_th = optional_text(TITLE_LENGTH)
    title_en = optional_text(TITLE_LENGTH)
    prompt_th = optional_text(PROMPT_LENGTH, may_be_empty=True)
    prompt_en = optional_text(PROMPT_LENGTH, may_be_empty=True)
    minutes = WholeNumber(load_default=None, validate=MINUTES)
    is_silent = yes_or_no()
    is_read_by_facilitators = yes_or_no()
    zones = Zones()
    rule = fields.Nested(RuleIn, load_default=None)
    version = WholeNumber(load_default=None)


class MoveActivity(OfActivity):
    stage_run_id = Uuid()
    before_id = optional_id()
