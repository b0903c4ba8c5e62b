"""Who sits where, for those who are connected: a team is part of a viewer's audience and epoch.

Whoever is moved to another team gets frames of another epoch from then on, and syncs anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from server.live.connections import Connection
from workshops.core.journal import Event
from workshops.snapshot import viewer_epoch


class Seating:
    """What this process has heard of teams in one room since it was opened."""

    def __init__(self) -> None:
        self._teams: dict[UUID, UUID | None] = {}

    def hear(self, events: Sequence[Event]) -> bool:
        """Take note of who was seated where; whether anybody was."""
        told = dict(_seats(events))
        self._teams.update(told)
        return bool(told)

    def learn(self, teams: Mapping[UUID, UUID | None]) -> None:
        """What the database says, where events were missed."""
        self._teams.update(teams)

    def reseat(self, connections: Iterable[Connection], stream_epoch: str) -> list[Connection]:
        """Bring the viewers up to date; gives those whose team is another now."""
        return [one for one in connections if self._reseat(one, stream_epoch)]

    def _reseat(self, connection: Connection, stream_epoch: str) -> bool:
        viewer = connection.viewer
        if viewer.participant_id is None or viewer.participant_id not in self._teams:
            return False
        team_id = self._teams[viewer.participant_id]
        if team_id == viewer.team_id:
            return False
        viewer = replace(viewer, team_id=team_id)
        connection.credential = replace(connection.credential, viewer=viewer)
        connection.epoch = viewer_epoch(stream_epoch, viewer)
        return True


def _seats(events: Sequence[Event]) -> Iterable[tuple[UUID, UUID | None]]:
    for event in events:
        for part in event.parts:
            for row in part.put.get("participants", ()):
                yield UUID(row["id"]), UUID(row["team_id"]) if row["team_id"] else None
