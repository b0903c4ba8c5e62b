"""A rehearsal: simulated people play it through, and it counts nowhere."""

import csv
import time
from collections import Counter
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask

from server.execute import hall
from server.rehearsal import bank
from server.rehearsal.director import Director
from tests.factories import a_draft, a_facilitator
from tests.support.desk import Browser, an_account, assign, database_of, signed_in, words_of
from tests.support.domain import ask, do, refusal, screen
from tests.support.finished import Finished
from workshops.agenda import rehearsal
from workshops.boards.queries import note_counts
from workshops.core.actors import Actor
from workshops.core.audience import Rows
from workshops.core.db import utcnow
from workshops.core.workshop import Workshop
from workshops.people.models import Rehearsal

PEOPLE = 8
PATIENCE = 20.0


class Practice:
    """A rehearsal of a short template, its host, and the process that plays it."""

    def __init__(self, app: Flask, *, template: str, people: int = PEOPLE) -> None:
        self.app, self.database = app, database_of(app)
        self.workshop: Workshop = a_draft(self.database, template=template)
        self.host: Actor = a_facilitator(self.database, self.workshop.id)
        self.director = Director(app, hurry=10_000)
        self.do("workshop.rehearse", people=people)

    def do(self, type: str, **data: object) -> None:
        do(self.database, self.workshop.id, self.host, type, **data)

    def sees(self) -> Rows:
        return screen(self.database, self.workshop.id, self.host)

    def play(self, until: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < deadline, "They never came to it"
            with self.app.app_context():
                self.director.play()
            time.sleep(0.005)

    def play_on(self, times: int = 20) -> None:
        for _ in range(times):
            with self.app.app_context():
                self.director.play()
            time.sleep(0.005)

    def start(self, kind: str) -> dict[str, object]:
        """Open the workshop and its first stage, and start the first activity of a kind."""
        activity = next(row for row in self.sees()["activities"] if row["kind"] == kind)
        if self.sees()["workshop"][0]["state"] == "draft":
            self.do("workshop.open")
            self.do("stage.open", stage_run_id=activity["stage_run_id"])
        self.do("activity.start", activity_id=activity["id"])
        return activity


@pytest.fixture
def practice(app: Flask) -> Practice:
    return Practice(app, template="ideas_and_dots")


def test_they_come_in_write_group_and_vote(practice: Practice) -> None:
    """R-REHEARSE-2"""
    board = practice.start("board")
    practice.play(lambda: len(practice.sees()["participants"]) == PEOPLE)
    practice.play(lambda: silent_count(practice) >= PEOPLE)
    practice.play_on()
    practice.do("activity.lock", activity_id=board["id"])
    practice.do("activity.reveal", activity_id=board["id"])
    practice.play(lambda: len(practice.sees()["clusters"]) >= 1)

    vote = practice.start("vote")
    round_id = next(row["id"] for row in practice.sees()["rounds"])
    items = [
        {"id": str(uuid4()), "source": {"type": "note", "id": row["id"]}}
        for row in practice.sees()["notes"][:4]
    ]
    practice.do("round.add_items", round_id=round_id, items=items)
    practice.do("activity.start", activity_id=vote["id"])
    practice.do("round.open", round_id=round_id)
    practice.play_on(60)
    practice.do("round.close", round_id=round_id)
    practice.do("round.reveal", round_id=round_id)

    tally = practice.sees()["tallies"][0]
    assert tally["turnout"] > PEOPLE / 2
    dots = sum(item["counts"]["dots"] for item in tally["items"])
    assert PEOPLE / 2 < dots <= 3 * PEOPLE
    texts = [row["text"] for row in practice.sees()["notes"]]
    assert len(set(texts)) == len(texts)
    assert all(bank.group_of(text) for text in texts)


def test_they_listen_while_the_room_does(practice: Practice) -> None:
    """R-REHEARSE-2, R-AGENDA-15"""
    board = practice.start("board")
    practice.play(lambda: len(practice.sees()["participants"]) == PEOPLE)
    words = {"kind": "segment", "title_th": "พัก", "title_en": "Break"}
    pause = str(uuid4())
    run = board["stage_run_id"]
    practice.do("activity.add", stage_run_id=run, activity_id=pause, **words)
    practice.do("activity.start", activity_id=pause)
    written = silent_count(practice)

    practice.play_on(30)

    assert silent_count(practice) == written
    practice.do("activity.lock", activity_id=pause)
    practice.play(lambda: silent_count(practice) > written)


def test_they_stop_when_the_workshop_closes(practice: Practice) -> None:
    """R-REHEARSE-2"""
    practice.start("board")
    practice.play(lambda: silent_count(practice) >= 3)

    practice.do("workshop.close")
    before = practice.sees()
    practice.play_on(10)

    assert practice.sees() == before
    with practice.app.app_context():
        assert hall().simulated == {}


def test_after_a_restart_the_same_people_go_on(practice: Practice) -> None:
    """R-REHEARSE-3"""
    practice.start("board")
    practice.play(lambda: silent_count(practice) >= PEOPLE)
    practice.play_on(40)
    people, written = ids(practice), silent_count(practice)

    lapse(practice)
    practice.director = Director(practice.app, hurry=10_000)
    practice.play_on(40)

    assert ids(practice) == people
    assert silent_count(practice) == written


def test_one_process_plays(practice: Practice) -> None:
    """R-REHEARSE-3"""
    practice.start("board")
    practice.play(lambda: len(ids(practice)) == PEOPLE)
    other = Director(practice.app, hurry=10_000)

    with practice.app.app_context():
        other.play()

    assert other._stages == {}
    assert len(ids(practice)) == PEOPLE


def test_a_locked_door_keeps_them_out(practice: Practice) -> None:
    practice.do("workshop.open")
    practice.do("door.set", door="locked")

    practice.play_on(10)

    assert ids(practice) == set()


def test_a_rehearsal_is_fixed_at_the_opening(practice: Practice) -> None:
    """R-REHEARSE-1"""
    practice.do("workshop.rehearse", people=0)
    assert not practice.sees()["workshop"][0]["is_rehearsal"]
    practice.do("workshop.rehearse", people=60)
    practice.do("workshop.open")

    answer = ask(
        practice.database, practice.workshop.id, practice.host, "workshop.rehearse", people=0
    )

    assert refusal(answer) == "stage_closed"
    assert practice.sees()["workshop"][0]["is_rehearsal"]


@pytest.mark.parametrize("people", [1, 4, 61, -5])
def test_a_room_has_five_to_sixty(practice: Practice, people: int) -> None:
    """R-REHEARSE-1"""
    answer = ask(
        practice.database, practice.workshop.id, practice.host, "workshop.rehearse", people=people
    )

    assert refusal(answer) == "invalid"


def test_nobody_is_simulated_in_a_real_workshop(app: Flask) -> None:
    """R-REHEARSE-1"""
    practice = Practice(app, template="ideas_and_dots", people=0)
    practice.do("workshop.open")

    practice.play_on(5)

    assert practice.sees()["participants"] == []


def test_a_listening_is_answered_with_stances(app: Flask) -> None:
    practice = Practice(app, template="listening")
    practice.start("board")
    practice.play(lambda: len(practice.sees()["notes"]) >= PEOPLE)
    practice.start("vote")
    round_id = practice.sees()["rounds"][0]["id"]
    items = [{"id": str(uuid4()), "text_th": f"ข้อ {number}"} for number in range(3)]
    practice.do("round.add_items", round_id=round_id, items=items)
    practice.do("round.open", round_id=round_id)
    practice.play_on(80)
    practice.do("round.close", round_id=round_id)
    practice.do("round.reveal", round_id=round_id)

    tally = practice.sees()["tallies"][0]
    counted = Counter(
        {key: sum(item["counts"][key] for item in tally["items"]) for key in ("-1", "0", "1")}
    )
    assert counted.total() > PEOPLE
    assert counted["1"] > 0


def silent_count(practice: Practice) -> int:
    with practice.database.reading() as db:
        return sum(note_counts(db, practice.workshop.id).values())


def ids(practice: Practice) -> set[str]:
    return {row["id"] for row in practice.sees()["participants"] if row["is_simulated"]}


def lapse(practice: Practice) -> None:
    """The process that played has fallen silent."""
    with practice.database.writing() as db:
        db.get_one(Rehearsal, practice.workshop.id).played_until = utcnow() - rehearsal.PLAYED_FOR


@pytest.fixture
def practised(app_with_result: Flask, finished_file: tuple[object, Finished]) -> Finished:
    """The finished workshop, as if it had been a rehearsal."""
    finished = finished_file[1]
    with database_of(app_with_result).writing() as db:
        db.get_one(Workshop, finished.workshop_id).is_rehearsal = True
    return finished


def test_its_outcomes_are_left_out_of_the_list(app_with_result: Flask, practised: Finished) -> None:
    """R-REHEARSE-4"""
    browser = signed_in(app_with_result, "mali@example.org")
    title = practised.outcome["title_th"]

    assert title not in words_of(browser.get("/staff/outcomes"))
    shown = words_of(browser.get("/staff/outcomes?rehearsals=1"))
    assert title in shown
    assert "ซ้อม" in shown


def test_every_table_and_sheet_of_it_says_so(app_with_result: Flask, practised: Finished) -> None:
    """R-REHEARSE-4"""
    browser = signed_in(app_with_result, "mali@example.org")
    place = f"/staff/workshops/{practised.workshop_id}"

    for name in ("notes", "clusters", "votes", "ballots", "outcomes"):
        answer = browser.get(f"{place}/export/{name}.csv")
        head, *lines = csv.reader(answer.data.decode("utf-8-sig").splitlines())
        assert "rehearsal-" in answer.headers["Content-Disposition"]
        assert head[0] == ""
        assert lines
        assert {line[0] for line in lines if line} == {"ซ้อม / Rehearsal"}
    for page in (place, f"{place}/print", f"/staff/outcomes/{practised.outcome['public_id']}"):
        assert 'class="rehearsal"' in browser.get(page).text


def test_a_real_workshop_s_tables_are_as_they_were(
    app_with_result: Flask, finished_file: tuple[object, Finished]
) -> None:
    browser = signed_in(app_with_result, "mali@example.org")

    answer = browser.get(f"/staff/workshops/{finished_file[1].workshop_id}/export/notes.csv")

    assert "rehearsal" not in answer.headers["Content-Disposition"]
    assert "ซ้อม" not in answer.text


def test_a_draft_is_made_a_rehearsal_on_its_page(app: Flask) -> None:
    """R-REHEARSE-1"""
    user = an_account(app, "mali@example.org")
    workshop = a_draft(database_of(app))
    assign(app, user, workshop.id)
    browser = Browser(app)
    browser.sign_in("mali@example.org")
    place = f"/staff/workshops/{workshop.id}"

    refused = browser.post(f"{place}/rehearsal", is_rehearsal="yes", people="99")
    assert 'class="rehearsal"' not in browser.get(place).text
    marked = browser.post(f"{place}/rehearsal", is_rehearsal="yes", people="12")
    page = browser.get(place).text

    assert (refused.status_code, marked.status_code) == (303, 303)
    assert 'class="rehearsal"' in page
    assert 'value="12"' in page
    browser.post(f"{place}/rehearsal", is_rehearsal="no", people="")
    assert 'class="rehearsal"' not in browser.get(place).text


def test_a_new_workshop_may_be_a_rehearsal_from_the_start(app: Flask) -> None:
    browser = signed_in(app, "mali@example.org")
    browser.get("/staff/workshops/new")
    words = {"template": "listening", "title_th": "ซ้อมใหญ่", "title_en": "Dress rehearsal"}
    words |= {"fiscal_year": "2570"}

    made = browser.post("/staff/workshops/new", **words, is_rehearsal="yes", people="7")
    page = browser.get(made.location).text

    assert 'class="rehearsal"' in page
    assert 'value="7"' in page
