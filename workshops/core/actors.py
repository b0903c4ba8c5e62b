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
    PEOPLE_JOIN = "people:join"
    PEOPLE_UPDATE = "people:update"
    PEOPLE_MANAGE = "people:manage"
    HANDS_RAISE = "hands:raise"
    OUTCOMES_WRITE = "outcomes:write"


class Role(StrEnum):
    """What somebody is to one workshop.

    ``STAFF`` is staff who are not assigned to it, ``NEWCOMER`` somebody at the door.
    """

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    PROJECTOR = "projector"
    STAFF = "staff"
    NEWCOMER = "newcomer"


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
            Permission.HANDS_RAISE,
        }
    ),
    Role.FACILITATOR: frozenset(Permission) - {Permission.PEOPLE_JOIN, Permission.HANDS_RAISE},
    Role.PROJECTOR: frozenset(),
    Role.STAFF: frozenset(),
    Role.NEWCOMER: frozenset({Permission.PEOPLE_JOIN}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """``id`` is a participant's author id, a user's id or a projector's id, by role."""

    id: UUID
    role: Role
    participant_id: UUID | None = None
    team_id: UUID | None = None

    @property
    def names(self) -> tuple[UUID, ...]:
        """The ids by which an audience may name this actor."""
        return (self.id, self.participant_id) if self.participant_id else (self.id,)

    def may(self, permission: Permission) -> bool:
        return permission in GRANTS[self.role]

    @property
    def is_facilitator(self) -> bool:
        return self.role is Role.FACILITATOR
