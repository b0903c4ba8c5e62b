"""What an activity is done on: its board or its round, made, shown and described together.

A segment is done on nothing.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from workshops.agenda.models import Activity, ActivityKind, Spotlight, StageRun
from workshops.agenda.schemas import ACTIVITIES, SPOTLIGHT, activity_audience
from workshops.boards.models import Board, Cluster, Note
from workshops.boards.queries import board_of
from workshops.boards.schemas import BOARDS
from workshops.core.audience import Audience, Part, View, drop, put, shift
from workshops.core.context import Context
from workshops.core.db import Base
from workshops.core.errors import Conflict, Invalid
from workshops.voting import queries as voting
from workshops.voting.commands import add_items
from workshops.voting.models import RoundKind, VoteRound
from workshops.voting.schemas import ROUND_ITEMS, ROUNDS

WORDS = (
    "title_th",
    "title_en",
    "prompt_th",
    "prompt_en",
    "minutes",
    "is_silent",
    "is_read_by_facilitators",
)
ONE_ZONE = ({"key": None, "title_th": "ความคิดของเรา", "title_en": "Our ideas"},)
THREE_DOTS = {"kind": RoundKind.DOTS, "budget": 3, "cap": 1}
FOREIGN = {
    ActivityKind.BOARD: ("rule", "items"),
    ActivityKind.VOTE: ("zones",),
    ActivityKind.SEGMENT: ("zones", "rule", "items", "content_id"),
}
Face = tuple[View, Any]


def make_activity(ctx: Context, run: StageRun, words: dict[str, Any], position: int) -> Activity:
    """An activity as ``NewActivity`` describes it, with its board or its round, without items."""
    require_new(ctx, Activity, words["activity_id"])
    require_fitting(words["kind"], words)
    is_board = words["kind"] is ActivityKind.BOARD
    activity = Activity(
        id=words["activity_id"],
        workshop_id=ctx.workshop.id,
        stage_run=run,
        position=position,
        kind=words["kind"],
        **{name: words[name] for name in WORDS},
    )
    activity.is_silent = words["is_silent"] or not is_board
    activity.is_revealed = not activity.is_silent
    ctx.db.add_all([activity, *_content(ctx, activity, words)])
    return activity


def _content(ctx: Context, activity: Activity, words: dict[str, Any]) -> list[Base]:
    if not activity.asks_for_input:
        return []
    id = words["content_id"] or uuid4()
    common = {"id": id, "workshop_id": ctx.workshop.id, "activity": activity}
    if activity.kind is ActivityKind.BOARD:
        require_new(ctx, Board, id)
        return [Board(**common, zones=with_keys(words["zones"] or ONE_ZONE))]
    require_new(ctx, VoteRound, id)
    round = VoteRound(**common)
    set_rule(round, words["rule"] or THREE_DOTS)
    return [round]


def set_rule(round: VoteRound, rule: dict[str, Any]) -> None:
    is_dots = rule["kind"] is RoundKind.DOTS
    round.kind = rule["kind"]
    round.budget, round.cap = (rule["budget"], rule["cap"]) if is_dots else (None, None)


def with_keys(zones: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Zones as a board keeps them: each with a key that no other has."""
    keys = {zone["key"] for zone in zones if zone["key"]}
    free = (f"zone_{nth}" for nth in range(1, 100))
    return [
        {**zone, "key": zone["key"] or next(key for key in free if key not in keys)}
        for zone in zones
    ]


def require_fitting(kind: ActivityKind, words: dict[str, Any]) -> None:
    """Zones belong to a board, a rule and items to a vote, nothing to a segment."""
    if wrong := [name for name in FOREIGN[kind] if words.get(name)]:
        raise Invalid(dict.fromkeys(wrong, f"not_for_a_{kind.value}"))


def require_new(ctx: Context, model: type[Base], id: UUID) -> None:
    if ctx.db.get(model, id) is not None:
        raise Conflict({getattr(model, "__tablename__", "id") + "_id": "taken"})


def require_nothing_in(ctx: Context, activity: Activity) -> None:
    """What facilitators wrote on a board beforehand is not lost, nor shown to others than it was."""
    board = board_of(ctx.db, activity.id)
    for model in (Note, Cluster):
        if board and ctx.db.scalar(sa.select(model.id).where(model.board_id == board.id).limit(1)):
            raise Conflict({"activity_id": "in_use"}, row=ACTIVITIES.dump(activity))


def faces(ctx: Context, activity: Activity) -> list[Face]:
    """Every row that an activity has on screens, the activity first."""
    board = board_of(ctx.db, activity.id)
    round = voting.round_of_activity(ctx.db, activity.id)
    items = voting.items_of(ctx.db, round.id) if round else ()
    return [
        (ACTIVITIES, activity),
        *([(BOARDS, board)] if board else []),
        *([(ROUNDS, round)] if round else []),
        *[(ROUND_ITEMS, item) for item in items],
    ]


def add_items_of(ctx: Context, activity: Activity, items: Sequence[dict[str, Any]]) -> None:
    """Put on the ballot what was prepared for it."""
    round = voting.round_of_activity(ctx.db, activity.id) if items else None
    if round:
        add_items(ctx, round_id=round.id, items=items)


def shown(rows: Sequence[Face]) -> list[Part]:
    return [part for view, row in rows for part in put(view, row)]


def shifted(rows: Sequence[Face], before: Audience) -> list[Part]:
    """To all who see it now, and from those who no longer do."""
    return [part for view, row in rows for part in shift(view, row, before)]


def take_out(ctx: Context, activity: Activity) -> list[Part]:
    """Delete an activity that nobody has begun, and tell whoever saw it."""
    require_nothing_in(ctx, activity)
    rows, audience = faces(ctx, activity), activity_audience(activity)
    gone = [part for view, row in rows for part in drop(view, row.id, audience)]
    dark = unlit(ctx, rows)
    for _, row in reversed(rows):
        ctx.db.delete(row)
        ctx.db.flush()
    return gone + dark


def unlit(ctx: Context, rows: Sequence[Face]) -> list[Part]:
    """The spotlight moves off what the room no longer sees."""
    ids = {row.id for _, row in rows}
    spotlight = ctx.db.get_one(Spotlight, ctx.workshop.id)
    if spotlight.target_id not in ids:
        return []
    spotlight.target_type = spotlight.target_id = None
    return put(SPOTLIGHT, spotlight)


def description(ctx: Context, activity: Activity) -> dict[str, Any]:
    """The activity in the words of ``NewActivity``, as JSON: what an undo would add again."""
    words: dict[str, Any] = {name: getattr(activity, name) for name in WORDS}
    words |= {"activity_id": str(activity.id), "kind": activity.kind.value}
    if board := board_of(ctx.db, activity.id):
        words |= {"content_id": str(board.id), "zones": board.zones}
    if round := voting.round_of_activity(ctx.db, activity.id):
        words |= {"content_id": str(round.id), "rule": rule_words(round)}
        words["items"] = [item.words for item in voting.items_of(ctx.db, round.id)]
    return words


def rule_words(round: VoteRound) -> dict[str, Any]:
    return {"kind": round.kind.value, **round.rule}
