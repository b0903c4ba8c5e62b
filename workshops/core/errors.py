"""Why something is refused. ``code`` is the contract; sentences live with the translations."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """It was understood and will not be done. Nothing has changed."""

    code = "refused"

    def __init__(self, fields: Mapping[str, Any] | None = None) -> None:
        super().__init__(self.code)
        self.fields = dict(fields or {})


class Invalid(Refused):
    code = "invalid"


class UnknownCommand(Refused):
    code = "unknown_command"


class NotFound(Refused):
    """Also the answer to whoever may not know that it exists."""

    code = "not_found"


class NotAllowed(Refused):
    code = "not_allowed"


class DoorLocked(Refused):
    code = "door_locked"


class DoorClosed(Refused):
    code = "door_closed"


class StageClosed(Refused):
    """The workshop, the stage or the activity does not take this now."""

    code = "stage_closed"


class NotRevealed(Refused):
    code = "not_revealed"


class SnapshotNeeded(Refused):
    code = "snapshot_needed"


class RoundClosed(Refused):
    code = "round_closed"


class OverBudget(Refused):
    code = "over_budget"


class Conflict(Refused):
    """Somebody was first. ``row`` is the current row, as this viewer may see it."""

    code = "conflict"

    def __init__(
        self, fields: Mapping[str, Any] | None = None, *, row: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(fields)
        self.row = row


class IdReused(Refused):
    code = "id_reused"


class TooLarge(Refused):
    code = "too_large"


class TooFast(Refused):
    code = "too_fast"


class Retry(Refused):
    """Not now: send the same id again after ``after_ms``."""

    code = "retry"


class Revoked(Refused):
    code = "revoked"


class Internal(Refused):
    """The fault is ours. It has been logged once; nothing of it goes out."""

    code = "internal"
