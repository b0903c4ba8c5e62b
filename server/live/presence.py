"""Presence: how many are here, how much is written, who has voted in numbers. Never stored.

That something happened can be seen; which note or person cannot.
"""

from collections import Counter
from typing import Any

from server.live.fanout import Room
from workshops.boards.queries import note_counts
from workshops.core.actors import Sector
from workshops.core.db import Database
from workshops.people.queries import sectors
from workshops.voting.queries import turnout


class PresenceBoard:
    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, room: Room) -> None:
        """Tell a room where something changed since it was last told. Called once a second."""
        if not room.is_presence_due:
            return
        room.is_presence_due = False
        room.tell("presence", self._presence_of(room))

    def _presence_of(self, room: Room) -> dict[str, Any]:
        with self._database.reading() as db:
            sector_by_id = sectors(db, room.workshop_id)
            counts = note_counts(db, room.workshop_id)
            voted = turnout(db, room.workshop_id)
        people = {
            connection.viewer.participant_id: connection.is_ready
            for connection in room.connections.values()
            if connection.is_participant
        }
        by_sector = Counter(sector_by_id[id] for id in people if id in sector_by_id)
        return {
            "online": len(people),
            "joined": len(sector_by_id),
            "connected": len(room.connections),
            "by_sector": {sector.value: by_sector[sector] for sector in Sector},
            "ready": sum(people.values()),
            "note_counts": {str(board_id): n for board_id, n in counts.items()},
            "turnout": {str(round_id): n for round_id, n in voted.items()},
        }
