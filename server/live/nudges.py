"""Nudges on their way: to the phones of those who are missing, and to nobody else."""

import logging
from uuid import UUID

from server.live.events import event_message
from server.live.fanout import Room
from server.wire import encode
from workshops.agenda.models import Activity
from workshops.core.db import Database
from workshops.core.journal import Event
from workshops.nudging import Kind, missing

log = logging.getLogger(__name__)

NUDGED = "nudge.sent"


def pass_on(database: Database, room: Room, event: Event) -> None:
    """Who is missing is found out here and forgotten: it stands in no table and in no event.

    Whoever said that they are done is left in peace.
    """
    try:
        row = event.parts[0].put["nudges"][0]
        with database.reading() as db:
            activity = db.get_one(Activity, UUID(row["id"]))
            wanted = missing(db, activity, Kind(row["kind"]))
        message = event_message("nudge", encode({"activity_id": row["id"], "kind": row["kind"]}))
        for one in list(room.connections.values()):
            if one.viewer.participant_id in wanted and not one.is_ready:
                one.wire.send(message)
    except Exception:
        log.exception("A nudge was lost")
