"""G3, G4: whoever comes back converges, and everybody saw the same order without a gap."""

import random
import threading
import time
from itertools import pairwise
from uuid import uuid4

import pytest

from tests.support.lab import Lab
from tests.support.phone import Phone
from tests.support.proxy import Proxy


def write(phone: Phone, board_id: str, count: int, prefix: str) -> None:
    for number in range(count):
        phone.do("note.add", board_id=board_id, note_id=str(uuid4()), text=f"{prefix} {number}")


def in_parallel(*jobs: threading.Thread) -> None:
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(timeout=60)


def test_writers_at_once_leave_one_order_without_a_gap(lab: Lab) -> None:
    board_id = lab.open_board()
    watcher, console = lab.phone(), lab.console()
    writers = [lab.phone() for _ in range(5)]
    lab.assert_converged(watcher)
    begin = watcher.screen.seq

    in_parallel(
        *(
            threading.Thread(target=write, args=(phone, board_id, 12, f"คน {n}"))
            for n, phone in enumerate(writers)
        )
    )

    for phone in (watcher, console, *writers):
        lab.assert_converged(phone)
    frames = [frame for frame in watcher.frames if frame["to"] > begin]
    seen = [event["seq"] for frame in frames for event in frame["events"]]
    assert seen == list(range(begin + 1, begin + 1 + 60))
    ends = [(frame["from"], frame["to"]) for frame in watcher.frames]
    assert all(before[1] == after[0] for before, after in pairwise(ends))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_phone_on_a_bad_network_converges(lab: Lab, proxy: Proxy, seed: int) -> None:
    dice = random.Random(seed)
    board_id = lab.open_board()
    unlucky = lab.phone(via=proxy.url)
    writer = lab.phone()

    for round_number in range(4):
        misfortune = dice.choice(["cut", "stall", "half_open", "sleep"])
        if misfortune == "stall":
            proxy.stall()
        elif misfortune == "cut":
            proxy.cut()
        elif misfortune == "half_open":
            proxy.half_open()
        else:
            unlucky.vanish()
        write(writer, board_id, dice.randrange(1, 8), f"รอบ {round_number}")
        time.sleep(dice.uniform(0.1, 0.5))
        proxy.restore()
        if misfortune != "stall":
            unlucky.reconnect()
        lab.assert_converged(unlucky)


def test_a_long_sleep_ends_with_a_snapshot(lab: Lab) -> None:
    board_id = lab.open_board()
    sleeper, writers = lab.phone(), [lab.phone() for _ in range(8)]
    sleeper.vanish()
    in_parallel(
        *(
            threading.Thread(target=write, args=(phone, board_id, 40, f"คน {n}"))
            for n, phone in enumerate(writers)
        )
    )

    sleeper.reconnect()

    lab.assert_converged(sleeper)
    assert len(sleeper.rows("notes")) == 320


def test_whoever_asks_from_beyond_the_end_or_of_another_epoch_gets_a_snapshot(lab: Lab) -> None:
    phone = lab.phone()
    epoch, seq = phone.screen.epoch, phone.screen.seq

    beyond = phone._call("sync", {"since": seq + 5, "epoch": epoch})
    foreign = phone._call("sync", {"since": seq, "epoch": "another"})
    known = phone._call("sync", {"since": seq, "epoch": epoch})
    not_inline = phone._call("sync", {"inline": False})

    assert "snapshot" in beyond
    assert "snapshot" in foreign
    assert known["events"] == []
    assert not_inline["code"] == "snapshot_needed"
