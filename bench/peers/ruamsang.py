"""The product over its real protocol: staff sign in, a workshop opens, phones join over HTTP and sync."""

import os
import secrets
import subprocess
import sys
import uuid
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench import wire
from bench.peers.calls import Calls
from bench.phone import Script
from bench.process import Server

ROOT = Path(__file__).parents[2]
EMAIL, PASSWORD = "bench@example.org", "bench-" + secrets.token_hex(12)
JOINS_AT_ONCE = 8
SECTORS = ("government", "private", "academic", "civil_society", "people")
BRIEF = {
    "decision": "Which words reach everybody",
    "decider": "The clock",
    "fixed": "The machine",
    "answer_due": "2026-12-31",
}


class Ruamsang:
    name = "Ruamsang"

    def start(self, folder: Path, *, port: int) -> Server:
        settings = {
            "RUAMSANG_HOST": "127.0.0.1",
            "RUAMSANG_PORT": str(port),
            "RUAMSANG_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "RUAMSANG_DATA_DIR": str(folder / "data"),
        }
        (folder / "data").mkdir()
        log = folder / "server.log"
        server = Server([sys.executable, "wsgi.py"], env=settings, cwd=ROOT, log=log, port=port)
        server.wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        create_staff(settings)
        return server

    def room(self, port: int) -> "RuamsangRoom":
        return RuamsangRoom(Desk(port))

    def rooms(self, port: int, many: int) -> "RuamsangRooms":
        desk = Desk(port)
        return RuamsangRooms([RuamsangRoom(desk) for _ in range(many)])


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


class RuamsangRoom:
    """An open, revealed board."""

    acknowledges = True

    def __init__(self, desk: Desk) -> None:
        self._names = wire.Namespace("/live")
        self.script = Script(self._names, ("sync", {}), is_in=self.is_saved)
        self._calls = desk.calls
        workshop = desk.found("listening")
        self.workshop_id, self.join_code = str(workshop["id"]), str(workshop["join_code"])
        board = next(each for each in workshop["activities"] if each["kind"] == "board")
        self._board_id = board["board_id"]
        desk.steer(self.workshop_id, "workshop.open")
        desk.steer(self.workshop_id, "stage.open", stage_run_id=board["stage_run_id"])
        desk.steer(self.workshop_id, "activity.start", activity_id=board["id"])
        if not board["is_revealed"]:
            desk.steer(self.workshop_id, "activity.reveal", activity_id=board["id"])

    def credentials(self, phones: int) -> list[Any]:
        with ThreadPoolExecutor(JOINS_AT_ONCE) as pool:
            return list(pool.map(self._join, range(phones)))

    def note(self, number: int, text: str) -> bytes:
        data = {"board_id": self._board_id, "note_id": str(uuid.uuid4()), "text": text}
        command = {"id": str(uuid.uuid4()), "type": "note.add", "data": data}
        return self._names.event(number + 1, "command", command)

    def is_saved(self, answer: Any) -> bool:
        return bool(answer["ok"])

    def _join(self, number: int) -> dict[str, str]:
        joined = self._calls.post(f"/workshops/{self.join_code}/participants", person(number))
        return {"token": joined["token"], "workshop_id": self.workshop_id}


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
