"""The participants whom this browser remembers: one phone may be shared by two people."""

from uuid import UUID

from flask import session

from server import tokens
from server.credentials import Credential
from server.database import database
from server.joining import Joined
from workshops.core.errors import NotFound, Revoked

MOST = 8
"""A cookie holds about 4,000 bytes."""


def remember_participant(joined: Joined) -> None:
    """Keep the newest few; a receipt brings back whoever was pushed out."""
    people = dict(session.get("participants", {}))
    people.pop(str(joined.participant_id), None)
    people[str(joined.participant_id)] = joined.token
    session["participants"] = dict(list(people.items())[-MOST:])
    session.permanent = True


def participant_here(participant_id: UUID) -> Credential:
    """The participant of this browser with that id; ``Revoked`` when it is none, or not any more."""
    token = session.get("participants", {}).get(str(participant_id))
    if token is None:
        raise Revoked
    with database().reading() as db:
        return tokens.participant_credential(db, token, None)


def participants_here(workshop_id: UUID) -> list[UUID]:
    """Everybody of this browser who is in the workshop, the newest first."""
    found = []
    for word in reversed(session.get("participants", {})):
        try:
            credential = participant_here(UUID(word))
        except (Revoked, NotFound):
            continue
        if credential.workshop_id == workshop_id:
            found.append(UUID(word))
    return found
