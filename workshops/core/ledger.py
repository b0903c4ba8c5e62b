"""The ledger: one row per accepted command, so that a retry gets its answer and does nothing."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from workshops.core.db import Base, Moment


class LedgerRow(Base):
    """``undo`` is the command that takes it back, as ``{"type", "data"}``, where there is one."""

    __tablename__ = "ledger"

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    actor_id: Mapped[UUID] = mapped_column(primary_key=True)
    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(sa.String(60))
    payload_hash: Mapped[bytes | None] = mapped_column(sa.LargeBinary(32))
    topic: Mapped[UUID | None]
    seq_from: Mapped[int]
    seq_to: Mapped[int]
    undo: Mapped[dict[str, Any] | None]
    at: Mapped[Moment]


# Made once, and of the plain table: every command goes through here.
_ledger = cast("sa.Table", LedgerRow.__table__)
_FIND = sa.select(_ledger.c.seq_to, _ledger.c.payload_hash).where(
    _ledger.c.workshop_id == sa.bindparam("workshop_id"),
    _ledger.c.actor_id == sa.bindparam("actor_id"),
    _ledger.c.command_id == sa.bindparam("command_id"),
)
_APPEND = sa.insert(_ledger)


def find(
    db: Session, workshop_id: UUID, actor_id: UUID, command_id: UUID
) -> tuple[int, bytes | None] | None:
    """Where an accepted command ended, and the hash of its payload unless that is forgotten."""
    key = {"workshop_id": workshop_id, "actor_id": actor_id, "command_id": command_id}
    row = db.execute(_FIND, key).one_or_none()
    return (row.seq_to, row.payload_hash) if row else None


def append(db: Session, row: dict[str, Any]) -> None:
    """Write an accepted command down; ``row`` names every column."""
    db.execute(_APPEND, row)


def payload_hash(type: str, data: Any) -> bytes:
    words = json.dumps([type, data], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def forget_payloads(db: Session, workshop_id: UUID) -> None:
    """Keep of every row only that it was done: a short payload can be guessed from its hash."""
    db.execute(
        sa.update(LedgerRow)
        .where(LedgerRow.workshop_id == workshop_id)
        .values(payload_hash=None, undo=sa.null())
        .execution_options(synchronize_session=False)
    )


def forget_types(db: Session, workshop_id: UUID, types: Sequence[str]) -> None:
    """Drop the rows of commands whose mere trace tells who somebody is."""
    db.execute(
        sa.delete(LedgerRow)
        .where(LedgerRow.workshop_id == workshop_id, LedgerRow.type.in_(types))
        .execution_options(synchronize_session=False)
    )
