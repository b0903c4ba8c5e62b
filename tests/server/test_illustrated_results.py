"""Pictures and sketches in what came out: on paper, in the table of notes, beside an outcome."""

import csv
import io
from uuid import uuid4

from flask import Flask

from tests.factories import an_upload
from tests.support.desk import Browser, an_account, assign, database_of
from tests.workshops.room import a_room

SKETCH = {"strokes": [{"color": 3, "points": [10, 20, 300, 400]}, {"color": 0, "points": [5, 6]}]}
ALT = "ป้ายเอียงหน้าประตู <b>"


def test_paper_and_table_show_what_notes_show(app: Flask) -> None:
    """R-PICTURE-3"""
    room = a_room(database_of(app), is_revealed=True)
    assign(app, an_account(app, "mali@example.org"), room.workshop_id)
    reader = Browser(app)
    reader.sign_in("mali@example.org")
    seen, hidden = (an_upload(room.database, room.workshop_id, room.ann) for _ in range(2))
    note_id = room.note(room.ann, text="", picture_id=seen, alt=ALT, sketch=SKETCH)
    room.hide(room.note(room.ann, picture_id=hidden, alt="ซ่อน"))
    outcome = {"kind": "idea", "title_th": "ป้ายใหม่", "text": "", "outcome_id": uuid4()}
    source = {"type": "note", "id": note_id}
    room.do(room.host, "outcome.save", **outcome, derived_from=[source])
    base = f"/staff/workshops/{room.workshop_id}"

    sheet = reader.get(f"{base}/print").text
    public_id = room.sees(room.host)["outcomes"][0]["public_id"]
    beside = reader.get(f"/staff/outcomes/{public_id}").text
    table = csv.reader(io.StringIO(reader.get(f"{base}/export/notes.csv").data.decode("utf-8-sig")))

    for page in (sheet, beside):
        assert f'src="{base}/pictures/{seen}?size=small"' in page
        assert 'points="10,20 10,20 300,400"' in page
        assert 'points="5,6 5,6"' in page
        assert "ป้ายเอียงหน้าประตู &lt;b&gt;" in page
        assert str(hidden) not in page
    assert reader.get(f"{base}/pictures/{seen}?size=small").data == b"small"
    assert reader.get(f"{base}/pictures/{uuid4()}").status_code == 404
    rows = list(table)
    assert rows[0][-3:] == ["ภาพ", "ภาพวาด", "รหัสโน้ต"]
    assert rows[1][-3:] == [ALT, "มี", str(note_id)]
    assert len(rows) == 2
