"""Tables of vote rounds. A ballot hangs on a random voter id; one column joins that to a person."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from workshops.agenda.models import Activity
from workshops.boards.models import Note
from workshops.core.actors import Sector
from workshops.core.db import Base, InWorkshop, Key

MOST_DOTS = 100
MOST_ITEMS = 1000


class RoundKind(StrEnum):
    """Dots narrow: a budget is spread over the items. A stance takes a side on each item."""

    DOTS = "dots"
    STANCE = "stance"


class RoundState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class SourceType(StrEnum):
    """What an item's words may be copied from."""

    NOTE = "note"
    CLUSTER = "cluster"


class VoteRound(InWorkshop, Base):
    """One vote. ``budget`` dots per person, at most ``cap`` on an item; a stance has neither.

    ``tally`` is what the reveal published, word for word; ``queries.tally_of`` counts it again.
    """

    __tablename__ = "vote_round"
    __table_args__ = (
        sa.CheckConstraint(
            f"(kind = 'dots' AND budget BETWEEN 1 AND {MOST_DOTS} AND cap BETWEEN 1 AND budget)"
            " OR (kind = 'stance' AND budget IS NULL AND cap IS NULL)",
            name="rule",
        ),
    )

    id: Mapped[Key]
    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), unique=True)
    kind: Mapped[RoundKind]
    budget: Mapped[int | None]
    cap: Mapped[int | None]
    state: Mapped[RoundState] = mapped_column(default=RoundState.PLANNED)
    tally: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)

    activity: Mapped[Activity] = relationship()

    @property
    def rule(self) -> dict[str, int | None]:
        """The rule as it is printed beside the result."""
        is_dots = self.kind is RoundKind.DOTS
        return {"budget": self.budget, "cap": self.cap} if is_dots else {}

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN

    @property
    def is_over(self) -> bool:
        return self.state in {RoundState.CLOSED, RoundState.REVEALED}

    @property
    def is_revealed(self) -> bool:
        return self.state is RoundState.REVEALED


class RoundItem(InWorkshop, Base):
    """What is voted on: words of its own, or a copy of a note's or a cluster's."""

    __tablename__ = "round_item"
    __table_args__ = (
        sa.UniqueConstraint("round_id", "position"),
        sa.CheckConstraint(
            "(source_type IS NULL) = (source_id IS NULL)", name="source_is_whole_or_absent"
        ),
    )

    id: Mapped[Key]
    round_id: Mapped[UUID] = mapped_column(sa.ForeignKey("vote_round.id"))
    position: Mapped[int]
    text_th: Mapped[str] = mapped_column(sa.Text, default="")
    text_en: Mapped[str] = mapped_column(sa.Text, default="")
    source_type: Mapped[SourceType | None]
    source_id: Mapped[UUID | None]

    round: Mapped[VoteRound] = relationship()
    source_note: Mapped[Note | None] = relationship(
        primaryjoin=lambda: foreign(RoundItem.source_id) == Note.id, viewonly=True
    )

    @property
    def is_withdrawn(self) -> bool:
        """Whether its words are a note's that was hidden or taken off since."""
        note = self.source_note if self.source_type is SourceType.NOTE else None
        return note is not None and (note.is_hidden or note.is_removed)

    @property
    def source(self) -> dict[str, str] | None:
        if self.source_type is None:
            return None
        return {"type": self.source_type.value, "id": str(self.source_id)}

    @property
    def words(self) -> dict[str, Any]:
        """The item as it came in, as JSON: what an undo would add again."""
        own = {"id": str(self.id), "text_th": self.text_th, "text_en": self.text_en}
        return own | {"source": self.source}


class Voter(InWorkshop, Base):
    """Somebody's paper in one round, under an id that is used nowhere else.

    ``author_id`` is erased when the round closes. ``spent`` is how many dots are out, or how many
    stances were taken: whoever has spent nothing has not voted. An entered paper (``entered_by`` a
    facilitator, for somebody without a phone) has no author and no sector.
    """

    __tablename__ = "voter"
    __table_args__ = (
        sa.UniqueConstraint("round_id", "author_id"),
        sa.CheckConstraint("spent >= 0 AND spent <= budget", name="within_budget"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[Key]
    round_id: Mapped[UUID] = mapped_column(sa.ForeignKey("vote_round.id"))
    author_id: Mapped[UUID | None]
    sector: Mapped[Sector | None]
    budget: Mapped[int]
    spent: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    on_behalf_of: Mapped[str | None] = mapped_column(sa.String(1000))
    entered_by: Mapped[UUID | None]


class Ballot(Base):
    """One choice of one voter: how many dots, or -1, 0 or 1. No choice, no row. Never a time."""

    __tablename__ = "ballot"
    __table_args__ = (
        sa.CheckConstraint(f"choice BETWEEN -1 AND {MOST_DOTS}", name="choice"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[UUID] = mapped_column(sa.ForeignKey("vote_round.id"), primary_key=True)
    voter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("voter.id"), primary_key=True)
    item_id: Mapped[UUID] = mapped_column(sa.ForeignKey("round_item.id"), primary_key=True)
    choice: Mapped[int]
