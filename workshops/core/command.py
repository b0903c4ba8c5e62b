"""A row of the command table: what a command takes, what does it, who may ask and when."""

from collections.abc import Callable
from typing import NamedTuple

from marshmallow import Schema

from workshops.core.actors import Permission
from workshops.core.workshop import WorkshopState

LIVE = frozenset({WorkshopState.OPEN})
BEFORE_CLOSE = frozenset({WorkshopState.DRAFT, WorkshopState.OPEN})
AFTER_OPENING = frozenset({WorkshopState.OPEN, WorkshopState.CLOSED})
ALWAYS = frozenset(WorkshopState)


class Command(NamedTuple):
    """``inverses``: the commands by which ``undo`` may take this one back; none: it can't be.

    ``during``: the states of the workshop in which it is taken; otherwise it is ``stage_closed``.
    """

    schema: Schema
    handler: Callable[..., None]
    permission: Permission
    inverses: tuple[str, ...] = ()
    during: frozenset[WorkshopState] = LIVE
