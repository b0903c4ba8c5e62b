"""What came out: on paper, in tables, and as an outcome with the way it came."""

import csv
import io
import re
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask

from server.http.tables import as_csv
from server.i18n import be_date
from tests.factories import BRIEF, a_started_board, a_workshop
from tests.support.desk import Browser, an_account, assign, database_of, signed_in, words_of
from tests.support.domain import do
from tests.support.finished import HIDDEN, IN_THE_ROOM, NOTES, Finished, a_finished_workshop
from workshops.core.actors import Actor, Role
from workshops.core.workshop import Workshop
from workshops.people.models import AccountRole

EVERY_TABLE = ("notes", "clusters", "votes", "ballots", "outcomes", "participants")


@pytest.fixture
def app(app_with_result: Flask) -> Flask:
    return app_with_result


@pytest.fixture
def finished(finished_file: tuple[Path, Finished]) -> Finished:
    return finished_file[1]


@pytest.fixture
def reader(app: Flask, finished: Finished) -> Browser:
    """Staff who were not there."""
    return signed_in(app, "reader@example.org", AccountRole.STAFF)


@pytest.fixture
def facilitator(app: Flask, finished: Finished) -> Browser:
    assign(app, an_account(app, "mali@example.org"), finished.workshop_id)
    browser = Browser(app)
    browser.sign_in("mali@example.org")
    return browser


def table(browser: Browser, finished: Finished, name: str) -> list[list[str]]:
    response = browser.get(f"/staff/workshops/{finished.workshop_id}/export/{name}.csv")
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))


def test_the_print_holds_the_whole_result(reader: Browser, finished: Finished) -> None:
    page = words_of(reader.get(f"/staff/workshops/{finished.workshop_id}/print"))

    assert all(text in page for text in NOTES)
    for words in ("กรอบงาน", "เห็นคิวได้จากบ้าน", "ไม่อยู่ในกลุ่ม", "คนละ 3 จุด", "เริ่มทดลองที่อำเภอ"):
        assert words in page
    assert f"{sum(IN_THE_ROOM.values())} คน" in page
    assert "21 จุด" in page
    assert "7 จุด" in page


def test_hidden_words_are_on_no_page_and_in_no_table(
    facilitator: Browser, finished: Finished
) -> None:
    """R-DESK-2"""
    base = f"/staff/workshops/{finished.workshop_id}"
    paths = ["/staff/", base, f"{base}/print", f"/staff/outcomes/{finished.outcome['public_id']}"]
    paths += [f"{base}/export/{name}.csv" for name in EVERY_TABLE]

    pages = [facilitator.get(path) for path in paths]

    assert all(page.status_code == 200 for page in pages)
    assert not any(HIDDEN in words_of(page) for page in pages)
    assert "วิทยากรซ่อนโน้ต 1 ใบ" in words_of(pages[2])


def test_what_is_not_revealed_is_not_printed_even_for_whoever_entered_it(app: Flask) -> None:
    """R-DESK-2"""
    database = database_of(app)
    workshop = a_workshop(database)
    board = a_started_board(database, workshop.id)
    user = an_account(app, "mali@example.org")
    assign(app, user, workshop.id)
    browser = Browser(app)
    browser.sign_in("mali@example.org")
    enter_note(app, board["id"], workshop.id, user.id)

    page = words_of(browser.get(f"/staff/workshops/{workshop.id}/print"))
    exported = browser.get(f"/staff/workshops/{workshop.id}/export/notes.csv").text

    assert "ยังไม่เปิดเผย จึงไม่แสดงที่นี่" in page
    assert "เขียนแทนคนที่ไม่มีมือถือ" not in page + exported


def due_in(locale: str) -> str:
    """The promised day as ``words_of`` gives it."""
    return be_date(BRIEF["answer_due"], locale).replace("\u00a0", " ")


def enter_note(app: Flask, board_id: str, workshop_id: UUID, user_id: UUID) -> None:
    """A note that a facilitator writes for somebody without a phone."""
    do(
        database_of(app),
        workshop_id,
        Actor(id=user_id, role=Role.FACILITATOR),
        "note.add",
        board_id=board_id,
        note_id=uuid4(),
        text="เขียนแทนคนที่ไม่มีมือถือ",
        on_behalf_of="โต๊ะ 6",
    )


def test_a_table_opens_in_thai_in_a_spreadsheet(reader: Browser, finished: Finished) -> None:
    response = reader.get(f"/staff/workshops/{finished.workshop_id}/export/notes.csv")

    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.content_type == "text/csv; charset=utf-8"
    name = f"{finished.join_code}-notes.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.data.count(b"\n") == response.data.count(b"\r\n") == len(NOTES) + 1
    rows = table(reader, finished, "notes")
    assert rows[0][:5] == ["ขั้นตอน", "รอบที่", "กิจกรรม", "โซน", "โน้ต"]
    assert {row[5] for row in rows[1:]} == {"เห็นคิวได้จากบ้าน", ""}


def test_what_people_typed_is_never_a_formula(reader: Browser, finished: Finished) -> None:
    """R-DESK-3"""
    texts = [row[4] for row in table(reader, finished, "notes")]

    assert "'=1+1 คือสูตร" in texts
    assert "=1+1 คือสูตร" not in texts


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_every_start_of_a_formula_is_made_words(start: str) -> None:
    """R-DESK-3"""
    lines = as_csv([[f"{start}cmd|' /C calc'!A0", "ปกติ = ได้", -1]]).decode("utf-8-sig")

    cells = next(csv.reader(io.StringIO(lines, newline="")))
    assert cells == [f"'{start}cmd|' /C calc'!A0", "ปกติ = ได้", "-1"]


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    words = 'เขาพูดว่า "ช้า", แล้วก็\nกลับบ้าน'

    assert list(csv.reader(io.StringIO(as_csv([[words]]).decode("utf-8-sig"), newline=""))) == [
        [words]
    ]


def test_votes_are_counted_in_their_table(reader: Browser, finished: Finished) -> None:
    head, first, second = table(reader, finished, "votes")

    dots, voters = head.index("จุดโหวต"), head.index("ผู้ลงคะแนน")
    assert [first[3], first[dots], first[voters]] == ["เห็นคิวได้จากบ้าน", "21", "28"]
    assert [second[3], second[dots]] == ["'=1+1 คือสูตร", "7"]
    assert len(first) == len(second) == len(head)


def test_every_ballot_stands_in_its_table_without_its_voter(
    reader: Browser, finished: Finished
) -> None:
    """R-VOTE-11"""
    head, *lines = table(reader, finished, "ballots")

    ballot, item, choice = (head.index(name) for name in ("บัตร", "ข้อ", "คะแนนที่ลง"))
    dots: dict[str, int] = {}
    for line in lines:
        dots[line[item]] = dots.get(line[item], 0) + int(line[choice])
    assert dots == {"เห็นคิวได้จากบ้าน": 21, "'=1+1 คือสูตร": 7}
    assert len({line[ballot] for line in lines}) == 28
    assert len(head) == len(lines[0])


def test_clusters_and_outcomes_have_their_tables(reader: Browser, finished: Finished) -> None:
    assert table(reader, finished, "clusters")[1][3:5] == ["เห็นคิวได้จากบ้าน", "3"]
    outcome = table(reader, finished, "outcomes")[1]
    assert "เห็นคิวได้จากบ้าน" in outcome[4].split("; ")
    assert outcome[5] == finished.outcome["public_id"]
    assert str(finished.cluster_id) in outcome[6].split()


@pytest.mark.parametrize("locale", ["th", "en"])
@pytest.mark.parametrize("name", EVERY_TABLE)
def test_every_column_is_called_by_a_word(
    facilitator: Browser, finished: Finished, name: str, locale: str
) -> None:
    facilitator.post("/language", locale=locale)

    assert not [word for word in table(facilitator, finished, name)[0] if "_" in word]


def test_facilitators_get_the_list_of_who_was_there(
    facilitator: Browser, finished: Finished
) -> None:
    rows = table(facilitator, finished, "participants")

    assert rows[0] == ["ชื่อ", "ภาคส่วน", "โต๊ะ"]
    assert len(rows) == 1 + sum(IN_THE_ROOM.values())
    assert {row[2] for row in rows[1:]} == {""}


def test_the_list_of_who_was_there_says_at_which_table(app: Flask) -> None:
    database = database_of(app)
    seated = a_finished_workshop(database, is_closed=False, with_vote=False)
    team_ids = [str(uuid4()), str(uuid4())]
    do(database, seated.workshop_id, seated.host, "team.deal", team_ids=team_ids, how="mixed")
    do(
        database,
        seated.workshop_id,
        seated.host,
        "team.rename",
        team_id=team_ids[1],
        name="ริมหน้าต่าง",
        version=1,
    )
    assign(app, an_account(app, "nok@example.org"), seated.workshop_id)
    browser = Browser(app)
    browser.sign_in("nok@example.org")

    tables = [row[2] for row in table(browser, seated, "participants")[1:]]

    assert Counter(tables) == {"1": 5, "2 ริมหน้าต่าง": 5}


def test_posts_are_not_explained_where_there_are_none(reader: Browser, finished: Finished) -> None:
    page = words_of(reader.get(f"/staff/workshops/{finished.workshop_id}/print"))

    assert "เสาแสดงส่วน" not in page


def test_no_key_stands_between_the_words(reader: Browser, finished: Finished) -> None:
    address = f"/staff/outcomes/{finished.outcome['public_id']}"
    pages = [
        reader.get(path) for path in (address, f"/staff/workshops/{finished.workshop_id}/print")
    ]

    assert f"http://localhost{address}</a>" in pages[0].text, "paper says where it leads back to"
    for page in pages:
        assert finished.outcome["public_id"] not in words_of(page).replace(address, "")


def test_a_table_that_does_not_exist_is_not_found(reader: Browser, finished: Finished) -> None:
    base = f"/staff/workshops/{finished.workshop_id}/export"

    assert reader.get(f"{base}/users.csv").status_code == 404


def test_an_outcome_leads_back_to_words_and_numbers(reader: Browser, finished: Finished) -> None:
    """R-DESK-4"""
    page = reader.get(f"/staff/outcomes/{finished.outcome['public_id']}")

    words = words_of(page)
    assert all(text in words for text in (*NOTES[:3], NOTES[4]))
    assert NOTES[3] not in words, "a note that nothing was derived from"
    assert "เห็นคิวได้จากบ้าน" in words
    assert "21 จุด" in words


def test_the_main_line_runs_through_the_vote_and_past_it_runs_the_rest(
    reader: Browser, finished: Finished
) -> None:
    """R-DESK-4"""
    page = reader.get(f"/staff/outcomes/{finished.outcome['public_id']}").text

    assert page.count("<path data-main") == 2, "cluster to round, round to outcome"
    assert page.count("<path d=") == 3, "notes to groups, and the note that nobody voted on"
    assert "เรื่องนี้ไม่ได้ลงคะแนน" in page


def test_every_station_leads_to_its_place_on_paper(reader: Browser, finished: Finished) -> None:
    page = reader.get(f"/staff/outcomes/{finished.outcome['public_id']}").text
    paper = reader.get(f"/staff/workshops/{finished.workshop_id}/print").text

    anchors = re.findall(r'/print#([a-z]+-[0-9a-f-]{36})"', page)

    kinds = {anchor.split("-")[0] for anchor in anchors}
    assert kinds == {"note", "cluster", "round"}
    assert all(f'id="{anchor}"' in paper for anchor in anchors)


def test_paper_leads_forward_to_what_became_of_it(reader: Browser, finished: Finished) -> None:
    """R-DESK-4"""
    paper = reader.get(f"/staff/workshops/{finished.workshop_id}/print").text

    links = paper.count(f"/staff/outcomes/{finished.outcome['public_id']}")

    assert links == 4, "from the outcomes, the cluster, the note and the round"


def test_a_source_that_was_hidden_later_is_missed_honestly(app: Flask, reader: Browser) -> None:
    """R-DESK-4"""
    database = database_of(app)
    finished = a_finished_workshop(database, is_closed=False, with_vote=False)
    note_id = finished.note_ids[4]
    do(database, finished.workshop_id, finished.host, "note.hide", note_id=note_id, reason="ชื่อ")
    finished.close(database)

    page = words_of(reader.get(f"/staff/outcomes/{finished.outcome['public_id']}"))

    assert NOTES[4] not in page
    assert "มีที่มา 1 รายการที่ถูกซ่อน" in page


def test_an_outcome_says_that_nobody_has_answered_yet(reader: Browser, finished: Finished) -> None:
    """R-DESK-4"""
    page = words_of(reader.get(f"/staff/outcomes/{finished.outcome['public_id']}"))

    due = due_in("th")
    assert f"ยังไม่มีคำชี้แจง สัญญากับผู้เข้าร่วมไว้ว่าจะตอบภายใน {due}" in page
    assert "ยังไม่มีใครรับข้อผูกพัน" in page


def test_outcomes_are_listed_with_when_their_answer_is_due(
    reader: Browser, finished: Finished
) -> None:
    page = words_of(reader.get("/staff/outcomes"))

    assert "จองและดูคิวได้จากบ้าน" in page
    assert due_in("th") in page
    assert "ยังไม่มีคำตอบ" in page


def test_who_has_waited_longest_comes_first(app: Flask, reader: Browser) -> None:
    database = database_of(app)
    later = a_finished_workshop(database, with_vote=False)
    with database.writing() as db:
        workshop = db.get_one(Workshop, later.workshop_id)
        workshop.brief = {**workshop.brief, "answer_due": "2026-10-01"}

    page = reader.get("/staff/outcomes")

    first, second = re.findall(r"/staff/outcomes/(\w{26})", page.text)
    assert first == later.outcome["public_id"] != second
    assert "เกิน" in words_of(page)


def test_an_unknown_outcome_is_not_found(reader: Browser) -> None:
    assert reader.get("/staff/outcomes/01ARZ3NDEKTSV4RRFFQ69G5FAV").status_code == 404


def test_pages_carry_no_inline_style_and_no_inline_script(
    facilitator: Browser, finished: Finished
) -> None:
    base = f"/staff/workshops/{finished.workshop_id}"
    outcome = f"/staff/outcomes/{finished.outcome['public_id']}"
    paths = ("/staff/", "/staff/workshops/new", base, f"{base}/print", outcome, "/staff/account")

    for path in paths:
        page = facilitator.get(path)
        assert not re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*src=)', page.text), path
        assert "'unsafe-inline'" not in page.headers["Content-Security-Policy"]


def test_everything_can_be_read_in_english(facilitator: Browser, finished: Finished) -> None:
    facilitator.post("/language", locale="en")
    base = f"/staff/workshops/{finished.workshop_id}"

    assert "Easier licence renewals" in facilitator.get("/staff/").text
    assert "Result of the workshop" in facilitator.get(f"{base}/print").text
    assert due_in("en") in words_of(facilitator.get(base))
    assert table(facilitator, finished, "notes")[0][4] == "Note"
