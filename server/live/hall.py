"""The hall holds this process's rooms, and lets people in and out of them."""

import logging
import threading
import time
from collections import Counter
from typing import Any
from uuid import UUID

from server.live.committer import Committer
from server.live.connections import Connection
from server.live.events import event_message
from server.live.fanout import Room
from server.live.nudges import NUDGED, pass_on
from server.live.presence import PresenceBoard
from server.live.relay import NoRelay, Relay
from server.live.revocation import REVOKING, still_valid
from server.measures import CONNECTED, RELAY, ROOMS, UNSENT, UNTOLD, WAITING
from server.runtime import collect_garbage, give_way, spawn
from server.screens import forget_screens
from server.wire import encode
from workshops.batch import Outcome
from workshops.core.actors import Role
from workshops.core.db import Database
from workshops.core.journal import Event

log = logging.getLogger(__name__)

SWEEP_SECONDS = 1.0


class Hall:
    def __init__(self, database: Database, socketio: Any, *, redis_url: str = "") -> None:
        self.database = database
        self.relay = Relay(redis_url, self._hear) if redis_url else NoRelay()
        self.committer = Committer(database, self.publish)
        self.connections: dict[str, Connection] = {}
        self._rooms: dict[UUID, Room] = {}
        self._guard = threading.Lock()
        self._socketio = socketio
        self.simulated: dict[UUID, dict[str, bool]] = {}
        self._presence = PresenceBoard(database, self.relay, self.simulated)
        self._is_sweeping = False

    def publish(self, workshop_id: UUID, outcome: Outcome) -> None:
        """Tell the room what a batch brought. Called after its commit, never before."""
        if events := outcome.events:
            self.relay.publish(workshop_id, events)
            self._hear(workshop_id, events)

    def _hear(self, workshop_id: UUID, events: list[Event]) -> None:
        """What happened, here or in another process, for those who are in the room here."""
        room = self._rooms.get(workshop_id)
        if room is None:
            return
        room.publish(events)
        if any(event.type in REVOKING for event in events):
            spawn(self._show_out_revoked, room)
        for event in events:
            if event.type == NUDGED:
                spawn(pass_on, self.database, room, event)

    def room(self, workshop_id: UUID) -> Room:
        """The workshop's room in this process, opened when the first one comes."""
        room = self._rooms.get(workshop_id)
        if room is not None and room.head >= 0:
            return room
        with self._guard:
            room = self._rooms.setdefault(workshop_id, Room(workshop_id, self.database, self.relay))
            if room.head < 0:
                room.open()
        self._keep_sweeping()
        return room

    def admit(self, connection: Connection) -> None:
        """Remember who is behind a socket whose CONNECT is about to be answered."""
        self.connections[connection.sid] = connection

    def enter(self, sid: str) -> None:
        """The client knows that it is connected: frames may start."""
        connection = self.connections.get(sid)
        if connection is None or connection.is_gone:
            return
        self.room(connection.workshop_id).enter(connection)

    def leave(self, sid: str) -> None:
        connection = self.connections.pop(sid, None)
        if connection is None:
            return
        room = self._rooms.get(connection.workshop_id)
        if room is not None:
            room.leave(connection)
            self._shut_when_empty(room)

    def _shut_when_empty(self, room: Room) -> None:
        """What is published into an empty room would wait there for whoever comes next."""
        if not room.connections and room.head >= 0:
            self._rooms.pop(room.workshop_id, None)
            room.shut()
            forget_screens(room.workshop_id)

    def show_out(self, connection: Connection, code: str) -> None:
        """Say why, then close. Nothing more is sent to them from here on."""
        connection.wire.send(event_message("bye", encode({"code": code})))
        self.leave(connection.sid)
        self._socketio.server.disconnect(connection.sid, namespace="/live")

    def show_out_user(self, user_id: UUID) -> None:
        """A staff account signed out or lost its rights: look at its connections at once."""
        for room in list(self._rooms.values()):
            if any(one.viewer.id == user_id for one in room.connections.values()):
                spawn(self._show_out_revoked, room)

    def say_good_bye(self) -> None:
        """This process ends: phones come back to whoever serves next."""
        for connection in list(self.connections.values()):
            connection.wire.send(event_message("bye", encode({"code": "restart"})))

    def measure(self) -> None:
        """Set the gauges, when somebody is about to read them."""
        everybody = list(self.connections.values())
        roles = Counter(one.viewer.role for one in everybody)
        for role in Role:
            CONNECTED.labels(role.value).set(roles[role])
        ROOMS.set(len({one.workshop_id for one in everybody}))
        UNSENT.set(sum(one.wire.unsent for one in everybody))
        WAITING.set(self.committer.waiting)
        UNTOLD.set(self.relay.untold)
        RELAY.set(self.relay.is_healthy)

    def _keep_sweeping(self) -> None:
        if not self._is_sweeping:
            self._is_sweeping = True
            spawn(self._sweep)

    def _sweep(self) -> None:
        while self._rooms:
            try:
                self._sweep_once()
            except Exception:
                log.exception("A sweep failed")
            time.sleep(SWEEP_SECONDS)
        self._is_sweeping = False
        collect_garbage()

    def _sweep_once(self) -> None:
        for room in list(self._rooms.values()):
            for connection in [one for one in room.connections.values() if one.is_slow]:
                self.show_out(connection, "slow")
            if room.connections:
                self._presence.tell(room)
                self._presence.tell_facilitators(room)
                has_missed, room.has_missed = room.has_missed, False
                self._show_out_revoked(room, staff_only=not has_missed)
            else:
                self._shut_when_empty(room)
            give_way()  # Fifty rooms in one go would hold up every note for a tenth of a second.

    def _show_out_revoked(self, room: Room, *, staff_only: bool = False) -> None:
        chosen = [
            one for one in room.connections.values() if not (staff_only and one.is_participant)
        ]
        for connection, code in still_valid(self.database, room.workshop_id, chosen):
            if code and not connection.is_gone:
                self.show_out(connection, code)
