"""One connected person with the outbox that the live protocol asks for."""

import asyncio
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from server.replay.api import ServerRefusedError
from server.replay.line import LATER, Line, LostLineError

GIVE_UP_AFTER = 120.0  # seconds without an answer to one command
TRY_AGAIN_MS = 1000
FINAL_GOODBYES = frozenset({"revoked", "moved"})


@dataclass
class Acknowledged:
    """What the acknowledgements of all clients took, in seconds, from the first try on."""

    seconds: list[float] = field(default_factory=list)
    sent_again: int = 0


class Client:
    """First in, first out, one at a time; an unanswered command goes again under its own id."""

    def __init__(
        self, url: str, *, auth: Mapping[str, str], http: aiohttp.ClientSession, log: Acknowledged
    ) -> None:
        self._url, self._auth, self._http, self._log = url, auth, http, log
        self._outbox = asyncio.Lock()  # hands itself on in the order of asking
        self._line: Line | None = None
        self._goodbye = ""

    async def connect(self) -> None:
        """Raises ServerRefusedError where the server says why, LostLineError where it is silent."""
        self._line = await Line.open(
            self._http, self._url, auth=self._auth, told_bye=self._take_leave
        )

    async def close(self) -> None:
        if self._line is not None:
            await self._line.close()

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
            if answer.get("code") not in LATER:
                raise ServerRefusedError(envelope["type"], answer)
            if time.monotonic() - started > GIVE_UP_AFTER:
                raise LostLineError(f"{envelope['type']}: no answer in {GIVE_UP_AFTER:.0f} s")
            self._log.sent_again += 1
            await asyncio.sleep(answer.get("after_ms", TRY_AGAIN_MS) / 1000)

    async def _try(self, envelope: Mapping[str, Any]) -> Mapping[str, Any]:
        """The server's answer; a lost line counts as one that says `retry`."""
        try:
            line = await self._open_line()
            return await line.ask("command", envelope)
        except LostLineError:
            await self.close()
            self._line = None
            return {"ok": False, "code": "retry"}

    async def _open_line(self) -> Line:
        if self._goodbye in FINAL_GOODBYES:
            raise ServerRefusedError("bye", {"code": self._goodbye})
        if self._line is None or not self._line.is_open:
            await self.connect()
        assert self._line is not None
        return self._line

    def _take_leave(self, code: str) -> None:
        self._goodbye = code
