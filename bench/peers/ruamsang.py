"""The product over its real protocol: staff sign in, a workshop opens, phones join over HTTP and sync."""

import os
import secrets
import subprocess
import sys
import uuid
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench import wire
from bench.peers.calls import Calls
from bench.phone import Script
from bench.process import Server, Watched

ROOT = Path(__file__).parents[2]
EMAIL, PASSWORD = "bench@example.org", "bench-" + secrets.token_hex(12)
JOINS_AT_ONCE = 8
SECTORS = ("government", "private", "academic", "civil_society", "people")
BRIEF = {
    "decision": "Which words reach everybody",
    "decider": "The clock",
    "fixed": "The machine",
    "answer_due": (datetime.now(UTC) + timedelta(days=30)).date().isoformat(),
}


class Ruamsang:
    name = "Ruamsang"

    def start(self, folder: Path, *, port: int) -> Watched:
        settings, log = settings_of(folder, port), folder / "server.log"
        server = Server([sys.executable, "wsgi.py"], env=settings, cwd=ROOT, log=log, port=port)
        server.wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        create_staff(settings)
        return server

    def room(self, port: int) -> "RuamsangRoom":
        return RuamsangRoom(Desk(port))

    def rooms(self, port: int, many: int) -> "RuamsangRooms":
        desk = Desk(port)
        return RuamsangRooms([RuamsangRoom(desk) for _ in range(many)])


def settings_of(folder: Path, port: int) -> dict[str, str]:
    """Of a process that keeps everything in a folder."""
    (folder / "data").mkdir(exist_ok=True)
    return {
        "RUAMSANG_HOST": "127.0.0.1",
        "RUAMSANG_PORT": str(port),
        "RUAMSANG_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "RUAMSANG_DATA_DIR": str(folder / "data"),
    }


class Desk:
    """A member of staff with a token."""

    def __init__(self, port: int) -> None:
        self.calls = Calls(port)
        signed_in = self.calls.post("/tokens", {"email": EMAIL, "password": PASSWORD})
        self._token = signed_in["token"]

    def found(self, template: str) -> dict[str, Any]:
        words = {"title_th": "วัดความเร็ว", "title_en": "Bench", "brief": BRIEF}
        body = {"template": template, **words}
        return self.calls.post("/workshops", body, token=self._token)

    def steer(self, workshop_id: str, type: str, **data: Any) -> dict[str, Any]:
        command = {"id": str(uuid.uuid4()), "type": type, "data": data}
        return self.calls.post(f"/workshops/{workshop_id}/commands", command, token=self._token)

    def snapshot(self, workshop_id: str) -> dict[str, Any]:
        return self.calls.get(f"/workshops/{workshop_id}/snapshot", token=self._token)


class Door:
    """A workshop that people can come into."""

    acknowledges = True

    def __init__(self, desk: Desk, *, template: str, kind: str) -> None:
        """Its first activity of a kind is before everybody."""
        self._names = wire.Namespace("/live")
        self.script = Script(self._names, ("sync", {}), is_in=self.is_saved)
        self._calls = desk.calls
        workshop = desk.found(template)
        self.workshop_id, self.join_code = str(workshop["id"]), str(workshop["join_code"])
        self.activity = next(each for each in workshop["activities"] if each["kind"] == kind)
        desk.steer(self.workshop_id, "workshop.open")
        desk.steer(self.workshop_id, "stage.open", stage_run_id=self.activity["stage_run_id"])

    def credentials(self, phones: int) -> list[Any]:
        with ThreadPoolExecutor(JOINS_AT_ONCE) as pool:
            return list(pool.map(self._join, range(phones)))

    def is_saved(self, answer: Any) -> bool:
        return bool(answer["ok"])

    def command(self, number: int, type: str, **data: Any) -> bytes:
        """The packet of somebody's command; its acknowledgement carries `number + 1`."""
        command = {"id": str(uuid.uuid4()), "type": type, "data": data}
        return self._names.event(number + 1, "command", command)

    def _join(self, number: int) -> dict[str, str]:
        joined = self._calls.post(f"/workshops/{self.join_code}/participants", person(number))
        return {"token": joined["token"], "workshop_id": self.workshop_id}


class RuamsangRoom(Door):
    """An open, revealed board."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, template="listening", kind="board")
        desk.steer(self.workshop_id, "activity.start", activity_id=self.activity["id"])
        if not self.activity["is_revealed"]:
            desk.steer(self.workshop_id, "activity.reveal", activity_id=self.activity["id"])

    def note(self, number: int, text: str) -> bytes:
        board_id, note_id = self.activity["board_id"], str(uuid.uuid4())
        return self.command(number, "note.add", board_id=board_id, note_id=note_id, text=text)


class BallotRoom(Door):
    """An open round with three items; everybody has a dot."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, template="ideas_and_dots", kind="vote")
        self._desk, self.round_id = desk, self.activity["round_id"]
        self.items = [str(uuid.uuid4()) for _ in range(3)]
        words = [{"id": item, "text_en": f"Item {item[:4]}"} for item in self.items]
        desk.steer(self.workshop_id, "round.add_items", round_id=self.round_id, items=words)
        desk.steer(self.workshop_id, "round.open", round_id=self.round_id)

    def note(self, number: int, text: str) -> bytes:
        raise NotImplementedError("here people vote")

    def ballot(self, number: int, item: int) -> bytes:
        """Everybody's one dot goes to an item, away from wherever it was."""
        choices = {id: int(place == item) for place, id in enumerate(self.items)}
        return self.command(number, "ballot.cast", round_id=self.round_id, choices=choices)

    def close(self) -> None:
        self._desk.steer(self.workshop_id, "round.close", round_id=self.round_id)

    def tally(self) -> tuple[int, list[int]]:
        """Reveal, and read how many voted and the dots of each item as the room sees them."""
        self._desk.steer(self.workshop_id, "round.reveal", round_id=self.round_id)
        told = self._desk.snapshot(self.workshop_id)["snapshot"]["tallies"]
        tally = next(each for each in told if each["id"] == self.round_id)
        dots = {each["id"]: each["counts"]["dots"] for each in tally["items"]}
        return tally["turnout"], [dots[item] for item in self.items]


class RuamsangRooms:
    """Many workshops on one server: phone and note `n` belong to the room `n % many`."""

    acknowledges = True

    def __init__(self, rooms: list[RuamsangRoom]) -> None:
        self._rooms, self.script = rooms, rooms[0].script

    def credentials(self, phones: int) -> list[Any]:
        by_room = [room.credentials(phones // len(self._rooms)) for room in self._rooms]
        return [auth for one_of_each in zip(*by_room, strict=True) for auth in one_of_each]

    def note(self, number: int, text: str) -> bytes:
        return self._rooms[number % len(self._rooms)].note(number, text)

    def is_saved(self, answer: Any) -> bool:
        return bool(answer["ok"])


def person(number: int) -> dict[str, Any]:
    """What somebody tells to join."""
    return {
        "id": str(uuid.uuid4()),
        "key": urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("="),
        "name": f"Phone {number}",
        "sector": SECTORS[number % len(SECTORS)],
        "data_consent": True,
    }


def create_staff(settings: dict[str, str]) -> None:
    flask = [sys.executable, "-m", "flask"]
    subprocess.run(
        [*flask, "create-staff", EMAIL, "--role", "admin", "--password-stdin"],
        input=PASSWORD.encode(),
        env=os.environ | settings,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
