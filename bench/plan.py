"""What the full run measures, for how long, and of whom."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from bench.run import Scenario
from bench.works.ballots import round_around_close
from bench.works.base import Work
from bench.works.cost import by_phones, by_rate
from bench.works.most import most_deliveries
from bench.works.rooms import writing
from bench.works.storm import join_storm

PASSES = 5


@dataclass(frozen=True)
class Effort:
    """How thoroughly. A peer that no target speaks of is measured in fewer passes."""

    seconds: float = 6.0  # of notes in each pass
    passes: int = PASSES
    step_seconds: float = 2.5  # of each rate in a search
    search_seconds: float = 45.0
    sizes: tuple[int, ...] = (50, 100, 200, 500, 1000)
    rates: tuple[float, ...] = (5, 20, 50, 100, 200, 400)
    is_quick: bool = False


QUICK = Effort(
    seconds=3.0,
    passes=1,
    step_seconds=1.5,
    search_seconds=20.0,
    sizes=(50, 200, 1000),
    rates=(5, 50, 400),
    is_quick=True,
)


def works(effort: Effort) -> list[Work]:
    """In the order in which each pass measures them."""
    named = effort.passes
    compared = {"ruamsang": named, "node": named, "frames": 3}
    every = compared | ({} if effort.is_quick else {"flask": 1, "bare": 1})
    own, few = {"ruamsang": 3}, {"ruamsang": 2}
    searched = {"ruamsang": 2, "node": 2, "frames": 1}
    costing = {"ruamsang": 1, "node": 1, "frames": 1}
    return [
        _notes("200x100", 200, 100, effort, every),
        _notes("1000x20", 1000, 20, effort, every),
        _notes("1000x100", 1000, 100, effort, every),
        Work(
            "ballots",
            "1,000 phones, 300 ballots/s for 10 s around the close of a round",
            own,
            partial(round_around_close, phones=1000, rate=300, seconds=10),
        ),
        Work(
            "storm",
            "1,000 phones come in within 5 s: join call, snapshot, socket",
            own,
            partial(join_storm, phones=1000, within=5),
        ),
        _notes("50x20x2", 1000, 100, effort, few, rooms=50),
        _notes("1000x2", 1000, 2, replace(effort, seconds=3 * effort.seconds), few),
        _notes("20x100", 20, 100, effort, few),
        _most("most", searched | ({} if effort.is_quick else {"bare": 1}), effort),
        Work(
            "cost_by_phones",
            "CPU of the server for one note at one phone, by phones, 20 notes/s",
            costing,
            partial(by_phones, sizes=effort.sizes, rate=20, seconds=3),
        ),
        Work(
            "cost_by_rate",
            "CPU of the server for one note at one phone, by notes a second, 200 phones",
            costing,
            partial(by_rate, phones=200, rates=effort.rates, seconds=3),
        ),
        *([] if effort.is_quick else [_most("processes", {"one": 1, "two": 1}, effort)]),
    ]


def chosen(
    works: Iterable[Work], *, keys: Collection[str] | None, peers: Collection[str] | None
) -> list[Work]:
    """Of these works, and of each only these peers; all of them unless told."""
    return [
        replace(work, peers={key: n for key, n in work.peers.items() if not peers or key in peers})
        for work in works
        if not keys or work.key in keys
    ]


def _notes(
    key: str, phones: int, rate: float, effort: Effort, peers: Mapping[str, int], rooms: int = 1
) -> Work:
    scenario = Scenario(phones=phones, rate=rate, seconds=effort.seconds, rooms=rooms)
    return Work(key, scenario.name, peers, partial(writing, scenario=scenario))


def _most(key: str, peers: Mapping[str, int], effort: Effort) -> Work:
    return Work(
        key,
        "most deliveries a second to 1,000 phones with p95 ≤ 200 ms",
        peers,
        partial(
            most_deliveries,
            phones=1000,
            seconds=effort.step_seconds,
            at_most=effort.search_seconds,
        ),
    )
