"""The poster at the door: one page of paper that says how to come in."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from server.poster import Door, poster, shortened, words
from tests.support.desk import Browser, an_account, assign, database_of, words_of
from tests.support.finished import Finished, a_finished_workshop

DOOR = Door(
    title_th="เดินทางไปโรงพยาบาลไม่ต้องเสียทั้งวัน: ผู้สูงอายุที่ต้องเดินทางไกล",
    title_en="To the hospital without losing the day",
    decision="เลือกเรื่องที่จะทดลองกับรถรับส่งผู้ป่วย " * 20,
    join_code="482913",
    public_url="https://ruamsang.lab.example.go.th",
    join_url="https://ruamsang.lab.example.go.th/j/482913",
)
SHEETS = {"a4": (595, 842), "a3": (842, 1191)}


@pytest.fixture
def finished(app: Flask) -> Finished:
    return a_finished_workshop(database_of(app), is_closed=False, with_vote=False)


@pytest.fixture
def mali(app: Flask, finished: Finished) -> Browser:
    user = an_account(app, "mali@example.org")
    assign(app, user, finished.workshop_id)
    browser = Browser(app)
    browser.sign_in("mali@example.org")
    return browser


def sheet_of(pdf: bytes) -> tuple[int, int]:
    found = re.search(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", pdf)
    assert found
    return round(float(found[1])), round(float(found[2]))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_poster_is_one_sheet_whatever_the_words(paper: str) -> None:
    long = replace(DOOR, title_th="ผู้ใหญ่ที่ปู่ย่า " * 12, title_en="A very long title " * 10)

    for door in (DOOR, long, replace(long, is_rehearsal=True), replace(DOOR, decision="")):
        pdf = poster(door, paper)

        assert pdf.startswith(b"%PDF-")
        assert (pages_of(pdf), sheet_of(pdf)) == (1, SHEETS[paper])


def test_thai_is_set_in_its_own_type() -> None:
    pdf = poster(DOOR, "a4")

    assert b"Sarabun" in pdf
    assert b"/Lang" in pdf


def test_lines_end_between_words_and_never_inside_a_compound() -> None:
    assert words("ผู้สูงอายุไปโรงพยาบาล (ที่นี่) ได้") == [
        *("ผู้สูงอายุ", "ไป", "โรงพยาบาล", " ", "(ที่", "นี่)", " ", "ได้"),
    ]


def test_the_brief_is_one_line_cut_after_a_word() -> None:
    line = shortened("เลือกเรื่อง\nที่จะทดลอง " * 40, 150)

    assert line.endswith(" …")
    assert "\n" not in line
    assert len(line) < 260
    assert shortened("สั้น", 150) == "สั้น"


def test_whoever_leads_the_workshop_prints_its_poster(mali: Browser, finished: Finished) -> None:
    answer = mali.client.get(f"/staff/workshops/{finished.workshop_id}/poster.pdf?paper=a3")

    assert answer.mimetype == "application/pdf"
    assert sheet_of(answer.data) == SHEETS["a3"]
    assert re.search(r'filename="ruamsang-\d{6}-a3\.pdf"', answer.headers["Content-Disposition"])


def test_there_is_no_poster_on_other_paper(mali: Browser, finished: Finished) -> None:
    path = f"/staff/workshops/{finished.workshop_id}/poster.pdf"

    assert mali.client.get(f"{path}?paper=b5").status_code == 404


def test_a_shut_door_is_not_advertised(app: Flask, mali: Browser, finished: Finished) -> None:
    finished.close(database_of(app))

    page = mali.get(f"/staff/workshops/{finished.workshop_id}")

    assert "poster.pdf" not in page.text
    assert "เข้าร่วมใหม่ไม่ได้" in words_of(page)


def test_the_workshop_s_page_offers_both_sheets(mali: Browser, finished: Finished) -> None:
    page = mali.get(f"/staff/workshops/{finished.workshop_id}").text

    assert "poster.pdf?paper=a4" in page
    assert "poster.pdf?paper=a3" in page
