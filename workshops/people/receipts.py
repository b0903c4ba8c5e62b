"""Receipts: how a person without an account comes back as the same person.

The phone makes an id and 128 random bits; everything here is derived from the two, so that a join
whose answer was lost gives the same receipt and the same author id again. The server keeps only
hashes, and the author id sealed with a key that the receipt alone yields.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workshops.core.errors import NotFound

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
CHECK_MODULUS = 29
"""The largest prime whose remainders all have a letter that a phone's keyboard shows (Crockford's
own 37 needs ``*~$=U``). It finds nearly every wrong letter and every swap of two neighbours."""
RECEIPT_BYTES = 10
_READ_AS = str.maketrans("OIL", "011")


def decode_key(key: str) -> bytes | None:
    """The phone's 128 random bits from base64url, padded or not; None when they are not that."""
    try:
        raw = urlsafe_b64decode(key + "=" * (-len(key) % 4))
    except ValueError:
        return None
    return raw if len(raw) == 16 else None


def author_id_of(workshop_id: UUID, participant_id: UUID, key: bytes) -> UUID:
    """A random-looking UUID4 that only the holder of ``key`` can tie to the participant."""
    return UUID(bytes=_derive(key, "author", workshop_id, participant_id)[:16], version=4)


def receipt_of(workshop_id: UUID, participant_id: UUID, key: bytes) -> str:
    """80 bits in Crockford base 32 and a letter that checks them: ``XXXX-XXXX-XXXX-XXXX-C``."""
    raw = _derive(key, "receipt", workshop_id, participant_id)[:RECEIPT_BYTES]
    return receipt_from(raw)


def receipt_from(raw: bytes) -> str:
    number = int.from_bytes(raw, "big")
    letters = "".join(ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))
    groups = [letters[at : at + 4] for at in range(0, 16, 4)]
    return "-".join([*groups, ALPHABET[number % CHECK_MODULUS]])


def read_receipt(typed: str) -> str:
    """A receipt as somebody typed it, in its one spelling; ``NotFound`` when it can't be one."""
    letters = "".join(typed.upper().split()).replace("-", "").translate(_READ_AS)
    if len(letters) != 17 or any(letter not in ALPHABET for letter in letters[:16]):
        raise NotFound({"receipt": "not_a_receipt"})
    number = 0
    for letter in letters[:16]:
        number = number * 32 + ALPHABET.index(letter)
    receipt = receipt_from(number.to_bytes(RECEIPT_BYTES, "big"))
    if receipt[-1] != letters[-1]:
        raise NotFound({"receipt": "mistyped"})
    return receipt


def hash_of(workshop_id: UUID, secret: bytes | str) -> bytes:
    """What the server keeps of a key or a receipt; both are random, so one plain hash is enough."""
    raw = secret if isinstance(secret, bytes) else secret.encode()
    return hashlib.sha256(workshop_id.bytes + raw).digest()


def seal(author_id: UUID, *, receipt: str, participant_id: UUID) -> bytes:
    """``author_id``, for the holder of the receipt only."""
    return AESGCM(_seal_key(receipt, participant_id)).encrypt(
        b"\0" * 12, author_id.bytes, participant_id.bytes
    )


def unseal(sealed: bytes, *, receipt: str, participant_id: UUID) -> UUID:
    try:
        raw = AESGCM(_seal_key(receipt, participant_id)).decrypt(
            b"\0" * 12, sealed, participant_id.bytes
        )
    except InvalidTag:
        raise NotFound({"receipt": "unknown"}) from None
    return UUID(bytes=raw)


def _seal_key(receipt: str, participant_id: UUID) -> bytes:
    # A key is used for one message only: a new receipt seals with a new key.
    return _derive(receipt.encode(), "seal", participant_id)


def _derive(secret: bytes, purpose: str, *ids: UUID) -> bytes:
    words = purpose.encode() + b"".join(id.bytes for id in ids)
    return hmac.new(secret, words, hashlib.sha256).digest()
