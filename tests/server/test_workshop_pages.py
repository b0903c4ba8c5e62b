"""Workshops at the desk: the list, a new one, and one workshop's page."""

import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from server import phrases as thai
from tests.factories import a_draft, a_workshop, in_days
from tests.support.desk import (
    Browser,
    an_account,
    assign,
    database_of,
    signed_in,
    typed_day,
    words_of,
)
from tests.support.finished import a_finished_workshop
from workshops.core import calendar
from workshops.core.workshop import Workshop
from workshops.people.accounts import find_by_email
from workshops.people.models import AccountRole, Facilitator

EMAIL = "mali@example.org"
DUE = date.fromisoformat(in_days(8))
FORM = {
    "template": "ideas_and_dots",
    "title_th": "ลดเวลารอที่อำเภอ",
    "title_en": "Shorter queues",
    "programme": "แล็บอำเภอ",
    "challenge": "",
    "fiscal_year": "2571",
    "decision": "เลือกวิธีลดเวลารอ",
    "decider": "นายอำเภอธารทอง",
    "fixed": "",
    **typed_day(in_days(8)),
}


@pytest.fixture
def mali(app: Flask) -> Browser:
    return signed_in(app, EMAIL)


def join(app: Flask, workshop: Workshop) -> str:
    """Make the account of mali a facilitator; gives the page's path."""
    with database_of(app).reading() as db:
        user = find_by_email(db, EMAIL)
    assert user
    assign(app, user, workshop.id)
    return f"/staff/workshops/{workshop.id}"


def the_workshop(app: Flask) -> Workshop:
    with database_of(app).reading() as db:
        return db.scalars(sa.select(Workshop)).one()


def edited(workshop: Workshop, **changes: str) -> dict[str, Any]:
    headings = {name: str(getattr(workshop, name)) for name in FORM if hasattr(workshop, name)}
    brief = dict(workshop.brief)
    return headings | typed_day(brief.pop("answer_due", "")) | brief | changes


def test_a_new_workshop_is_prepared_by_its_host(app: Flask, mali: Browser) -> None:
    mali.get("/staff/workshops/new")

    response = mali.post("/staff/workshops/new", **FORM)

    workshop = the_workshop(app)
    assert response.status_code == 303
    assert response.location == f"/staff/workshops/{workshop.id}"
    assert workshop.title_th == "ลดเวลารอที่อำเภอ"
    assert workshop.fiscal_year == 2571
    assert workshop.brief["answer_due"] == DUE.isoformat()
    page = words_of(mali.get(response.location))
    assert "นายอำเภอธารทอง" in page
    assert "เปิดคอนโซล" in page


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("title_th", "   ", "กรุณากรอกช่องนี้"),
        ("title_en", "x" * 201, "ยาวเกินไป ใส่ได้ไม่เกิน 200 ตัวอักษร"),
        ("decision", "ก" * 1001, "ยาวเกินไป ใส่ได้ไม่เกิน 1000 ตัวอักษร"),
        ("decision", "ก\u202eข", "มีอักขระที่แสดงผลไม่ได้"),
        ("fiscal_year", "ปีหน้า", "กรุณาใส่ปีพุทธศักราช"),
        ("fiscal_year", "2026", "กรุณาใส่ปีพุทธศักราช"),
        ("template", "nothing", "เลือกอย่างใดอย่างหนึ่ง"),
    ],
)
def test_a_refused_form_comes_back_whole_with_a_sentence_at_the_field(
    app: Flask, mali: Browser, field: str, words: str, sentence: str
) -> None:
    """R-DESK-5"""
    response = mali.post("/staff/workshops/new", **{**FORM, field: words})

    assert response.status_code == 422
    assert f'id="{field}_error"' in response.text
    assert sentence in words_of(response)
    kept = [FORM[name] for name in ("title_th", "decider", "programme") if name != field]
    assert all(one in response.text for one in kept)
    with database_of(app).reading() as db:
        assert db.scalars(sa.select(Workshop)).all() == []


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2571", "กรุณาใส่วันที่ที่มีในปฏิทิน"),
        ("31", "12", "70", "กรุณาใส่วันที่ที่มีในปฏิทิน"),
        ("", "12", "2571", "กรุณาใส่วันที่ที่มีในปฏิทิน"),
        ("หนึ่ง", "12", "2571", "กรุณาใส่วันที่ที่มีในปฏิทิน"),
        ("1", "12", "2568", "วันที่นี้ผ่านไปแล้ว"),
        ("1", "12", "3112", "อยู่อีกเกินห้าปี"),
    ],
)
def test_a_day_that_cannot_be_promised_comes_back_as_it_was_typed(
    app: Flask, mali: Browser, day: str, month: str, year: str, sentence: str
) -> None:
    """R-DESK-5"""
    typed = {"answer_due_day": day, "answer_due_month": month, "answer_due_year": year}

    response = mali.post("/staff/workshops/new", **FORM | typed)

    assert response.status_code == 422
    assert sentence in words_of(response)
    for name, word in typed.items():
        assert f'id="{name}"' in response.text
        assert f'value="{word}"' in response.text, name


@pytest.mark.parametrize("locale", ["th", "en"])
@pytest.mark.parametrize("years_ahead", [0, calendar.BUDDHIST_ERA])
def test_a_year_of_either_era_is_understood_in_either_language(
    app: Flask, mali: Browser, locale: str, years_ahead: int
) -> None:
    """R-DESK-7"""
    mali.post("/language", locale=locale)

    mali.post("/staff/workshops/new", **FORM | {"answer_due_year": str(DUE.year + years_ahead)})

    workshop = the_workshop(app)
    assert workshop.brief["answer_due"] == DUE.isoformat()
    page = mali.get(f"/staff/workshops/{workshop.id}").text
    shown = DUE.year + (calendar.BUDDHIST_ERA if locale == "th" else 0)
    assert re.search(f'name="answer_due_year" value="{shown}"', page)


def test_how_many_practise_is_refused_at_the_field(app: Flask, mali: Browser) -> None:
    """R-DESK-5: nobody practises with a number that they did not choose."""
    response = mali.post("/staff/workshops/new", **FORM, is_rehearsal="yes", people="200")

    assert response.status_code == 422
    assert 'id="people_error"' in response.text
    assert 'value="200"' in response.text


def test_what_is_missing_is_said_by_the_page_and_not_by_the_browser(mali: Browser) -> None:
    """R-DESK-5: a browser speaks its own language, and says nothing of what to do."""
    assert "novalidate" in mali.get("/staff/workshops/new").text

    response = mali.post("/staff/workshops/new", **{**FORM, "title_th": " "})

    assert 'id="title_th_error"' in response.text


def test_what_is_not_there_is_not_called_by_a_number(mali: Browser) -> None:
    missing = mali.get("/staff/nowhere")

    assert missing.status_code == 404
    assert "<title>ไม่พบหน้านี้ · ร่วมสร้าง</title>" in missing.text


def test_the_era_of_a_fiscal_year_is_said_in_english(app: Flask, mali: Browser) -> None:
    path = join(app, a_draft(database_of(app)))
    mali.post("/language", locale="en")

    assert f"Fiscal year {the_workshop(app).fiscal_year} B.E." in words_of(mali.get(path))


def test_signing_out_promises_no_more_than_it_does(mali: Browser) -> None:
    """R-ACCOUNT-2: it ends the sign-in of this browser alone."""
    page = mali.get("/staff/account").text

    assert "ทุกเครื่อง" not in page.split("<main")[0]


def test_the_form_begins_with_the_present_fiscal_year(mali: Browser) -> None:
    """R-FOUND-4"""
    page = mali.get("/staff/workshops/new").text

    assert 'name="fiscal_year" type="text" value="25' in page


def test_what_people_typed_is_never_markup(app: Flask, mali: Browser) -> None:
    """R-DESK-3"""
    mali.post("/staff/workshops/new", **{**FORM, "title_th": "<script>alert(1)</script>"})

    for path in ("/staff/", f"/staff/workshops/{the_workshop(app).id}"):
        page = mali.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_the_list_says_the_one_next_thing(app: Flask, mali: Browser) -> None:
    join(app, a_draft(database_of(app), brief={}))
    join(app, a_workshop(database_of(app)))

    page = words_of(mali.get("/staff/"))

    assert page.index("กำลังดำเนินการ") < page.index("ไปที่คอนโซล") < page.index("กำลังเตรียม")
    assert "เขียนกรอบงานให้ครบ" in page


def test_the_list_shows_ones_own_and_what_is_closed(app: Flask, mali: Browser) -> None:
    database = database_of(app)
    others, closed = a_workshop(database), a_finished_workshop(database, with_vote=False)

    page = mali.get("/staff/").text

    assert f"/staff/workshops/{closed.workshop_id}" in page
    assert "1 ผลลัพธ์" in page
    assert str(others.id) not in page


def test_the_brief_is_written_before_the_opening(app: Flask, mali: Browser) -> None:
    draft = a_draft(database_of(app), brief={})
    path = join(app, draft)

    response = mali.post(f"{path}/edit", **edited(draft, **FORM), shows_names="on")

    workshop = the_workshop(app)
    assert response.status_code == 303
    assert workshop.brief["decider"] == "นายอำเภอธารทอง"
    assert workshop.shows_names
    assert "บันทึกแล้ว" in mali.get(path).text


def test_the_brief_stays_as_it_was_once_people_have_read_it(app: Flask, mali: Browser) -> None:
    """R-AGENDA-2"""
    workshop = a_workshop(database_of(app))
    path = join(app, workshop)

    response = mali.post(f"{path}/edit", **edited(workshop, decision="เรื่องอื่น"))

    assert response.status_code == 422
    assert "แก้ไขส่วนนี้ไม่ได้" in words_of(response)
    assert the_workshop(app).brief == workshop.brief


def test_headings_are_corrected_at_any_time(app: Flask, mali: Browser) -> None:
    """R-AGENDA-2"""
    workshop = a_workshop(database_of(app))
    path = join(app, workshop)
    words = edited(workshop, title_th="ชื่อที่ถูกต้อง")

    mali.post(f"{path}/edit", **{name: words[name] for name in words if name not in workshop.brief})

    assert the_workshop(app).title_th == "ชื่อที่ถูกต้อง"
    assert the_workshop(app).brief == workshop.brief


def test_a_colleague_is_added_and_taken_off(app: Flask, mali: Browser) -> None:
    path = join(app, a_workshop(database_of(app)))
    colleague = an_account(app, "somsri@example.org", name="สมศรี ใจงาม")
    assert "สมศรี ใจงาม" in mali.get(path).text

    mali.post(f"{path}/facilitators", user_id=str(colleague.id))
    assert facilitators(app) >= {colleague.id}

    mali.post(f"{path}/facilitators/{colleague.id}/remove")
    assert colleague.id not in facilitators(app)


def facilitators(app: Flask) -> set[Any]:
    with database_of(app).reading() as db:
        return set(db.scalars(sa.select(Facilitator.user_id)))


def test_the_host_is_not_taken_off_and_the_page_says_so(app: Flask, mali: Browser) -> None:
    workshop = a_workshop(database_of(app))
    path = join(app, workshop)
    with database_of(app).reading() as db:
        host = db.scalars(sa.select(Facilitator.user_id).where(Facilitator.is_host)).one()

    mali.post(f"{path}/facilitators/{host}/remove")

    assert host in facilitators(app)
    assert "เจ้าของเวิร์กชอปต้องเป็นวิทยากร" in words_of(mali.get(path))


@pytest.mark.parametrize("user_id", ["", "nobody", "5d9a5b0e-0000-4000-8000-000000000000"])
def test_nobody_is_added_by_a_made_up_account(app: Flask, mali: Browser, user_id: str) -> None:
    path = join(app, a_workshop(database_of(app)))
    before = facilitators(app)

    response = mali.post(f"{path}/facilitators", user_id=user_id)

    assert response.status_code == 303
    assert facilitators(app) == before


def test_staff_are_not_made_facilitators(app: Flask, mali: Browser) -> None:
    path = join(app, a_workshop(database_of(app)))
    reader = an_account(app, "reader@example.org", AccountRole.STAFF, name="ผู้อ่านผล")

    assert "ผู้อ่านผล" not in mali.get(path).text
    mali.post(f"{path}/facilitators", user_id=str(reader.id))

    assert reader.id not in facilitators(app)


def test_a_screen_is_opened_and_switched_off(app: Flask, mali: Browser) -> None:
    path = join(app, a_workshop(database_of(app)))

    screen = mali.post(f"{path}/projectors").location
    assert mali.get(screen).status_code == 200

    projector_id = screen.rsplit("/", 1)[1]
    mali.get(path)
    mali.post(f"{path}/projectors/{projector_id}/revoke")
    assert mali.get(screen).status_code == 404


def test_opening_the_screen_again_is_the_same_screen(app: Flask, mali: Browser) -> None:
    path = join(app, a_workshop(database_of(app)))

    first = mali.post(f"{path}/projectors").location
    again = mali.post(f"{path}/projectors").location
    mali.post(f"{path}/projectors", another="yes")
    mali.post(f"{path}/projectors/{first.rsplit('/', 1)[1]}/revoke")

    assert again == first
    page = words_of(mali.get(path))
    assert re.search(r"จอที่ 2 · เปิดเมื่อ \d\d:\d\d น\.", page), "its number stays, and it says when"
    assert "จอที่ 1 " not in page


def test_the_other_language_leads_back_from_a_refused_form(mali: Browser) -> None:
    page = mali.post("/staff/workshops/new", **{**FORM, "title_th": " "}).text

    assert 'name="next" value="/staff/workshops/new"' in page


def test_whoever_takes_themselves_off_goes_back_to_the_list(app: Flask, mali: Browser) -> None:
    path = join(app, a_workshop(database_of(app)))
    with database_of(app).reading() as db:
        me = find_by_email(db, EMAIL)
    assert me

    response = mali.post(f"{path}/facilitators/{me.id}/remove")

    assert response.location == "/staff/"
    assert mali.get(path).status_code == 404


def test_what_was_typed_ends_its_lines_between_phrases(app: Flask, mali: Browser) -> None:
    workshop = a_workshop(database_of(app))
    path = join(app, workshop)
    title, decision = (
        str(thai.sentence(workshop.title_th, "th")),
        str(thai.phrases(workshop.brief["decision"], "th")),
    )

    assert "<wbr>" in title
    assert title in mali.get("/staff/").text
    for page in (path, f"{path}/print"):
        assert title in mali.get(page).text, page
        assert decision in mali.get(page).text, page


def test_labels_and_hints_end_their_lines_between_phrases(app: Flask, mali: Browser) -> None:
    hint = re.search(r'id="decision_hint">(.*?)</p>', mali.get("/staff/workshops/new").text)
    label = re.search(r"<dt>(.*?)</dt>", mali.get(join(app, a_workshop(database_of(app)))).text)

    assert hint
    assert label
    assert 'class="keep"' in hint[1]
    assert "<wbr>" in label[1], (
        "too long for its column: it may end between words, never inside one"
    )
