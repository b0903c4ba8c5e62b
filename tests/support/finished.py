"""A workshop that went all the way: notes, a cluster, a vote with all sectors, an outcome."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from tests.factories import (
    a_facilitator,
    a_participant,
    a_row,
    a_started_board,
    a_workshop,
)
from tests.support.domain import do
from workshops.core.actors import Actor, Sector
from workshops.core.db import Database

NOTES = (
    "อยากเห็นในมือถือว่าเหลืออีกกี่คิว จะได้ไปทำธุระก่อน",
    "จองคิวทางไลน์แล้ว มาถึงต้องกดบัตรคิวใหม่อยู่ดี",
    "ให้ยายที่ไม่มีมือถือโทรจองคิวได้ด้วย",
    "=1+1 คือสูตร",
    "ป้ายบอกช่องตัวโต ๆ อ่านง่าย",
)
HIDDEN = "ข้อความที่วิทยากรซ่อนไว้"
IN_THE_ROOM = {
    Sector.PEOPLE: 6,
    Sector.CIVIL_SOCIETY: 5,
    Sector.PRIVATE: 5,
    Sector.ACADEMIC: 5,
    Sector.GOVERNMENT: 7,
}


@dataclass
class Finished:
    """What the story made, by the ids that pages and tables show."""

    workshop_id: UUID
    join_code: str
    host: Actor
    note_ids: list[str]
    hidden_id: str
    cluster_id: str
    round_id: str
    outcome: dict[str, Any]

    def close(self, database: Database) -> None:
        do(database, self.workshop_id, self.host, "workshop.close")


def a_finished_workshop(
    database: Database, *, is_closed: bool = True, with_vote: bool = True
) -> Finished:
    """``with_vote=False`` is quicker, for tests that only need it to be there."""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    people = [
        a_participant(database, workshop.id, sector=sector)
        for sector, count in IN_THE_ROOM.items()
        for _ in range(count if with_vote else 2)
    ]
    note_ids, hidden_id, cluster_id = _write_and_sort(database, workshop.id, host, people)
    outcome_id, round_id = uuid4(), ""
    sources = [("cluster", cluster_id), ("note", note_ids[4])]
    if with_vote:
        round_id = _vote(database, workshop.id, host, people, cluster_id, note_ids)
        sources.append(("round", round_id))
    do(
        database,
        workshop.id,
        host,
        "outcome.save",
        outcome_id=outcome_id,
        kind="decision",
        title_th="จองและดูคิวได้จากบ้าน ทั้งมือถือและโทรศัพท์",
        title_en="Book and follow the queue from home",
        text="เริ่มทดลองที่อำเภอธารทองก่อน",
        derived_from=[{"type": type, "id": id} for type, id in sources],
    )
    outcome = a_row(database, workshop.id, "outcomes", id=str(outcome_id))
    finished = Finished(
        workshop.id,
        workshop.join_code,
        host,
        note_ids,
        hidden_id,
        cluster_id,
        round_id,
        outcome,
    )
    if is_closed:
        finished.close(database)
    return finished


def _write_and_sort(
    database: Database, workshop_id: UUID, host: Actor, people: list[Actor]
) -> tuple[list[str], str, str]:
    board = a_started_board(database, workshop_id, "ideate")
    note_ids = [str(uuid4()) for _ in NOTES]
    for number, (note_id, text) in enumerate(zip(note_ids, NOTES, strict=True)):
        do(
            database,
            workshop_id,
            people[number],
            "note.add",
            board_id=board["id"],
            note_id=note_id,
            text=text,
        )
    hidden_id, cluster_id = str(uuid4()), str(uuid4())
    words = {"board_id": board["id"], "note_id": hidden_id, "text": HIDDEN}
    do(database, workshop_id, people[-1], "note.add", **words)
    do(database, workshop_id, host, "activity.reveal", activity_id=board["activity_id"])
    do(database, workshop_id, host, "note.hide", note_id=hidden_id, reason="เอ่ยชื่อบุคคล")
    do(
        database,
        workshop_id,
        host,
        "cluster.make",
        cluster_id=cluster_id,
        board_id=board["id"],
        title="เห็นคิวได้จากบ้าน",
        note_ids=note_ids[:3],
    )
    return note_ids, hidden_id, cluster_id


def _vote(
    database: Database,
    workshop_id: UUID,
    host: Actor,
    people: list[Actor],
    cluster_id: str,
    note_ids: list[str],
) -> str:
    run = a_row(database, workshop_id, "stage_runs", stage="ideate")
    activity = a_row(database, workshop_id, "activities", stage_run_id=run["id"], kind="vote")
    do(database, workshop_id, host, "activity.start", activity_id=activity["id"])
    round_id: str = a_row(database, workshop_id, "rounds", activity_id=activity["id"])["id"]
    items = [str(uuid4()), str(uuid4())]
    do(
        database,
        workshop_id,
        host,
        "round.add_items",
        round_id=round_id,
        items=[
            {"id": items[0], "source": {"type": "cluster", "id": cluster_id}},
            {"id": items[1], "source": {"type": "note", "id": note_ids[3]}},
        ],
    )
    do(database, workshop_id, host, "round.open", round_id=round_id)
    for number, person in enumerate(people):
        choices = {items[0]: 1} if number % 4 else {items[1]: 1}
        do(database, workshop_id, person, "ballot.cast", round_id=round_id, choices=choices)
    do(database, workshop_id, host, "round.close", round_id=round_id)
    do(database, workshop_id, host, "round.reveal", round_id=round_id)
    return round_id
