"""Undo is an ordinary command: it carries out the one that the undone command named for it."""

from collections.abc import Callable, Mapping
from uuid import UUID

from workshops.core import ledger
from workshops.core.command import Command
from workshops.core.context import Context
from workshops.core.errors import Invalid, NotAllowed


def undo_by(commands: Mapping[str, Command]) -> Callable[..., None]:
    """The handler of ``undo`` over all other ``commands``."""

    def undo(ctx: Context, *, command_id: UUID) -> None:
        """Take back a command of one's own. ``conflict`` when a row it touched has moved on.

        The way back names its own way back, so undoing an undo does the thing again.
        """
        back = ledger.way_back(ctx.db, ctx.workshop.id, ctx.actor.id, command_id)
        if back is None:
            raise Invalid({"command_id": "cannot_be_undone"})
        inverse = commands[back["type"]]
        if not ctx.actor.may(inverse.permission):
            raise NotAllowed({"permission": inverse.permission.value})
        inverse.handler(ctx, **inverse.schema.load(back["data"]))

    return undo
