"""The table of targets: which figure each speaks of, and whether it holds. Pure."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bench.numbers import shown
from bench.works.base import Sample

Medians = Mapping[str, Mapping[str, Sample]]
"""By work and peer."""

HOLDS, FAILS, UNKNOWN = "holds", "does not hold", "not measured"
NOISE = 1.1
"""What repeats of the same cost differ by: a cost within it has not grown."""


@dataclass(frozen=True)
class Finding:
    """What a target came to: the figures it rests on, in words, and whether it holds."""

    told: str
    verdict: str


@dataclass(frozen=True)
class Target:
    work: str
    promise: str
    find: Callable[[Medians], Finding]


def _finding(told: str, *values: float, holds: bool) -> Finding:
    """Where a figure is missing nothing is claimed; NaN of a measured one counts as the worst."""
    return Finding(told, HOLDS if holds and not any(map(math.isnan, values)) else FAILS)


def _against_node(work: str) -> Callable[[Medians], Finding]:
    def find(medians: Medians) -> Finding:
        own, node = (medians[work][peer]["room_p95"] for peer in ("ruamsang", "node"))
        told = f"{shown(own)} ms, {shown(own / node)} × Node's {shown(node)}"
        return _finding(told, own, holds=own <= 2 * node)

    return find


def _full_and_busy(medians: Medians) -> Finding:
    own, node = medians["1000x100"]["ruamsang"], medians["1000x100"]["node"]
    p95, late = own["room_p95"], own["late_percent"]
    told = f"{shown(p95)} ms, {shown(late)} % late; Node {shown(node['room_p95'])} ms"
    return _finding(told, p95, late, holds=p95 <= 60 and late == 0)


def _most(medians: Medians) -> Finding:
    own, node, frames = (
        medians["most"][peer]["deliveries_a_second"] for peer in ("ruamsang", "node", "frames")
    )
    told = (
        f"{shown(own)}, {_times(own, node)} Node's {shown(node)},"
        f" {_times(own, frames)} that in frames, {shown(frames)}"
    )
    return _finding(told, own, holds=own >= 4 * node and own >= frames)


def _ballots(medians: Medians) -> Finding:
    got = medians["ballots"]["ruamsang"]
    p95, off = got["ack_p95"], got["wrong"] + got["unanswered"]
    tally = "tally exact" if not off else f"{shown(got['wrong'])} wrong, {shown(off)} in doubt"
    told = f"{shown(p95)} ms; {shown(got['taken'])} of {shown(got['ballots'])} taken, {tally}"
    return _finding(told, p95, off, holds=p95 <= 250 and off == 0)


def _storm(medians: Medians) -> Finding:
    seconds = medians["storm"]["ruamsang"]["all_in_seconds"]
    return _finding(f"{shown(seconds)} s", seconds, holds=seconds <= 8)


def _memory(medians: Medians) -> Finding:
    own, node = (medians["1000x20"][peer]["phone_memory_kb"] for peer in ("ruamsang", "node"))
    return _finding(f"{shown(own)} kB; Node {shown(node)} kB", own, holds=own <= 100)


def _many_workshops(medians: Medians) -> Finding:
    many, one, same_notes = (
        medians[work]["ruamsang"]["room_p95"] for work in ("50x20x2", "1000x2", "20x100")
    )
    told = f"{shown(many)} ms; 1,000 × 2/s {shown(one)}, 20 × 100/s {shown(same_notes)}"
    return _finding(told, many, one, holds=many <= one)


def _cost(work: str) -> Callable[[Medians], Finding]:
    """At most linear and falling: a note at a phone costs less, the more of them there are."""

    def find(medians: Medians) -> Finding:
        points = curve(medians[work]["ruamsang"])
        told = f"{shown(points[0][1])} → {shown(points[-1][1])} µs for a note at a phone"
        return _finding(told, *(cost for _, cost in points), holds=is_falling(points))

    return find


def _two_processes(medians: Medians) -> Finding:
    one, two = (medians["processes"][each]["deliveries_a_second"] for each in ("one", "two"))
    return _finding(f"{_times(two, one)}: {shown(one)} → {shown(two)}", one, two, holds=two > one)


def curve(sample: Sample) -> list[tuple[float, float]]:
    """By size or rate, the microseconds for a note at a phone (`us_SIZE`)."""
    found = ((name.partition("us_")[2], value) for name, value in sample.items())
    return sorted((float(size), value) for size, value in found if size)


def is_falling(points: Iterable[tuple[float, float]]) -> bool:
    """Whether no point is above the one before it but by noise, and the last is below the first."""
    costs = [cost for _, cost in points]
    steps = pairwise(costs)
    return costs[-1] < costs[0] and all(later <= NOISE * before for before, later in steps)


def _times(one: float, other: float) -> str:
    return f"{shown(one / other)} ×" if other else "– ×"


TARGETS = (
    Target("200 phones × 100 notes/s", "p95 ≤ 2 × Node's", _against_node("200x100")),
    Target("1,000 × 20/s", "p95 ≤ 2 × Node's", _against_node("1000x20")),
    Target("1,000 × 100/s", "p95 ≤ 60 ms, nothing late", _full_and_busy),
    Target("most deliveries a second, p95 ≤ 200 ms", "≥ 4 × Node's, ≥ 1 × in frames", _most),
    Target("1,000 phones, 300 ballots/s, 10 s around a close", "p95 ≤ 250 ms, exact", _ballots),
    Target("1,000 phones come in within 5 s", "all in ≤ 8 s", _storm),
    Target("memory per joined phone", "≤ 100 kB", _memory),
    Target("50 workshops × 20 phones × 2 notes/s", "p95 ≤ one room's", _many_workshops),
    Target("cost as phones grow", "at most linear, falling", _cost("cost_by_phones")),
    Target("cost as notes grow", "at most linear, falling", _cost("cost_by_rate")),
    Target("two processes", "more deliveries than one", _two_processes),
)


def findings(medians: Medians) -> list[tuple[Target, Finding]]:
    return [(target, _found(target, medians)) for target in TARGETS]


def _found(target: Target, medians: Medians) -> Finding:
    try:
        return target.find(medians)
    except (KeyError, IndexError):
        return Finding("–", UNKNOWN)
