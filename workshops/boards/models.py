"""Tables of boards, and the rules that belong to one board, one note or one cluster."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshops.agenda.models import Activity, RunState
from workshops.core.db import Base, InWorkshop, Key
from workshops.core.errors import Invalid, NotRevealed, StageClosed
from workshops.core.memory import Lasting
from workshops.core.workshop import Title
from workshops.pictures.models import Picture

MOST_ZONES = 4


class Board(Lasting, InWorkshop, Base):
    """Where one activity's notes hang. ``zones`` are ``{key, title_th, title_en}``, one to four."""

    __tablename__ = "board"

    id: Mapped[Key]
    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), unique=True)
    zones: Mapped[list[dict[str, Any]]]

    activity: Mapped[Activity] = relationship(lazy="joined")

    @property
    def is_revealed(self) -> bool:
        return self.activity.is_revealed

    def require_open_run(self) -> None:
        """``StageClosed`` unless the room is in this board's run: what was before is record."""
        if self.activity.stage_run.state is not RunState.OPEN:
            raise StageClosed({"stage_run_id": str(self.activity.stage_run_id)})

    def require_input(self, now: datetime) -> None:
        """``StageClosed`` unless people may write on it at ``now``."""
        self.require_open_run()
        self.activity.require_input(now)

    def require_revealed(self) -> None:
        if not self.is_revealed:
            raise NotRevealed({"activity_id": str(self.activity_id)})

    def zone_key(self, key: str | None) -> str:
        """The zone meant by ``key``, which is the first one when nothing is said."""
        keys = [str(zone["key"]) for zone in self.zones]
        if key is None:
            return keys[0]
        if key not in keys:
            raise Invalid({"zone": "unknown"})
        return key


class Cluster(InWorkshop, Base):
    """A named group of notes. Dissolved, it stays on record for what came from it.

    ``position`` counts the groups of a board in the order of their making: a new one comes last on
    every screen, and pushes none aside.
    """

    __tablename__ = "cluster"

    id: Mapped[Key]
    board_id: Mapped[UUID] = mapped_column(sa.ForeignKey("board.id"), index=True)
    title: Mapped[Title]
    position: Mapped[int]
    is_dissolved: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    board: Mapped[Board] = relationship()

    def rename(self, title: str) -> None:
        self.title = title
        self.version += 1


class Note(InWorkshop, Base):
    """One idea, in its author's words. It is never deleted: taken off, it stays as removed.

    ``author_id`` is random and no participant's id; there is no time. ``version`` rises with
    every change of its words, its place or its visibility, not when it is sorted into a cluster.
    """

    __tablename__ = "note"
    __table_args__ = (
        sa.Index(None, "board_id", "is_removed", "position"),
        sa.Index(None, "cluster_id"),
        sa.CheckConstraint(
            "(on_behalf_of IS NULL) = (entered_by IS NULL)", name="entered_is_whole_or_absent"
        ),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[Key]
    board_id: Mapped[UUID] = mapped_column(sa.ForeignKey("board.id"))
    author_id: Mapped[UUID | None]
    zone: Mapped[str] = mapped_column(sa.String(40))
    text: Mapped[str] = mapped_column(sa.Text)
    position: Mapped[float]
    cluster_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("cluster.id"))
    is_hidden: Mapped[bool] = mapped_column(default=False)
    hidden_reason: Mapped[str | None] = mapped_column(sa.Text)
    is_removed: Mapped[bool] = mapped_column(default=False)
    on_behalf_of: Mapped[str | None] = mapped_column(sa.String(1000))
    entered_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1)

    board: Mapped[Board] = relationship()

    @property
    def is_revealed(self) -> bool:
        return self.board.is_revealed

    @property
    def is_read_by_facilitators(self) -> bool:
        """Whether facilitators see it before the reveal, as its activity said beforehand."""
        return self.board.activity.is_read_by_facilitators

    def reword(self, text: str) -> None:
        self.text = text
        self.version += 1

    def place(self, board: Board, zone: str, position: float) -> None:
        """Hang it somewhere. A cluster belongs to one board, so a clustered note stays on it."""
        if board.id != self.board_id and self.cluster_id is not None:
            raise Invalid({"board_id": "clustered"})
        self.board, self.board_id = board, board.id
        self.zone, self.position = zone, position
        self.version += 1

    def hide(self, reason: str) -> None:
        self.is_hidden, self.hidden_reason = True, reason
        self.version += 1

    def unhide(self) -> None:
        self.is_hidden, self.hidden_reason = False, None
        self.version += 1

    def remove(self) -> None:
        self.is_removed = True
        self.version += 1

    def restore(self, position: float) -> None:
        self.is_removed, self.position = False, position
        self.version += 1


class NotePicture(InWorkshop, Base):
    """The picture that a note shows now, and what it shows in words (may be empty)."""

    __tablename__ = "note_picture"
    __table_args__ = ({"sqlite_with_rowid": False},)

    note_id: Mapped[UUID] = mapped_column(sa.ForeignKey("note.id"), primary_key=True)
    picture_id: Mapped[UUID] = mapped_column(sa.ForeignKey("picture.id"), unique=True)
    alt: Mapped[str] = mapped_column(sa.Text)

    picture: Mapped[Picture] = relationship(lazy="joined")


class NoteSketch(InWorkshop, Base):
    """What somebody drew on a note with a finger: ``strokes`` are ``{color, points}``."""

    __tablename__ = "note_sketch"
    __table_args__ = ({"sqlite_with_rowid": False},)

    note_id: Mapped[UUID] = mapped_column(sa.ForeignKey("note.id"), primary_key=True)
    strokes: Mapped[list[dict[str, Any]]]
