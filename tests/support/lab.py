"""A real server with a workshop in it, for stories that cross the network."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

from tests.factories import in_days
from tests.support.phone import Api, Identity, Phone
from tests.support.server import ROOT, ServerProcess

EMAIL = "host@example.org"
PASSWORD = "correct horse battery"
BRIEF = {
    "decision": "เลือกเรื่องที่จะทดลอง",
    "decider": "นายอำเภอ",
    "fixed": "งบประมาณ",
    "answer_due": in_days(30),
}


def make_staff(server: ServerProcess, email: str = EMAIL, role: str = "admin") -> Api:
    """An account by the command line, and its token by the API."""
    done = subprocess.run(
        [sys.executable, "-m", "flask", "create-staff", email, "--role", role, "--password-stdin"],
        input=PASSWORD + "\n",
        env=os.environ | dict(server.process.env or {}),
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    api = Api(server.url)
    api.token = api.post("/tokens", {"email": email, "password": PASSWORD})["token"]
    return api


@dataclass
class Lab:
    """One workshop on a server, its host's API, and whoever is connected to it."""

    url: str
    host: Api
    workshop: dict[str, Any]
    phones: list[Phone] = field(default_factory=list)

    @classmethod
    def found(cls, url: str, host: Api, *, template: str = "listening") -> Self:
        workshop = host.post(
            "/workshops",
            {
                "template": template,
                "title_th": "เดินทางไปโรงพยาบาล",
                "title_en": "Getting to the hospital",
                "brief": BRIEF,
            },
        )
        assert host.status == 201, workshop
        return cls(url, host, workshop)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for phone in self.phones:
            phone.leave()

    @property
    def id(self) -> str:
        return str(self.workshop["id"])

    @property
    def code(self) -> str:
        return str(self.workshop["join_code"])

    def activity(self, kind: str, *, stage: str | None = None) -> dict[str, Any]:
        """The first activity with a ``board_id`` or a ``round_id``."""
        found: dict[str, Any] = next(
            one
            for one in self.workshop["activities"]
            if f"{kind}_id" in one and stage in (None, one["stage"])
        )
        return found

    def steer(self, type: str, **data: Any) -> dict[str, Any]:
        """A command of the host's, over HTTP."""
        answer: dict[str, Any] = self.host.post(
            f"/workshops/{self.id}/commands", {"id": str(uuid4()), "type": type, "data": data}
        )
        assert answer["ok"], (type, answer)
        return answer

    def open_board(self, *, stage: str | None = None) -> str:
        """Open the workshop, the board's stage and its activity; the board's id."""
        board = self.activity("board", stage=stage)
        self.steer("workshop.open")
        self.steer("stage.open", stage_run_id=board["stage_run_id"])
        self.steer("activity.start", activity_id=board["id"])
        return str(board["board_id"])

    def join(self, identity: Identity | None = None, **words: Any) -> dict[str, Any]:
        """Join over HTTP, without connecting."""
        identity = identity or Identity()
        body = {"id": identity.id, "key": identity.key, "sector": "people", "data_consent": True}
        answer: dict[str, Any] = Api(self.url).post(
            f"/workshops/{self.code}/participants", body | words
        )
        return answer

    def phone(self, *, via: str | None = None, **words: Any) -> Phone:
        """A participant of their own, connected; ``via`` is the address of a proxy."""
        return self.connect(self.join(**words)["token"], via=via)

    def console(self, *, via: str | None = None) -> Phone:
        return self.connect(self.host.token, via=via)

    def projector(self) -> Phone:
        return self.connect(self.host.post(f"/workshops/{self.id}/projector")["token"])

    def connect(self, token: str, *, via: str | None = None) -> Phone:
        phone = Phone(via or self.url, self.id, token, origin=self.url).connect()
        self.phones.append(phone)
        return phone

    def truth(self, phone: Phone) -> Phone:
        """What this phone's owner would see on a new phone: a fresh screen, not connected."""
        fresh = Phone(self.url, self.id, phone.token)
        answer = Api(self.url, phone.token).get(f"/workshops/{self.id}/snapshot")
        fresh.screen.replace(answer)
        return fresh

    def assert_converged(self, phone: Phone) -> None:
        """The phone's own screen is the one that the server would give it anew."""
        truth = self.truth(phone)
        phone.until(lambda: phone.screen.seq >= truth.screen.seq)
        truth = self.truth(phone)
        assert phone.screen.seq == truth.screen.seq
        assert phone.screen.fingerprint() == truth.screen.fingerprint()
