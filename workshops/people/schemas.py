"""What comes in about people, and their rows on screens."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from marshmallow import Schema, fields, validate
from sqlalchemy.orm import Session

from workshops.core.actors import Role, Sector
from workshops.core.audience import FACILITATORS as FACILITATORS_ONLY
from workshops.core.audience import NOBODY, Audience, View
from workshops.core.fields import In, Text, Uuid
from workshops.people.models import Facilitator, Participant

NAME_LENGTH = 80
DATA_CONSENT_VERSION = "2569-1"


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


class ReturnParticipant(In):
    receipt_hash = fields.String(required=True)


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


class ParticipantOut(Schema):
    id = fields.UUID()
    name = fields.String()
    sector = fields.Enum(Sector, by_value=True)
    team_id = fields.UUID(allow_none=True)
    is_entered = fields.Constant(False)


class FacilitatorOut(Schema):
    id = fields.UUID(attribute="user_id")
    name = fields.Function(lambda row: row.user.name or row.user.email)
    is_host = fields.Boolean()


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
