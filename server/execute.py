"""Where sockets, pages, the API and the command line meet: hand in a command, get its result."""

from typing import cast
from uuid import UUID

from flask import current_app

from server.live.hall import Hall
from workshops.batch import Ask
from workshops.core.actors import Actor
from workshops.execution import Done, Envelope


def hall() -> Hall:
    """The live side of the running app."""
    return cast(Hall, current_app.extensions["hall"])


def submit(workshop_id: UUID, envelope: Envelope, actor: Actor) -> Done:
    """Wait until the command is committed and published, or raise ``Refused``."""
    return hall().committer.submit(workshop_id, Ask(envelope, actor))
