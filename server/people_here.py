"""The participants whom this browser remembers: one phone may be shared by two people."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from flask import session

from server import tokens
from server.credentials import Credential
from server.database import database
from server.joining import Joined
from workshops.core.actors import Sector
from workshops.core.errors import Conflict, NotFound, Revoked
from workshops.people.models import Participant

MOST = 8
"""A cookie holds about 4,000 bytes."""


@dataclass(frozen=True, slots=True)
class PersonHere:
    """``nth`` is 1 for whoever came in first on this phone: two without a name differ by it."""

    id: UUID
    name: str
    sector: Sector
    nth: int


def remember_participant(joined: Joined) -> None:
    """Keep the newest few; a receipt brings back whoever was pushed out."""
    people = _kept()
    people.pop(str(joined.participant_id), None)
    people[str(joined.participant_id)] = joined.token
    session["participants"] = list(people.items())[-MOST:]
    session.permanent = True


def _kept() -> dict[str, str]:
    """Tokens by id, in the order of coming in. A cookie's objects are sorted by their keys; its
    lists are not."""
    return dict(session.get("participants", []))


def participant_here(participant_id: UUID) -> Credential:
    """The participant of this browser with that id; ``Revoked`` when it is none, or not any more."""
    token = _kept().get(str(participant_id))
    if token is None:
        raise Revoked
    with database().reading() as db:
        return tokens.participant_credential(db, token, None)


def people_here(workshop_id: UUID) -> list[PersonHere]:
    """Everybody of this browser who is in the workshop, the newest first."""
    ids = _participants_here(workshop_id)
    with database().reading() as db:
        rows = db.scalars(
            sa.select(Participant).where(Participant.id.in_(ids)).order_by(Participant.id)
        ).all()
    found = {row.id: row for row in rows}
    people = [
        PersonHere(id, found[id].name, found[id].sector, nth) for nth, id in enumerate(ids, start=1)
    ]
    return people[::-1]


def check_nobody_else_came_in(workshop_id: UUID, known: Collection[object]) -> None:
    """Refuse to join from a page that does not know who has come in here since it was loaded: from
    another tab, or by the browser's way back. Most likely it is the same person again.

    ``known`` are ids, as the page knows them.
    """
    if any(str(id) not in known for id in _participants_here(workshop_id)):
        raise Conflict({"reason": "somebody_here"})


def _participants_here(workshop_id: UUID) -> list[UUID]:
    found = []
    for word in _kept():
        try:
            credential = participant_here(UUID(word))
        except (Revoked, NotFound):
            continue
        if credential.workshop_id == workshop_id:
            found.append(UUID(word))
    return found
