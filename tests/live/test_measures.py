"""The numbers for Prometheus follow what really happens, and say nothing of what was written."""

import re
import threading

import requests

from tests.support.lab import Lab
from tests.support.server import ServerProcess

CANARY = "นกขมิ้นเหลืองอ่อน"


def numbers(lab: Lab) -> str:
    answer = requests.get(f"{lab.url}/metrics", timeout=10)
    assert answer.status_code == 200
    return answer.text


def value(page: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def test_commands_batches_frames_and_phones_are_counted(lab: Lab) -> None:
    phone, board_id = lab.phone(), lab.open_board()
    before = numbers(lab)

    phone.do("note.add", board_id=board_id, note_id=phone.workshop_id, text=CANARY)
    phone.ask("note.add", board_id=phone.workshop_id, note_id=phone.workshop_id, text=CANARY)
    phone.ask("no.such.command" + CANARY)
    phone.until(lambda: phone.rows("notes"))
    after = numbers(lab)

    for name, grew in {
        'ruamsang_commands_total{answer="ok",type="note.add"}': 1,
        'ruamsang_commands_total{answer="not_found",type="note.add"}': 1,
        'ruamsang_commands_total{answer="unknown_command",type="unknown"}': 1,
        "ruamsang_batch_commands_sum": 3,
        "ruamsang_command_seconds_count": 3,
    }.items():
        assert value(after, name) - value(before, name) == grew, name
    assert value(after, "ruamsang_frame_bytes_count") > value(before, "ruamsang_frame_bytes_count")
    assert value(after, "ruamsang_loop_lag_seconds_count") > 0
    assert value(after, 'ruamsang_connected{role="participant"}') >= 1
    assert value(after, "ruamsang_rooms") >= 1
    assert CANARY not in after
    assert lab.id not in after


def test_a_process_that_was_held_up_shows_it(lab: Lab, server: ServerProcess) -> None:
    longer_than = 'ruamsang_loop_lag_seconds_bucket{le="0.5"}'
    before = numbers(lab)

    server.process.pause()
    threading.Event().wait(1.0)
    server.process.resume()

    after = numbers(lab)
    late = [
        value(page, "ruamsang_loop_lag_seconds_count") - value(page, longer_than)
        for page in (before, after)
    ]
    assert late[1] > late[0]
