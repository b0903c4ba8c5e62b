"""How a workshop comes to be: whole, from a template, under a code of its own."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from marshmallow import ValidationError

from tests.factories import BRIEF, a_draft, a_facilitator, a_user, in_days
from tests.support.domain import screen
from workshops.core.db import Database, utcnow
from workshops.core.workshop import Workshop
from workshops.founding import NewWorkshop, found_workshop
from workshops.methods.shapes import Writing
from workshops.methods.templates import TEMPLATES, templates

every_template = pytest.mark.parametrize("key", TEMPLATES)
REQUEST = {"template": "listening", "title_th": "ก", "title_en": "a", "brief": BRIEF}


@every_template
def test_a_draft_has_its_whole_agenda(database: Database, key: str) -> None:
    """R-FOUND-1"""
    draft = a_draft(database, template=key)

    rows = screen(database, draft.id, a_facilitator(database, draft.id))

    planned = TEMPLATES[key].runs
    assert [run["stage"] for run in rows["stage_runs"]] == [run.stage for run in planned]
    assert len(rows["activities"]) == sum(len(run.activities) for run in planned)
    assert len(rows["activities"]) == len(rows["boards"]) + len(rows["rounds"])
    assert rows["timer"][0]["state"] == "stopped"
    assert rows["spotlight"][0]["target_id"] is None
    assert [one["is_host"] for one in rows["facilitators"]] == [True]


def test_silent_writing_is_unrevealed_from_the_start(database: Database) -> None:
    """R-FOUND-2"""
    draft = a_draft(database, template="ideas_and_dots")

    rows = screen(database, draft.id, a_facilitator(database, draft.id))

    assert [one["is_revealed"] for one in rows["activities"]] == [False, False]
    assert [(one["kind"], one["rule"]) for one in rows["rounds"]] == [
        ("dots", {"budget": 3, "cap": 1})
    ]


def test_listening_is_in_the_open_with_a_stance_beside_it(database: Database) -> None:
    """R-FOUND-2"""
    draft = a_draft(database, template="listening")

    rows = screen(database, draft.id, a_facilitator(database, draft.id))

    assert len(rows["stage_runs"]) == 1
    kinds = [(one["kind"], one["is_revealed"]) for one in rows["activities"]]
    assert kinds == [("board", True), ("vote", False)]
    assert [(one["kind"], one["rule"]) for one in rows["rounds"]] == [("stance", {})]


def test_a_code_that_is_taken_is_drawn_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-FOUND-3"""
    first = a_draft(database)
    dice = iter(first.join_code * 2 + "700700")
    monkeypatch.setattr("workshops.core.workshop.choice", lambda _digits: next(dice))

    second = a_draft(database)

    assert second.join_code == "700700"
    with database.reading() as db:
        assert db.scalar(sa.select(sa.func.count(Workshop.id))) == 2


@pytest.mark.parametrize(
    ("now", "year"),
    [
        (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), 2569),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), 2570),
    ],
)
def test_a_workshop_belongs_to_the_fiscal_year_of_its_day_in_bangkok(
    database: Database, now: datetime, year: int
) -> None:
    """R-FOUND-4"""
    host = a_user(database)

    with database.writing() as db:
        workshop = found_workshop(db, **NewWorkshop().load(REQUEST), host=host, now=now)

    assert workshop.fiscal_year == year


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("template", "unknown"),
        ("title_th", "  "),
        ("title_en", "x" * 201),
        ("brief", {"answer_due": "31/12/2026"}),
        ("brief", {"answer_due": "2026-02-30"}),
        ("brief", {"answer_due": in_days(-1)}),
        ("brief", {"answer_due": "2569-12-31"}),
        ("brief", {"decision": "x" * 1001}),
        ("brief", {"sponsor": "x"}),
        ("state", "open"),
    ],
)
def test_a_request_that_is_not_understood_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        NewWorkshop().load({**REQUEST, field: value})

    assert list(refused.value.normalized_messages()) == [field]


def test_a_draft_may_lack_its_brief(database: Database) -> None:
    """R-AGENDA-1"""
    words = NewWorkshop().load({**REQUEST, "brief": {}})
    host = a_user(database)

    with database.writing() as db:
        workshop = found_workshop(db, **words, host=host, now=utcnow())

    assert workshop.brief == dict.fromkeys(BRIEF, "")


def test_templates_can_be_chosen_by_name() -> None:
    assert [one["key"] for one in templates()] == ["innovation_lab", "ideas_and_dots", "listening"]
    assert all(one["title_th"] and one["title_en"] for one in templates())


@every_template
def test_every_text_stands_in_both_languages_and_fits(key: str) -> None:
    """R-FOUND-5"""
    texts = [TEMPLATES[key].title]
    for activity in (one for run in TEMPLATES[key].runs for one in run.activities):
        texts += [activity.title, activity.prompt]
        if isinstance(activity, Writing):
            texts += [zone.title for zone in activity.zones]
            assert 1 <= len({zone.key for zone in activity.zones}) <= 4

    assert all(_is_thai(text.th) and text.en.isprintable() and text.en for text in texts)
    assert max(len(text.th) for text in texts) <= 500


def _is_thai(text: str) -> bool:
    return any("\u0e01" <= letter <= "\u0e5b" for letter in text)
