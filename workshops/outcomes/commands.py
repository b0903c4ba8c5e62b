"""How an outcome is kept. The only code that changes outcomes; saved ones are not rewritten."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from workshops.boards.models import Cluster, Note
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.core.errors import Conflict, Invalid
from workshops.outcomes import queries
from workshops.outcomes.models import Derivation, Outcome, OutcomeKind, SourceType
from workshops.outcomes.schemas import OUTCOMES
from workshops.voting.models import VoteRound

Sources = Sequence[Mapping[str, Any]]
"""Each ``{type, id}``."""


def save_outcome(
    ctx: Context,
    *,
    outcome_id: UUID,
    kind: OutcomeKind,
    title_th: str,
    title_en: str,
    text: str,
    derived_from: Sources,
) -> None:
    """Keep what came out, with what it came from; after the close too.

    An id that is there already is ``conflict``: a record is not rewritten. ``invalid`` names, by
    its place in ``derived_from``, each source that the room does not see.
    """
    _require_new(ctx, outcome_id)
    _require_shown(ctx, derived_from)
    outcome = Outcome(
        id=outcome_id,
        workshop_id=ctx.workshop.id,
        kind=kind,
        title_th=title_th,
        title_en=title_en,
        text=text,
        saved_by=ctx.actor.id,
        saved_at=ctx.now,
        derivations=_derivations(derived_from),
    )
    ctx.db.add(outcome)
    ctx.db.flush()
    ctx.record("outcome.saved", put(OUTCOMES, *queries.shown(ctx.db, [outcome])))


def show_sources_again(ctx: Context, note_id: UUID) -> None:
    """Tell all screens what outcomes may name, after a note was hidden, taken off or given back."""
    ctx.db.flush()
    outcomes = queries.outcomes_from(ctx.db, SourceType.NOTE, note_id)
    if outcomes:
        ctx.record("outcome.sources_changed", put(OUTCOMES, *queries.shown(ctx.db, outcomes)))


def _require_new(ctx: Context, outcome_id: UUID) -> None:
    known = ctx.db.get(Outcome, outcome_id)
    if known is None:
        return
    is_here = known.workshop_id == ctx.workshop.id
    row = OUTCOMES.dump(queries.shown(ctx.db, [known])[0]) if is_here else None
    raise Conflict({"outcome_id": "taken"}, row=row)


def _derivations(sources: Sources) -> list[Derivation]:
    """In the order in which they were named, each once."""
    once = dict.fromkeys((source["type"], source["id"]) for source in sources)
    return [
        Derivation(source_type=type, source_id=id, position=nth)
        for nth, (type, id) in enumerate(once, start=1)
    ]


def _require_shown(ctx: Context, sources: Sources) -> None:
    words = {str(nth): _why_not(ctx, **source) for nth, source in enumerate(sources)}
    if wrong := {nth: word for nth, word in words.items() if word}:
        raise Invalid({"derived_from": wrong})


def _why_not(ctx: Context, *, type: SourceType, id: UUID) -> str | None:
    """Why the room does not see this source, in a word; None when it does."""
    checks = {
        SourceType.NOTE: _why_not_note,
        SourceType.CLUSTER: _why_not_cluster,
        SourceType.ROUND: _why_not_round,
        SourceType.OUTCOME: _why_not_outcome,
    }
    return checks[type](ctx, id)


def _why_not_note(ctx: Context, id: UUID) -> str | None:
    note = ctx.find(Note, id)
    if note is None or note.is_removed:
        return "not_found"
    if not note.is_revealed:
        return "not_revealed"
    return "hidden" if note.is_hidden else None


def _why_not_cluster(ctx: Context, id: UUID) -> str | None:
    cluster = ctx.find(Cluster, id)
    return "not_found" if cluster is None or cluster.is_dissolved else None


def _why_not_round(ctx: Context, id: UUID) -> str | None:
    round = ctx.find(VoteRound, id)
    if round is None:
        return "not_found"
    return None if round.is_revealed else "not_revealed"


def _why_not_outcome(ctx: Context, id: UUID) -> str | None:
    return "not_found" if ctx.find(Outcome, id) is None else None
