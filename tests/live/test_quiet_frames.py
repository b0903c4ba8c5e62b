"""What a room cannot see costs it next to nothing, and still leaves everybody at the same place."""

from itertools import pairwise
from uuid import uuid4

from tests.support.lab import Lab

CASTS = 60


def open_round(lab: Lab) -> tuple[str, list[str]]:
    """A stance round with a few items, open."""
    vote, items = lab.activity("round"), [str(uuid4()) for _ in range(3)]
    lab.steer("workshop.open")
    lab.steer("stage.open", stage_run_id=vote["stage_run_id"])
    lab.steer("round.open", round_id=vote["round_id"])
    words = [{"id": item, "text_th": f"ข้อ {item[:4]}"} for item in items]
    lab.steer("round.add_items", round_id=vote["round_id"], items=words)
    return vote["round_id"], items


def test_secret_ballots_do_not_flood_those_who_cannot_see_them(lab: Lab) -> None:
    round_id, items = open_round(lab)
    voter, other = lab.phone(), lab.phone()
    lab.assert_converged(other)
    already = len(other.frames)

    for number in range(CASTS):
        voter.do("ballot.cast", round_id=round_id, choices={items[number % 3]: number % 2})

    lab.assert_converged(other)
    quiet = other.frames[already:]
    assert 0 < len(quiet) < CASTS / 2
    assert all(frame["events"] == [] for frame in quiet)
    assert all(before["to"] == after["from"] for before, after in pairwise(other.frames))


def test_a_frame_with_something_to_see_brings_its_reader_along_at_once(lab: Lab) -> None:
    round_id, items = open_round(lab)
    voter, other = lab.phone(), lab.phone()
    lab.assert_converged(other)

    voter.do("ballot.cast", round_id=round_id, choices={items[0]: 1})
    lab.steer("timer.start", seconds=60)

    lab.assert_converged(other)
    assert other.rows("timer")[0]["state"] == "running"
    assert all(before["to"] == after["from"] for before, after in pairwise(other.frames))
