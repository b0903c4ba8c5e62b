"""One simulated person: looks at their own screen, as a phone shows it, and says what they do next.

Pure: rows in, a command out. Chance comes from who they are and what it is about, so that a process
that plays on after another has the same person before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import uuid4

from server.rehearsal import bank
from workshops.core.audience import Rows

Row = Mapping[str, Any]
LOCK_MARGIN_MS = 1500
FEWEST_NOTES, MOST_NOTES = 1, 3
ENGLISH_ONE_IN = 12
ABSTAINS_ONE_IN = 12
SORTS = 0.3
"""How often somebody whose turn it is sorts when there is something to sort."""


@dataclass(frozen=True, slots=True)
class Act:
    """A command, as a phone would send it."""

    type: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """``id`` is the participant's; ``theme`` what the workshop is about."""

    id: str
    sector: str
    theme: str

    @property
    def language(self) -> str:
        return "en" if _dice(self.id, "language").randrange(ENGLISH_ONE_IN) == 0 else "th"

    @property
    def tempo(self) -> float:
        """How slow somebody is, 1 being usual."""
        return _dice(self.id, "tempo").uniform(0.6, 1.7)


def next_act(person: Person, rows: Rows, *, now_ms: int, said: set[str]) -> Act | None:
    """What ``person`` does now; None when they have done their part and wait.

    ``said``: every text of the workshop, so that nobody repeats another word for word.
    """
    screen = _Screen(rows, now_ms)
    if screen.run is None or screen.listens:
        return None
    for activity in screen.activities:
        if screen.takes_input(activity):
            found = _write(person, screen, activity, said) or _vote(person, screen, activity)
            if found:
                return found
        elif activity["is_revealed"] and activity["kind"] == "board":
            found = _sort(screen, activity)
            if found:
                return found
    return None


class _Screen:
    """The rows of one phone, as far as a person needs them."""

    def __init__(self, rows: Rows, now_ms: int) -> None:
        self.rows, self.now_ms = rows, now_ms
        self.run = next((one for one in rows["stage_runs"] if one["state"] == "open"), None)
        self.activities = [
            one for one in rows["activities"] if self.run and one["stage_run_id"] == self.run["id"]
        ]
        self.own = {row["id"] for row in rows["own_notes"]}
        self.listens = any(
            one["kind"] == "segment" and one["state"] == "open" for one in self.activities
        )

    def takes_input(self, activity: Row) -> bool:
        locks_at = activity["locks_at"]
        in_time = locks_at is None or self.now_ms < locks_at - LOCK_MARGIN_MS
        return bool(activity["state"] == "open" and in_time)

    def one(self, table: str, **like: Any) -> Row | None:
        return next(iter(self.all(table, **like)), None)

    def all(self, table: str, **like: Any) -> list[dict[str, Any]]:
        return [row for row in self.rows[table] if all(row[name] == like[name] for name in like)]


def _write(person: Person, screen: _Screen, activity: Row, said: set[str]) -> Act | None:
    board = screen.one("boards", activity_id=activity["id"])
    if board is None or screen.run is None:
        return None
    mine = sum(note["id"] in screen.own for note in screen.all("notes", board_id=board["id"]))
    wanted = _dice(person.id, board["id"]).randint(FEWEST_NOTES, MOST_NOTES)
    if mine >= wanted:
        return None
    chosen = bank.pick(
        Random(),
        theme=person.theme,
        stage=screen.run["stage"],
        zones=[zone["key"] for zone in board["zones"]],
        used=said,
        language=person.language,
    )
    if chosen is None:
        return None
    zone, text = chosen
    data = {"board_id": board["id"], "note_id": str(uuid4()), "zone": zone, "text": text}
    return Act("note.add", data)


def _sort(screen: _Screen, activity: Row) -> Act | None:
    """Put notes together that belong together, a few at a time: people do it bit by bit."""
    board = screen.one("boards", activity_id=activity["id"])
    if board is None or Random().random() > SORTS:
        return None
    loose: dict[str, list[str]] = {}
    for note in screen.all("notes", board_id=board["id"], cluster_id=None, is_hidden=False):
        if group := bank.group_of(note["text"]):
            loose.setdefault(group, []).append(note["id"])
    titles = {row["title"]: row["id"] for row in screen.all("clusters", board_id=board["id"])}
    for group, note_ids in loose.items():
        title = bank.groups()[group].th
        if title in titles:
            data = {"cluster_id": titles[title], "note_ids": note_ids[:2]}
            return Act("cluster.add_notes", data)
        if len(note_ids) > 1:
            made = {"cluster_id": str(uuid4()), "board_id": board["id"], "title": title}
            return Act("cluster.make", made | {"note_ids": note_ids[:3]})
    return None


def _vote(person: Person, screen: _Screen, activity: Row) -> Act | None:
    round = screen.one("rounds", activity_id=activity["id"], state="open")
    if round is None or _dice(person.id, round["id"]).randrange(ABSTAINS_ONE_IN) == 0:
        return None
    items = [item["id"] for item in screen.all("round_items", round_id=round["id"])]
    ballot = screen.one("ballots", id=round["id"])
    choices = dict(ballot["choices"]) if ballot else {}
    chosen = _dot if round["kind"] == "dots" else _stance
    choice = chosen(person, round, items, choices)
    return Act("ballot.cast", {"round_id": round["id"], "choices": choice}) if choice else None


def _dot(
    person: Person, round: Row, items: list[str], choices: dict[str, int]
) -> dict[str, int] | None:
    budget, cap = round["rule"]["budget"], round["rule"]["cap"]
    free = [item for item in items if choices.get(item, 0) < cap]
    if not free or sum(choices.values()) >= budget:
        return None
    weights = [_liking(person, item) ** 2 for item in free]
    item = Random().choices(free, weights)[0]
    return {item: choices.get(item, 0) + 1}


def _stance(
    person: Person, round: Row, items: list[str], choices: dict[str, int]
) -> dict[str, int] | None:
    left = [item for item in items if item not in choices]
    if not left:
        return None
    item = left[0]
    die = _dice(person.id, item).random()
    if die < 0.1:
        return {item: 0}
    return {item: 1 if die < 0.1 + 0.9 * _liking(person, item) else -1}


def _liking(person: Person, item: str) -> float:
    """Between 0.05 and 0.95: mostly the item's own, a part of the sector's, some of one's own."""
    whole = _dice(item).betavariate(2.5, 1.8)
    of_sector = _dice(item, person.sector).uniform(-0.25, 0.25)
    own = _dice(item, person.id).uniform(-0.15, 0.15)
    return min(0.95, max(0.05, whole + of_sector + own))


def _dice(*words: str) -> Random:
    """The same for the same words, in every process."""
    return Random("|".join(words))
