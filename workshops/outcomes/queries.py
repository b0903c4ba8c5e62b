"""Reads of outcomes: their rows for screens, and what came of a source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from workshops.boards.models import Note
from workshops.outcomes.models import Derivation, Outcome, SourceType


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """An outcome with those of its sources that the room may still see."""

    outcome: Outcome
    derived_from: Sequence[Derivation]

    @property
    def id(self) -> UUID:
        return self.outcome.id


def outcomes_of(db: Session, workshop_id: UUID) -> Sequence[Outcome]:
    """In the order in which they were saved."""
    query = sa.select(Outcome).where(Outcome.workshop_id == workshop_id)
    return db.scalars(query.order_by(Outcome.saved_at, Outcome.id)).all()


def shown_outcomes(db: Session, workshop_id: UUID) -> list[ShownOutcome]:
    return shown(db, outcomes_of(db, workshop_id))


def shown(db: Session, outcomes: Iterable[Outcome]) -> list[ShownOutcome]:
    """Drop the links to notes that were hidden or taken off since."""
    found = list(outcomes)
    withheld = _withheld_notes(db, found)
    return [
        ShownOutcome(one, [link for link in one.derivations if link.source_id not in withheld])
        for one in found
    ]


def _withheld_notes(db: Session, outcomes: Iterable[Outcome]) -> set[UUID]:
    ids = {link.source_id for one in outcomes for link in one.derivations if link.is_of_note}
    query = sa.select(Note.id).where(Note.id.in_(ids), sa.or_(Note.is_hidden, Note.is_removed))
    return set(db.scalars(query)) if ids else set()


def outcomes_from(db: Session, type: SourceType, id: UUID) -> Sequence[Outcome]:
    """What was derived directly from this note, cluster, round or outcome."""
    query = sa.select(Outcome).join(Outcome.derivations)
    query = query.where(Derivation.source_type == type, Derivation.source_id == id)
    return db.scalars(query.order_by(Outcome.saved_at, Outcome.id)).all()
