"""How a workshop is opened: on a whole brief, and once."""

import pytest

from tests.factories import (
    BRIEF,
    a_draft,
    a_facilitator,
    a_participant,
    a_row,
    a_workshop,
    in_days,
)
from tests.support.domain import ask, do, refusal
from workshops.agenda.readiness import checks
from workshops.core.db import Database, utcnow
from workshops.core.errors import Conflict, Refused
from workshops.core.workshop import Workshop


def test_opening_lets_the_room_in(database: Database) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)

    do(database, draft.id, host, "workshop.open")

    row = a_row(database, draft.id, "workshop")
    assert (row["state"], row["door"]) == ("open", "open")


@pytest.mark.parametrize("field", ["decision", "decider", "fixed", "answer_due"])
def test_a_workshop_opens_only_on_a_whole_brief(database: Database, field: str) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database, brief={**BRIEF, field: ""})
    host = a_facilitator(database, draft.id)

    answer = ask(database, draft.id, host, "workshop.open")

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"brief": {field: "empty"}})
    assert a_row(database, draft.id, "workshop")["state"] == "draft"


def test_the_brief_is_fixed_once_people_join_on_it(database: Database) -> None:
    """R-AGENDA-2"""
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)

    answer = ask(database, workshop.id, host, "workshop.edit", brief={"decider": "อีกคน"})
    do(database, workshop.id, host, "workshop.edit", title_en="Licences, easier")

    assert refusal(answer) == "stage_closed"
    row = a_row(database, workshop.id, "workshop")
    assert row["brief"] == BRIEF
    assert row["title_en"] == "Licences, easier"


def test_a_draft_brief_is_filled_in_piece_by_piece(database: Database) -> None:
    draft = a_draft(database, brief={})
    host, a_day = a_facilitator(database, draft.id), in_days(0)

    do(database, draft.id, host, "workshop.edit", brief={"decision": "ก"})
    do(database, draft.id, host, "workshop.edit", brief={"answer_due": a_day})

    brief = a_row(database, draft.id, "workshop")["brief"]
    assert brief == {"decision": "ก", "decider": "", "fixed": "", "answer_due": a_day}


@pytest.mark.parametrize("type", ["workshop.open", "door.set", "workshop.edit"])
def test_a_participant_does_not_steer(database: Database, type: str) -> None:
    """R-AGENDA-3"""
    workshop = a_workshop(database)
    guest = a_participant(database, workshop.id)

    answer = ask(database, workshop.id, guest, type)

    assert refusal(answer) == "not_allowed"


def test_a_workshop_opens_only_with_something_to_do(database: Database) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database, template="ideas_and_dots")
    host = a_facilitator(database, draft.id)
    run = a_row(database, draft.id, "stage_runs")
    do(database, draft.id, host, "stage.remove", stage_run_id=run["id"])

    answer = ask(database, draft.id, host, "workshop.open")

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"agenda": "empty"})


def test_a_workshop_opens_only_when_everybody_is_asked_in_their_language(
    database: Database,
) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)
    activity_id = a_row(database, draft.id, "activities")["id"]
    do(database, draft.id, host, "activity.edit", activity_id=activity_id, prompt_en="")

    answer = ask(database, draft.id, host, "workshop.open")

    assert isinstance(answer, Refused)
    assert answer.fields == {"activities": {activity_id: "not_in_both_languages"}}


def test_the_list_before_the_opening_tells_must_from_advice(database: Database) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database, brief={})

    with database.reading() as db:
        found = {one.key: one for one in checks(db, db.get_one(Workshop, draft.id), utcnow())}

    assert {key for key, one in found.items() if not one.is_done and one.is_must} == {"brief"}
    advice = {key for key, one in found.items() if not one.is_must}
    assert advice == {"co_facilitator", "starts_at", "seats"}


def test_planned_seats_are_advice_until_somebody_is_expected(database: Database) -> None:
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)
    expected = [is_planned(database, draft)]
    do(database, draft.id, host, "seats.plan", seats={"people": 0})
    expected.append(is_planned(database, draft))

    do(database, draft.id, host, "seats.plan", seats={"people": 12})

    assert [*expected, is_planned(database, draft)] == [False, False, True]


def is_planned(database: Database, draft: Workshop) -> bool:
    with database.reading() as db:
        found = checks(db, db.get_one(Workshop, draft.id), utcnow())
    return next(one.is_done for one in found if one.key == "seats")


def test_an_answer_is_promised_for_a_day_to_come(database: Database) -> None:
    """R-AGENDA-1"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)

    answer = ask(database, draft.id, host, "workshop.edit", brief={"answer_due": in_days(-1)})
    do(database, draft.id, host, "workshop.edit", brief={"answer_due": in_days(0)})

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"brief": {"answer_due": "past"}})
    assert a_row(database, draft.id, "workshop")["brief"]["answer_due"] == in_days(0)


def test_a_promise_that_passed_before_the_opening_is_made_anew(database: Database) -> None:
    """R-AGENDA-1: other words of the brief can be corrected meanwhile."""
    draft = a_draft(database, brief={**BRIEF, "answer_due": in_days(-1)})
    host = a_facilitator(database, draft.id)

    kept = {"decider": "อธิบดี", "answer_due": in_days(-1)}
    do(database, draft.id, host, "workshop.edit", brief=kept)
    answer = ask(database, draft.id, host, "workshop.open")

    assert isinstance(answer, Refused)
    assert (answer.code, answer.fields) == ("invalid", {"brief": {"answer_due": "past"}})
    with database.reading() as db:
        found = checks(db, db.get_one(Workshop, draft.id), utcnow())
    assert [one.key for one in found if one.is_must and not one.is_done] == ["answer_due"]


def test_whoever_started_from_older_words_is_shown_the_present_ones(database: Database) -> None:
    """R-DESK-8"""
    draft = a_draft(database)
    host = a_facilitator(database, draft.id)
    version = a_row(database, draft.id, "workshop")["version"]
    do(database, draft.id, host, "workshop.edit", brief={"decider": "อธิบดี"}, version=version)

    answer = ask(
        database, draft.id, host, "workshop.edit", brief={"decider": "ปลัด"}, version=version
    )

    assert isinstance(answer, Conflict)
    assert answer.row
    assert answer.row["brief"]["decider"] == "อธิบดี"
    assert a_row(database, draft.id, "workshop")["brief"]["decider"] == "อธิบดี"
