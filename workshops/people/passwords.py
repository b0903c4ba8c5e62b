"""Passwords of staff accounts: their rules, their hashes, and passwords to be used once.

Hashing takes tens of milliseconds on purpose. Whoever runs an event loop calls ``hash_password``
and ``is_password`` off the loop, and outside of a transaction that writes.
"""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workshops.core.errors import Invalid

SHORTEST = 10
LONGEST = 200
FEWEST_LETTERS = 2
"""Different ones, apart from spaces: ten spaces are not a password, nor is one letter ten times."""

_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"

# OWASP's memory-light choice: many people sign in at once when a workshop begins.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_nobody = _hasher.hash(secrets.token_urlsafe())


def check_rules(password: str, *, email: str) -> None:
    """Refuse what is too easy to guess. Raises ``Invalid({"password": word})``."""
    if len(password) < SHORTEST:
        raise Invalid({"password": "too_short"})
    if len(password) > LONGEST:
        raise Invalid({"password": "too_long"})
    if len(set("".join(password.split()).casefold())) < FEWEST_LETTERS:
        raise Invalid({"password": "too_plain"})
    if password.strip().lower() == email.lower():
        raise Invalid({"password": "is_the_email"})


def hash_password(password: str, *, email: str) -> str:
    """Slow. Raises ``Invalid`` when the password breaks a rule."""
    check_rules(password, email=email)
    return _hasher.hash(_one_spelling(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Slow, and as slow when there is no such account (None), so that time tells nothing."""
    try:
        _hasher.verify(password_hash or _nobody, _one_spelling(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def one_time_password() -> str:
    """Shown once to whoever resets: 16 letters without look-alikes, in groups of four."""
    letters = "".join(secrets.choice(_READABLE) for _ in range(16))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _one_spelling(password: str) -> str:
    """The same Thai password may arrive composed differently from another keyboard."""
    return unicodedata.normalize("NFC", password)
