"""Preparing at the desk: what is missing before the opening, the designer's page, and a copy."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.factories import a_draft, a_facilitator, a_workshop
from tests.support.desk import Browser, assign, database_of, signed_in, words_of
from tests.support.domain import do
from tests.support.finished import a_finished_workshop
from workshops.core.workshop import Workshop, WorkshopState
from workshops.methods.templates import TEMPLATES
from workshops.people.accounts import find_by_email
from workshops.people.models import Facilitator

EMAIL = "mali@example.org"


@pytest.fixture
def mali(app: Flask) -> Browser:
    return signed_in(app, EMAIL)


def join(app: Flask, workshop: Workshop) -> str:
    with database_of(app).reading() as db:
        user = find_by_email(db, EMAIL)
    assert user
    assign(app, user, workshop.id)
    return f"/staff/workshops/{workshop.id}"


def test_a_draft_says_what_must_be_done_and_what_is_advice(app: Flask, mali: Browser) -> None:
    """R-AGENDA-1"""
    path = join(app, a_draft(database_of(app), brief={}))

    page = words_of(mali.get(path))

    assert "ยังขาด 1 อย่าง" in page
    assert "กำหนดเวลาเริ่ม คอนโซลจะบอกได้ว่าเร็วหรือช้ากว่าแผน (คำแนะนำ)" in page
    assert "มีวิทยากรร่วมแล้ว" in page


def test_a_whole_draft_is_ready_to_open(app: Flask, mali: Browser) -> None:
    """R-AGENDA-1"""
    page = words_of(mali.get(join(app, a_draft(database_of(app)))))

    assert "พร้อมเปิด" in page


def test_once_it_is_open_nothing_is_asked_any_more(app: Flask, mali: Browser) -> None:
    page = words_of(mali.get(join(app, a_workshop(database_of(app)))))

    assert "ก่อนเปิดเวิร์กชอป" not in page
    assert "ออกแบบกำหนดการ" in page


def test_the_page_shows_the_day_at_a_glance(app: Flask, mali: Browser) -> None:
    page = words_of(mali.get(join(app, a_draft(database_of(app), template="ideas_and_dots"))))

    assert "รวม 15 นาที" in page
    assert "ระดมความคิดแบบเขียนเงียบ · เลือกความคิดที่ควรไปต่อ" in page


def test_a_stage_that_was_run_again_is_not_planned_twice(app: Flask, mali: Browser) -> None:
    database = database_of(app)
    workshop = a_workshop(database, template="ideas_and_dots")
    host = a_facilitator(database, workshop.id)
    for _ in range(2):
        again = uuid4()
        do(database, workshop.id, host, "stage.open", stage="ideate", stage_run_id=again)

    page = words_of(mali.get(join(app, workshop)))

    assert page.count("ระดมความคิดแบบเขียนเงียบ · เลือกความคิดที่ควรไปต่อ") > 1
    assert "รวม 15 นาที" in page


def test_the_designer_is_given_every_template(app: Flask, mali: Browser) -> None:
    """R-DESIGN-1"""
    page = mali.get(join(app, a_draft(database_of(app))) + "/agenda")

    boot = boot_of(page.text)
    assert [one["key"] for one in boot["templates"]] == list(TEMPLATES)
    assert boot["role"] == "facilitator"
    assert 'name="csrf-token"' in page.text


def boot_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page, re.DOTALL)
    assert found
    words: dict[str, Any] = json.loads(found.group(1))
    return words


def test_a_copy_belongs_to_whoever_made_it(app: Flask, mali: Browser) -> None:
    """R-FOUND-6"""
    path = join(app, a_workshop(database_of(app)))
    mali.get(path)

    response = mali.post(f"{path}/duplicate")

    assert response.status_code == 303
    page = words_of(mali.get(response.location))
    assert "นี่คือชุดใหม่" in page
    assert "กำลังเตรียม" in page
    with database_of(app).reading() as db:
        copy = db.scalars(sa.select(Workshop).where(Workshop.state == WorkshopState.DRAFT)).one()
        hosts = db.scalars(sa.select(Facilitator).where(Facilitator.workshop_id == copy.id)).all()
        user = find_by_email(db, EMAIL)
    assert user
    assert [one.user_id for one in hosts] == [user.id]


def test_what_others_finished_can_be_started_from(app: Flask, mali: Browser) -> None:
    """R-FOUND-6"""
    closed = a_finished_workshop(database_of(app), with_vote=False)
    path = f"/staff/workshops/{closed.workshop_id}"
    assert "ทำสำเนา" in words_of(mali.get(path))

    response = mali.post(f"{path}/duplicate")

    assert response.status_code == 303
    assert "กำลังเตรียม" in words_of(mali.get(response.location))


def test_what_others_are_at_is_nobody_elses_to_copy(app: Flask, mali: Browser) -> None:
    others = a_workshop(database_of(app))

    assert mali.post(f"/staff/workshops/{others.id}/duplicate").status_code == 404
