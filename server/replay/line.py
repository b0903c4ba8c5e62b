"""The line to `/live`: Engine.IO and Socket.IO over one WebSocket, as far as a replayed person needs them.

Hundreds of people share one process here, and each is told everything that happens in the room.
What this client has no use for is dropped by its first bytes, before anybody parses it.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp

from server.replay.api import ServerRefusedError

PATH = "/socket.io/?EIO=4&transport=websocket"
NAMESPACE = "/live,"
PING, PONG = "2", "3"
OPENED, CONNECTED, REFUSED = "0", f"40{NAMESPACE}", f"44{NAMESPACE}"
EVENT, ANSWER, LEFT = f"42{NAMESPACE}", f"43{NAMESPACE}", f"41{NAMESPACE}"
BYE = f'{EVENT}["bye",'
LATER = ("retry", "too_fast")
ANSWER_WITHIN = 30.0  # seconds; then the line counts as dead


class LostLineError(Exception):
    """The connection went away before the answer came. Not known whether it was done."""


class Line:
    """One open connection; when it is gone it stays gone. `told_bye` gets the code of a `bye`."""

    def __init__(
        self, websocket: aiohttp.ClientWebSocketResponse, told_bye: Callable[[str], None]
    ) -> None:
        self._websocket, self._told_bye = websocket, told_bye
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._asked = 0
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def open(
        cls,
        http: aiohttp.ClientSession,
        url: str,
        *,
        auth: Mapping[str, str],
        told_bye: Callable[[str], None],
    ) -> "Line":
        """Raises ServerRefusedError where the server says why, LostLineError where it does not."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                websocket = await http.ws_connect(url + PATH, max_msg_size=0, compress=0)
                await _connect(websocket, auth)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise LostLineError(f"connect: {error}") from error
        return cls(websocket, told_bye)

    @property
    def is_open(self) -> bool:
        return not self._reading.done()

    async def ask(self, event: str, data: Any) -> dict[str, Any]:
        """Send an event and wait for its acknowledgement. Raises LostLineError."""
        self._asked += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._asked] = answer
        try:
            await self._websocket.send_str(f"{EVENT}{self._asked}{_json([event, data])}")
            async with asyncio.timeout(ANSWER_WITHIN):
                return await answer
        except (aiohttp.ClientError, TimeoutError) as error:
            raise LostLineError(f"{event}: {error}") from error

    async def close(self) -> None:
        with contextlib.suppress(aiohttp.ClientError):
            await self._websocket.send_str(LEFT)
        await self._websocket.close()
        await self._reading

    async def _read(self) -> None:
        """Until the line is gone. Whoever still waits for an answer is told so."""
        try:
            async for message in self._websocket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    await self._take(message.data)
        except aiohttp.ClientError:
            pass
        finally:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(LostLineError("the connection was closed"))

    async def _take(self, packet: str) -> None:
        if packet == PING:
            await self._websocket.send_str(PONG)
        elif packet.startswith(ANSWER):
            self._settle(packet[len(ANSWER) :])
        elif packet.startswith(BYE):
            self._told_bye(str(json.loads(packet[len(EVENT) :])[1].get("code", "")))
        elif packet.startswith(LEFT):
            await self._websocket.close()

    def _settle(self, packet: str) -> None:
        number, bracket, rest = packet.partition("[")
        answer = self._answers.pop(int(number), None)
        if answer is not None and not answer.done():
            answer.set_result(json.loads(bracket + rest)[0])


async def _connect(websocket: aiohttp.ClientWebSocketResponse, auth: Mapping[str, str]) -> None:
    """Engine.IO opens, then Socket.IO connects to the namespace."""
    async for message in websocket:
        packet = str(message.data)
        if packet.startswith(CONNECTED):
            return
        if packet.startswith(REFUSED):
            _refuse(json.loads(packet[len(REFUSED) :]))
        if packet.startswith(OPENED):
            await websocket.send_str(f"{CONNECTED}{_json(auth)}")
    raise LostLineError("connect: the server hung up")


def _refuse(told: Mapping[str, Any]) -> None:
    answer = told.get("data") or {}
    if answer.get("code") in LATER:
        raise LostLineError(f"connect: {answer['code']}")
    raise ServerRefusedError("connect", answer)


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
