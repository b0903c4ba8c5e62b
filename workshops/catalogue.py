"""Everything that can be asked of a workshop, in one table: the product's table of contents."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from marshmallow import Schema

from workshops.core.actors import Permission
from workshops.people import commands as people
from workshops.people import schemas as people_in


class Command(NamedTuple):
    """``inverses``: the commands by which ``undo`` may take this one back; none: it can't be.

    ``during``: the states of the workshop in which it is taken; otherwise it is ``stage_closed``.
    """

    schema: Schema
    handler: Callable[..., None]
    permission: Permission
    inverses: tuple[str, ...] = ()
    during: frozenset[WorkshopState] = LIVE


COMMANDS: Mapping[str, Command] = {
    "participant.join": Command(
        people_in.JoinParticipant(), people.join_participant, Permission.PEOPLE_JOIN
    ),
    "participant.return": Command(
        people_in.ReturnParticipant(), people.return_participant, Permission.PEOPLE_JOIN
    ),
    "participant.update": Command(
        people_in.UpdateParticipant(), people.update_participant, Permission.PEOPLE_UPDATE
    ),
    "participant.remove": Command(
        people_in.RemoveParticipant(), people.remove_participant, Permission.PEOPLE_MANAGE
    ),
    "participant.renew_receipt": Command(
        people_in.RenewReceipt(), people.renew_receipt, Permission.PEOPLE_MANAGE
    ),
    "facilitator.add": Command(
        people_in.ChangeFacilitator(), people.add_facilitator, Permission.PEOPLE_MANAGE
    ),
    "facilitator.remove": Command(
        people_in.ChangeFacilitator(), people.remove_facilitator, Permission.PEOPLE_MANAGE
    ),
    "projector.revoke": Command(
        people_in.RevokeProjector(), people.revoke_projector, Permission.WORKSHOP_STEER
    ),
}
