"""Loads the demonstration: one workshop in its lobby, one in Ideate, one closed with an outcome."""

import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.workshop import Workshop
from workshops.demo import texts
from workshops.demo.cast import CAST
from workshops.demo.stage import Stage
from workshops.people.models import User

SEED = 2569


@dataclass(frozen=True, slots=True)
class DemoWorkshop:
    """What to print: which part of the story it shows, and the code to join it."""

    shows: str
    workshop_id: UUID
    join_code: str


def load_demo(database: Database, host: User) -> list[DemoWorkshop]:
    """Play the three workshops into ``database``, hosted by ``host``."""
    dice = random.Random(SEED)
    stages = {
        "lobby": _lobby(database, host),
        "live": _live(database, host, dice),
        "closed": _closed(database, host, dice),
    }
    with database.reading() as db:
        codes = {shows: db.get_one(Workshop, one.workshop_id) for shows, one in stages.items()}
        return [DemoWorkshop(shows, row.id, row.join_code) for shows, row in codes.items()]


def _lobby(database: Database, host: User) -> Stage:
    stage = Stage.found(database, texts.LOBBY, template="innovation_lab", host=host)
    for name, sector in CAST[::6]:
        stage.join(name, sector)
    return stage


def _live(database: Database, host: User, dice: random.Random) -> Stage:
    stage = Stage.found(database, texts.LIVE, template="innovation_lab", host=host)
    people = [stage.join(name, sector) for name, sector in CAST[:22]]
    stage.steer("workshop.open")
    board = _open_board(stage, "ideate")
    notes = _write(stage, board, people, texts.LIVE_NOTES, dice)
    text, team = texts.LIVE_ON_BEHALF
    _note(stage, stage.host, board, text, dice, on_behalf_of=team)
    stage.steer("activity.reveal", activity_id=board["activity_id"])
    _group(stage, board, notes, texts.LIVE_CLUSTERS)
    return stage


def _closed(database: Database, host: User, dice: random.Random) -> Stage:
    stage = Stage.found(database, texts.CLOSED, template="ideas_and_dots", host=host)
    people = [stage.join(name, sector) for name, sector in CAST]
    stage.steer("workshop.open")
    board = _open_board(stage, "ideate")
    notes = _write(stage, board, people, texts.CLOSED_NOTES, dice)
    stage.steer("activity.reveal", activity_id=board["activity_id"])
    clusters = _group(stage, board, notes, texts.CLOSED_CLUSTERS)
    round_id = _vote(stage, people, clusters)
    stage.steer(
        "outcome.save",
        outcome_id=str(uuid4()),
        kind="decision",
        title_th=texts.OUTCOME_TITLE_TH,
        title_en=texts.OUTCOME_TITLE_EN,
        text=texts.OUTCOME_TEXT,
        derived_from=[
            {"type": "cluster", "id": clusters[0]},
            {"type": "round", "id": round_id},
            {"type": "note", "id": notes[2]},
        ],
    )
    stage.steer("workshop.close")
    return stage


def _open_board(stage: Stage, name: str) -> dict[str, Any]:
    """Open the stage and start the first activity of it that has a board."""
    rows = stage.rows()
    run = next(run for run in rows["stage_runs"] if run["stage"] == name)
    stage.steer("stage.open", stage_run_id=run["id"])
    activities = [one for one in rows["activities"] if one["stage_run_id"] == run["id"]]
    boards = {board["activity_id"]: board for board in rows["boards"]}
    activity = next(one for one in activities if one["id"] in boards)
    stage.steer("activity.start", activity_id=activity["id"])
    board: dict[str, Any] = boards[activity["id"]]
    return board


def _write(
    stage: Stage,
    board: dict[str, Any],
    people: list[Actor],
    notes: tuple[str, ...],
    dice: random.Random,
) -> list[str]:
    return [_note(stage, dice.choice(people), board, text, dice) for text in notes]


def _note(
    stage: Stage,
    author: Actor,
    board: dict[str, Any],
    text: str,
    dice: random.Random,
    **more: str,
) -> str:
    note_id = str(uuid4())
    zone = dice.choice(board["zones"])["key"]
    stage.do(
        author, "note.add", board_id=board["id"], note_id=note_id, zone=zone, text=text, **more
    )
    return note_id


def _group(
    stage: Stage,
    board: dict[str, Any],
    notes: list[str],
    clusters: tuple[tuple[str, tuple[int, ...]], ...],
) -> list[str]:
    made = []
    for title, members in clusters:
        made.append(str(uuid4()))
        stage.steer(
            "cluster.make",
            cluster_id=made[-1],
            board_id=board["id"],
            title=title,
            note_ids=[notes[number] for number in members],
        )
    return made


def _vote(stage: Stage, people: list[Actor], clusters: list[str]) -> str:
    """Everybody but two spends their dots; one table without phones votes on paper."""
    round_id: str = next(one["id"] for one in stage.rows()["rounds"] if one["kind"] == "dots")
    items = [
        {"id": str(uuid4()), "source": {"type": "cluster", "id": cluster}} for cluster in clusters
    ]
    stage.steer("round.add_items", round_id=round_id, items=items)
    stage.steer("round.open", round_id=round_id)
    for number, voter in enumerate(people[:-2]):
        chosen = texts.CLOSED_DOTS[number % len(texts.CLOSED_DOTS)]
        choices = {items[item]["id"]: 1 for item in chosen}
        stage.do(voter, "ballot.cast", round_id=round_id, choices=choices)
    stage.steer(
        "ballot.cast",
        round_id=round_id,
        choices={items[0]["id"]: 1, items[2]["id"]: 1},
        ballot_id=str(uuid4()),
        on_behalf_of="โต๊ะ 6",
    )
    stage.steer("round.close", round_id=round_id)
    stage.steer("round.reveal", round_id=round_id)
    return round_id
