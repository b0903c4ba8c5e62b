"""Presence: how many are here, how much is written, who has voted in numbers. Never stored.

That something happened can be seen; which note or person cannot.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from server.live.colleagues import ask_consoles
from server.live.fanout import Room
from server.live.relay import NoRelay
from workshops.boards.queries import note_counts
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.people.queries import sectors
from workshops.voting.queries import turnout


class PresenceBoard:
    def __init__(
        self, database: Database, relay: NoRelay, simulated: Mapping[UUID, Mapping[str, bool]]
    ) -> None:
        """``simulated``: people whom this process plays in a rehearsal, and whether they are done."""
        self._database, self._relay, self._simulated = database, relay, simulated

    def tell(self, room: Room) -> None:
        """Tell a room where something changed since it was last told. Called once a second."""
        if not room.is_presence_due and not self._relay.is_shared:
            return
        room.is_presence_due = False
        presence = self._presence_of(room)
        if presence != room.last_presence:
            room.last_presence = presence
            room.tell("presence", presence)

    def tell_facilitators(self, room: Room) -> None:
        """Ask every console whether it is there, and say which of them are."""
        connections = list(room.connections.values())
        here = room.colleagues.here(connections)
        ask_consoles(connections, room.facilitators if self._relay.is_shared else here)

    def _presence_of(self, room: Room) -> dict[str, Any]:
        with self._database.reading() as db:
            sector_by_id = self._sectors(db, room)
            counts = note_counts(db, room.workshop_id)
            voted = turnout(db, room.workshop_id)
        here = _here(room, self._simulated.get(room.workshop_id, {}))
        shared = self._relay.share_presence(room.workshop_id, here)
        room.facilitators = sorted({id for one in shared for id in one.get("facilitators", ())})
        people: dict[str, bool] = {}
        for process in shared:
            people |= process["people"]
        by_sector = Counter(sector_by_id[id] for id in people if id in sector_by_id)
        joined = Counter(sector_by_id.values())
        return {
            "online": len(people),
            "joined": len(sector_by_id),
            "connected": sum(process["connected"] for process in shared),
            "by_sector": {sector.value: by_sector[sector] for sector in Sector},
            "joined_by_sector": {sector.value: joined[sector] for sector in Sector},
            "ready": sum(people.values()),
            "note_counts": {str(board_id): n for board_id, n in counts.items()},
            "turnout": {str(round_id): n for round_id, n in voted.items()},
        }

    def _sectors(self, db: Session, room: Room) -> dict[str, Sector]:
        """By participant id; read again only when somebody came, went or was corrected."""
        if room.has_new_people:
            room.has_new_people = False  # First: somebody may come in while we read.
            try:
                found = sectors(db, room.workshop_id)
            except Exception:
                room.has_new_people = True
                raise
            room.sectors = {str(id): sector for id, sector in found.items()}
        return room.sectors


def _here(room: Room, simulated: Mapping[str, bool]) -> dict[str, Any]:
    """Who of the room is connected to this process, or played by it."""
    people = dict(simulated) | {
        str(connection.viewer.participant_id): connection.is_ready
        for connection in room.connections.values()
        if connection.is_participant
    }
    facilitators = room.colleagues.here(list(room.connections.values()))
    return {
        "people": people,
        "connected": len(room.connections) + len(simulated),
        "facilitators": facilitators,
    }
