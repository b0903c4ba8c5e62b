"""How values look on the wire, over a socket and over HTTP alike."""

import json
import time
from typing import Any

from workshops.core.actors import Actor


def now_ms() -> int:
    """The server's time, in ms since 1970."""
    return round(time.time() * 1000)


def encode(value: Any) -> str:
    """Compact JSON, Thai left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def me_of(viewer: Actor) -> dict[str, Any]:
    """What a client is told of who it is; the rest of a person is rows."""
    return {
        "actor_id": str(viewer.id),
        "role": viewer.role.value,
        "team_id": str(viewer.team_id) if viewer.team_id else None,
        "participant_id": str(viewer.participant_id) if viewer.participant_id else None,
    }
