"""What a caller rests on, to be looked at again when something is revoked."""

from dataclasses import dataclass
from uuid import UUID

from workshops.core.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Somebody in one workshop. The numbers are those of the participant or account then."""

    viewer: Actor
    workshop_id: UUID
    generation: int = 0
    session_epoch: int = 0
