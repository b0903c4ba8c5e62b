"""The product's HTTP interface as the replay needs it: sign in, make a workshop, join, look."""

import asyncio
import base64
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

TRIES = 100
JOINS_AT_ONCE = 8


class ServerRefusedError(Exception):
    """The server understood and said no, or gave an answer that the protocol does not know."""

    def __init__(self, what: str, answer: Mapping[str, Any]) -> None:
        fields = answer.get("fields")
        super().__init__(f"{what}: {answer.get('code', 'no code')}{f' {fields}' if fields else ''}")
        self.code = answer.get("code")


@dataclass(frozen=True)
class Joined:
    participant_id: str
    token: str


class Api:
    """HTTP calls against one server; `retry` and `too_fast` are waited for."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http = http
        self.url = url.rstrip("/")
        self._joining = asyncio.Semaphore(JOINS_AT_ONCE)

    async def sign_in(self, *, email: str, password: str) -> str:
        """The token of a member of staff."""
        answer = await self._ask("POST", "/tokens", json={"email": email, "password": password})
        return str(answer["token"])

    async def make_workshop(self, token: str, workshop: Mapping[str, Any]) -> dict[str, Any]:
        return await self._ask("POST", "/workshops", token=token, json=workshop)

    async def join(self, join_code: str, *, name: str, sector: str) -> Joined:
        """A new participant; a lost answer is asked for again under the same id and key."""
        person = {
            "id": str(uuid.uuid4()),
            "key": base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("="),
            "name": name,
            "sector": sector,
            "data_consent": True,
        }
        async with self._joining:
            answer = await self._ask("POST", f"/workshops/{join_code}/participants", json=person)
        return Joined(answer["participant_id"], answer["token"])

    async def snapshot(self, token: str, workshop_id: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of every table, as this viewer may see them."""
        answer = await self._ask("GET", f"/workshops/{workshop_id}/snapshot", token=token)
        rows: dict[str, list[dict[str, Any]]] = answer["snapshot"]
        return rows

    async def _ask(
        self, method: str, path: str, *, token: str = "", json: Any = None
    ) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer: dict[str, Any] = {}
        for _ in range(TRIES):
            status, answer = await self._answer(method, path, headers=headers, json=json)
            if status < 400:
                return answer
            if answer.get("code") not in ("retry", "too_fast"):
                break
            await asyncio.sleep(answer.get("after_ms", 500) / 1000)
        raise ServerRefusedError(f"{method} {path}", answer)

    async def _answer(
        self, method: str, path: str, *, headers: Mapping[str, str], json: Any
    ) -> tuple[int, dict[str, Any]]:
        address = f"{self.url}/api/v1{path}"
        async with self.http.request(method, address, headers=headers, json=json) as response:
            if response.content_type != "application/json":
                return response.status, {"code": f"HTTP {response.status} without JSON"}
            return response.status, await response.json()
