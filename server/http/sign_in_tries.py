"""How often a password may be mistyped: per account, and far more often per network address."""

from dataclasses import dataclass, field
from typing import cast

from flask import current_app, request

from server.limits import Tries


def _per_email() -> Tries:
    return Tries(per_minute=1, burst=10)


def _per_address() -> Tries:
    """A whole office stands behind one address."""
    return Tries(per_minute=60, burst=300)


@dataclass(frozen=True, slots=True)
class SignInTries:
    by_email: Tries = field(default_factory=_per_email)
    by_address: Tries = field(default_factory=_per_address)

    def check(self, email: str) -> None:
        """Raise ``TooFast`` when this account or this network has failed too often lately."""
        self.by_email.check(email)
        self.by_address.check(request.remote_addr)

    def failed(self, email: str) -> None:
        self.by_email.failed(email)
        self.by_address.failed(request.remote_addr)


def sign_in_tries() -> SignInTries:
    """Of this app, whichever way somebody asks: the page and the API count together."""
    return cast(SignInTries, current_app.extensions.setdefault("sign_in_tries", SignInTries()))
