"""Everything that can be asked of a workshop, in one table: the product's table of contents."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from marshmallow import Schema

from workshops.core.actors import Permission


class Command(NamedTuple):
    """``inverses``: the commands by which ``undo`` may take this one back; none: it can't be."""

    schema: Schema
    handler: Callable[..., None]
    permission: Permission
    inverses: tuple[str, ...] = ()


COMMANDS: Mapping[str, Command] = {}
