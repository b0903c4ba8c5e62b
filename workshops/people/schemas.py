"""What comes in about people, and their rows on screens."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from marshmallow import Schema, ValidationError, fields, validate
from sqlalchemy.orm import Session

from workshops.core.actors import Role, Sector
from workshops.core.audience import EVERYONE, NOBODY, Audience, View
from workshops.core.audience import FACILITATORS as FACILITATORS_ONLY
from workshops.core.db import milliseconds
from workshops.core.fields import In, Milliseconds, Text, Uuid, WholeNumber
from workshops.people.models import Facilitator, Hand, Nudge, Participant, SeatPlan
from workshops.people.queries import teams

NAME_LENGTH = 80
MOST_TEAMS = 60
MOST_SEATS = 5000
NUDGE_SECONDS = 60
DATA_CONSENT_VERSION = "2569-2"


def each_once(ids: list[UUID]) -> None:
    if len(set(ids)) != len(ids):
        raise ValidationError("twice")


class SectorField(fields.Enum[Sector]):
    def __init__(self, *, required: bool = True) -> None:
        if required:
            super().__init__(Sector, by_value=True, required=True)
        else:
            super().__init__(Sector, by_value=True, load_default=None)


class Joining(In):
    """The body of the join call. ``key`` is 128 random bits in base64url, made by the phone."""

    id = Uuid()
    key = fields.String(required=True, validate=validate.Length(min=22, max=24))
    name = Text(longest=NAME_LENGTH, may_be_empty=True, required=False, load_default="")
    sector = SectorField()
    data_consent = fields.Boolean(
        required=True, truthy={True}, falsy={False}, validate=validate.Equal(True)
    )


class Returning(In):
    receipt = fields.String(required=True, validate=validate.Length(min=1, max=60))


class JoinParticipant(In):
    participant_id = Uuid()
    name = Text(longest=NAME_LENGTH, may_be_empty=True)
    sector = SectorField()
    key_hash = fields.String(required=True)
    receipt_hash = fields.String(required=True)
    sealed_author_id = fields.String(required=True)
    is_simulated = fields.Boolean(load_default=False, truthy={True}, falsy={False})


class ReturnParticipant(In):
    receipt_hash = fields.String(required=True)
    generation = WholeNumber(required=True)


class UpdateParticipant(In):
    participant_id = Uuid(required=False, load_default=None)
    name = Text(longest=NAME_LENGTH, may_be_empty=True, required=False, load_default=None)
    sector = SectorField(required=False)


class RemoveParticipant(In):
    participant_id = Uuid()


class RenewReceipt(In):
    participant_id = Uuid()
    receipt_hash = fields.String(required=True)
    sealed_author_id = fields.String(required=True)


class ChangeFacilitator(In):
    user_id = Uuid()


class RevokeProjector(In):
    projector_id = Uuid()


class Dealing(StrEnum):
    """How people come to teams: by lot, by lot with every sector spread out, or one by one."""

    RANDOM = "random"
    MIXED = "mixed"
    BY_HAND = "by_hand"


class DealTeams(In):
    team_ids = fields.List(
        Uuid(), required=True, validate=[validate.Length(1, MOST_TEAMS), each_once]
    )
    how = fields.Enum(Dealing, by_value=True, required=True)


class AddTeam(In):
    team_id = Uuid()
    name = Text(longest=NAME_LENGTH, may_be_empty=True, required=False, load_default="")


class RemoveTeam(In):
    team_id = Uuid()


class MoveToTeam(In):
    participant_ids = fields.List(Uuid(), required=True, validate=validate.Length(1, 1000))
    team_id = Uuid(allow_none=True)


class RenameTeam(In):
    team_id = Uuid()
    name = Text(longest=NAME_LENGTH, may_be_empty=True)
    version = WholeNumber(required=True)


class TeamPlace(In):
    id = Uuid()
    number = WholeNumber(required=True, validate=validate.Range(1, 1000))
    name = Text(longest=NAME_LENGTH, may_be_empty=True)


class TeamMove(In):
    participant_id = Uuid()
    from_team_id = Uuid(allow_none=True)
    to_team_id = Uuid(allow_none=True)


class PutBackTeams(In):
    standing = fields.List(Uuid(), required=True, validate=validate.Length(0, MOST_TEAMS))
    teams = fields.List(
        fields.Nested(TeamPlace), required=True, validate=validate.Length(0, MOST_TEAMS)
    )
    moves = fields.List(fields.Nested(TeamMove), required=True, validate=validate.Length(0, 10_000))


class RaiseHand(In):
    pass


class LowerHand(In):
    participant_id = Uuid(required=False, load_default=None)


class LowerAllHands(In):
    pass


class PlanSeats(In):
    seats = fields.Dict(
        keys=fields.Enum(Sector, by_value=True),
        values=WholeNumber(validate=validate.Range(0, MOST_SEATS)),
        required=True,
    )


class SetLead(In):
    user_id = Uuid()


class SendNudge(In):
    activity_id = Uuid()


class TeamOut(Schema):
    id = fields.UUID()
    number = fields.Integer()
    name = fields.String()
    version = fields.Integer()


class HandOut(Schema):
    id = fields.UUID()
    position = fields.Integer()


class SeatPlanOut(Schema):
    id = fields.UUID()
    seats = fields.Dict()


class NudgeOut(Schema):
    id = fields.UUID()
    kind = fields.String()
    reached = fields.Integer(allow_none=True)
    sent_at = Milliseconds()
    next_at = fields.Function(lambda row: milliseconds(row.sent_at) + NUDGE_SECONDS * 1000)


class ParticipantOut(Schema):
    id = fields.UUID()
    name = fields.String()
    sector = fields.Enum(Sector, by_value=True)
    team_id = fields.UUID(allow_none=True)
    is_entered = fields.Constant(False)
    is_simulated = fields.Boolean()


class FacilitatorOut(Schema):
    id = fields.UUID(attribute="user_id")
    name = fields.Function(lambda row: row.user.name or row.user.email)
    is_host = fields.Boolean()
    is_lead = fields.Boolean()


def _participants(db: Session, workshop_id: UUID) -> Iterable[Participant]:
    query = sa.select(Participant).where(Participant.workshop_id == workshop_id)
    return db.scalars(query.order_by(Participant.joined_at, Participant.id))


def _participant_audience(row: Participant) -> Audience:
    # Named by the participant, not by the author: nothing on record ties the two.
    return NOBODY if row.removed_at else Audience(frozenset({Role.FACILITATOR}), also=row.id)


def _facilitators(db: Session, workshop_id: UUID) -> Iterable[Facilitator]:
    query = sa.select(Facilitator).where(Facilitator.workshop_id == workshop_id)
    return db.scalars(query.order_by(Facilitator.added_at, Facilitator.id))


PARTICIPANTS = View("participants", ParticipantOut(), _participants, _participant_audience)
FACILITATORS = View("facilitators", FacilitatorOut(), _facilitators, lambda row: FACILITATORS_ONLY)
TEAMS = View("teams", TeamOut(), teams, lambda row: EVERYONE)


def _hands(db: Session, workshop_id: UUID) -> Iterable[Hand]:
    query = sa.select(Hand).where(Hand.workshop_id == workshop_id)
    return db.scalars(query.order_by(Hand.position, Hand.id))


def _seat_plans(db: Session, workshop_id: UUID) -> Iterable[SeatPlan]:
    return db.scalars(sa.select(SeatPlan).where(SeatPlan.id == workshop_id))


HANDS = View(
    "hands",
    HandOut(),
    _hands,
    lambda row: Audience(frozenset({Role.FACILITATOR}), also=row.id),
)
SEAT_PLANS = View("seat_plans", SeatPlanOut(), _seat_plans, lambda row: EVERYONE)


def _nudges(db: Session, workshop_id: UUID) -> Iterable[Nudge]:
    query = sa.select(Nudge).where(Nudge.workshop_id == workshop_id)
    return db.scalars(query.order_by(Nudge.sent_at, Nudge.id))


NUDGES = View("nudges", NudgeOut(), _nudges, lambda row: FACILITATORS_ONLY)
