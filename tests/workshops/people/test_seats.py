"""The seat plan, who leads, and reminders."""

from datetime import timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.factories import a_row, a_user
from tests.support.domain import refusal
from tests.workshops.room import Room, a_room
from workshops.agenda.models import Activity
from workshops.core.actors import Actor, Role
from workshops.core.db import Base, Database, utcnow
from workshops.core.workshop import Workshop
from workshops.founding import duplicate_workshop
from workshops.people import accounts
from workshops.people.models import AccountRole, Nudge, User
from workshops.people.queries import user_actor


def test_a_plan_is_seen_by_the_room_and_replaced_whole(database: Database) -> None:
    room = a_room(database)
    room.do(room.host, "seats.plan", seats={"people": 16, "private": 8})

    room.do(room.host, "seats.plan", seats={"people": 12})

    nobody = {"civil_society": 0, "private": 0, "academic": 0, "government": 0}
    rows = [{"id": str(room.workshop_id), "seats": {"people": 12, **nobody}}]
    for viewer in (room.host, room.ann, room.projector):
        assert room.sees(viewer)["seat_plans"] == rows


def test_a_plan_takes_whole_numbers_of_known_sectors(database: Database) -> None:
    room = a_room(database)

    for seats in (
        {"people": -1},
        {"people": 2.5},
        {"people": True},
        {"martians": 3},
        {"people": ""},
    ):
        assert refusal(room.ask(room.host, "seats.plan", seats=seats)) == "invalid"


def test_a_duplicate_expects_the_same_people(database: Database) -> None:
    room = a_room(database)
    room.do(room.host, "seats.plan", seats={"people": 12})

    with database.writing() as db:
        original, host = db.get_one(Workshop, room.workshop_id), db.get_one(User, room.host.id)
        copy = duplicate_workshop(db, original, host=host, now=utcnow())

    assert a_row(database, copy.id, "seat_plans")["seats"]["people"] == 12


def test_the_host_leads_first_and_hands_over(database: Database) -> None:
    """R-PEOPLE-7"""
    room = a_room(database)
    colleague = _a_colleague(room)
    assert _leads(room) == [str(room.host.id)]

    room.do(room.host, "lead.set", user_id=colleague.id)

    assert _leads(room) == [str(colleague.id)]
    assert room.sees(room.ann)["facilitators"] == []


def test_a_colleague_takes_over_and_the_timer_runs_on(database: Database) -> None:
    """R-PEOPLE-7"""
    room = a_room(database)
    colleague = _a_colleague(room)
    room.do(room.host, "timer.start", seconds=600)
    timer = room.sees(room.ann)["timer"]

    room.do(colleague, "lead.set", user_id=colleague.id)

    assert _leads(room) == [str(colleague.id)]
    assert room.sees(room.ann)["timer"] == timer
    room.do(room.host, "timer.pause")


def test_only_who_steers_here_leads(database: Database) -> None:
    room = a_room(database)

    answer = room.ask(room.host, "lead.set", user_id=a_user(database).id)

    assert refusal(answer) == "not_found"


def test_the_host_leads_again_when_the_leader_is_taken_off(database: Database) -> None:
    room = a_room(database)
    colleague = _a_colleague(room)
    room.do(room.host, "lead.set", user_id=colleague.id)

    room.do(room.host, "facilitator.remove", user_id=colleague.id)

    assert _leads(room) == [str(room.host.id)]


def test_an_account_that_was_made_staff_steers_nothing(database: Database) -> None:
    """R-PEOPLE-8"""
    room = a_room(database)
    colleague = _a_colleague(room)

    with database.writing() as db:
        accounts.change_role(db, colleague.id, AccountRole.STAFF)

    with database.reading() as db:
        assert user_actor(db, colleague.id, room.workshop_id) is None
    room.do(room.host, "workshop.close")
    with database.reading() as db:
        after = user_actor(db, colleague.id, room.workshop_id)
    assert after == Actor(id=colleague.id, role=Role.STAFF)


def test_a_nudge_counts_those_who_have_not_written(database: Database) -> None:
    """R-PEOPLE-6"""
    room = a_room(database)
    room.note(room.ann)
    room.note(room.host, on_behalf_of="โต๊ะ 6")

    room.do(room.host, "nudge.send", activity_id=room.board["activity_id"])

    row = room.sees(room.host)["nudges"][0]
    assert (row["kind"], row["reached"]) == ("write", 1)
    assert row["next_at"] - row["sent_at"] == 60_000
    assert room.sees(room.bo)["nudges"] == room.sees(room.projector)["nudges"] == []


def test_a_nudge_counts_those_who_have_not_voted(database: Database) -> None:
    """R-PEOPLE-6"""
    room = a_room(database)
    activity = a_row(database, room.workshop_id, "activities", kind="vote", position=3)
    round_id = a_row(database, room.workshop_id, "rounds", activity_id=activity["id"])["id"]
    item = {"id": uuid4(), "text_th": "ข้อเดียว"}
    room.do(room.host, "round.add_items", round_id=round_id, items=[item])
    room.do(room.host, "round.open", round_id=round_id)
    room.do(room.ann, "ballot.cast", round_id=round_id, choices={str(item["id"]): 1})

    room.do(room.host, "nudge.send", activity_id=activity["id"])

    row = room.sees(room.host)["nudges"][0]
    assert (row["kind"], row["reached"]) == ("vote", 1)


def test_of_readiness_only_the_phones_know(database: Database) -> None:
    room = a_room(database, is_revealed=True)
    with database.writing() as db:
        db.get_one(Activity, UUID(room.board["activity_id"])).lock()

    room.do(room.host, "nudge.send", activity_id=room.board["activity_id"])

    row = room.sees(room.host)["nudges"][0]
    assert (row["kind"], row["reached"]) == ("ready", None)


def test_nudges_keep_a_minute_apart(database: Database) -> None:
    """R-PEOPLE-6"""
    room = a_room(database)
    words = {"activity_id": room.board["activity_id"]}
    room.do(room.host, "nudge.send", **words)

    assert refusal(room.ask(room.host, "nudge.send", **words)) == "conflict"
    _let_time_pass(database, timedelta(seconds=61))
    room.do(room.host, "nudge.send", **words)


def test_nobody_is_nudged_about_what_is_not_on(database: Database) -> None:
    room = a_room(database)
    words = {"activity_id": room.board["activity_id"]}
    room.leave_the_stage()

    assert refusal(room.ask(room.host, "nudge.send", **words)) == "stage_closed"


def test_nothing_on_record_says_who_was_nudged(database: Database) -> None:
    """R-PEOPLE-6, G19"""
    room = a_room(database)
    before = _dump(database, str(room.bo.participant_id))

    room.do(room.host, "nudge.send", activity_id=room.board["activity_id"])

    assert _dump(database, str(room.bo.participant_id)) == before


def _a_colleague(room: Room) -> Actor:
    user = a_user(room.database, name="สมหญิง")
    room.do(room.host, "facilitator.add", user_id=user.id)
    return Actor(id=user.id, role=Role.FACILITATOR)


def _leads(room: Room) -> list[str]:
    return [row["id"] for row in room.sees(room.host)["facilitators"] if row["is_lead"]]


def _let_time_pass(database: Database, span: timedelta) -> None:
    with database.writing() as db:
        for nudge in db.scalars(sa.select(Nudge)):
            nudge.sent_at -= span


def _dump(database: Database, word: str) -> set[str]:
    """The rows of all tables in which a word stands."""
    with database.reading() as db:
        rows = [
            f"{table.name} {row}"
            for table in Base.metadata.sorted_tables
            for row in db.execute(sa.select(table))
        ]
    return {row for row in rows if word in row}
