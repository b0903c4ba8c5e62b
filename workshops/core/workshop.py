"""The workshop itself: its headings, its door, and the counter that orders what happens in it."""

from datetime import datetime
from enum import StrEnum
from secrets import choice, token_urlsafe
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from workshops.core.db import Base, Key, Moment
from workshops.core.memory import Lasting


class WorkshopState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Door(StrEnum):
    """Who may come in now. In the lobby people may join and wait."""

    LOBBY = "lobby"
    OPEN = "open"
    LOCKED = "locked"
    CLOSED = "closed"


Title = Annotated[str, mapped_column(sa.String(1000))]


def new_epoch() -> str:
    return token_urlsafe(9)


def new_join_code() -> str:
    """Six digits: quick on a phone's number pad, and read aloud in two groups of three."""
    return choice("123456789") + "".join(choice("0123456789") for _ in range(5))


class Workshop(Lasting, Base):
    __tablename__ = "workshop"

    id: Mapped[Key]
    epoch: Mapped[Annotated[str, mapped_column(sa.String(20), default=new_epoch)]]
    seq: Mapped[int] = mapped_column(default=0)
    floor: Mapped[int] = mapped_column(default=0)
    join_code: Mapped[str] = mapped_column(sa.String(12), unique=True, default=new_join_code)
    template: Mapped[str] = mapped_column(sa.String(40))
    title_th: Mapped[Title]
    title_en: Mapped[Title]
    state: Mapped[WorkshopState] = mapped_column(default=WorkshopState.DRAFT)
    door: Mapped[Door] = mapped_column(default=Door.LOBBY)
    brief: Mapped[dict[str, Any]]
    shows_names: Mapped[bool] = mapped_column(default=False)
    is_rehearsal: Mapped[bool] = mapped_column(default=False, server_default=sa.text("false"))
    programme: Mapped[Title] = mapped_column(default="")
    challenge: Mapped[Title] = mapped_column(default="")
    fiscal_year: Mapped[int]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_by: Mapped[UUID]
    created_at: Mapped[Moment]
    starts_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        return self.state is WorkshopState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state is WorkshopState.CLOSED


def renew_epochs(db: Session) -> None:
    """Say that every stream began anew: after a restore, numbers that phones know mean other things."""
    for workshop in db.scalars(sa.select(Workshop).order_by(Workshop.id)):
        workshop.epoch = new_epoch()
