"""How a workshop ends: it becomes a record, and who did what is erased from it.

An anonymous workshop keeps no road from a person to what they did. Closing erases the authors'
clear ids, and with them what would lead there by another way: who came when, what the journal
told, and the ledger's payloads. A command sent again still gets its answer.
"""

import sqlalchemy as sa

from workshops.agenda.models import Timer
from workshops.agenda.schemas import TIMER, WORKSHOP
from workshops.core import journal, ledger
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.workshop import Door, WorkshopState
from workshops.people.hands import all_taken_down
from workshops.people.models import Participant
from workshops.pictures.keeping import sweep_workshop
from workshops.steering import leave_open_run
from workshops.voting.commands import close_round
from workshops.voting.queries import open_rounds

TRACES_OF_PEOPLE = ("participant.join", "participant.return", "hand.raise", "hand.lower")
"""What everybody in the room saw a person do, at a moment that the ledger keeps."""


def close_workshop(ctx: Context) -> None:
    """End all input for good. Phones stay and read; only outcomes and headings change from here."""
    for one in open_rounds(ctx.db, ctx.workshop.id):
        close_round(ctx, one)
    left = leave_open_run(ctx)
    hands = all_taken_down(ctx)
    timer = ctx.db.get_one(Timer, ctx.workshop.id)
    timer.stop()
    workshop = ctx.workshop
    workshop.state, workshop.door = WorkshopState.CLOSED, Door.CLOSED
    workshop.closed_at = ctx.now
    ctx.record("workshop.closed", put(WORKSHOP, workshop), left, put(TIMER, timer), hands)
    sweep_workshop(ctx.db, workshop.id)
    if not workshop.shows_names:
        _erase_authors(ctx)


def _erase_authors(ctx: Context) -> None:
    _write_participants_anew(ctx)
    journal.empty_before(ctx.db, ctx.workshop.id, ctx.stream.seq)
    ledger.forget_types(ctx.db, ctx.workshop.id, TRACES_OF_PEOPLE)
    ledger.forget_payloads(ctx.db, ctx.workshop.id)
    ctx.raise_floor()


def _write_participants_anew(ctx: Context) -> None:
    """Without their authors' ids, and without the order in which they came.

    Who came third and who wrote third are likely the same. A dump shows rows as they were
    written, so they are written again in the order of their random ids.
    """
    table = Participant.__table__
    of_workshop = table.c.workshop_id == ctx.workshop.id
    rows = ctx.db.execute(sa.select(table).where(of_workshop).order_by(table.c.id)).mappings()
    anew = [{**row, "author_id": None, "joined_at": ctx.workshop.opened_at} for row in rows]
    ctx.db.execute(sa.delete(Participant).where(Participant.workshop_id == ctx.workshop.id))
    if anew:
        ctx.db.execute(sa.insert(Participant), anew)
