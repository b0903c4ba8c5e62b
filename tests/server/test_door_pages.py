"""The door as a page: what it says before anybody has joined, without a script."""

import json
import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import a_facilitator, a_workshop, do
from tests.support.desk import ORIGIN, Browser, words_of
from workshops.core.db import Database

TARGETS_FROM_SECTOR_TO_ROOM = 3
"""One tap on a sector, one on the consent, one on the way in; a name is optional."""


def test_a_wrong_code_in_the_address_gives_the_field_with_what_was_typed(app: Flask) -> None:
    page = Browser(app).get("/j/111111")

    assert page.status_code == 404
    assert re.search(r'<input[^>]+name="code"[^>]+value="111111"', page.text)
    assert "ไม่พบห้องของรหัสนี้" in words_of(page)


def test_whoever_changes_the_language_at_the_door_stays_there(
    app: Flask, database: Database
) -> None:
    path = f"/j/{a_workshop(database).join_code}"
    guest = Browser(app)
    guest.get(path)

    answer = guest.post("/language", locale="en", next=path)

    assert answer.location == path
    assert 'name="next" value="/j/' in guest.get(path).text


def test_the_brief_stands_before_the_way_in(app: Flask, database: Database) -> None:
    """R-SCREEN-7"""
    page = Browser(app).get(f"/j/{a_workshop(database).join_code}").text

    assert 0 < page.index("brief-facts") < page.index('id="join"')


def test_three_taps_lead_in(app: Flask, database: Database) -> None:
    """R-SCREEN-7: nothing more than a sector and the consent is asked for."""
    page = Browser(app).get(f"/j/{a_workshop(database).join_code}").text
    form = page[page.index('id="join"') : page.index("</form>", page.index('id="join"'))]
    beside = "".join(re.findall(r'<input[^>]+form="join"[^>]*>', page))

    groups = {name for name in re.findall(r'name="(\w+)"', form + beside) if name != "name"}
    buttons = re.findall(r"<button", form)

    assert groups == {"sector", "data_consent"}
    assert len(groups) + len(buttons) == TARGETS_FROM_SECTOR_TO_ROOM
    assert "checked" not in form + beside


@pytest.mark.parametrize(
    "written",
    [
        "{code}",
        " {half} {other} ",
        "{half}-{other}",
        "{thai}",
        "{wide}",
        "https://ruamsang.example:8443/j/{code}?openExternalBrowser=1#top",
        "https://ruamsang.example/?code={code}",
        "เข้าห้องเวลา 9.30 น. ที่ http://10.0.0.7/j/{code} แล้วเลือกภาค",
    ],
)
def test_a_code_is_read_as_people_write_it(app: Flask, database: Database, written: str) -> None:
    code = a_workshop(database).join_code
    thai = code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    typed = written.format(code=code, half=code[:3], other=code[3:], thai=thai, wide=wide)

    answer = Browser(app).client.get("/", query_string={"code": typed}, base_url=ORIGIN)

    assert (answer.status_code, answer.location) == (303, f"/j/{code}")


def test_whoever_types_no_code_is_told_where_it_stands(app: Flask) -> None:
    page = Browser(app).get("/?code=+")

    assert page.status_code == 400
    assert "พิมพ์ตัวเลข 6 หลักก่อน" in words_of(page)
    assert 'aria-invalid="true"' in page.text


def test_a_closed_room_opens_the_way_in_by_receipt(app: Flask, database: Database) -> None:
    workshop = a_workshop(database)
    host = a_facilitator(database, workshop.id)
    do(database, workshop.id, host, "workshop.close")

    page = Browser(app).get(f"/j/{workshop.join_code}")

    assert 'id="join"' not in page.text
    assert re.search(r'<details[^>]+id="return" open>', page.text)
    assert re.search(r'<button[^>]+data-kind="primary"[^>]*>กลับเข้าห้องด้วยใบรับ', page.text)
    assert "ขอใบใหม่จากวิทยากร" not in said_of_a_wrong_receipt(page)  # There are none any more.


def test_a_locked_room_offers_another_try(app: Flask, database: Database) -> None:
    workshop = a_workshop(database)
    do(database, workshop.id, a_facilitator(database, workshop.id), "door.set", door="locked")

    page = Browser(app).get(f"/j/{workshop.join_code}")

    assert 'id="join"' not in page.text
    assert "บอกวิทยากรให้เปิด" in words_of(page)
    assert "ลองอีกครั้ง" in words_of(page)
    assert "ขอใบใหม่จากวิทยากร" in said_of_a_wrong_receipt(page)


def test_thai_at_an_english_door_is_marked_as_thai(app: Flask, database: Database) -> None:
    path = f"/j/{a_workshop(database).join_code}"
    guest = Browser(app)
    guest.get(path)
    guest.post("/language", locale="en", next=path)

    facts = guest.get(path).text.partition("brief-facts")[2].partition("</dl>")[0]

    assert re.search(r'<dd>[^<]*<span lang="th">', facts)


def said_of_a_wrong_receipt(page: TestResponse) -> str:
    words = page.text.partition('id="words">')[2].partition("</script>")[0]
    return str(json.loads(words)["not_found"])
