"""Who sits where: dealing people to teams as cards are dealt. Pure; the same seed deals the same."""

from collections.abc import Mapping, Sequence
from random import Random
from uuid import UUID

from workshops.core.actors import Sector


def deal(
    sectors: Mapping[UUID, Sector], team_ids: Sequence[UUID], *, seed: int, is_mixed: bool
) -> dict[UUID, UUID]:
    """Each person's team. Sizes differ by one at most; mixed, so does each sector's share.

    Going round the tables with all of one sector, then all of the next, keeps both even.
    """
    dice = Random(seed)
    order = sorted(sectors)
    dice.shuffle(order)
    if is_mixed:
        turn = dice.sample(list(Sector), len(Sector))
        order.sort(key=lambda person: turn.index(sectors[person]))
    round_the_tables = dice.sample(list(team_ids), len(team_ids))
    return {person: round_the_tables[at % len(team_ids)] for at, person in enumerate(order)}


def team_for(sector: Sector, teams: Mapping[UUID, Mapping[Sector, int]]) -> UUID:
    """Where somebody of ``sector`` who comes late fits in: the smallest team, and of several the
    one with the fewest of their sector, and of those the first of ``teams``."""
    return min(teams, key=lambda team: (sum(teams[team].values()), teams[team].get(sector, 0)))
