"""What a caller rests on, to be looked at again when something is revoked."""

from dataclasses import dataclass
from uuid import UUID

from workshops.core.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Somebody in one workshop. The numbers are those of the participant or account then;
    whoever came with an API token stays as long as that is good, whoever signed in as long as the
    sign-in of their browser is."""

    viewer: Actor
    workshop_id: UUID
    generation: int = 0
    session_epoch: int = 0
    sign_in_id: UUID | None = None
    api_token_id: UUID | None = None
