"""Activities to come are added, reworded, moved and taken out, and nothing typed is lost."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories import a_draft, a_facilitator, a_participant, a_row, a_workshop
from tests.support.domain import ask, do, head, refusal, screen
from workshops.batch import Answer
from workshops.core.actors import Actor
from workshops.core.db import Database
from workshops.core.errors import Conflict

ZONES = [{"title_th": "ดี", "title_en": "Good"}, {"title_th": "ควรปรับ", "title_en": "To change"}]


@dataclass
class Desk:
    """A workshop and whoever prepares it."""

    database: Database
    workshop_id: UUID
    host: Actor

    def do(self, type: str, **data: Any) -> UUID:
        sent = uuid4()
        do(self.database, self.workshop_id, self.host, type, envelope_id=sent, **data)
        return sent

    def ask(self, type: str, **data: Any) -> Answer:
        return ask(self.database, self.workshop_id, self.host, type, **data)

    def sees(self, viewer: Actor | None = None) -> dict[str, list[dict[str, Any]]]:
        return screen(self.database, self.workshop_id, viewer or self.host)

    def run(self, stage: str) -> str:
        return str(a_row(self.database, self.workshop_id, "stage_runs", stage=stage)["id"])

    def activities(self, stage: str) -> list[dict[str, Any]]:
        run = self.run(stage)
        rows = [row for row in self.sees()["activities"] if row["stage_run_id"] == run]
        assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
        return rows

    def titles(self, stage: str) -> list[str]:
        return [row["title_en"] for row in self.activities(stage)]

    def content(self, table: str, activity_id: object) -> dict[str, Any]:
        return a_row(self.database, self.workshop_id, table, activity_id=str(activity_id))

    def add(self, stage: str, **more: Any) -> UUID:
        activity_id = uuid4()
        words = {"kind": "board", "title_th": "ใหม่", "title_en": "New"} | more
        run = self.run(stage)
        self.do("activity.add", stage_run_id=run, activity_id=activity_id, **words)
        return activity_id


@pytest.fixture
def desk(database: Database) -> Desk:
    draft = a_draft(database)
    return Desk(database, draft.id, a_facilitator(database, draft.id))


@pytest.fixture
def live(database: Database) -> Desk:
    """The room is at work in its third stage."""
    workshop = a_workshop(database)
    desk = Desk(database, workshop.id, a_facilitator(database, workshop.id))
    desk.do("stage.open", stage_run_id=desk.run("ideate"))
    return desk


def test_a_board_is_added_with_its_zones(desk: Desk) -> None:
    """R-DESIGN-1"""
    added = desk.add(
        "define", zones=ZONES, minutes=15, before_id=desk.activities("define")[0]["id"]
    )

    first = desk.activities("define")[0]
    assert (first["id"], first["minutes"], first["is_revealed"]) == (str(added), 15, False)
    zones = desk.content("boards", added)["zones"]
    assert [zone["title_en"] for zone in zones] == ["Good", "To change"]
    assert [zone["key"] for zone in zones] == ["zone_1", "zone_2"]


def test_a_vote_is_added_with_its_rule_and_its_items(desk: Desk) -> None:
    """R-DESIGN-1"""
    items = [{"id": uuid4(), "text_th": "ข้อหนึ่ง"}]
    rule = {"kind": "dots", "budget": 5, "cap": 2}

    added = desk.add("define", kind="vote", rule=rule, items=items)

    round = desk.content("rounds", added)
    assert (round["kind"], round["rule"]) == ("dots", {"budget": 5, "cap": 2})
    [item] = [one for one in desk.sees()["round_items"] if one["round_id"] == round["id"]]
    assert item["text_th"] == "ข้อหนึ่ง"


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "board", "rule": {"kind": "stance"}},
        {"kind": "vote", "zones": ZONES},
        {"kind": "vote", "rule": {"kind": "dots", "budget": 2, "cap": 3}},
        {"zones": [*ZONES, *ZONES, ZONES[0]]},
        {"zones": [{"key": "a", "title_th": "ก"}, {"key": "a", "title_th": "ข"}]},
        {"zones": []},
        {"minutes": 0},
        {"title_th": ""},
    ],
)
def test_an_activity_that_cannot_be_done_is_refused(desk: Desk, more: dict[str, Any]) -> None:
    words = {"kind": "board", "title_th": "ใหม่", "title_en": "New"} | more
    run = desk.run("define")

    answer = desk.ask("activity.add", stage_run_id=run, activity_id=uuid4(), **words)

    assert refusal(answer) == "invalid"


def test_everything_of_an_activity_can_be_reworded(desk: Desk) -> None:
    """R-DESIGN-3"""
    board, vote = desk.activities("define")
    words = {"title_en": "Other", "prompt_th": "ถามใหม่", "minutes": 25}
    desk.do("activity.edit", activity_id=board["id"], is_silent=False, zones=ZONES, **words)
    desk.do("activity.edit", activity_id=vote["id"], rule={"kind": "stance"})

    after = desk.activities("define")[0]
    assert {name: after[name] for name in words} == words
    assert (after["is_silent"], after["is_revealed"], after["version"]) == (False, True, 2)
    assert len(desk.content("boards", board["id"])["zones"]) == 2
    assert desk.content("rounds", vote["id"])["kind"] == "stance"


def test_the_second_of_two_writers_is_shown_the_first_ones_words(desk: Desk) -> None:
    """R-DESIGN-4"""
    activity = desk.activities("define")[0]
    desk.do("activity.edit", activity_id=activity["id"], prompt_th="คำของคนแรก", version=1)

    words = {"activity_id": activity["id"], "prompt_th": "คำของคนที่สอง", "version": 1}
    answer = desk.ask("activity.edit", **words)

    assert isinstance(answer, Conflict)
    assert answer.row
    assert (answer.row["prompt_th"], answer.row["version"]) == ("คำของคนแรก", 2)
    assert desk.activities("define")[0]["prompt_th"] == "คำของคนแรก"


def test_saving_what_is_there_already_changes_nothing(desk: Desk) -> None:
    activity = desk.activities("define")[0]
    before = head(desk.database, desk.workshop_id).seq

    desk.do("activity.edit", activity_id=activity["id"], title_th=activity["title_th"], version=1)

    assert head(desk.database, desk.workshop_id).seq == before


def test_rewording_is_taken_back(desk: Desk) -> None:
    """R-DESIGN-5"""
    activity = desk.activities("define")[0]
    zones = desk.content("boards", activity["id"])["zones"]
    words = {"activity_id": activity["id"], "prompt_th": "ถามใหม่", "zones": ZONES}
    sent = desk.do("activity.edit", **words)

    desk.do("undo", command_id=sent)

    after = desk.activities("define")[0]
    assert after["prompt_th"] == activity["prompt_th"]
    assert desk.content("boards", activity["id"])["zones"] == zones


def test_a_rewording_is_not_taken_back_over_newer_words(desk: Desk) -> None:
    """R-UNDO-3"""
    activity_id = desk.activities("define")[0]["id"]
    sent = desk.do("activity.edit", activity_id=activity_id, prompt_th="หนึ่ง")
    desk.do("activity.edit", activity_id=activity_id, prompt_th="สอง")

    assert refusal(desk.ask("undo", command_id=sent)) == "conflict"


def test_an_activity_is_moved_within_its_stage_and_into_another(desk: Desk) -> None:
    """R-DESIGN-1"""
    ideas, building, choice = desk.activities("ideate")
    desk.do(
        "activity.move",
        activity_id=choice["id"],
        stage_run_id=desk.run("ideate"),
        before_id=ideas["id"],
    )
    assert desk.activities("ideate")[0]["id"] == choice["id"]

    moving = desk.do(
        "activity.move", activity_id=building["id"], stage_run_id=desk.run("prototype")
    )
    assert desk.activities("prototype")[-1]["id"] == building["id"]
    assert len(desk.activities("ideate")) == 2

    desk.do("undo", command_id=moving)
    assert desk.activities("ideate")[-1]["id"] == building["id"]


def test_an_activity_that_was_taken_out_comes_back_whole(desk: Desk) -> None:
    """R-DESIGN-5"""
    vote = desk.activities("define")[1]
    round_id = desk.content("rounds", vote["id"])["id"]
    items = [{"id": uuid4(), "text_th": "ข้อหนึ่ง"}, {"id": uuid4(), "text_en": "Two"}]
    desk.do("round.add_items", round_id=round_id, items=items)
    before = desk.sees()
    removing = desk.do("activity.remove", activity_id=vote["id"])
    assert len(desk.activities("define")) == 1

    desk.do("undo", command_id=removing)

    after = desk.sees()
    for table in ("activities", "rounds", "round_items"):
        assert after[table] == before[table]


def test_what_has_begun_is_neither_moved_nor_taken_out(live: Desk) -> None:
    """R-DESIGN-2"""
    activity_id = live.activities("ideate")[0]["id"]
    live.do("activity.start", activity_id=activity_id)
    words = {"activity_id": activity_id}

    answers = [
        refusal(live.ask("activity.move", **words, stage_run_id=live.run("test"))),
        refusal(live.ask("activity.remove", **words)),
        refusal(live.ask("activity.edit", **words, minutes=3)),
    ]

    assert answers == ["stage_closed"] * 3


def test_the_room_is_shown_what_is_added_to_its_stage(live: Desk) -> None:
    """R-DESIGN-2"""
    guest = a_participant(live.database, live.workshop_id)

    added = live.add("ideate", zones=ZONES)
    later = live.add("test")

    rows = live.sees(guest)
    assert str(added) in {row["id"] for row in rows["activities"]}
    assert str(added) in {row["activity_id"] for row in rows["boards"]}
    assert str(later) not in {row["id"] for row in rows["activities"]}


@pytest.mark.parametrize("type", ["activity.move", "activity.remove"])
def test_what_leaves_the_stage_of_the_room_leaves_its_screens(live: Desk, type: str) -> None:
    """R-DESIGN-2, R-AGENDA-4"""
    guest = a_participant(live.database, live.workshop_id)
    vote = live.activities("ideate")[2]
    live.do("spotlight.set", target_type="activity", target_id=vote["id"])
    more = {"stage_run_id": live.run("test")} if type == "activity.move" else {}

    live.do(type, activity_id=vote["id"], **more)

    rows, stream = live.sees(guest), head(live.database, live.workshop_id)
    assert vote["id"] not in {row["id"] for row in rows["activities"]}
    assert vote["id"] not in {row["activity_id"] for row in rows["rounds"]}
    assert stream.floor == stream.seq
    assert rows["spotlight"][0]["target_id"] is None


def test_a_stage_that_is_over_takes_no_more_activities(live: Desk) -> None:
    """R-DESIGN-2"""
    live.do("stage.open", stage_run_id=live.run("prototype"))
    words = {"activity_id": uuid4(), "kind": "board", "title_th": "ใหม่", "title_en": "New"}

    answer = live.ask("activity.add", stage_run_id=live.run("ideate"), **words)

    assert refusal(answer) == "stage_closed"


def test_what_was_skipped_can_be_done_in_a_later_stage(live: Desk) -> None:
    """R-DESIGN-2"""
    skipped = live.activities("ideate")[2]
    live.do("stage.open", stage_run_id=live.run("prototype"))

    live.do("activity.move", activity_id=skipped["id"], stage_run_id=live.run("test"))

    assert skipped["id"] in {row["id"] for row in live.activities("test")}


@pytest.mark.parametrize(
    ("type", "more"),
    [
        ("activity.remove", {}),
        ("activity.edit", {"is_silent": True}),
        ("activity.edit", {"zones": ZONES}),
    ],
)
def test_a_board_on_which_something_hangs_is_not_taken_away(
    live: Desk, type: str, more: dict[str, Any]
) -> None:
    """R-DESIGN-6"""
    activity_id = live.activities("ideate")[1]["id"]
    board_id = live.content("boards", activity_id)["id"]
    live.do("note.add", board_id=board_id, note_id=uuid4(), text="เตรียมไว้ก่อน")

    answer = live.ask(type, activity_id=activity_id, **more)

    assert refusal(answer) == "conflict"


def test_zones_are_renamed_beside_what_hangs_in_them(live: Desk) -> None:
    """R-DESIGN-6"""
    activity_id = live.activities("ideate")[1]["id"]
    board = live.content("boards", activity_id)
    live.do("note.add", board_id=board["id"], note_id=uuid4(), text="เตรียมไว้ก่อน")
    zones = [{**board["zones"][0], "title_en": "Renamed"}, ZONES[0]]

    live.do("activity.edit", activity_id=activity_id, zones=zones)

    titles = [zone["title_en"] for zone in live.content("boards", activity_id)["zones"]]
    assert titles == ["Renamed", "Good"]


def test_the_hour_of_the_beginning_is_set_and_taken_away(desk: Desk) -> None:
    """R-DESIGN-7"""
    desk.do("workshop.edit", starts_at=1_800_000_000_000)
    assert desk.sees()["workshop"][0]["starts_at"] == 1_800_000_000_000

    desk.do("workshop.edit", starts_at=0)

    assert desk.sees()["workshop"][0]["starts_at"] is None
