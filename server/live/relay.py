"""Between processes: one message per batch carries its events to every process with that room.

Redis only speeds things up. What is lost on the way is found by the room itself, which compares
its head with the database's: every ten seconds, and every second while Redis is away.
"""

import json
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

import redis

from server.runtime import spawn
from server.wire import encode
from workshops.core.audience import Part
from workshops.core.journal import Event

log = logging.getLogger(__name__)

PREFIX = "ruamsang:room:"
TRY_AGAIN_SECONDS = 0.5
LONGEST_QUEUE = 10_000
PRESENCE_SECONDS = 5
LISTED_SECONDS = 60
LEAVE_ALONE_SECONDS = 5

Heard = Callable[[UUID, list[Event]], None]


class NoRelay:
    """One process has nobody to tell."""

    is_healthy = True
    is_shared = False

    @property
    def untold(self) -> int:
        """How many messages wait to be told to the other processes."""
        return 0

    def publish(self, workshop_id: UUID, events: Sequence[Event]) -> None:
        """Everybody who is to know is here."""

    def follow(self, workshop_id: UUID) -> None:
        """There is nobody to listen to."""

    def unfollow(self, workshop_id: UUID) -> None:
        """There was nobody to listen to."""

    def share_presence(self, workshop_id: UUID, own: dict[str, Any]) -> list[dict[str, Any]]:
        """Who is here is who is in the room."""
        return [own]


class Relay(NoRelay):
    """Speaks and listens through Redis or Valkey; ``heard`` gets what other processes said."""

    is_shared = True

    def __init__(self, url: str, heard: Heard) -> None:
        self._redis: Any = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._heard = heard
        self._process = uuid4().hex
        self._out: queue.Queue[tuple[str, str]] = queue.Queue(LONGEST_QUEUE)
        self._rooms: set[str] = set()
        self._pubsub: Any = None
        self._guard = threading.Lock()
        self._hung_until = 0.0
        self.is_healthy = False
        spawn(self._speak)
        spawn(self._listen)

    @property
    def untold(self) -> int:
        return self._out.qsize()

    def publish(self, workshop_id: UUID, events: Sequence[Event]) -> None:
        """Never waits: when Redis can't keep up, the others find out from the database."""
        words = [
            {"seq": one.seq, "type": one.type, "parts": [part.dump() for part in one.parts]}
            for one in events
        ]
        message = f"{self._process}\n{encode(words)}"
        try:
            self._out.put_nowait((PREFIX + str(workshop_id), message))
        except queue.Full:
            self.is_healthy = False

    def follow(self, workshop_id: UUID) -> None:
        self._rooms.add(PREFIX + str(workshop_id))
        self._tell_pubsub("subscribe", PREFIX + str(workshop_id))

    def unfollow(self, workshop_id: UUID) -> None:
        self._rooms.discard(PREFIX + str(workshop_id))
        self._tell_pubsub("unsubscribe", PREFIX + str(workshop_id))

    def share_presence(self, workshop_id: UUID, own: dict[str, Any]) -> list[dict[str, Any]]:
        """Leave word of this process's people and take the others'; only our own without Redis.

        A Redis that hangs is waited for once, not once for every room.
        """
        if time.monotonic() < self._hung_until:
            return [own]
        try:
            others = self._exchange(f"ruamsang:presence:{workshop_id}", encode(own))
        except redis.RedisError:
            self._hung_until = time.monotonic() + LEAVE_ALONE_SECONDS
            return [own]
        return [own, *map(json.loads, others)]

    def _exchange(self, room: str, own: str) -> list[bytes]:
        """Who has processes here is listed under ``room``; each one's word goes by itself soon."""
        with self._redis.pipeline(transaction=False) as calls:
            calls.set(f"{room}:{self._process}", own, ex=PRESENCE_SECONDS)
            calls.sadd(room, self._process)
            calls.expire(room, LISTED_SECONDS)
            calls.smembers(room)
            names = calls.execute()[-1] - {self._process.encode()}
        words = self._redis.mget([f"{room}:{name.decode()}" for name in names]) if names else []
        told = dict(zip(names, words, strict=True))
        if gone := [name for name, word in told.items() if word is None]:
            self._redis.srem(room, *gone)
        return [word for word in told.values() if word is not None]

    def _tell_pubsub(self, what: str, channel: str) -> None:
        with self._guard:
            try:
                if self._pubsub is not None:
                    getattr(self._pubsub, what)(channel)
            except redis.RedisError:
                self.is_healthy = False  # The listener subscribes to everything when it is back.

    def _speak(self) -> None:
        while True:
            channel, message = self._out.get()
            try:
                self._redis.publish(channel, message)
            except redis.RedisError:
                self.is_healthy = False
            except Exception:
                log.exception("A batch could not be told to the other processes")

    def _listen(self) -> None:
        while True:
            try:
                self._listen_until_it_breaks()
            except (redis.RedisError, OSError, ValueError):
                if self.is_healthy:
                    log.warning("Redis is away; rooms ask the database until it is back")
                self.is_healthy = False
            time.sleep(TRY_AGAIN_SECONDS)

    def _listen_until_it_breaks(self) -> None:
        pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
        pubsub.subscribe(PREFIX + "all", *self._rooms)
        with self._guard:
            self._pubsub = pubsub
        for room in list(self._rooms):  # Whatever was added while we subscribed.
            self._tell_pubsub("subscribe", room)
        self.is_healthy = True
        while True:
            message = pubsub.get_message(timeout=1.0)
            if message and message["type"] == "message":
                self._hear(message["channel"].decode(), message["data"])

    def _hear(self, channel: str, data: bytes) -> None:
        """What can't be read, e.g. from another version, is found in the database instead."""
        try:
            self._take(channel, data)
        except Exception:
            log.exception("A message of another process could not be used")

    def _take(self, channel: str, data: bytes) -> None:
        sender, _, words = data.partition(b"\n")
        if sender == self._process.encode():
            return
        events = [
            Event(one["seq"], one["type"], tuple(Part.load(part) for part in one["parts"]))
            for one in json.loads(words)
        ]
        self._heard(UUID(channel.removeprefix(PREFIX)), events)
