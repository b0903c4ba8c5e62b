"""What may happen to teams. Every change of who sits where is one event, and can be undone."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workshops.core.actors import Sector
from workshops.core.audience import drop, put
from workshops.core.context import Context
from workshops.core.errors import Conflict, NotFound
from workshops.people.dealing import deal, team_for
from workshops.people.models import Participant, Team
from workshops.people.queries import ids_of_teams, present_participants, seats_taken
from workshops.people.queries import teams as standing_teams
from workshops.people.schemas import PARTICIPANTS, TEAMS, Dealing

SEED_BITS = 64


@dataclass(frozen=True, slots=True)
class Place:
    """A team as it shall stand; one that stands already keeps its name."""

    id: UUID
    number: int
    name: str = ""


def deal_teams(ctx: Context, *, team_ids: list[UUID], how: Dealing) -> None:
    """Lay the tables named by ``team_ids``, clear the others, and seat everybody.

    By hand nobody is moved who sits at a table that stays.
    """
    people = present_participants(ctx.db, ctx.workshop.id)
    places = _places(standing_teams(ctx.db, ctx.workshop.id), team_ids)
    seats: Mapping[UUID, UUID | None] = {}
    if how is not Dealing.BY_HAND:
        sectors = {one.id: one.sector for one in people}
        seed = secrets.randbits(SEED_BITS)
        seats = deal(sectors, team_ids, seed=seed, is_mixed=how is Dealing.MIXED)
    _seat(ctx, "team.dealt", places, seats)


def add_team(ctx: Context, *, team_id: UUID, name: str) -> None:
    """One more table, with nobody at it."""
    standing = standing_teams(ctx.db, ctx.workshop.id)
    if any(team.id == team_id for team in standing):
        raise Conflict({"team_id": "taken"})
    added = Place(team_id, _free_number({team.number for team in standing}), name)
    _seat(ctx, "team.added", [*map(_place, standing), added], {})


def remove_team(ctx: Context, *, team_id: UUID) -> None:
    """Take a table away; whoever sat there has no team until they are given one."""
    team = ctx.get(Team, team_id)
    staying = [_place(one) for one in standing_teams(ctx.db, ctx.workshop.id) if one.id != team.id]
    _seat(ctx, "team.removed", staying, {})


def move_to_team(ctx: Context, *, participant_ids: list[UUID], team_id: UUID | None) -> None:
    """Seat people at a table, or with null at none."""
    people = ctx.get_all(Participant, participant_ids)
    if gone := [one.id for one in people if one.removed_at]:
        raise NotFound({"participant_id": str(gone[0])})
    if team_id is not None:
        ctx.get(Team, team_id)
    standing = [_place(one) for one in standing_teams(ctx.db, ctx.workshop.id)]
    _seat(ctx, "team.moved", standing, {one.id: team_id for one in people})


def put_back_teams(
    ctx: Context,
    *,
    standing: list[UUID],
    teams: list[dict[str, Any]],
    moves: list[dict[str, Any]],
) -> None:
    """Lay the tables as they were and seat people where they sat.

    ``Conflict`` when other tables than ``standing`` stand by now, or when somebody sits elsewhere;
    whoever left since is left out.
    """
    if {team.id for team in standing_teams(ctx.db, ctx.workshop.id)} != set(standing):
        raise Conflict({"team_id": "changed"})
    now = {one.id: one.team_id for one in present_participants(ctx.db, ctx.workshop.id)}
    there = [move for move in moves if move["participant_id"] in now]
    for move in there:
        if now[move["participant_id"]] != move["from_team_id"]:
            raise Conflict({"participant_id": str(move["participant_id"])})
    places = [Place(one["id"], one["number"], one["name"]) for one in teams]
    seats = {move["participant_id"]: move["to_team_id"] for move in there}
    _seat(ctx, "team.put_back", places, seats)


def rename_team(ctx: Context, *, team_id: UUID, name: str, version: int) -> None:
    """An empty name leaves the table its number alone."""
    team = ctx.get(Team, team_id)
    if team.version != version:
        raise Conflict({"version": team.version}, row=TEAMS.dump(team))
    before, team.name, team.version = team.name, name, version + 1
    ctx.can_be_undone_by("team.rename", team_id=str(team.id), name=before, version=team.version)
    ctx.record("team.renamed", put(TEAMS, team))


def seat_late_comer(ctx: Context, sector: Sector) -> UUID | None:
    """The team of somebody who comes in when there are teams, else None."""
    standing = ids_of_teams(ctx.db, ctx.workshop.id)
    if not standing:
        return None
    counts = seats_taken(ctx.db, ctx.workshop.id)
    return team_for(sector, {team_id: counts[team_id] for team_id in standing})


def _places(standing: Sequence[Team], team_ids: Sequence[UUID]) -> list[Place]:
    """Tables that stand keep number and name; new ones take the lowest numbers that are free."""
    kept = {team.id: _place(team) for team in standing if team.id in team_ids}
    taken = {place.number for place in kept.values()}
    for id in team_ids:
        if id not in kept:
            kept[id] = Place(id, _free_number(taken))
            taken.add(kept[id].number)
    return list(kept.values())


def _place(team: Team) -> Place:
    return Place(team.id, team.number, team.name)


def _free_number(taken: set[int]) -> int:
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def _seat(
    ctx: Context, type: str, places: Sequence[Place], seats: Mapping[UUID, UUID | None]
) -> None:
    """Make ``places`` the tables that stand and seat people; nothing changed, nothing told."""
    people = present_participants(ctx.db, ctx.workshop.id)
    standing = standing_teams(ctx.db, ctx.workshop.id)
    was, tables_were = {one.id: one.team_id for one in people}, [_place(one) for one in standing]
    gone = {team.id for team in standing} - {place.id for place in places}
    laid = _lay_tables(ctx, standing, places)
    for one in people:
        team_id = seats.get(one.id, one.team_id)
        one.team_id = None if team_id in gone else team_id
    moved = [one for one in people if one.team_id != was[one.id]]
    if not (gone or laid or moved):
        return
    _tell_how_to_undo(ctx, places, tables_were, moved, was)
    dropped = [drop(TEAMS, team.id, TEAMS.audience(team)) for team in standing if team.id in gone]
    ctx.record(type, *dropped, put(TEAMS, *laid), put(PARTICIPANTS, *moved))


def _lay_tables(ctx: Context, standing: Sequence[Team], places: Sequence[Place]) -> list[Team]:
    """Clear what goes before laying what comes, since numbers are unique."""
    wanted, known = {place.id for place in places}, {team.id for team in standing}
    for team in standing:
        if team.id not in wanted:
            ctx.db.delete(team)
    ctx.db.flush()
    laid = [
        Team(id=one.id, workshop_id=ctx.workshop.id, number=one.number, name=one.name, version=1)
        for one in places
        if one.id not in known
    ]
    ctx.db.add_all(laid)
    ctx.db.flush()
    return laid


def _tell_how_to_undo(
    ctx: Context,
    places: Iterable[Place],
    tables: Iterable[Place],
    moved: Iterable[Participant],
    was: Mapping[UUID, UUID | None],
) -> None:
    ctx.can_be_undone_by(
        "team.put_back",
        standing=[str(one.id) for one in places],
        teams=[{"id": str(one.id), "number": one.number, "name": one.name} for one in tables],
        moves=[
            {
                "participant_id": str(one.id),
                "from_team_id": _word(one.team_id),
                "to_team_id": _word(was[one.id]),
            }
            for one in moved
        ],
    )


def _word(id: UUID | None) -> str | None:
    return str(id) if id else None
