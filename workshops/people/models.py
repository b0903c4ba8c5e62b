"""Tables of people. A participant's authorship hangs on one column, ``author_id``, alone."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshops.core.actors import Sector
from workshops.core.db import Base, InWorkshop, Key, Moment

FIRST_GENERATION = 1


class AccountRole(StrEnum):
    """What a staff account may do outside of a workshop. Admins manage accounts."""

    ADMIN = "admin"
    FACILITATOR = "facilitator"
    STAFF = "staff"


class User(Base):
    """A staff account. ``session_epoch`` rises when every sign-in of it must end."""

    __tablename__ = "user"

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(1000), default="")
    role: Mapped[AccountRole]
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    session_epoch: Mapped[int] = mapped_column(default=0)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[Moment]


class SignIn(Base):
    """One browser in which an account is signed in, until it signs out there."""

    __tablename__ = "sign_in"

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    signed_in_at: Mapped[Moment]
    ended_at: Mapped[datetime | None]


class ApiToken(Base):
    """A bearer token of a staff account, for scripts; only its hash is kept."""

    __tablename__ = "api_token"

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    created_at: Mapped[Moment]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Facilitator(InWorkshop, Base):
    """A staff account that steers one workshop. Whoever made the workshop is its host."""

    __tablename__ = "facilitator"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "user_id"),)

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id"))
    is_host: Mapped[bool] = mapped_column(default=False)
    is_lead: Mapped[bool] = mapped_column(default=False, server_default=sa.text("false"))
    added_at: Mapped[Moment]

    user: Mapped[User] = relationship(lazy="joined")


class Participant(InWorkshop, Base):
    """Somebody in one workshop, without an account.

    ``author_id`` is what their notes, ballots and ledger rows carry. It stands here in clear
    while the workshop is open, and sealed with a key made from the receipt from the join on;
    closing erases the clear one. ``generation`` rises when another device takes over.
    """

    __tablename__ = "participant"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(sa.String(1000), default="")
    sector: Mapped[Sector]
    team_id: Mapped[UUID | None]
    author_id: Mapped[UUID | None] = mapped_column(unique=True)
    sealed_author_id: Mapped[bytes] = mapped_column(sa.LargeBinary(100))
    key_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    receipt_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    generation: Mapped[int] = mapped_column(default=FIRST_GENERATION)
    data_consent_version: Mapped[str] = mapped_column(sa.String(20))
    is_simulated: Mapped[bool] = mapped_column(default=False, server_default=sa.text("false"))
    joined_at: Mapped[Moment]
    removed_at: Mapped[datetime | None]


class Projector(InWorkshop, Base):
    """A screen on the wall: reads what the room sees, until it is revoked."""

    __tablename__ = "projector"

    id: Mapped[Key]
    made_by: Mapped[UUID]
    made_at: Mapped[Moment]
    revoked_at: Mapped[datetime | None]


class Team(InWorkshop, Base):
    """A table in the room and whoever sits at it; ``number`` is what stands on the table."""

    __tablename__ = "team"
    __table_args__ = (sa.UniqueConstraint("workshop_id", "number"),)

    id: Mapped[Key]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(1000), default="")
    version: Mapped[int] = mapped_column(default=1)


class Hand(InWorkshop, Base):
    """A hand that is up; ``id`` is the participant's, ``position`` orders who is next."""

    __tablename__ = "hand"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]


class SeatPlan(Base):
    """How many of each sector are expected; ``id`` is the workshop's."""

    __tablename__ = "seat_plan"

    id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    seats: Mapped[dict[str, Any]]


class Nudge(InWorkshop, Base):
    """The last reminder of an activity: how many it was for, never who. ``id`` is the activity's."""

    __tablename__ = "nudge"

    id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    reached: Mapped[int | None]
    sent_at: Mapped[Moment]


class Rehearsal(Base):
    """How many simulated people a rehearsal gets, and which process plays them until when.

    ``id`` is the workshop's. Whoever plays says so again and again; who falls silent is followed.
    """

    __tablename__ = "rehearsal"

    id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    people: Mapped[int]
    played_by: Mapped[UUID | None]
    played_until: Mapped[datetime | None]
