"""The workshop that a replay is played in: made, opened, filled with its people, closed."""

import asyncio
import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from server.replay.api import Api, ServerRefusedError
from server.replay.client import Acknowledged, Client

# An export does not say who its people are, so the replay does not make it up.
SECTOR = "people"
ANSWER_DUE = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Desk:
    """Who steers, and where: what POST /workshops and the sign-in told."""

    api: Api
    token: str
    workshop_id: str
    join_code: str
    board: Mapping[str, Any]
    vote: Mapping[str, Any]


@dataclass(frozen=True)
class Room:
    """A running workshop. `items` grows with the replay: statement -> round item."""

    desk: Desk
    facilitator: Client
    seats: Mapping[int, Client]
    notes: dict[int, str] = field(default_factory=dict)
    items: dict[int, str] = field(default_factory=dict)

    async def write(self, person: int, statement: int, text: str) -> None:
        """The author's note, then the round's item made of it."""
        note, item = str(uuid.uuid4()), str(uuid.uuid4())
        board_id = self.desk.board["board_id"]
        await self.seats[person].command(
            "note.add", {"board_id": board_id, "note_id": note, "text": text}
        )
        source = {"type": "note", "id": note}
        await self.facilitator.command(
            "round.add_items",
            {"round_id": self.desk.vote["round_id"], "items": [{"id": item, "source": source}]},
        )
        self.notes[statement], self.items[statement] = note, item

    async def cast(self, person: int, statement: int, stance: int) -> None:
        choices = {self.items[statement]: stance}
        data = {"round_id": self.desk.vote["round_id"], "choices": choices}
        await self.seats[person].command("ballot.cast", data)

    async def finish(self) -> dict[str, list[dict[str, Any]]]:
        """Closes and reveals the round, and returns what the facilitator then sees."""
        for order in ("round.close", "round.reveal"):
            await self.facilitator.command(order, {"round_id": self.desk.vote["round_id"]})
        return await self.desk.api.snapshot(self.desk.token, self.desk.workshop_id)

    async def leave(self) -> None:
        await asyncio.gather(*(seat.close() for seat in (*self.seats.values(), self.facilitator)))


async def set_up(api: Api, *, email: str, password: str, title: str) -> Desk:
    """A workshop from the template that has an open board and a stance round in one stage."""
    token = await api.sign_in(email=email, password=password)
    answer_due = (datetime.datetime.now(datetime.UTC) + ANSWER_DUE).date().isoformat()
    made = await api.make_workshop(
        token,
        {
            "template": "listening",
            "title_th": title,
            "title_en": title,
            "brief": {
                "decision": f"Replay of a recorded consultation: {title}",
                "decider": "Nobody: a replay decides nothing",
                "fixed": "What the recorded people wrote and how they voted",
                "answer_due": answer_due,
            },
        },
    )
    board, vote = (_only(made["activities"], kind) for kind in ("board", "vote"))
    return Desk(api, token, made["id"], made["join_code"], board, vote)


async def open_room(
    desk: Desk, people: Iterable[int], *, http: aiohttp.ClientSession, log: Acknowledged
) -> Room:
    """Everybody has joined and is connected, the board and the round are open."""

    def client(token: str) -> Client:
        auth = {"token": token, "workshop_id": desk.workshop_id}
        return Client(desk.api.url, auth=auth, http=http, log=log)

    async def seat(person: int) -> Client:
        joined = await desk.api.join(desk.join_code, name=f"Polis {person}", sector=SECTOR)
        return await _connected(client(joined.token))

    facilitator = await _connected(client(desk.token))
    await _start(desk, facilitator)
    numbers = tuple(people)
    seats = await asyncio.gather(*(seat(person) for person in numbers))
    return Room(desk, facilitator, dict(zip(numbers, seats, strict=True)))


async def _connected(client: Client) -> Client:
    await client.connect()
    return client


async def _start(desk: Desk, facilitator: Client) -> None:
    await facilitator.command("workshop.open", {})
    await facilitator.command("stage.open", {"stage_run_id": desk.board["stage_run_id"]})
    for activity in (desk.board, desk.vote):
        await facilitator.command("activity.start", {"activity_id": activity["id"]})
    if not desk.board["is_revealed"]:
        await facilitator.command("activity.reveal", {"activity_id": desk.board["id"]})
    await facilitator.command("round.open", {"round_id": desk.vote["round_id"]})


def _only(activities: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    for activity in activities:
        if activity["kind"] == kind:
            return activity
    raise ServerRefusedError("the template “listening”", {"code": f"has no {kind}"})
