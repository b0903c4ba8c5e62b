"""What comes in to hold a vote round, and its rows on screens."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates

from workshops.agenda.schemas import activity_audience
from workshops.core.actors import Role
from workshops.core.audience import EVERYONE, FACILITATORS, Audience, View, only
from workshops.core.fields import In, Text, Uuid, WholeNumber
from workshops.voting import queries
from workshops.voting.models import (
    MOST_DOTS,
    MOST_ITEMS,
    RoundItem,
    RoundKind,
    RoundState,
    SourceType,
    VoteRound,
)

ITEM_LENGTH = 500
NAME_LENGTH = 80
MOST_ITEMS_AT_ONCE = 200
WITHDRAWN_TH, WITHDRAWN_EN = "(ไม่แสดงข้อความนี้แล้ว)", "(no longer shown)"
"""Stands for the words of an item whose note was hidden or taken off: data, as a template's texts."""


class OfRound(In):
    round_id = Uuid()


class Source(In):
    type = fields.Enum(SourceType, by_value=True, required=True)
    id = Uuid()


class ItemWords(In):
    text_th = Text(longest=ITEM_LENGTH, may_be_empty=True, required=False, load_default="")
    text_en = Text(longest=ITEM_LENGTH, may_be_empty=True, required=False, load_default="")


class Item(ItemWords):
    """Words, or the source to copy them from, or both."""

    id = Uuid()
    source = fields.Nested(Source, allow_none=True, load_default=None)


class AddItems(OfRound):
    items = fields.List(
        fields.Nested(Item), required=True, validate=validate.Length(1, MOST_ITEMS_AT_ONCE)
    )

    @validates("items")
    def _each_once(self, items: list[dict[str, Any]], **_: Any) -> None:
        if len({item["id"] for item in items}) < len(items):
            raise ValidationError("twice")


class RemoveItems(OfRound):
    item_ids = fields.List(Uuid(), required=True, validate=validate.Length(1, MOST_ITEMS_AT_ONCE))


class RewordItem(OfRound, ItemWords):
    """``before``: the words that were changed."""

    item_id = Uuid()
    before = fields.Nested(ItemWords, required=True)


class CastBallot(OfRound):
    """By item: dots, or a stance; ``null`` takes back. The last two fields enter for somebody."""

    choices = fields.Dict(
        keys=Uuid(),
        values=WholeNumber(allow_none=True, validate=validate.Range(-1, MOST_DOTS)),
        required=True,
        validate=validate.Length(1, MOST_ITEMS),
    )
    version = WholeNumber(allow_none=True, load_default=None)
    ballot_id = Uuid(required=False, allow_none=True, load_default=None)
    on_behalf_of = Text(longest=NAME_LENGTH, required=False, allow_none=True, load_default=None)


class RoundOut(Schema):
    id = fields.UUID()
    activity_id = fields.UUID()
    kind = fields.Enum(RoundKind, by_value=True)
    rule = fields.Dict()
    state = fields.Enum(RoundState, by_value=True)


class RoundItemOut(Schema):
    """An item keeps its place and its counts when its note is withdrawn, but not the words."""

    id = fields.UUID()
    round_id = fields.UUID()
    position = fields.Integer()
    text_th = fields.Function(lambda item: WITHDRAWN_TH if item.is_withdrawn else item.text_th)
    text_en = fields.Function(lambda item: WITHDRAWN_EN if item.is_withdrawn else item.text_en)
    source = fields.Dict(allow_none=True)


class BallotOut(Schema):
    id = fields.UUID(attribute="round_id")
    choices = fields.Dict(keys=fields.UUID(), values=fields.Integer())
    version = fields.Integer()


class EnteredBallotOut(Schema):
    """``user_id`` and ``name`` are those of the facilitator who entered it."""

    id = fields.UUID(attribute="sheet.id")
    round_id = fields.UUID(attribute="sheet.round_id")
    on_behalf_of = fields.String(attribute="sheet.on_behalf_of")
    choices = fields.Dict(attribute="sheet.choices", keys=fields.UUID(), values=fields.Integer())
    version = fields.Integer(attribute="sheet.version")
    user_id = fields.UUID(attribute="sheet.entered_by")
    name = fields.String()


class CountOut(Schema):
    id = fields.String()
    counts = fields.Dict(allow_none=True)


class EnteredCountOut(Schema):
    turnout = fields.Integer()
    items = fields.List(fields.Nested(CountOut))


class SectorCountOut(EnteredCountOut):
    sector = fields.String()


class TallyOut(Schema):
    id = fields.String()
    turnout = fields.Integer()
    items = fields.List(fields.Nested(CountOut))
    entered = fields.Nested(EnteredCountOut)
    by_sector = fields.List(fields.Nested(SectorCountOut))


VOTERS = Audience(frozenset({Role.PARTICIPANT}))
"""Who may have a ballot: at the close it is dropped for all of them, so nobody is named."""


def _round_audience(round: VoteRound) -> Audience:
    return activity_audience(round.activity)


def _item_audience(item: RoundItem) -> Audience:
    return _round_audience(item.round)


ROUNDS = View("rounds", RoundOut(), queries.rounds, _round_audience)
ROUND_ITEMS = View("round_items", RoundItemOut(), queries.round_items, _item_audience)
BALLOTS = View("ballots", BallotOut(), queries.open_ballots, lambda sheet: only(sheet.author_id))
ENTERED_BALLOTS = View(
    "entered_ballots", EnteredBallotOut(), queries.entered_ballots, lambda _: FACILITATORS
)
TALLIES = View("tallies", TallyOut(), queries.tallies, lambda _: EVERYONE)
