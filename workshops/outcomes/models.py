"""Tables of what is kept: an outcome, and what it was derived from."""

from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship
from ulid import ULID

from workshops.core.db import Base, InWorkshop, Key, Moment
from workshops.core.workshop import Title


class OutcomeKind(StrEnum):
    DECISION = "decision"
    IDEA = "idea"
    INSIGHT = "insight"
    PROBLEM = "problem"
    RECOMMENDATION = "recommendation"
    PROTOTYPE = "prototype"
    COMMITMENT = "commitment"


class OutcomeState(StrEnum):
    SAVED = "saved"


class SourceType(StrEnum):
    NOTE = "note"
    CLUSTER = "cluster"
    ROUND = "round"
    OUTCOME = "outcome"


def new_public_id() -> str:
    return str(ULID())


class Outcome(InWorkshop, Base):
    """A durable record. ``public_id``, made by the server, is used in permanent addresses only."""

    __tablename__ = "outcome"

    id: Mapped[Key]
    public_id: Mapped[str] = mapped_column(sa.String(26), unique=True, default=new_public_id)
    kind: Mapped[OutcomeKind]
    title_th: Mapped[Title] = mapped_column(default="")
    title_en: Mapped[Title] = mapped_column(default="")
    text: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[OutcomeState] = mapped_column(default=OutcomeState.SAVED)
    saved_by: Mapped[UUID]
    saved_at: Mapped[Moment]

    derivations: Mapped[list["Derivation"]] = relationship(
        order_by="Derivation.position", lazy="selectin"
    )


class Derivation(Base):
    """One source of an outcome, by type and id, in the order in which it was named.

    The id is no foreign key, since sources are of four tables; ``commands`` checks it, and no
    source is ever deleted.
    """

    __tablename__ = "derivation"
    __table_args__ = (sa.Index(None, "source_id"),)

    outcome_id: Mapped[UUID] = mapped_column(sa.ForeignKey("outcome.id"), primary_key=True)
    source_type: Mapped[SourceType] = mapped_column(primary_key=True)
    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]

    @property
    def is_of_note(self) -> bool:
        return self.source_type is SourceType.NOTE
