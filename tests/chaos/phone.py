"""A phone with an outbox, on a real Socket.IO client: it writes, loses its line, and comes back.

It keeps what the live protocol asks of clients; what it is told it holds against what others were.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any
from uuid import uuid4

import aiohttp
import socketio

from tests.chaos.book import Acknowledged, Book, Page
from tests.support.phone import Row, Screen

LONGEST_PAUSE = 8.0
AGAIN_ALTHOUGH_ANSWERED = 0.05
IN_TWO_TABS = 0.04
LATER = ("retry", "too_fast")
ORIGIN = "http://lab.example"

Command = dict[str, Any]
Play = Callable[["ChaosPhone"], tuple[str, Row]]


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody goes about it: seconds between two commands on average, how often they fall
    asleep after one and for how long, what their network lets through, and for how many seconds
    they wait for an answer."""

    pace: float = 0.0
    sleepiness: float = 0.003
    sleeps_for: tuple[float, float] = (0.1, 8.0)
    transports: tuple[str, ...] = ("websocket",)
    patience: float = 4.0


class LostLine(Exception):
    """No answer, or no connection."""


class SharedJson:
    """Frames are the same for many, so that they are read once. Nobody may change what comes out."""

    dumps = staticmethod(json.dumps)
    loads = staticmethod(lru_cache(maxsize=256)(json.loads))


class ChaosPhone:
    """Somebody in a workshop, who chooses another of ``doors`` whenever the line is lost."""

    def __init__(
        self,
        book: Book,
        page: Page,
        doors: list[str],
        workshop_id: str,
        token: str,
        http: aiohttp.ClientSession,
        dice: Random,
        play: Play | None,
        temper: Temper = Temper(),
    ) -> None:
        self.book, self.page, self.doors = book, page, doors
        self.workshop_id, self.token, self.dice = workshop_id, token, dice
        self.screen = Screen()
        self.own: dict[str, int] = {}
        self.is_playing = False
        self._play, self._http, self._temper = play, http, temper
        self._next_at = 0.0
        self._in_vain = 0
        self._outbox: deque[Command] = deque()
        self._early: list[Row] | None = []
        self._wants_sync = False
        self._told: int | None = None
        self._socket: Any = None
        self._is_lost: asyncio.Future[None] | None = None
        self._is_over = False

    @property
    def is_settled(self) -> bool:
        """Nothing waits to be sent, and the screen is not known to be behind."""
        return not (self._outbox or self._wants_sync) and self._is_connected

    async def live(self) -> None:
        while not self._is_over:
            try:
                await self._step()
            except (LostLine, socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError):
                await self.vanish()
                await asyncio.sleep(self._pause())
        await self.vanish()

    def _pause(self) -> float:
        """Longer with every try in vain, as real clients do, so that a full server can recover."""
        self._in_vain += 1
        return self.dice.uniform(0.1, min(LONGEST_PAUSE, 0.4 * 2**self._in_vain))

    def end(self) -> None:
        self._is_over = True

    async def vanish(self) -> None:
        """Be gone without a farewell."""
        socket, self._socket, self._is_lost = self._socket, None, None
        if socket is None:
            return
        with suppress(AttributeError):
            socket.eio.ws._response.connection.transport.abort()
        with suppress(Exception):
            await asyncio.wait_for(socket.shutdown(), 2)

    @property
    def _is_connected(self) -> bool:
        return self._is_lost is not None and not self._is_lost.done()

    async def _step(self) -> None:
        if not self._is_connected:
            await self._come_in()
        elif self._wants_sync:
            await self._sync()
        elif self._outbox or (self.is_playing and self._play and self._is_time()):
            await self._send_next()
        else:
            await asyncio.sleep(0.05)

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now < self._next_at:
            return False
        if self._temper.pace:
            self._next_at = now + self.dice.expovariate(1 / self._temper.pace)
        return True

    async def _come_in(self) -> None:
        await self.vanish()
        begin = time.monotonic()
        self._early, self._told = [], None
        lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._socket = self._new_socket(lost)
        door = self.dice.choice(self.doors)
        await asyncio.wait_for(
            self._socket.connect(
                door,
                headers={"Origin": ORIGIN},
                auth={"token": self.token, "workshop_id": self.workshop_id},
                namespaces=["/live"],
                transports=list(self._temper.transports),
                wait_timeout=self._temper.patience,
            ),
            self._temper.patience + 1,
        )
        self._is_lost = lost
        self.book.connects += 1
        await self._sync()
        self._in_vain = 0
        self.book.caught_up(door, begin, time.monotonic())

    def _new_socket(self, lost: "asyncio.Future[None]") -> Any:
        socket = socketio.AsyncClient(
            reconnection=False,
            handle_sigint=False,
            json=SharedJson,
            http_session=self._http,
            websocket_extra_options={"max_msg_size": 0},
        )
        socket.on("frame", lambda frame: self._on_frame(socket, frame), namespace="/live")
        socket.on("connect_error", lambda _: None, namespace="/live")
        socket.on("disconnect", lambda _: _settle(lost), namespace="/live")
        return socket

    async def _sync(self) -> None:
        since = {"since": self.screen.seq, "epoch": self.screen.epoch} if self.screen.epoch else {}
        answer = await self._ask("sync", since)
        self._wants_sync = not answer["ok"]
        if self._wants_sync:
            await asyncio.sleep(answer.get("after_ms", 500) / 1000)
            return
        if "snapshot" in answer:
            self.screen.replace(answer)
        else:
            self._check_order(answer["events"], self.screen.seq, answer["seq"])
            self.screen.apply(answer["events"], answer["seq"])
        early, self._early = self._early or [], None
        for frame in early:
            self._take(frame)

    async def _send_next(self) -> None:
        if not self._outbox:
            type, data = self._play(self)  # type: ignore[misc]
            self._outbox.append({"id": str(uuid4()), "type": type, "data": data})
        answer = await self._told_about(self._outbox[0])
        if answer.get("code") in LATER:
            await asyncio.sleep(answer["after_ms"] / 1000)
            return
        command = self._outbox.popleft()
        self._settle(command, answer)
        if self.dice.random() < self._temper.sleepiness:
            await self.vanish()
            await self._sleep(self.dice.uniform(*self._temper.sleeps_for))

    async def _sleep(self, seconds: float) -> None:
        """Until it is time, or everybody is called for the end."""
        for _ in range(int(seconds * 10)):
            if self.is_playing:
                await asyncio.sleep(0.1)

    async def _told_about(self, command: Command) -> Row:
        """The answer, perhaps to one of two tabs, perhaps as if the first one had been lost."""
        if self.dice.random() < IN_TWO_TABS:
            self.book.doubled += 1
            socket, tab = await asyncio.gather(
                self._send(command), self._send_by_http(command), return_exceptions=True
            )
            if isinstance(socket, BaseException):
                raise socket
            self._compare(command, socket, tab)
            return socket
        answer = await self._send(command)
        if answer["ok"] and self.dice.random() < AGAIN_ALTHOUGH_ANSWERED:
            self.book.doubled += 1
            self._compare(command, answer, await self._send(command))
        return answer

    def _compare(self, command: Command, first: Row, again: Any) -> None:
        """Two answers to one id are the same, unless one of them says to ask later."""
        if isinstance(again, BaseException) or {first.get("code"), again.get("code")} & set(LATER):
            return
        if not (again["ok"] and first["ok"]):
            if again["ok"] != first["ok"] and first.get("code") not in (*LATER, "conflict"):
                self.book.complain(f"{command['type']} {command['id']}: {first} and then {again}")
            return
        self.book.found_done += 1
        if again["seq"] != first["seq"]:
            self.book.twice += 1
            self.book.complain(f"{command['type']} {command['id']} was done twice: {first} {again}")

    async def _send(self, command: Command) -> Row:
        self.book.sent += 1
        return await self._ask("command", command)

    async def _send_by_http(self, command: Command) -> Row:
        self.book.sent += 1
        door = self.dice.choice(self.doors)
        address = f"{door}/api/v1/workshops/{self.workshop_id}/commands"
        headers = {"Authorization": f"Bearer {self.token}"}
        timeout = aiohttp.ClientTimeout(total=self._temper.patience)
        async with self._http.post(
            address, json=command, headers=headers, timeout=timeout
        ) as answer:
            words: Row = await answer.json()
        return words if "ok" in words else words | {"ok": False}

    def _settle(self, command: Command, answer: Row) -> None:
        type, data = command["type"], command["data"]
        if not answer["ok"]:
            self.book.refused[f"{type} {answer['code']}"] += 1
            if row := answer.get("row"):
                self.own[row["id"]] = row["version"]
            return
        self.book.acknowledged += 1
        self.page.acknowledged.append(Acknowledged(command["id"], type, data, answer["seq"]))
        note_id = data.get("note_id")
        if note_id is None:
            return
        self.page.texts[note_id] = data.get("text", self.page.texts.get(note_id, ""))
        if type == "note.add":
            self.own[note_id] = 1
        else:
            self.page.changes[note_id] += 1
            if note_id in self.own:
                self.own[note_id] += 1

    async def _ask(self, event: str, message: Row) -> Row:
        lost, socket = self._is_lost, self._socket
        if lost is None or lost.done():
            raise LostLine
        answered: asyncio.Future[Row] = asyncio.get_running_loop().create_future()

        def on_answer(*words: Any) -> None:
            if not answered.done():
                answered.set_result(words[0])

        await socket.emit(event, message, namespace="/live", callback=on_answer)
        either: set[asyncio.Future[Any]] = {answered, lost}
        await asyncio.wait(
            either, timeout=self._temper.patience, return_when=asyncio.FIRST_COMPLETED
        )
        if not answered.done():
            raise LostLine
        return answered.result()

    def _on_frame(self, socket: Any, frame: Row) -> None:
        if socket is not self._socket:
            return
        self._check_chain(frame)
        if self._early is not None:
            self._early.append(frame)
        else:
            self._take(frame)

    def _take(self, frame: Row) -> None:
        if frame["epoch"] != self.screen.epoch or frame["from"] > self.screen.seq:
            self._wants_sync = True
            return
        self.screen.apply(frame["events"], frame["to"])

    def _check_chain(self, frame: Row) -> None:
        """A frame begins where the one before it ended; a bare head says that one has to ask."""
        is_bare = "after_ms" in frame
        if self._told is not None and frame["from"] != self._told and not is_bare:
            self.book.gaps += 1
            self.book.complain(f"a frame from {frame['from']} after one to {self._told}")
        self._told = frame["to"]
        self._check_order(frame["events"], frame["from"], frame["to"])

    def _check_order(self, events: list[Row], after: int, to: int) -> None:
        """Numbers rise, and under one number everybody hears of the same thing."""
        for event in events:
            seq = event["seq"]
            self.book.events += 1
            known = self.page.types.setdefault(seq, event["type"])
            if not after < seq <= to or known != event["type"]:
                self.book.inversions += 1
                self.book.complain(f"{seq} {event['type']} after {after}, up to {to}; was {known}")
            after = seq


def _settle(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
