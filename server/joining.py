"""Coming in and coming back: what the API and the join page share."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from flask import current_app

from server import tokens
from server.database import database
from server.execute import submit
from server.limits import Tries
from workshops.core.actors import Actor, Role
from workshops.core.errors import Conflict, Invalid, NotFound, Retry
from workshops.execution import Envelope, load
from workshops.people import receipts
from workshops.people.models import FIRST_GENERATION, Participant
from workshops.people.queries import participant_by_receipt, workshop_id_by_code
from workshops.people.schemas import Joining, Returning

_JOINING, _RETURNING = Joining(), Returning()
_wrong_receipts = Tries(per_minute=10, burst=10)
_wrong_codes = Tries(per_minute=120, burst=120)
_DOOR_IN_A_LINK = re.compile(r"(?:/j/|[?&]code=)([^/?&#\s]+)")
LONGEST_TYPED = 300
MOST_DOORS = 10_000
MOST_RACES = 20


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who is in. ``receipt`` and ``token`` are shown once, here."""

    participant_id: UUID
    workshop_id: UUID
    token: str
    receipt: str


def read_join_code(typed: str) -> str:
    """The digits in what somebody typed or pasted: spaced, Thai (๗๘๔), full-width, or in a link."""
    typed = typed[:LONGEST_TYPED]
    link = _DOOR_IN_A_LINK.search(typed)
    digits = (unicodedata.decimal(letter, None) for letter in (link[1] if link else typed))
    return "".join(str(digit) for digit in digits if digit is not None)


def workshop_id_of(typed: str, address: str = "") -> UUID:
    """The workshop behind a code; guessing codes is slow.

    A whole room stands behind one address, so nobody's guesses close a door that was found there;
    nor is it looked for again.
    """
    join_code = read_join_code(typed)
    known = _found_doors()
    if (address, join_code) in known:
        return known[address, join_code]
    _wrong_codes.check(address)
    with database().reading() as db:
        workshop_id = workshop_id_by_code(db, join_code)
    if workshop_id is None:
        _wrong_codes.failed(address)
        raise NotFound({"join_code": "unknown"})
    if len(known) >= MOST_DOORS:
        known.pop(next(iter(known)))
    known[address, join_code] = workshop_id
    return workshop_id


def _found_doors() -> dict[tuple[str, str], UUID]:
    """By network address and code; a code stays with its workshop."""
    doors: dict[tuple[str, str], UUID] = current_app.extensions.setdefault("found_doors", {})
    return doors


def join(workshop_id: UUID, body: Any, *, is_simulated: bool = False) -> Joined:
    """The same ``id`` and ``key`` again give the same participant, token and receipt."""
    words = load(_JOINING, body)
    key = receipts.decode_key(words["key"])
    if key is None:
        raise Invalid({"key": "not_valid"})
    participant_id: UUID = words["id"]
    author_id = receipts.author_id_of(workshop_id, participant_id, key)
    receipt = receipts.receipt_of(workshop_id, participant_id, key)
    data = {
        "participant_id": str(participant_id),
        "name": words["name"],
        "sector": words["sector"].value,
        "key_hash": receipts.hash_of(workshop_id, key).hex(),
        "receipt_hash": receipts.hash_of(workshop_id, receipt).hex(),
        "sealed_author_id": receipts.seal(
            author_id, receipt=receipt, participant_id=participant_id
        ).hex(),
        "is_simulated": is_simulated,
    }
    newcomer = Actor(id=author_id, role=Role.NEWCOMER)
    # Corrected words in a repeated join are no other join, so every call has its own command id;
    # the handler itself knows the person again.
    done = submit(workshop_id, Envelope(uuid4(), "participant.join", data), newcomer)
    generation = FIRST_GENERATION if done.events else _generation_of(participant_id)
    token = tokens.participant_token(participant_id, author_id, generation)
    return Joined(participant_id, workshop_id, token, receipt)


def _generation_of(participant_id: UUID) -> int:
    """Whoever was in already may have moved to another device meanwhile."""
    with database().reading() as db:
        return db.get_one(Participant, participant_id).generation


def come_back(workshop_id: UUID, body: Any) -> Joined:
    """Be the same person on another device. Guessing is slow, per workshop; nobody's guesses
    keep out whoever has a receipt."""
    try:
        receipt = receipts.read_receipt(load(_RETURNING, body)["receipt"])
        found = _holder(workshop_id, receipt)
    except NotFound:
        _wrong_receipts.check(workshop_id)
        _wrong_receipts.failed(workshop_id)
        raise
    for _ in range(MOST_RACES):
        try:
            return _take_over(workshop_id, found, receipt)
        except Conflict:  # Another device came back in the same moment: take over from it.
            found = _holder(workshop_id, receipt)
    raise Retry({"after_ms": 1000})


def _take_over(workshop_id: UUID, found: Participant, receipt: str) -> Joined:
    """The token is for the generation that this very command made, and for no later one."""
    receipt_hash = receipts.hash_of(workshop_id, receipt).hex()
    data = {"receipt_hash": receipt_hash, "generation": found.generation}
    newcomer = Actor(id=uuid5(found.id, "return"), role=Role.NEWCOMER)
    submit(workshop_id, Envelope(uuid4(), "participant.return", data), newcomer)
    author_id = receipts.unseal(found.sealed_author_id, receipt=receipt, participant_id=found.id)
    token = tokens.participant_token(found.id, author_id, found.generation + 1)
    return Joined(found.id, workshop_id, token, receipt)


def new_receipt(workshop_id: UUID, participant_id: UUID, actor: Actor) -> str:
    """A facilitator gives somebody a new receipt; the one before stops working."""
    receipt = receipts.receipt_from(secrets.token_bytes(receipts.RECEIPT_BYTES))
    with database().reading() as db:
        participant = db.get(Participant, participant_id)
        author_id = participant.author_id if participant else None
    sealed = receipts.seal(author_id or uuid4(), receipt=receipt, participant_id=participant_id)
    data = {
        "participant_id": str(participant_id),
        "receipt_hash": receipts.hash_of(workshop_id, receipt).hex(),
        "sealed_author_id": sealed.hex(),
    }
    submit(workshop_id, Envelope(uuid4(), "participant.renew_receipt", data), actor)
    return receipt


def _holder(workshop_id: UUID, receipt: str) -> Participant:
    with database().reading() as db:
        found = participant_by_receipt(db, workshop_id, receipts.hash_of(workshop_id, receipt))
    if found is None:
        raise NotFound({"receipt": "unknown"})
    return found
