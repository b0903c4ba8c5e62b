"""Who is connected to this process, and as whom."""

from dataclasses import dataclass, field
from uuid import UUID

from server.credentials import Credential
from server.live.direct import Message, Wire
from workshops.core.actors import Actor, Role


@dataclass(slots=True, eq=False)
class Connection:
    """One socket in one workshop. ``epoch`` is the viewer's, equal for all who share frames;
    ``told`` is the ``seq`` up to which they have been sent everything that they may see;
    ``is_slow``: they missed a frame, and get none that would hide the hole; ``heard_at``: when a console last
    answered that it is there."""

    sid: str
    credential: Credential
    wire: Wire
    epoch: str
    told: int = -1
    is_ready: bool = False
    is_slow: bool = False
    is_gone: bool = False
    heard_at: float | None = None
    names: frozenset[UUID] = field(init=False)

    def __post_init__(self) -> None:
        self.names = frozenset(self.viewer.names)

    def tell(self, frame: Message, head: int) -> None:
        """Bring them up to ``head``, or find them too slow for it."""
        if self.is_slow or not self.wire.offer(frame):
            self.is_slow = True
        else:
            self.told = head

    @property
    def viewer(self) -> Actor:
        return self.credential.viewer

    @property
    def workshop_id(self) -> UUID:
        return self.credential.workshop_id

    @property
    def is_participant(self) -> bool:
        return self.viewer.role is Role.PARTICIPANT
