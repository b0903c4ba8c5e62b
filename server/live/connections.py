"""Who is connected to this process, and as whom."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from server.credentials import Credential
from server.live.direct import Wire
from workshops.core.actors import Actor, Role, Sector


@dataclass(slots=True, eq=False)
class Connection:
    """One socket in one workshop. ``epoch`` is the viewer's, equal for all who share frames;
    ``told`` is the ``seq`` up to which they have been sent everything that they may see."""

    sid: str
    credential: Credential
    wire: Wire
    epoch: str
    told: int = -1
    sector: Sector | None = None
    is_ready: bool = False
    is_gone: bool = False
    last_told: dict[str, Any] = field(default_factory=dict)

    @property
    def viewer(self) -> Actor:
        return self.credential.viewer

    @property
    def workshop_id(self) -> UUID:
        return self.credential.workshop_id

    @property
    def is_participant(self) -> bool:
        return self.viewer.role is Role.PARTICIPANT
