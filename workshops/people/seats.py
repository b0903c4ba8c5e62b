"""The seat plan: how many of each sector are expected, so that one sees who is missing."""

from collections.abc import Mapping

from workshops.core.actors import Sector
from workshops.core.audience import put
from workshops.core.context import Context
from workshops.people.models import SeatPlan
from workshops.people.schemas import SEAT_PLANS


def plan_seats(ctx: Context, *, seats: Mapping[Sector, int]) -> None:
    """Replace the plan; sectors that are left out expect nobody."""
    planned = {sector.value: seats.get(sector, 0) for sector in Sector}
    plan = ctx.db.get(SeatPlan, ctx.workshop.id)
    if plan is None:
        plan = SeatPlan(id=ctx.workshop.id, seats={})
        ctx.db.add(plan)
    if plan.seats == planned:
        return
    plan.seats = planned
    ctx.record("seats.planned", put(SEAT_PLANS, plan))
