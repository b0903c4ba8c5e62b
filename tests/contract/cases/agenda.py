"""Cases that steer: the workshop, its stages and activities, the timer, the spotlight, undo."""

from uuid import uuid4

from tests.contract.room import Asked, Room, case


@case("workshop.open", is_draft=True)
def the_room_comes_in(room: Room) -> Asked:
    return room.facilitator, {}


@case("workshop.close")
def in_the_middle_of_a_vote(room: Room) -> Asked:
    room.open_round()
    room.started("ideate")
    room.steer("timer.start", seconds=60)
    return room.facilitator, {}


@case("workshop.close", shows_names=True)
def with_names_on_the_wall(room: Room) -> Asked:
    room.seen_note()
    return room.facilitator, {}


@case("workshop.edit")
def a_better_title(room: Room) -> Asked:
    return room.facilitator, {"title_en": "Licences, easier"}


@case("workshop.edit", is_draft=True)
def a_better_brief(room: Room) -> Asked:
    return room.facilitator, {"brief": {"decider": "อธิบดี"}, "shows_names": True}


@case("workshop.rehearse", is_draft=True)
def with_twelve_simulated(room: Room) -> Asked:
    return room.facilitator, {"people": 12}


@case("door.set")
def no_more_people(room: Room) -> Asked:
    return room.facilitator, {"door": "locked"}


@case("stage.open")
def the_first_stage(room: Room) -> Asked:
    return room.facilitator, {"stage_run_id": room.run("empathize")}


@case("stage.open")
def the_next_stage(room: Room) -> Asked:
    room.round("ideate")
    room.note(room.board("empathize"))
    return room.facilitator, {"stage_run_id": room.run("ideate")}


@case("stage.open")
def a_stage_with_prepared_items(room: Room) -> Asked:
    activity = room.activity("ideate", kind="vote")
    round_id = room.row("rounds", activity_id=activity["id"])["id"]
    items = [{"id": uuid4(), "text_th": "เตรียมไว้"}]
    room.steer("round.add_items", round_id=round_id, items=items)
    return room.facilitator, {"stage_run_id": room.run("ideate")}


@case("stage.open")
def back_to_where_the_room_was(room: Room) -> Asked:
    room.seen_note()
    room.opened("prototype")
    return room.facilitator, {"stage_run_id": room.run("ideate")}


@case("stage.open")
def a_stage_once_more(room: Room) -> Asked:
    room.seen_note()
    return room.facilitator, {"stage": "ideate", "stage_run_id": uuid4()}


@case("activity.edit")
def another_prompt_in_the_open_stage(room: Room) -> Asked:
    room.opened("ideate")
    activity = room.activity("ideate")
    return room.facilitator, {"activity_id": activity["id"], "prompt_th": "ลองคิดใหม่"}


@case("activity.edit")
def another_prompt_in_a_stage_to_come(room: Room) -> Asked:
    activity = room.activity("test")
    return room.facilitator, {"activity_id": activity["id"], "minutes": 45}


@case("activity.edit")
def another_rule_and_other_zones(room: Room) -> Asked:
    activity = room.activity("test")
    zones = [{"title_th": "ดี", "title_en": "Good"}, {"title_th": "ปรับ", "title_en": "Change"}]
    return room.facilitator, {"activity_id": activity["id"], "zones": zones, "is_silent": False}


@case("stage.add", is_draft=True)
def a_stage_with_a_vote(room: Room) -> Asked:
    items = [{"id": uuid4(), "text_th": "เตรียมไว้"}]
    vote = {"activity_id": uuid4(), "kind": "vote", "title_th": "เลือก", "title_en": "Choose"}
    words = {"stage_run_id": uuid4(), "stage": "define", "before_id": room.run("define")}
    return room.facilitator, words | {
        "activities": [vote | {"content_id": uuid4(), "items": items}]
    }


@case("stage.move")
def the_last_stage_first(room: Room) -> Asked:
    return room.facilitator, {"stage_run_id": room.run("test"), "before_id": room.run("define")}


@case("stage.remove")
def a_stage_that_is_left_out(room: Room) -> Asked:
    room.opened("empathize")
    return room.facilitator, {"stage_run_id": room.run("define")}


@case("activity.add")
def one_more_board_in_the_open_stage(room: Room) -> Asked:
    room.opened("ideate")
    words = {"activity_id": uuid4(), "kind": "board", "title_th": "เพิ่ม", "title_en": "More"}
    before = room.activity("ideate")["id"]
    return room.facilitator, words | {"stage_run_id": room.run("ideate"), "before_id": before}


@case("activity.add")
def a_break_in_the_open_stage(room: Room) -> Asked:
    room.opened("ideate")
    words = {"activity_id": uuid4(), "kind": "segment", "title_th": "พัก", "title_en": "Break"}
    return room.facilitator, words | {"stage_run_id": room.run("ideate"), "minutes": 15}


@case("activity.start")
def writing_after_a_break(room: Room) -> Asked:
    room.opened("ideate")
    room.steer("activity.start", activity_id=_break(room))
    room.steer("timer.start", seconds=900)
    return room.facilitator, {"activity_id": room.activity("ideate")["id"]}


@case("activity.lock")
def a_break_is_over(room: Room) -> Asked:
    room.opened("ideate")
    segment = _break(room)
    room.steer("activity.start", activity_id=segment)
    return room.facilitator, {"activity_id": segment}


def _break(room: Room) -> str:
    id = str(uuid4())
    words = {"kind": "segment", "title_th": "พัก", "title_en": "Break"}
    room.steer("activity.add", stage_run_id=room.run("ideate"), activity_id=id, **words)
    return id


@case("activity.move")
def out_of_the_open_stage(room: Room) -> Asked:
    round_id, _ = room.round()
    room.steer("spotlight.set", target_type="round", target_id=round_id)
    activity = room.activity("ideate", kind="vote")
    return room.facilitator, {"activity_id": activity["id"], "stage_run_id": room.run("test")}


@case("activity.move")
def into_the_open_stage(room: Room) -> Asked:
    room.opened("ideate")
    activity, before = room.activity("test"), room.activity("ideate")
    words = {"activity_id": activity["id"], "before_id": before["id"]}
    return room.facilitator, words | {"stage_run_id": room.run("ideate")}


@case("activity.remove")
def a_vote_that_is_not_held(room: Room) -> Asked:
    room.round()
    return room.facilitator, {"activity_id": room.activity("ideate", kind="vote")["id"]}


@case("undo", is_draft=True)
def of_a_stage_taken_out(room: Room) -> Asked:
    removing = uuid4()
    room.steer("stage.remove", envelope_id=removing, stage_run_id=room.run("ideate"))
    return room.facilitator, {"command_id": removing}


@case("activity.start")
def writing_begins(room: Room) -> Asked:
    room.opened("ideate")
    return room.facilitator, {"activity_id": room.activity("ideate")["id"]}


@case("activity.lock")
def writing_ends_soon(room: Room) -> Asked:
    return room.facilitator, {"activity_id": room.started("ideate")["id"]}


@case("activity.reveal")
def what_was_written_in_silence(room: Room) -> Asked:
    board_id = room.board("ideate")
    room.note(board_id)
    removed = room.note(board_id, "ไม่เอาแล้ว")
    room.do(room.author, "note.remove", note_id=removed)
    return room.facilitator, {"activity_id": room.activity("ideate")["id"]}


@case("activity.reveal")
def what_was_entered_for_a_table_too(room: Room) -> Asked:
    words = {"note_id": uuid4(), "text": "ก", "on_behalf_of": "โต๊ะ 4"}
    room.steer("note.add", board_id=room.board("ideate"), **words)
    return room.facilitator, {"activity_id": room.activity("ideate")["id"]}


@case("activity.reveal", shows_names=True)
def what_was_written_under_a_name(room: Room) -> Asked:
    room.note(room.board("ideate"))
    return room.facilitator, {"activity_id": room.activity("ideate")["id"]}


@case("timer.start")
def five_minutes(room: Room) -> Asked:
    return room.facilitator, {"seconds": 300}


@case("timer.start")
def going_on(room: Room) -> Asked:
    room.steer("timer.start", seconds=300)
    room.steer("timer.pause")
    return room.facilitator, {}


@case("timer.pause")
def a_question_in_between(room: Room) -> Asked:
    room.steer("timer.start", seconds=300)
    return room.facilitator, {}


@case("timer.extend")
def two_minutes_more(room: Room) -> Asked:
    room.steer("timer.start", seconds=300)
    return room.facilitator, {"seconds": 120}


@case("timer.stop")
def enough(room: Room) -> Asked:
    room.steer("timer.start", seconds=300)
    return room.facilitator, {}


@case("spotlight.set")
def on_a_note(room: Room) -> Asked:
    return room.facilitator, {"target_type": "note", "target_id": room.seen_note()}


@case("spotlight.set")
def on_nothing(room: Room) -> Asked:
    room.steer("spotlight.set", target_type="note", target_id=room.seen_note())
    return room.facilitator, {"target_type": None, "target_id": None}


@case("undo")
def of_a_hiding(room: Room) -> Asked:
    note_id, hiding = room.seen_note(), uuid4()
    room.steer("note.hide", envelope_id=hiding, note_id=note_id, reason="พาดพิงบุคคล")
    return room.facilitator, {"command_id": hiding}


@case("undo")
def of_a_cluster(room: Room) -> Asked:
    board_id, making = room.board("ideate", 1), uuid4()
    made = {"cluster_id": uuid4(), "board_id": board_id, "title": "คิว"}
    room.steer("cluster.make", envelope_id=making, note_ids=[room.note(board_id)], **made)
    return room.facilitator, {"command_id": making}
