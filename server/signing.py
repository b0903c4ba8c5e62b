"""Signatures with a time, made on one machine and read on another whose clock is a little behind."""

from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer


class PatientSigner(TimestampSigner):
    """Takes what was signed in the future: only we can have signed it, and a clock was put back.

    The library calls it expired. A phone would be shown out, and whoever just signed in, too.
    """

    def unsign(
        self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False
    ) -> Any:
        value, at = super().unsign(signed_value, return_timestamp=True)
        age = self.get_timestamp() - int(at.timestamp())
        if max_age is not None and age > max_age:
            raise SignatureExpired(f"{age} s old", payload=value, date_signed=at)
        return (value, at) if return_timestamp else value


class PatientSessions(SecureCookieSessionInterface):
    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The API takes no cookies, and files are the same for everybody: nothing to read, and none to renew."""
        if request.path.startswith(("/api/", "/static/")):
            return self.session_class()
        return super().open_session(app, request)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = PatientSigner
        return serializer


def register(app: Flask) -> None:
    app.session_interface = PatientSessions()
