"""What a change in one feature means for rows of another that stands above it.

A note taken from the room is no longer named by outcomes, nor read out in a vote; a corrected name
stands beside notes; what the room only listened to is over when something else begins.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from uuid import UUID

from workshops.agenda.commands import stop_timer
from workshops.agenda.models import Activity, ActivityKind
from workshops.agenda.queries import lapsed_activities, open_activities, open_segments
from workshops.agenda.schemas import ACTIVITIES
from workshops.boards.commands import show_authors
from workshops.core.actors import Sector
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.outcomes.commands import show_sources_again
from workshops.people import commands as people
from workshops.people.models import Participant
from workshops.voting.commands import show_items_again
from workshops.voting.queries import open_rounds


def retelling_sources(handler: Callable[..., None]) -> Callable[..., None]:
    """``handler``, which shows or withdraws a note, and then what was made of the note."""

    @wraps(handler)
    def handle(ctx: Context, *, note_id: UUID, **words: Any) -> None:
        handler(ctx, note_id=note_id, **words)
        if ctx.events:
            show_items_again(ctx, note_id)
            show_sources_again(ctx, note_id)

    return handle


def stopping_the_clock(handler: Callable[..., None]) -> Callable[..., None]:
    """``handler``, which may end the last thing that the room was at, and then the timer's work.

    A timer that runs while nothing is open at all is left alone.
    """

    @wraps(handler)
    def handle(ctx: Context, **words: Any) -> None:
        was_at_work = _is_at_work(ctx)
        handler(ctx, **words)
        if was_at_work and ctx.events and not _is_at_work(ctx):
            stop_timer(ctx)

    return handle


def ending_segments(handler: Callable[..., None]) -> Callable[..., None]:
    """``handler``, which begins an activity: the segment before it is over, and so is its timer."""

    @wraps(handler)
    def handle(ctx: Context, **words: Any) -> None:
        heard, was_taking = open_segments(ctx.db, ctx.workshop.id), _takes_input(ctx)
        handler(ctx, **words)
        over = [one for one in heard if one.id != words.get("activity_id")]
        if not ctx.events or not over:
            return
        _lock(ctx, over)
        if not was_taking:
            stop_timer(ctx)

    return handle


def settling_locks(handler: Callable[..., None]) -> Callable[..., None]:
    """``handler``, by which a segment may begin or end: locks that have passed are written down.

    Else the room would be back there when the segment ends, at something that takes nothing.
    """

    @wraps(handler)
    def handle(ctx: Context, *, activity_id: UUID) -> None:
        handler(ctx, activity_id=activity_id)
        is_segment = not ctx.get(Activity, activity_id).asks_for_input
        lapsed = lapsed_activities(ctx.db, ctx.workshop.id, ctx.now)
        if ctx.events and is_segment and lapsed:
            _lock(ctx, lapsed)

    return handle


def _lock(ctx: Context, activities: Sequence[Activity]) -> None:
    for one in activities:
        one.lock()
    ctx.record("activity.locked", put(ACTIVITIES, *activities))


def _is_at_work(ctx: Context) -> bool:
    return _takes_input(ctx) or bool(open_segments(ctx.db, ctx.workshop.id))


def _takes_input(ctx: Context) -> bool:
    """Whether something is open of which no end is announced: a board, or a vote in its round."""
    ctx.db.flush()
    unlocked = [one for one in open_activities(ctx.db, ctx.workshop.id) if one.locks_at is None]
    voting = {one.activity_id for one in open_rounds(ctx.db, ctx.workshop.id)}
    return any(one.kind is ActivityKind.BOARD or one.id in voting for one in unlocked)


def update_participant(
    ctx: Context, *, participant_id: UUID | None, name: str | None, sector: Sector | None
) -> None:
    """Correct a name or a sector, also beside the notes where the workshop shows names."""
    people.update_participant(ctx, participant_id=participant_id, name=name, sector=sector)
    id = participant_id or ctx.actor.participant_id
    if ctx.events and id is not None:
        show_authors(ctx, ctx.get(Participant, id).author_id)
