"""Who is acting. An actor is a value: handlers never see a cookie or a socket."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Permission(StrEnum):
    """``<what>:<action>``, checked once per command in ``execution``."""

    WORKSHOP_STEER = "workshop:steer"
    NOTES_WRITE = "notes:write"
    NOTES_MODERATE = "notes:moderate"
    CLUSTERS_WRITE = "clusters:write"
    BALLOTS_CAST = "ballots:cast"
    PEOPLE_UPDATE = "people:update"
    PEOPLE_MANAGE = "people:manage"
    OUTCOMES_WRITE = "outcomes:write"


class Role(StrEnum):
    """What somebody is to one workshop. ``STAFF`` is staff who are not assigned to it."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    PROJECTOR = "projector"
    STAFF = "staff"


class Sector(StrEnum):
    """The five sectors, in the order in which they are always shown."""

    PEOPLE = "people"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE = "private"
    ACADEMIC = "academic"
    GOVERNMENT = "government"


GRANTS: dict[Role, frozenset[Permission]] = {
    Role.PARTICIPANT: frozenset(
        {
            Permission.NOTES_WRITE,
            Permission.CLUSTERS_WRITE,
            Permission.BALLOTS_CAST,
            Permission.PEOPLE_UPDATE,
        }
    ),
    Role.FACILITATOR: frozenset(Permission),
    Role.PROJECTOR: frozenset(),
    Role.STAFF: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """``id`` is a participant's author id, a user's id or a projector's id, by role."""

    id: UUID
    role: Role
    participant_id: UUID | None = None
    team_id: UUID | None = None

    def may(self, permission: Permission) -> bool:
        return permission in GRANTS[self.role]

    @property
    def is_facilitator(self) -> bool:
        return self.role is Role.FACILITATOR
