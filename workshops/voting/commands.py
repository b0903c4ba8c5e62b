"""What may happen to a vote round, but for the casting itself. Its close keeps who voted how apart.

A round is planned, opened, closed and revealed, in this order and never back.
"""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from workshops.agenda.models import Activity, ActivityState, RunState
from workshops.agenda.schemas import ACTIVITIES, activity_audience
from workshops.boards.models import Cluster, Note
from workshops.boards.queries import words_of
from workshops.core import ledger
from workshops.core.actors import Role
from workshops.core.audience import Part, drop, put
from workshops.core.context import Context
from workshops.core.errors import Conflict, Invalid, RoundClosed, StageClosed, TooLarge
from workshops.voting import queries
from workshops.voting.models import (
    MOST_ITEMS,
    Ballot,
    RoundItem,
    RoundKind,
    RoundState,
    SourceType,
    Voter,
    VoteRound,
)
from workshops.voting.schemas import BALLOTS, ROUND_ITEMS, ROUNDS, TALLIES, VOTERS

_VOTER, _BALLOT = cast("sa.Table", Voter.__table__), cast("sa.Table", Ballot.__table__)


def open_round(ctx: Context, *, round_id: UUID) -> None:
    """Take ballots from now on; starts the activity when nobody has. Twice is once."""
    round = ctx.get(VoteRound, round_id)
    if round.is_open:
        return
    if round.is_over:
        raise RoundClosed({"round_id": str(round_id)})
    _require_open_run(round)
    if round.kind is RoundKind.DOTS and not _item_count(ctx, round):
        raise Invalid({"items": "empty"})
    started = _start_activity(ctx, round.activity)
    round.state = RoundState.OPEN
    ctx.record("round.opened", started, put(ROUNDS, round))


def _require_open_run(round: VoteRound) -> None:
    run = round.activity.stage_run
    if run.state is not RunState.OPEN:
        raise StageClosed({"stage_run_id": str(run.id)})


def _start_activity(ctx: Context, activity: Activity) -> list[Part]:
    if activity.state is ActivityState.PLANNED:
        activity.start(ctx.now)
        return put(ACTIVITIES, activity)
    activity.require_input(ctx.now)
    return []


def add_items(ctx: Context, *, round_id: UUID, items: Sequence[dict[str, Any]]) -> None:
    """Put items to the vote, after those that are there; a stance takes more while it is open."""
    round = ctx.get(VoteRound, round_id)
    _require_taking_items(round)
    already = _item_count(ctx, round)
    if already + len(items) > MOST_ITEMS:
        raise TooLarge({"items": MOST_ITEMS})
    _require_new(ctx, [item["id"] for item in items])
    last = _last_position(ctx, round)
    rows = [_item(ctx, round, position=last + n, **item) for n, item in enumerate(items, start=1)]
    ctx.db.add_all(rows)
    ctx.db.flush()
    ctx.record("round.items_added", put(ROUND_ITEMS, *rows))
    ids = [str(row.id) for row in rows]
    ctx.can_be_undone_by("round.remove_items", round_id=str(round_id), item_ids=ids)


def _require_taking_items(round: VoteRound) -> None:
    if round.is_over:
        raise RoundClosed({"round_id": str(round.id)})
    if round.is_open and round.kind is RoundKind.DOTS:
        # Dots that are out were placed among the items that were there.
        raise StageClosed({"round_id": str(round.id)})


def _item_count(ctx: Context, round: VoteRound) -> int:
    query = sa.select(sa.func.count(RoundItem.id)).where(RoundItem.round_id == round.id)
    return ctx.db.scalar(query) or 0


def _last_position(ctx: Context, round: VoteRound) -> int:
    """What was taken off leaves a gap, so it may be more than there are items."""
    query = sa.select(sa.func.max(RoundItem.position)).where(RoundItem.round_id == round.id)
    return ctx.db.scalar(query) or 0


def _require_new(ctx: Context, ids: Sequence[UUID]) -> None:
    taken = ctx.db.scalar(sa.select(RoundItem.id).where(RoundItem.id.in_(ids)).limit(1))
    if taken is not None:
        raise Conflict({"id": str(taken)})


def _item(
    ctx: Context,
    round: VoteRound,
    *,
    position: int,
    id: UUID,
    text_th: str,
    text_en: str,
    source: dict[str, Any] | None,
) -> RoundItem:
    row = RoundItem(id=id, workshop_id=ctx.workshop.id, round=round, position=position)
    row.text_th, row.text_en = text_th, text_en
    if source is not None:
        row.source_type, row.source_id = source["type"], source["id"]
        words = _words_of_source(ctx, source["type"], source["id"])
        row.text_th = text_th or ("" if text_en else words)
    if not (row.text_th or row.text_en):
        raise Invalid({"items": {str(id): "empty"}})
    return row


def _words_of_source(ctx: Context, type: SourceType, id: UUID) -> str:
    """The words to copy. What the room can't see can't be voted on, nor shown to exist."""
    words = _words_of_note(ctx, id) if type is SourceType.NOTE else _words_of_cluster(ctx, id)
    if words is None:
        raise Invalid({"source": str(id)})
    return words


def _words_of_note(ctx: Context, id: UUID) -> str | None:
    note = ctx.find(Note, id)
    is_shown = note and note.is_revealed and not note.is_hidden and not note.is_removed
    return words_of(ctx.db, note) if note and is_shown else None


def _words_of_cluster(ctx: Context, id: UUID) -> str | None:
    cluster = ctx.find(Cluster, id)
    is_shown = cluster and cluster.board.is_revealed and not cluster.is_dissolved
    return cluster.title if cluster and is_shown else None


def remove_items(ctx: Context, *, round_id: UUID, item_ids: Sequence[UUID]) -> None:
    """Take items off a ballot that has not been given out yet."""
    round = ctx.get(VoteRound, round_id)
    _require_planned(round)
    items = [_item_of(ctx, round, id) for id in dict.fromkeys(item_ids)]
    words = [item.words for item in items]
    audience = activity_audience(round.activity)
    gone = [part for item in items for part in drop(ROUND_ITEMS, item.id, audience)]
    for item in items:
        ctx.db.delete(item)
    ctx.db.flush()
    ctx.record("round.items_removed", gone)
    if Role.PARTICIPANT in audience.roles:
        ctx.raise_floor()
    ctx.can_be_undone_by("round.add_items", round_id=str(round_id), items=words)


def _require_planned(round: VoteRound) -> None:
    if round.is_over:
        raise RoundClosed({"round_id": str(round.id)})
    if round.is_open:
        raise StageClosed({"round_id": str(round.id)})


def _item_of(ctx: Context, round: VoteRound, id: UUID) -> RoundItem:
    item = ctx.get(RoundItem, id)
    if item.round_id != round.id:
        raise Invalid({"item_ids": str(id)})
    return item


def reword_item(
    ctx: Context,
    *,
    round_id: UUID,
    item_id: UUID,
    text_th: str,
    text_en: str,
    before: dict[str, str],
) -> None:
    """Correct an item of one's own words, until the ballot is given out; a copy stays a copy."""
    round = ctx.get(VoteRound, round_id)
    _require_planned(round)
    item = _item_of(ctx, round, item_id)
    if item.source is not None or not (text_th or text_en):
        raise Invalid({"item_id": "copied" if item.source else "empty"})
    if before != {"text_th": item.text_th, "text_en": item.text_en}:
        raise Conflict({"item_id": str(item_id)}, row=ROUND_ITEMS.dump(item))
    item.text_th, item.text_en = text_th, text_en
    ctx.db.flush()
    ctx.record("round.item_reworded", put(ROUND_ITEMS, item))
    now = {"text_th": text_th, "text_en": text_en}
    ids = {"round_id": str(round_id), "item_id": str(item_id)}
    ctx.can_be_undone_by("round.reword_item", **ids, **before, before=now)


def close_open_round(ctx: Context, *, round_id: UUID) -> None:
    """End a round now, without grace. Twice is once."""
    round = ctx.get(VoteRound, round_id)
    if round.is_over:
        return
    if not round.is_open:
        raise StageClosed({"round_id": str(round_id)})
    close_round(ctx, round)


def close_round(ctx: Context, round: VoteRound) -> None:
    """Close an open ``round``: from here on nothing joins a ballot to whoever cast it."""
    round.state = RoundState.CLOSED
    ctx.forget(round.id)
    # A hash of a few choices can be found by trying them all.
    ledger.forget_payloads_about(ctx.db, ctx.workshop.id, round.id)
    _forget_voters(ctx, round)
    ctx.record("round.closed", put(ROUNDS, round), drop(BALLOTS, round.id, VOTERS))


def _forget_voters(ctx: Context, round: VoteRound) -> None:
    """Erase who and how often, and write all rows anew in the order of their random ids.

    PostgreSQL keeps rows in the order in which they were written, and a dump shows them so;
    beside the ledger's times that order would say whose each ballot is.
    """
    voters, ballots = _rows(ctx, _VOTER, round), _rows(ctx, _BALLOT, round)
    for row in voters:
        row.update(author_id=None, version=row["version"] if row["entered_by"] else 1)
    for table in (_BALLOT, _VOTER):
        ctx.db.execute(sa.delete(table).where(table.c.round_id == round.id))
    for table, rows in ((_VOTER, voters), (_BALLOT, ballots)):
        if rows:
            ctx.db.execute(sa.insert(table), rows)


def _rows(ctx: Context, table: sa.Table, round: VoteRound) -> list[dict[str, Any]]:
    query = sa.select(table).where(table.c.round_id == round.id).order_by(*table.primary_key)
    names = table.c.keys()
    return [dict(zip(names, row, strict=True)) for row in ctx.db.execute(query)]


def reveal_round(ctx: Context, *, round_id: UUID) -> None:
    """Count and publish, once for all; what was published stays as it was. Twice is once."""
    round = ctx.get(VoteRound, round_id)
    if round.is_revealed:
        return
    if not round.is_over:
        raise StageClosed({"round_id": str(round_id)})
    round.state = RoundState.REVEALED
    ctx.db.flush()
    round.tally = {"id": str(round.id), **queries.tally_of(ctx.db, round).dump()}
    ctx.record("round.revealed", put(ROUNDS, round), put(TALLIES, round.tally))
    ctx.raise_floor()


def parts_of_run(ctx: Context, stage_run_id: UUID) -> list[Part]:
    """What a run's opening shows of its rounds: the rounds and the items, to all who see them."""
    rounds = queries.rounds_of_run(ctx.db, stage_run_id)
    items = queries.items_of_run(ctx.db, stage_run_id)
    return put(ROUNDS, *rounds) + put(ROUND_ITEMS, *items)


def show_items_again(ctx: Context, note_id: UUID) -> None:
    """Tell what items may say, after a note that they quote was withdrawn or given back."""
    ctx.db.flush()
    if items := queries.items_from_note(ctx.db, note_id):
        ctx.record("round.items_changed", put(ROUND_ITEMS, *items))
