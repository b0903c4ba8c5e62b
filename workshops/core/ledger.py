"""The ledger: one row per accepted command, so that a retry gets its answer and does nothing."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from workshops.core import appending
from workshops.core.db import Base, Moment
from workshops.core.errors import NotFound


class LedgerRow(Base):
    """``undo`` is the command that takes it back, as ``{"type", "data"}``, where there is one."""

    __tablename__ = "ledger"

    workshop_id: Mapped[UUID] = mapped_column(sa.ForeignKey("workshop.id"), primary_key=True)
    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    actor_id: Mapped[UUID] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(sa.String(60))
    payload_hash: Mapped[bytes | None] = mapped_column(sa.LargeBinary(32))
    topic: Mapped[UUID | None]
    seq_from: Mapped[int]
    seq_to: Mapped[int]
    undo: Mapped[dict[str, Any] | None]
    at: Mapped[Moment]


# Made once, and of the plain table: every command goes through here.
_ledger = cast("sa.Table", LedgerRow.__table__)
_FIND = sa.select(
    _ledger.c.actor_id, _ledger.c.command_id, _ledger.c.seq_to, _ledger.c.payload_hash
).where(
    _ledger.c.workshop_id == sa.bindparam("workshop_id"),
    _ledger.c.command_id.in_(sa.bindparam("command_ids", expanding=True)),
)
_APPEND = sa.insert(_ledger)

Key = tuple[UUID, UUID]
"""An actor and the id that they gave their command."""

Known = dict[Key, tuple[int, bytes | None]]
"""Where accepted commands ended, and the hash of their payload unless that is forgotten."""


def find(db: Session, workshop_id: UUID, command_ids: Iterable[UUID]) -> Known:
    """Those of the commands that were accepted before, whoever gave them."""
    appending.write_down(db)
    rows = db.execute(_FIND, {"workshop_id": workshop_id, "command_ids": list(command_ids)})
    return {(row.actor_id, row.command_id): (row.seq_to, row.payload_hash) for row in rows}


def append(db: Session, row: dict[str, Any]) -> None:
    """Put an accepted command on record; ``row`` names every column."""
    appending.append(db, _APPEND, row)


def way_back(
    db: Session, workshop_id: UUID, actor_id: UUID, command_id: UUID
) -> dict[str, Any] | None:
    """The command that takes an accepted one back, None when there is no way back.

    Raises ``NotFound`` when this actor has given no such command.
    """
    appending.write_down(db)
    row = db.get(LedgerRow, (workshop_id, command_id, actor_id))
    if row is None:
        raise NotFound({"command_id": str(command_id)})
    return row.undo


def payload_hash(type: str, data: Any) -> bytes:
    words = json.dumps([type, data], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def forget_payloads(db: Session, workshop_id: UUID) -> None:
    """Keep of every row only that it was done: a short payload can be guessed from its hash."""
    appending.write_down(db)
    db.execute(
        sa.update(LedgerRow)
        .where(LedgerRow.workshop_id == workshop_id)
        .values(payload_hash=None, undo=sa.null())
        .execution_options(synchronize_session=False)
    )


def forget_payloads_about(db: Session, workshop_id: UUID, topic: UUID) -> None:
    """Forget the hashes of what was sent about ``topic``."""
    appending.write_down(db)
    db.execute(
        sa.update(LedgerRow)
        .where(LedgerRow.workshop_id == workshop_id, LedgerRow.topic == topic)
        .values(payload_hash=None)
        .execution_options(synchronize_session=False)
    )


def forget_types(db: Session, workshop_id: UUID, types: Sequence[str]) -> None:
    """Drop the rows of commands whose mere trace tells who somebody is."""
    appending.write_down(db)
    db.execute(
        sa.delete(LedgerRow)
        .where(LedgerRow.workshop_id == workshop_id, LedgerRow.type.in_(types))
        .execution_options(synchronize_session=False)
    )
