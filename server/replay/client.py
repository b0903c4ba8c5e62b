"""One connected person: a Socket.IO client with the outbox that the live protocol asks for."""

import asyncio
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import socketio

from server.replay.api import ServerRefusedError

LIVE = "/live"
ANSWER_WITHIN = 30.0  # seconds; then the line counts as dead
GIVE_UP_AFTER = 120.0  # seconds without an answer to one command
FINAL_GOODBYES = frozenset({"revoked", "moved"})


@dataclass
class Acknowledged:
    """What the acknowledgements of all clients took, in seconds, from the first try on."""

    seconds: list[float] = field(default_factory=list)
    sent_again: int = 0


class LostLineError(Exception):
    """The connection went away before the answer came. Not known whether it was done."""


class Client:
    """First in, first out, one at a time; an unanswered command goes again under its own id."""

    def __init__(
        self, url: str, *, auth: Mapping[str, str], http: aiohttp.ClientSession, log: Acknowledged
    ) -> None:
        self._url, self._auth, self._log = url, dict(auth), log
        self._outbox = asyncio.Lock()  # hands itself on in the order of asking
        self._answer: asyncio.Future[dict[str, Any]] | None = None
        self._refusal: Mapping[str, Any] = {}
        self._goodbye = ""
        self._socket = socketio.AsyncClient(
            reconnection=False, http_session=http, handle_sigint=False
        )
        self._socket.on("bye", self._on_bye, namespace=LIVE)
        self._socket.on("disconnect", self._on_disconnect, namespace=LIVE)
        self._socket.on("connect_error", self._on_refusal, namespace=LIVE)

    async def connect(self) -> None:
        """Raises ServerRefusedError where the server says why, LostLineError where nobody answers."""
        self._refusal = {}
        try:
            await self._socket.connect(
                self._url,
                auth=self._auth,
                namespaces=[LIVE],
                transports=["websocket"],
                wait_timeout=ANSWER_WITHIN,
            )
        except socketio.exceptions.ConnectionError as error:
            if self._refusal.get("code") not in (None, "retry", "too_fast"):
                raise ServerRefusedError("connect", self._refusal) from error
            raise LostLineError(str(error)) from error

    async def close(self) -> None:
        await self._socket.disconnect()

    async def idle(self) -> None:
        """Returns once nothing of this person waits for an answer."""
        async with self._outbox:
            return

    async def command(self, type_: str, data: Mapping[str, Any]) -> None:
        """Returns when the server has acknowledged it. Raises ServerRefusedError, LostLineError."""
        envelope = {"id": str(uuid.uuid4()), "type": type_, "data": data}
        async with self._outbox:
            started = time.monotonic()
            await self._until_settled(envelope, started)
            self._log.seconds.append(time.monotonic() - started)

    async def _until_settled(self, envelope: Mapping[str, Any], started: float) -> None:
        while True:
            answer = await self._try(envelope)
            if answer.get("ok"):
                return
            if answer.get("code") not in ("retry", "too_fast"):
                raise ServerRefusedError(envelope["type"], answer)
            if time.monotonic() - started > GIVE_UP_AFTER:
                raise LostLineError(f"{envelope['type']}: no answer in {GIVE_UP_AFTER:.0f} s")
            self._log.sent_again += 1
            await asyncio.sleep(answer.get("after_ms", 500) / 1000)

    async def _try(self, envelope: Mapping[str, Any]) -> Mapping[str, Any]:
        """The server's answer; a dead line counts as one that says `retry`."""
        try:
            if not self._socket.connected:
                await self._come_back()
            return await self._ask(envelope)
        except (LostLineError, TimeoutError):
            await self._socket.disconnect()
            return {"ok": False, "code": "retry", "after_ms": 1000}

    async def _come_back(self) -> None:
        if self._goodbye in FINAL_GOODBYES:
            raise ServerRefusedError("bye", {"code": self._goodbye})
        await self.connect()

    async def _ask(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answer = answer

        def settle(told: dict[str, Any]) -> None:
            if not answer.done():
                answer.set_result(told)

        try:
            await self._socket.emit("command", envelope, namespace=LIVE, callback=settle)
        except socketio.exceptions.SocketIOError as error:
            raise LostLineError(str(error)) from error
        return await asyncio.wait_for(answer, ANSWER_WITHIN)

    async def _on_bye(self, told: Mapping[str, Any]) -> None:
        self._goodbye = str(told.get("code", ""))

    async def _on_disconnect(self, reason: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(LostLineError(reason))

    async def _on_refusal(self, told: Any = None) -> None:
        refusal = told.get("data", told) if isinstance(told, dict) else None
        self._refusal = refusal if isinstance(refusal, dict) else {}
