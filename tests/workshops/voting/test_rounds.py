"""A round's way: items, opening, close, reveal."""

from uuid import uuid4

import pytest

from tests.factories import (
    a_draft,
    a_facilitator,
    a_projector,
    a_row,
    a_started_board,
    a_workshop,
    an_open_stage,
)
from tests.support.domain import ask, do, head, refusal, screen, told_since
from tests.workshops.voting.rooms import Room, a_planned_round, an_open_round
from workshops.core.db import Database


def test_the_room_sees_a_round_and_its_items_once_the_stage_is_open(database: Database) -> None:
    workshop = a_workshop(database, template="ideas_and_dots")
    round = a_row(database, workshop.id, "rounds")
    item = {"id": str(uuid4()), "text_th": "ที่จอดรถ", "text_en": "Parking"}
    host = a_facilitator(database, workshop.id)
    do(database, workshop.id, host, "round.add_items", round_id=round["id"], items=[item])
    before = screen(database, workshop.id, a_projector())

    an_open_stage(database, workshop.id, "ideate")

    after = screen(database, workshop.id, a_projector())
    assert (before["rounds"], before["round_items"]) == ([], [])
    assert after["rounds"] == [round]
    assert round["rule"] == {"budget": 3, "cap": 1}
    assert after["round_items"] == [
        {**item, "round_id": round["id"], "position": 1, "source": None}
    ]


def test_items_can_be_prepared_before_the_workshop_opens(database: Database) -> None:
    workshop = a_draft(database, template="ideas_and_dots")
    round = a_row(database, workshop.id, "rounds")
    host = a_facilitator(database, workshop.id)

    do(
        database,
        workshop.id,
        host,
        "round.add_items",
        round_id=round["id"],
        items=[{"id": uuid4(), "text_th": "ที่จอดรถ"}],
    )

    assert a_row(database, workshop.id, "round_items")["text_en"] == ""


def test_opening_a_round_starts_its_activity(database: Database) -> None:
    room = a_planned_round(database).add_items("หนึ่ง", "สอง")
    seq = head(database, room.workshop_id).seq

    room.do("round.open", round_id=room.round_id)

    (event,) = told_since(database, room.workshop_id, a_projector(), seq)
    assert [row["state"] for row in event["put"]["activities"]] == ["open"]
    assert [row["state"] for row in event["put"]["rounds"]] == ["open"]


def test_a_dot_vote_without_items_does_not_open(database: Database) -> None:
    room = a_planned_round(database)

    answer = room.ask("round.open", round_id=room.round_id)

    assert refusal(answer) == "invalid"


def test_a_round_opens_only_in_the_stage_that_the_room_is_in(database: Database) -> None:
    workshop = a_workshop(database, template="ideas_and_dots")
    round = a_row(database, workshop.id, "rounds")
    host = a_facilitator(database, workshop.id)
    item = {"id": uuid4(), "text_th": "หนึ่ง"}
    do(database, workshop.id, host, "round.add_items", round_id=round["id"], items=[item])

    answer = ask(database, workshop.id, host, "round.open", round_id=round["id"])

    assert refusal(answer) == "stage_closed"


def test_a_stance_vote_takes_items_while_it_runs_and_a_dot_vote_does_not(
    database: Database,
) -> None:
    """R-VOTE-5"""
    stance, dots = an_open_round(database, "stance"), an_open_round(database, "dots")

    later = stance.add_items("ข้อใหม่")
    answer = dots.ask(
        "round.add_items", round_id=dots.round_id, items=[{"id": uuid4(), "text_th": "ข้อใหม่"}]
    )

    assert [row["position"] for row in later.seen("round_items")] == [1, 2, 3, 4]
    assert refusal(answer) == "stage_closed"


def test_items_are_taken_off_a_ballot_until_it_is_given_out(database: Database) -> None:
    """R-VOTE-12; R-UNDO-1: they come back, at the end."""
    room = a_planned_round(database).add_items("หนึ่ง", "สององ", "สาม")
    somebody, wrong, taken = room.somebody(), room.items[1], uuid4()
    off = {"round_id": room.round_id, "item_ids": [wrong]}

    room.do("round.remove_items", envelope_id=taken, **off)

    for viewer in (room.facilitator, somebody):
        assert [row["text_th"] for row in room.seen("round_items", viewer)] == ["หนึ่ง", "สาม"]
    again = room.add_items("สอง")
    room.do("undo", command_id=taken)
    words = [row["text_th"] for row in room.seen("round_items")]
    assert words == ["หนึ่ง", "สาม", "สอง", "สององ"]
    again.open()
    for state in ("stage_closed", "round_closed"):
        answer = room.ask("round.remove_items", **off)
        assert refusal(answer) == state
        if state == "stage_closed":
            room.close()


def test_an_item_of_ones_own_words_is_corrected_where_it_stands(database: Database) -> None:
    """R-VOTE-5, R-BOARD-4"""
    room, done = a_planned_round(database).add_items("หนึ่ง", "สององ"), uuid4()
    words = {"text_th": "สอง", "before": {"text_th": "สององ"}}
    asked = {"round_id": room.round_id, "item_id": room.items[1], **words}

    room.do("round.reword_item", envelope_id=done, **asked)
    assert [row["text_th"] for row in room.seen("round_items")] == ["หนึ่ง", "สอง"]
    assert refusal(room.ask("round.reword_item", **asked)) == "conflict"
    room.do("undo", command_id=done)
    assert [row["text_th"] for row in room.seen("round_items")] == ["หนึ่ง", "สององ"]

    empty = asked | {"text_th": ""}
    assert refusal(room.ask("round.reword_item", **empty)) == "invalid"
    room.open()
    assert refusal(room.ask("round.reword_item", **asked)) == "stage_closed"


def test_words_that_were_copied_stay_as_they_were_written(database: Database) -> None:
    """R-VOTE-6"""
    room, note_id, _ = a_room_with_notes(database)
    copy = {"id": uuid4(), "source": {"type": "note", "id": note_id}}
    room.do("round.add_items", round_id=room.round_id, items=[copy])
    (item,) = (row for row in room.seen("round_items") if row["id"] == str(copy["id"]))
    before = {name: item[name] for name in ("text_th", "text_en")}

    words = {"item_id": copy["id"], "text_th": "อื่น", "before": before}

    assert refusal(room.ask("round.reword_item", round_id=room.round_id, **words)) == "invalid"


def test_an_item_of_another_ballot_is_not_taken_off(database: Database) -> None:
    room = a_planned_round(database, "dots").add_items("หนึ่ง")
    other = uuid4()
    where = {"stage_run_id": room.seen("stage_runs")[0]["id"], "content_id": other}
    words = {"activity_id": uuid4(), "kind": "vote", "title_th": "อีกบัตร", "title_en": "Another"}
    room.do("activity.add", **where, **words)

    answer = room.ask("round.remove_items", round_id=other, item_ids=[room.items[0]])

    assert refusal(answer) == "invalid"
    assert len(room.seen("round_items")) == 1


def test_an_item_copies_the_words_of_what_the_room_sees(database: Database) -> None:
    room, note_id, cluster_id = a_room_with_notes(database)
    items = [
        {"id": uuid4(), "source": {"type": "note", "id": note_id}},
        {"id": uuid4(), "source": {"type": "cluster", "id": cluster_id}},
        {"id": uuid4(), "text_en": "Shorter", "source": {"type": "note", "id": note_id}},
    ]

    room.do("round.add_items", round_id=room.round_id, items=items)

    words = [(row["text_th"], row["text_en"]) for row in room.seen("round_items")]
    assert words == [("ลดเอกสาร", ""), ("เอกสาร", ""), ("", "Shorter")]
    source = room.seen("round_items")[0]["source"]
    assert source == {"type": "note", "id": note_id}


@pytest.mark.parametrize(
    "taken_back", ["hidden", "removed", "unrevealed", "elsewhere", "dissolved"]
)
def test_what_the_room_does_not_see_is_no_source(database: Database, taken_back: str) -> None:
    """R-VOTE-6"""
    room, note_id, cluster_id = a_room_with_notes(database, is_revealed=taken_back != "unrevealed")
    source = {"type": "note", "id": note_id}
    if taken_back == "hidden":
        room.do("note.hide", note_id=note_id, reason="ระบุชื่อบุคคล")
    elif taken_back == "removed":
        room.do("note.remove", note_id=note_id)
    elif taken_back == "dissolved":
        room.do("cluster.dissolve", cluster_id=cluster_id)
        source = {"type": "cluster", "id": cluster_id}
    elif taken_back == "elsewhere":
        source = {"type": "note", "id": a_room_with_notes(database)[1]}

    answer = room.ask(
        "round.add_items", round_id=room.round_id, items=[{"id": uuid4(), "source": source}]
    )

    assert refusal(answer) == "invalid"


def a_room_with_notes(database: Database, *, is_revealed: bool = True) -> tuple[Room, str, str]:
    """A planned dot vote in the stage of a board with one note and one cluster."""
    room = a_planned_round(database)
    board = a_started_board(database, room.workshop_id, "ideate")
    note_id, cluster_id = str(uuid4()), str(uuid4())
    room.do(
        "note.add", board_id=board["id"], note_id=note_id, text="ลดเอกสาร", on_behalf_of="ป้าแดง"
    )
    if is_revealed:
        room.do("activity.reveal", activity_id=board["activity_id"])
        room.do(
            "cluster.make",
            cluster_id=cluster_id,
            board_id=board["id"],
            title="เอกสาร",
            note_ids=[note_id],
        )
    return room, note_id, cluster_id


def test_an_item_needs_words_or_a_source(database: Database) -> None:
    room = a_planned_round(database)

    answer = room.ask("round.add_items", round_id=room.round_id, items=[{"id": uuid4()}])

    assert refusal(answer) == "invalid"


def test_an_items_id_is_taken_once(database: Database) -> None:
    room = a_planned_round(database).add_items("หนึ่ง")
    item = {"id": room.items[0], "text_th": "สอง"}
    fresh = {"id": uuid4(), "text_th": "สาม"}

    again = room.ask("round.add_items", round_id=room.round_id, items=[item])
    twice = room.ask("round.add_items", round_id=room.round_id, items=[fresh, fresh])

    assert (refusal(again), refusal(twice)) == ("conflict", "invalid")


def test_a_round_holds_a_thousand_items(database: Database) -> None:
    room = a_planned_round(database, "stance")
    for _ in range(5):
        room = room.add_items(*["ข้อ"] * 200)

    answer = room.ask(
        "round.add_items", round_id=room.round_id, items=[{"id": uuid4(), "text_th": "เกิน"}]
    )

    assert refusal(answer) == "too_large"


def test_a_round_closes_once_and_never_opens_again(database: Database) -> None:
    """R-VOTE-4"""
    room = an_open_round(database).close()
    seq = head(database, room.workshop_id).seq

    room.do("round.close", round_id=room.round_id)
    answer = room.ask("round.open", round_id=room.round_id)

    assert head(database, room.workshop_id).seq == seq
    assert refusal(answer) == "round_closed"


def test_a_round_that_nobody_opened_can_neither_close_nor_be_revealed(database: Database) -> None:
    room = a_planned_round(database)

    closing = room.ask("round.close", round_id=room.round_id)
    revealing = room.ask("round.reveal", round_id=room.round_id)

    assert (refusal(closing), refusal(revealing)) == ("stage_closed", "stage_closed")


def test_nobody_sees_a_tally_before_the_reveal_and_everybody_after(database: Database) -> None:
    """R-VOTE-2"""
    room = an_open_round(database)
    viewers = [room.facilitator, a_projector(), room.somebody()]
    room.cast(viewers[2], 2, 1)

    while_open = [room.seen("tallies", viewer) for viewer in viewers]
    too_early = room.ask("round.reveal", round_id=room.round_id)
    room.close()
    while_closed = [room.seen("tallies", viewer) for viewer in viewers]
    tally = room.reveal()

    assert while_open == while_closed == [[], [], []]
    assert refusal(too_early) == "stage_closed"
    assert [room.seen("tallies", viewer) for viewer in viewers] == [[tally]] * 3
    assert [row["counts"] for row in tally["items"]] == [{"dots": 2}, {"dots": 1}, {"dots": 0}]


def test_a_closed_round_can_still_be_revealed_after_the_workshop(database: Database) -> None:
    room = an_open_round(database)
    room.cast(room.somebody(), 1)
    room.do("workshop.close")

    tally = room.reveal()

    assert tally["turnout"] == 1


def test_participants_do_not_run_rounds(database: Database) -> None:
    room = a_planned_round(database)
    somebody = room.somebody()

    answers = [
        room.ask(type, somebody, round_id=room.round_id)
        for type in ("round.open", "round.close", "round.reveal")
    ]

    assert {refusal(answer) for answer in answers} == {"not_allowed"}


def test_leaving_the_stage_pauses_its_vote(database: Database) -> None:
    """R-VOTE-12"""
    room = an_open_round(database)
    voter = room.somebody()
    room.cast(voter, 1)
    activity = a_row(database, room.workshop_id, "activities", kind="vote")
    again = uuid4()
    room.do("stage.open", stage="ideate", stage_run_id=again)
    while_away = room.cast(voter, 0, 1)

    room.do("stage.open", stage_run_id=activity["stage_run_id"])
    room.do("activity.start", activity_id=activity["id"])
    room.cast(voter, 0, 1)

    assert refusal(while_away) == "stage_closed"
    assert room.close().reveal()["items"][1]["counts"] == {"dots": 1}
