"""Adding, rewording, moving and taking out activities that have not begun."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from workshops.agenda import queries as agenda
from workshops.agenda.models import Activity, ActivityKind, RunState, StageRun
from workshops.agenda.schemas import ACTIVITIES, activity_audience
from workshops.boards.queries import board_of
from workshops.boards.schemas import BOARDS
from workshops.core.actors import Role
from workshops.core.audience import Audience, Part, put
from workshops.core.context import Context
from workshops.core.errors import Conflict, StageClosed, TooLarge
from workshops.designing.content import (
    WORDS,
    add_items_of,
    description,
    faces,
    make_activity,
    require_fitting,
    require_nothing_in,
    rule_words,
    set_rule,
    shifted,
    shown,
    take_out,
    unlit,
    with_keys,
)
from workshops.designing.order import follower_of, placed, renumber
from workshops.designing.schemas import MOST_ACTIVITIES
from workshops.voting.queries import round_of_activity
from workshops.voting.schemas import ROUNDS

Words = dict[str, Any]
Zones = list[Words]
WHO_READS = ("is_silent", "is_read_by_facilitators")


def add_activity(
    ctx: Context,
    *,
    stage_run_id: UUID,
    before_id: UUID | None,
    activity_id: UUID,
    kind: ActivityKind,
    title_th: str,
    title_en: str,
    prompt_th: str,
    prompt_en: str,
    minutes: int,
    is_silent: bool,
    is_read_by_facilitators: bool,
    zones: Zones | None,
    rule: Words | None,
    items: list[Words],
    content_id: UUID | None,
) -> None:
    """Plan another activity, in the stage that the room is in too."""
    words = {
        "activity_id": activity_id,
        "kind": kind,
        "title_th": title_th,
        "title_en": title_en,
        "prompt_th": prompt_th,
        "prompt_en": prompt_en,
        "minutes": minutes,
        "is_silent": is_silent,
        "is_read_by_facilitators": is_read_by_facilitators,
        "zones": zones,
        "rule": rule,
        "items": items,
        "content_id": content_id,
    }
    _add(ctx, _run_to_plan_in(ctx, stage_run_id), words, before_id)


def _add(ctx: Context, run: StageRun, words: Words, before_id: UUID | None) -> None:
    others = agenda.activities_of(ctx.db, run.id)
    _require_room(others)
    activity = make_activity(ctx, run, words, len(others) + 1)
    ctx.db.flush()
    moved = renumber(placed(others, activity, before_id=before_id))
    beside = [one for one in moved if one is not activity]
    ctx.record("activity.added", shown(faces(ctx, activity)), put(ACTIVITIES, *beside))
    add_items_of(ctx, activity, words["items"])
    ctx.can_be_undone_by("activity.remove", activity_id=str(activity.id))


def edit_activity(
    ctx: Context,
    *,
    activity_id: UUID,
    title_th: str | None,
    title_en: str | None,
    prompt_th: str | None,
    prompt_en: str | None,
    minutes: int | None,
    is_silent: bool | None,
    is_read_by_facilitators: bool | None,
    zones: Zones | None,
    rule: Words | None,
    version: int | None,
) -> None:
    """Reword what is still to come; what the room has been asked stays as it was asked."""
    words = {
        "title_th": title_th,
        "title_en": title_en,
        "prompt_th": prompt_th,
        "prompt_en": prompt_en,
        "minutes": minutes,
        "is_silent": is_silent,
        "is_read_by_facilitators": is_read_by_facilitators,
    }
    activity = _not_begun(ctx, activity_id)
    if version not in (None, activity.version):
        raise Conflict({"version": activity.version}, row=ACTIVITIES.dump(activity))
    require_fitting(activity.kind, {"zones": zones, "rule": rule})
    before = _reworded(ctx, activity, words)
    content = _rezoned(ctx, activity, zones, before) + _reruled(ctx, activity, rule, before)
    if not before:
        return
    activity.version += 1
    ctx.record("activity.edited", put(ACTIVITIES, activity), content)
    ctx.can_be_undone_by(
        "activity.edit", activity_id=str(activity.id), version=activity.version, **before
    )


def _reworded(ctx: Context, activity: Activity, words: Words) -> Words:
    """Set what was given and differs; how it was before."""
    if activity.kind is not ActivityKind.BOARD:
        words = {**words, "is_silent": None, "is_read_by_facilitators": None}
    given = {name: words[name] for name in WORDS if words.get(name) is not None}
    before = {
        name: getattr(activity, name)
        for name, value in given.items()
        if value != getattr(activity, name)
    }
    if any(name in before for name in WHO_READS):
        require_nothing_in(ctx, activity)
    for name in before:
        setattr(activity, name, given[name])
    activity.is_revealed = not activity.is_silent
    return before


def _rezoned(
    ctx: Context,
    activity: Activity,
    zones: Zones | None,
    before: Words,
) -> list[Part]:
    board = board_of(ctx.db, activity.id) if zones is not None else None
    if board is None or zones is None or board.zones == with_keys(zones):
        return []
    if {zone["key"] for zone in board.zones} - {zone["key"] for zone in zones}:
        require_nothing_in(ctx, activity)
    before["zones"], board.zones = board.zones, with_keys(zones)
    return put(BOARDS, board)


def _reruled(ctx: Context, activity: Activity, rule: Words | None, before: Words) -> list[Part]:
    round = round_of_activity(ctx.db, activity.id) if rule is not None else None
    if round is None or rule is None:
        return []
    was = rule_words(round)
    set_rule(round, rule)
    if was == rule_words(round):
        return []
    before["rule"] = was
    return put(ROUNDS, round)


def move_activity(
    ctx: Context, *, activity_id: UUID, stage_run_id: UUID, before_id: UUID | None
) -> None:
    """Give it another place, in its own stage or in another one."""
    activity = _not_begun(ctx, activity_id)
    left, run = activity.stage_run, _run_to_plan_in(ctx, stage_run_id)
    here, there = (agenda.activities_of(ctx.db, one.id) for one in (left, run))
    way_back = {"stage_run_id": str(left.id), "before_id": follower_of(here, activity)}
    if left is not run:
        require_nothing_in(ctx, activity)
        _require_room(there)
    before, place = activity_audience(activity), (left.id, activity.position)
    activity.stage_run, activity.stage_run_id = run, run.id
    moved = renumber(placed(there, activity, before_id=before_id))
    if place == (run.id, activity.position):
        return
    moved += renumber([one for one in here if one is not activity]) if left is not run else []
    beside = [one for one in moved if one is not activity]
    ctx.db.flush()
    rows = faces(ctx, activity)
    is_lost = _lost_by_the_room(before, activity_audience(activity))
    told = shifted(rows, before) + (unlit(ctx, rows) if is_lost else [])
    ctx.record("activity.moved", told, put(ACTIVITIES, *beside))
    if is_lost:
        ctx.raise_floor()
    ctx.can_be_undone_by("activity.move", activity_id=str(activity.id), **way_back)


def remove_activity(ctx: Context, *, activity_id: UUID) -> None:
    """Take it out of the day, with its zones or its items."""
    activity = _not_begun(ctx, activity_id)
    run, audience = activity.stage_run, activity_audience(activity)
    rows = agenda.activities_of(ctx.db, run.id)
    way_back = {
        **description(ctx, activity),
        "stage_run_id": str(run.id),
        "before_id": follower_of(rows, activity),
    }
    gone = take_out(ctx, activity)
    moved = renumber([one for one in rows if one is not activity])
    ctx.record("activity.removed", gone, put(ACTIVITIES, *moved))
    if _lost_by_the_room(audience, Audience()):
        ctx.raise_floor()
    ctx.can_be_undone_by("activity.add", **way_back)


def _lost_by_the_room(before: Audience, after: Audience) -> bool:
    return Role.PARTICIPANT in before.roles - after.roles


def _not_begun(ctx: Context, activity_id: UUID) -> Activity:
    activity = ctx.get(Activity, activity_id)
    if not activity.is_untouched:
        raise StageClosed({"activity_id": str(activity_id)})
    return activity


def _run_to_plan_in(ctx: Context, stage_run_id: UUID) -> StageRun:
    run = ctx.get(StageRun, stage_run_id)
    if run.state is RunState.CLOSED:
        raise StageClosed({"stage_run_id": str(stage_run_id)})
    return run


def _require_room(others: Sequence[Activity]) -> None:
    if len(others) >= MOST_ACTIVITIES:
        raise TooLarge({"activities": MOST_ACTIVITIES})
