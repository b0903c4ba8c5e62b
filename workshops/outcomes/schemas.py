"""What comes in to keep an outcome, and its row on screens."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from workshops.core.audience import EVERYONE, Audience, View
from workshops.core.fields import In, Text, Uuid
from workshops.outcomes import queries
from workshops.outcomes.models import OutcomeKind, OutcomeState, SourceType

TITLE_LENGTH = 200
TEXT_LENGTH = 4000
MOST_SOURCES = 500


def optional_title() -> Text:
    return Text(longest=TITLE_LENGTH, may_be_empty=True, required=False, load_default="")


class Source(In):
    type = fields.Enum(SourceType, by_value=True, required=True)
    id = Uuid()


class SaveOutcome(In):
    """A title in one language is enough."""

    outcome_id = Uuid()
    kind = fields.Enum(OutcomeKind, by_value=True, required=True)
    title_th = optional_title()
    title_en = optional_title()
    text = Text(longest=TEXT_LENGTH, may_be_empty=True)
    derived_from = fields.List(
        fields.Nested(Source()), required=True, validate=validate.Length(max=MOST_SOURCES)
    )

    @validates_schema
    def has_a_title(self, data: dict[str, Any], **_: Any) -> None:
        if not data["title_th"] and not data["title_en"]:
            raise ValidationError("empty", "title_th")


class SourceOut(Schema):
    type = fields.Enum(SourceType, by_value=True, attribute="source_type")
    id = fields.UUID(attribute="source_id")


class OutcomeOut(Schema):
    """``derived_from`` names what the room may still see; the record has all of it."""

    id = fields.UUID()
    public_id = fields.String(attribute="outcome.public_id")
    kind = fields.Enum(OutcomeKind, by_value=True, attribute="outcome.kind")
    title_th = fields.String(attribute="outcome.title_th")
    title_en = fields.String(attribute="outcome.title_en")
    text = fields.String(attribute="outcome.text")
    state = fields.Enum(OutcomeState, by_value=True, attribute="outcome.state")
    derived_from = fields.List(fields.Nested(SourceOut()))


def outcome_audience(_outcome: object) -> Audience:
    return EVERYONE


OUTCOMES = View("outcomes", OutcomeOut(), queries.shown_outcomes, outcome_audience)
