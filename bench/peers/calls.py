"""The product's API: JSON over one kept connection per thread."""

import http.client
import json
import threading
import time
from typing import Any

TRY_AGAIN = 503  # What a phone would do, too; a repeated command is carried out once.
TRIES = 10


class Calls:
    def __init__(self, port: int) -> None:
        self._port, self._local = port, threading.local()

    def post(self, path: str, body: Any, *, token: str = "") -> dict[str, Any]:
        return self._call("POST", path, json.dumps(body), token)

    def get(self, path: str, *, token: str = "") -> dict[str, Any]:
        return self._call("GET", path, None, token)

    def _call(self, method: str, path: str, body: str | None, token: str) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} if body else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        for _ in range(TRIES):
            status, answer = self._answer(method, path, body, headers)
            if status != TRY_AGAIN:
                break
            time.sleep(1)
        if status >= 400:
            raise RuntimeError(f"{method} {path}: {status} {answer[:300]!r}")
        told: dict[str, Any] = json.loads(answer)
        return told

    def _answer(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        connection = self._connection()
        connection.request(method, f"/api/v1{path}", body, headers)
        response = connection.getresponse()
        return response.status, response.read()

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._local, "connection"):
            self._local.connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection: http.client.HTTPConnection = self._local.connection
        return connection
