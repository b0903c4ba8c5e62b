"""Segments of the day on staff pages, paper, tables and in the API: named and timed, and nothing else of them."""

from uuid import UUID, uuid4

import pytest
from flask import Flask

from tests.factories import a_facilitator, a_started_board, a_workshop
from tests.support.desk import Browser, an_account, assign, database_of, words_of
from tests.support.domain import do, screen
from workshops.core.actors import Actor

TABLES = ("notes", "clusters", "votes", "ballots")


@pytest.fixture
def host(app: Flask) -> tuple[UUID, Actor]:
    """A workshop whose room is back from a break; another one was planned and left out."""
    database = database_of(app)
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    board = a_started_board(database, workshop.id)
    run = next(
        row["stage_run_id"]
        for row in rows(app, workshop.id, host, "activities")
        if row["id"] == board["activity_id"]
    )
    for title in ("พักดื่มกาแฟ", "ช่วงที่ข้ามไป"):
        words = {"kind": "segment", "title_th": title, "title_en": "Break", "minutes": 15}
        id = uuid4()
        do(database, workshop.id, host, "activity.add", activity_id=id, stage_run_id=run, **words)
        if title == "พักดื่มกาแฟ":
            do(database, workshop.id, host, "activity.start", activity_id=id)
    return workshop.id, host


def rows(app: Flask, workshop_id: UUID, viewer: Actor, table: str) -> list[dict[str, str]]:
    return screen(database_of(app), workshop_id, viewer)[table]


@pytest.fixture
def browser(app: Flask, host: tuple[UUID, Actor]) -> Browser:
    assign(app, an_account(app, "mali@example.org"), host[0])
    browser = Browser(app)
    browser.sign_in("mali@example.org")
    return browser


def test_paper_names_a_segment_that_was_held_with_its_minutes(
    browser: Browser, host: tuple[UUID, Actor]
) -> None:
    """R-AGENDA-15"""
    page = words_of(browser.get(f"/staff/workshops/{host[0]}/print"))

    assert "พักดื่มกาแฟ" in page
    assert "15 นาที ไม่มีการเขียนหรือลงคะแนน" in page
    assert "ช่วงที่ข้ามไป" not in page


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_nothing_of_it(browser: Browser, host: tuple[UUID, Actor], table: str) -> None:
    """R-DESK-2"""
    answer = browser.get(f"/staff/workshops/{host[0]}/export/{table}.csv")

    assert answer.status_code == 200
    assert "พักดื่มกาแฟ" not in answer.text


def test_the_day_on_the_workshop_s_page_counts_its_minutes(
    app: Flask, browser: Browser, host: tuple[UUID, Actor]
) -> None:
    """R-AGENDA-15"""
    in_all = sum(int(row["minutes"]) for row in rows(app, *host, "activities"))

    page = words_of(browser.get(f"/staff/workshops/{host[0]}"))

    assert "พักดื่มกาแฟ" in page
    assert f"{in_all} นาที" in page
