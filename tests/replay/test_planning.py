"""The order in which an export is played."""

from pathlib import Path

from server.replay.plan import Cast, Step, Write, plan
from server.replay.polis import read_export
from tests.replay.exports import VOTES, write_export


def planned(folder: Path, **lines: tuple[str, ...]) -> tuple[Step, ...]:
    return plan(read_export(write_export(folder, **lines)))


def test_everything_happens_in_order_of_time_whatever_the_files_order(tmp_path: Path) -> None:
    steps = planned(tmp_path)

    assert [step.at for step in steps] == [1000, 1000, 2000, 3000, 3000, 3500, 4000, 5000]
    assert [(step.person, step.statement) for step in steps if isinstance(step, Cast)] == [
        (7, 0),
        (8, 0),
        (8, 1),
        (9, 1),
        (8, 0),
        (7, 1),
    ]


def test_votes_of_one_instant_keep_the_order_of_the_file(tmp_path: Path) -> None:
    steps = planned(tmp_path, votes=("9000,then,0,9,1", "9000,then,0,7,1", "9000,then,0,8,-1"))

    assert [step.person for step in steps if isinstance(step, Cast)] == [9, 7, 8]


def test_a_statement_is_written_before_the_first_vote_on_it(tmp_path: Path) -> None:
    early = "500,then,1,9,1"

    steps = planned(tmp_path, votes=(*VOTES, early))

    assert steps[0] == Write(at=500, person=8, statement=1, text="The stop needs a roof")
    assert steps[1] == Cast(at=500, person=9, statement=1, stance=1)


def test_agreeing_is_a_stance_of_one_whichever_sign_the_export_uses(tmp_path: Path) -> None:
    turned = ("1000,then,0,7,-1", "2000,then,0,8,1", "2000,then,0,9,-1", "3000,then,1,8,-1")

    steps = planned(tmp_path, votes=turned)

    assert [step.stance for step in steps if isinstance(step, Cast)] == [1, -1, 1, 1]
