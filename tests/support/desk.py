"""The desk's pages as a browser without scripts uses them: cookies, forms with tokens, an Origin."""

import re
from html import unescape
from typing import Any
from uuid import UUID

import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.database import database
from workshops.core.db import Database
from workshops.people import accounts, passwords
from workshops.people.models import AccountRole, Facilitator, User

ORIGIN = "http://localhost"
PASSWORD = "ดอกปีบบานหน้าฝน"
HASH = passwords.hash_password(PASSWORD, email="x@example.org")


class Browser:
    """One browser: its cookies, and the token of the page that it saw last."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.token = ""

    def get(self, path: str) -> TestResponse:
        response = self.client.get(path, base_url=ORIGIN)
        is_page = response.mimetype == "text/html"  # A poster is none.
        if is_page and (found := re.search(r'name="csrf_token" value="([^"]+)"', response.text)):
            self.token = unescape(found.group(1))
        return response

    def post(self, path: str, *, origin: str | None = ORIGIN, **fields: Any) -> TestResponse:
        """Send a form with the token of the page that was seen last."""
        headers = {"Origin": origin} if origin else {}
        data = {"csrf_token": self.token, **fields}
        return self.client.post(path, data=data, headers=headers, base_url=ORIGIN)

    def sign_in(self, email: str, password: str = PASSWORD) -> TestResponse:
        self.get("/sign-in")
        response = self.post("/sign-in", email=email, password=password)
        self.get("/staff/account")
        return response


def database_of(app: Flask) -> Database:
    with app.app_context():
        return database()


def an_account(
    app: Flask, email: str, role: AccountRole = AccountRole.FACILITATOR, name: str = ""
) -> User:
    with database_of(app).writing() as db:
        return accounts.create_account(db, email=email, role=role, password_hash=HASH, name=name)


def assign(app: Flask, user: User, workshop_id: UUID) -> None:
    with database_of(app).writing() as db:
        db.add(Facilitator(workshop_id=workshop_id, user_id=user.id))


def signed_in(app: Flask, email: str, role: AccountRole = AccountRole.FACILITATOR) -> Browser:
    an_account(app, email, role)
    browser = Browser(app)
    browser.sign_in(email)
    return browser


def typed_day(day: str, name: str = "answer_due") -> dict[str, str]:
    """The three fields of a form that say ``day``, which is ``YYYY-MM-DD`` or nothing."""
    year, month, of_month = (str(int(part)) for part in day.split("-")) if day else ("", "", "")
    return {f"{name}_day": of_month, f"{name}_month": month, f"{name}_year": year}


def words_of(response: TestResponse | requests.Response) -> str:
    """The text of a page, without its markup and without what says where a line may end."""
    whole = re.sub(r"<wbr>|<span class=\"(?:keep|phrase|piece|wrap)\">|</span>", "", response.text)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", whole)))
