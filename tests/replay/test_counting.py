"""What votes.csv says, and how a tally that says otherwise is found out."""

import copy
from pathlib import Path
from typing import Any

from server.replay.tally import count, differences
from tests.replay.exports import write_export

ITEMS = {0: "item-0", 1: "item-1"}
TALLY: dict[str, Any] = {
    "turnout": 3,
    "items": [
        {"id": "item-0", "counts": {"-1": 0, "0": 0, "1": 2}},
        {"id": "item-1", "counts": {"-1": 1, "0": 1, "1": 1}},
    ],
}


def test_the_last_vote_of_a_person_counts(tmp_path: Path) -> None:
    folder = write_export(tmp_path)

    totals = count(folder / "votes.csv", agree=1)

    assert totals.turnout == 3
    assert totals.statements == {0: {1: 2}, 1: {1: 1, 0: 1, -1: 1}}


def test_of_two_votes_in_one_instant_the_later_line_counts(tmp_path: Path) -> None:
    folder = write_export(tmp_path, votes=("2000,then,0,8,1", "2000,then,0,8,-1"))

    totals = count(folder / "votes.csv", agree=1)

    assert totals.statements == {0: {-1: 1}}


def test_an_equal_tally_has_no_differences(tmp_path: Path) -> None:
    totals = count(write_export(tmp_path) / "votes.csv", agree=1)

    assert differences(totals, TALLY, ITEMS) == []


def test_every_number_that_differs_is_named(tmp_path: Path) -> None:
    totals = count(write_export(tmp_path) / "votes.csv", agree=1)
    other = copy.deepcopy(TALLY)
    other["turnout"] = 2
    other["items"][0]["counts"]["1"] = 1

    assert differences(totals, other, ITEMS) == [
        "statement 0, stance 1: 2 in votes.csv, 1 in the tally",
        "turnout: 3 in votes.csv, 2 in the tally",
    ]


def test_items_that_are_missing_or_too_many_are_named(tmp_path: Path) -> None:
    totals = count(write_export(tmp_path) / "votes.csv", agree=1)
    other = copy.deepcopy(TALLY)
    other["items"][1]["id"] = "item-2"

    assert differences(totals, other, ITEMS) == [
        "statement 1: missing in the tally",
        "item item-2: no statement of the export",
    ]
