"""The product over its real protocol: staff sign in, a workshop opens, phones join over HTTP and sync."""

import http.client
import json
import os
import secrets
import subprocess
import sys
import threading
import uuid
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench import wire
from bench.phone import Script
from bench.process import Server

ROOT = Path(__file__).parents[2]
EMAIL, PASSWORD = "bench@example.org", "bench-" + secrets.token_hex(12)
JOINS_AT_ONCE = 8
SECTORS = ("government", "private", "academic", "civil_society", "people")


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
        server = Server(
            [sys.executable, "wsgi.py"], env=settings, cwd=ROOT, log=folder / "server.log"
        )
        server.wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        _create_staff(settings)
        return server

    def room(self, port: int) -> "RuamsangRoom":
        return RuamsangRoom(port)


class RuamsangRoom:
    """An open, revealed board."""

    def __init__(self, port: int) -> None:
        self._names = wire.Namespace("/live")
        self.script = Script(self._names, ("sync", {}), is_in=self.is_saved)
        self._calls = _Calls(port)
        token = self._calls.post("/tokens", {"email": EMAIL, "password": PASSWORD})["token"]
        workshop = self._calls.post("/workshops", _workshop(), token=token)
        self._workshop_id, self._join_code = workshop["id"], workshop["join_code"]
        board = next(each for each in workshop["activities"] if each["kind"] == "board")
        self._board_id = board["board_id"]
        for type_, data in _opening(board):
            command = {"id": str(uuid.uuid4()), "type": type_, "data": data}
            self._calls.post(f"/workshops/{self._workshop_id}/commands", command, token=token)

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
        person = {
            "id": str(uuid.uuid4()),
            "key": urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("="),
            "name": f"Phone {number}",
            "sector": SECTORS[number % len(SECTORS)],
            "data_consent": True,
        }
        joined = self._calls.post(f"/workshops/{self._join_code}/participants", person)
        return {"token": joined["token"], "workshop_id": self._workshop_id}


class _Calls:
    """JSON over one kept connection per thread."""

    def __init__(self, port: int) -> None:
        self._port, self._local = port, threading.local()

    def post(self, path: str, body: Any, *, token: str = "") -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection = self._connection()
        connection.request("POST", f"/api/v1{path}", json.dumps(body), headers)
        response = connection.getresponse()
        answer = response.read()
        if response.status >= 400:
            raise RuntimeError(f"POST {path}: {response.status} {answer[:300]!r}")
        told: dict[str, Any] = json.loads(answer)
        return told

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._local, "connection"):
            self._local.connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection: http.client.HTTPConnection = self._local.connection
        return connection


def _workshop() -> dict[str, Any]:
    brief = {
        "decision": "Which words reach everybody",
        "decider": "The clock",
        "fixed": "The machine",
        "answer_due": "2026-12-31",
    }
    return {"template": "listening", "title_th": "วัดความเร็ว", "title_en": "Bench", "brief": brief}


def _opening(board: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    reveal = [] if board["is_revealed"] else [("activity.reveal", {"activity_id": board["id"]})]
    return [
        ("workshop.open", {}),
        ("stage.open", {"stage_run_id": board["stage_run_id"]}),
        ("activity.start", {"activity_id": board["id"]}),
        *reveal,
    ]


def _create_staff(settings: dict[str, str]) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "flask",
            "create-staff",
            EMAIL,
            "--role",
            "admin",
            "--password-stdin",
        ],
        input=PASSWORD.encode(),
        env=os.environ | settings,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
