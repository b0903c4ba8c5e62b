"""What a change in one feature means for rows of another that stands above it.

A note taken from the room is no longer named by outcomes, nor read out in a vote; a corrected name
stands beside notes.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from workshops.boards.commands import show_authors
from workshops.core.actors import Sector
from workshops.core.context import Context
from workshops.outcomes.commands import show_sources_again
from workshops.people import commands as people
from workshops.people.models import Participant
from workshops.voting.commands import show_items_again


def retelling_sources(handler: Callable[..., None]) -> Callable[..., None]:
    """``handler``, which shows or withdraws a note, and then what was made of the note."""

    @wraps(handler)
    def handle(ctx: Context, *, note_id: UUID, **words: Any) -> None:
        handler(ctx, note_id=note_id, **words)
        if ctx.events:
            show_items_again(ctx, note_id)
            show_sources_again(ctx, note_id)

    return handle


def update_participant(
    ctx: Context, *, participant_id: UUID | None, name: str | None, sector: Sector | None
) -> None:
    """Correct a name or a sector, also beside the notes where the workshop shows names."""
    people.update_participant(ctx, participant_id=participant_id, name=name, sector=sector)
    id = participant_id or ctx.actor.participant_id
    if ctx.events and id is not None:
        show_authors(ctx, ctx.get(Participant, id).author_id)
