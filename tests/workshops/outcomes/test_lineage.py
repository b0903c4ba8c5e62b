"""The way from an outcome down to the words and the numbers, and from a note up to outcomes."""

from uuid import UUID, uuid4

from tests.workshops.outcomes.keeping import saved
from tests.workshops.room import Room, a_room
from workshops.core.db import Database
from workshops.outcomes.lineage import Lineage, lineage, outcomes_that_used
from workshops.outcomes.models import Outcome, SourceType


def lineage_of(room: Room, outcome_id: UUID) -> Lineage:
    with room.database.reading() as db:
        return lineage(db, db.get_one(Outcome, outcome_id))


def came_of(room: Room, type: SourceType, id: UUID) -> list[UUID]:
    with room.database.reading() as db:
        return [one.id for one in outcomes_that_used(db, type, id)]


def a_vote_on(room: Room, source: dict[str, UUID | str]) -> UUID:
    """A revealed round with one item, for which Ann and Bo voted."""
    activity_ids = [
        row["id"]
        for row in room.sees(room.host)["activities"]
        if row["kind"] == "vote" and row["stage_run_id"] == room.run_id("ideate")
    ]
    rounds = room.sees(room.host)["rounds"]
    round_id = next(row["id"] for row in rounds if row["activity_id"] in activity_ids)
    item = {"id": uuid4(), "source": source}
    room.do(room.host, "round.add_items", round_id=round_id, items=[item])
    room.do(room.host, "round.open", round_id=round_id)
    for voter in (room.ann, room.bo):
        room.do(voter, "ballot.cast", round_id=round_id, choices={str(item["id"]): 1})
    room.do(room.host, "round.close", round_id=round_id)
    room.do(room.host, "round.reveal", round_id=round_id)
    return UUID(round_id)


def test_lineage_leads_down_to_the_words_and_the_numbers(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    direct, held = room.note(room.ann, "ป้าย"), room.note(room.host, "ราว", on_behalf_of="ลุง")
    cluster = room.cluster(held, title="ทางเดิน")
    round_id = a_vote_on(room, {"type": "cluster", "id": cluster})
    earlier = saved(room)

    outcome = saved(
        room, ("note", direct), ("cluster", cluster), ("round", round_id), ("outcome", earlier)
    )

    found = lineage_of(room, outcome)
    assert [(note.text, note.zone["key"]) for note in found.notes] == [
        ("ป้าย", room.board["zones"][0]["key"])
    ]
    assert [(one.title, [note.text for note in one.notes]) for one in found.clusters] == [
        ("ทางเดิน", ["ราว"])
    ]
    assert found.clusters[0].notes[0].on_behalf_of == "ลุง"
    [vote] = found.rounds
    assert (vote.kind, vote.turnout, vote.rule) == ("dots", 2, {"budget": 3, "cap": 1})
    assert [(item.text_th, item.counts) for item in vote.items] == [("ทางเดิน", {"dots": 2})]
    assert [one.id for one in found.earlier] == [earlier]
    assert [one.id for one in lineage_of(room, earlier).later] == [outcome]


def test_lineage_marks_what_was_withdrawn_since(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    hidden, removed = room.note(room.ann, "ซ่อน"), room.note(room.ann, "เอาออก")
    cluster = room.cluster(title="ยุบแล้ว")
    outcome = saved(room, ("note", hidden), ("note", removed), ("cluster", cluster))
    room.hide(hidden)
    room.do(room.ann, "note.remove", note_id=removed)
    room.do(room.host, "cluster.dissolve", cluster_id=cluster)

    found = lineage_of(room, outcome)

    told = [(note.text, note.is_hidden, note.is_removed) for note in found.notes]
    assert told == [("ซ่อน", True, False), (None, False, True)]
    assert [(one.title, one.is_dissolved) for one in found.clusters] == [("ยุบแล้ว", True)]


def test_a_note_leads_up_to_all_that_came_of_it(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    note, other = room.note(room.ann), room.note(room.bo)
    cluster = room.cluster(note)
    round_id = a_vote_on(room, {"type": "cluster", "id": cluster})

    direct = saved(room, ("note", note))
    by_vote = saved(room, ("round", round_id))
    by_outcome = saved(room, ("outcome", by_vote))
    saved(room, ("note", other))

    assert came_of(room, SourceType.NOTE, note) == [direct, by_vote, by_outcome]
    assert came_of(room, SourceType.CLUSTER, cluster) == [by_vote, by_outcome]
    assert came_of(room, SourceType.ROUND, round_id) == [by_vote, by_outcome]
    assert came_of(room, SourceType.OUTCOME, by_vote) == [by_outcome]
