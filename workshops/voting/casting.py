"""Casting: the command that a whole room sends at once, so it makes do with few statements.

The workshop's row is locked, so nobody else writes; still it is the database that refuses to
overspend, by a conditional UPDATE and by the table's CHECK behind it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    OverBudget,
    RoundClosed,
    StageClosed,
)
from workshops.people.queries import sector_of
from workshops.voting import ballot_box
from workshops.voting.models import MOST_ITEMS, RoundKind, VoteRound
from workshops.voting.queries import Sheet, named
from workshops.voting.schemas import BALLOTS, ENTERED_BALLOTS

Changes = Mapping[UUID, int | None]


def cast_ballot(
    ctx: Context,
    *,
    round_id: UUID,
    choices: Changes,
    version: int | None,
    ballot_id: UUID | None,
    on_behalf_of: str | None,
) -> None:
    """Set the named choices, leave the others. Over the budget nothing changes at all.

    A participant casts for themselves; a facilitator enters for somebody without a phone, under
    ``ballot_id``. Without ``version`` the last one wins.
    """
    _require_right(ctx, ballot_id, on_behalf_of)
    round = _taking(ctx, round_id)
    ctx.topic = round.id
    found = _find(ctx, round, ballot_id)
    before = found or _blank(ctx, round, ballot_id, on_behalf_of)
    _require_version(ctx, before, version)
    after = replace(
        before,
        choices=_changed(round, before.choices, choices),
        on_behalf_of=on_behalf_of or before.on_behalf_of,
        version=before.version + 1,
    )
    _require_items(ctx, round, choices.keys() - before.choices.keys())
    if (after.choices, after.on_behalf_of) == (before.choices, before.on_behalf_of):
        return
    if found is None:
        _add_voter(ctx, round, before)
    _spend(ctx, round, before, after)
    ballot_box.replace_ballots(ctx.db, before, after)
    _record(ctx, after)


def _require_right(ctx: Context, ballot_id: UUID | None, on_behalf_of: str | None) -> None:
    is_for_somebody = ballot_id is not None or on_behalf_of is not None
    if is_for_somebody is not ctx.actor.is_facilitator:
        raise NotAllowed({"on_behalf_of": "facilitators_only"})
    if is_for_somebody and ballot_id is None:
        raise Invalid({"ballot_id": "empty"})


def _taking(ctx: Context, round_id: UUID) -> VoteRound:
    """The round, if it takes ballots from this actor now."""
    round = ballot_box.round_now(ctx.db, ctx.workshop.id, round_id)
    is_ahead = round and not round.activity.stage_run.has_opened
    if round is None or (is_ahead and not ctx.actor.is_facilitator):
        raise NotFound({"vote_round_id": str(round_id)})
    if round.is_over:
        raise RoundClosed({"round_id": str(round_id)})
    if not round.is_open:
        raise StageClosed({"round_id": str(round_id)})
    round.activity.require_input(ctx.now)
    return round


def _find(ctx: Context, round: VoteRound, ballot_id: UUID | None) -> Sheet | None:
    if ballot_id is None:
        return ballot_box.own_sheet(ctx.db, round.id, ctx.actor.id)
    sheet = ballot_box.entered_sheet(ctx.db, ballot_id)
    if sheet and (sheet.round_id != round.id or sheet.on_behalf_of is None):
        raise Conflict({"ballot_id": "taken"})
    return sheet


def _blank(
    ctx: Context, round: VoteRound, ballot_id: UUID | None, on_behalf_of: str | None
) -> Sheet:
    if ballot_id and on_behalf_of is None:
        raise Invalid({"on_behalf_of": "empty"})
    return Sheet(
        id=ballot_id or uuid4(),
        round_id=round.id,
        author_id=None if ballot_id else ctx.actor.id,
        on_behalf_of=on_behalf_of,
        version=0,
        choices={},
        entered_by=ctx.actor.id if ballot_id else None,
    )


def _require_version(ctx: Context, sheet: Sheet, version: int | None) -> None:
    if version not in (None, sheet.version):
        raise Conflict({"version": sheet.version}, row=_row(ctx, sheet))


def _row(ctx: Context, sheet: Sheet) -> dict[str, Any] | None:
    if not ctx.actor.is_facilitator:
        return BALLOTS.dump(sheet)
    return next((ENTERED_BALLOTS.dump(one) for one in named(ctx.db, [sheet])), None)


def _changed(round: VoteRound, choices: Mapping[UUID, int], changes: Changes) -> dict[UUID, int]:
    changed = dict(choices)
    for item_id, choice in changes.items():
        _require_choice(round, item_id, choice)
        if choice is None or (choice == 0 and round.kind is RoundKind.DOTS):
            changed.pop(item_id, None)
        else:
            changed[item_id] = choice
    return changed


def _require_choice(round: VoteRound, item_id: UUID, choice: int | None) -> None:
    least, most = (0, round.cap or 0) if round.kind is RoundKind.DOTS else (-1, 1)
    if choice is not None and not least <= choice <= most:
        raise Invalid({"choices": {str(item_id): {"least": least, "most": most}}})


def _require_items(ctx: Context, round: VoteRound, named: Iterable[UUID]) -> None:
    if unknown := ballot_box.unknown_items(ctx.db, round.id, named):
        raise Invalid({"choices": {str(item_id): "unknown" for item_id in unknown}})


def _add_voter(ctx: Context, round: VoteRound, sheet: Sheet) -> None:
    """The sector is the one that somebody has at the first cast, for good."""
    participant_id = ctx.actor.participant_id
    ballot_box.add_voter(
        ctx.db,
        round,
        sheet,
        workshop_id=ctx.workshop.id,
        budget=_budget(round),
        sector=sector_of(ctx.db, participant_id) if participant_id else None,
    )


def _spend(ctx: Context, round: VoteRound, before: Sheet, after: Sheet) -> None:
    spent = _cost(round, before)
    if not ballot_box.spend(ctx.db, after, _cost(round, after) - spent):
        raise OverBudget({"budget": _budget(round), "spent": spent})


def _budget(round: VoteRound) -> int:
    """Dots, or one stance on each item that there may be."""
    return round.budget or MOST_ITEMS


def _cost(round: VoteRound, sheet: Sheet) -> int:
    is_dots = round.kind is RoundKind.DOTS
    return sum(sheet.choices.values()) if is_dots else len(sheet.choices)


def _record(ctx: Context, sheet: Sheet) -> None:
    """An entered ballot is no secret of its voter's, so its event outlives the round."""
    if ctx.actor.is_facilitator:
        ctx.record("ballot.entered", put(ENTERED_BALLOTS, *named(ctx.db, [sheet])))
    else:
        ctx.record("ballot.cast", put(BALLOTS, sheet), topic=sheet.round_id)
