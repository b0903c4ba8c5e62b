"""What the product's tally must say: counted straight from votes.csv, apart from what was played."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Counts = Mapping[int, int]  # stance -> how many people


@dataclass(frozen=True)
class Totals:
    turnout: int
    statements: Mapping[int, Counts]


def count(votes: Path, *, agree: int) -> Totals:
    """Each person's last vote on each statement; at equal times the later line is the last."""
    last: dict[tuple[str, str], tuple[int, int, int]] = {}
    with votes.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            cast = (int(row["timestamp"]), number, int(row["vote"]) * agree)
            pair = row["comment-id"].strip(), row["voter-id"].strip()
            last[pair] = max(cast, last.get(pair, cast))
    return Totals(turnout=len({voter for _, voter in last}), statements=_counted(last))


def _counted(last: Mapping[tuple[str, str], tuple[int, int, int]]) -> dict[int, Counts]:
    counted: dict[int, Counter[int]] = {}
    for (statement, _), (_, _, stance) in last.items():
        counted.setdefault(int(statement), Counter())[stance] += 1
    return dict(counted)


def differences(totals: Totals, tally: Mapping[str, Any], items: Mapping[int, str]) -> list[str]:
    """Sentences about what differs; none when the tally is right.

    `tally` is the product's row, `items` the round item that each statement became.
    """
    told = {row["id"]: row["counts"] for row in tally["items"]}
    found = [
        sentence
        for statement, item in sorted(items.items())
        for sentence in _in_item(
            statement, totals.statements.get(statement, {}), told.pop(item, None)
        )
    ]
    found += [f"item {item}: no statement of the export" for item in told]
    if tally["turnout"] != totals.turnout:
        found.append(f"turnout: {totals.turnout} in votes.csv, {tally['turnout']} in the tally")
    return found


def _in_item(statement: int, counted: Counts, told: Mapping[str, int] | None) -> list[str]:
    if told is None:
        return [f"statement {statement}: missing in the tally"]
    return [
        f"statement {statement}, stance {stance}: {counted.get(stance, 0)} in votes.csv,"
        f" {told.get(str(stance), 0)} in the tally"
        for stance in (1, 0, -1)
        if counted.get(stance, 0) != told.get(str(stance), 0)
    ]
