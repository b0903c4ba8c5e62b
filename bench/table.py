"""How the full run is printed and kept: the targets, everybody's figures beside them, the curves."""

import datetime
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import machine, plot
from bench.everything import Results, medians
from bench.numbers import aligned, shown
from bench.peers.every import NAMES
from bench.report import OTHERS_ARE_BUSY, RESULTS, of_the_generator
from bench.targets import Medians, findings
from bench.works.base import Sample, Work

PICTURE = Path(__file__).parents[1] / "docs" / "img" / "cost-of-a-note.svg"

# title, figures, in the order of the columns
_COLUMNS = (
    ("room p50/p95 ms", ("room_p50", "room_p95")),
    ("ack p50/p95 ms", ("ack_p50", "ack_p95")),
    ("late %", ("late_percent",)),
    ("deliveries/s", ("deliveries_a_second",)),
    ("CPU %", ("server_cpu_percent",)),
    ("kB/phone", ("phone_memory_kb",)),
    ("all in s", ("all_in_seconds",)),
    ("one in p50/p95 ms", ("one_in_p50", "one_in_p95")),
)
# What the product is compared by, where both have it.
_COMPARED = ("room_p95", "deliveries_a_second", "server_cpu_percent")


def as_text(results: Results, works: Sequence[Work]) -> str:
    middle = medians(results)
    blocks = [machine.line(), "", targets_table(middle)]
    for work in works:
        if middle.get(work.key):
            blocks += ["", f"{work.title} ({_passes(results[work.key])})"]
            blocks += _figures(middle[work.key])
            blocks += list(_warnings(middle[work.key]))
    return "\n".join(blocks) + "\n"


def targets_table(middle: Medians) -> str:
    rows = [("work", "target", "found", "")]
    for target, finding in findings(middle):
        rows.append((target.work, target.promise, finding.told, finding.verdict))
    return aligned(rows)


def write(results: Results, works: Sequence[Work], *, name: str, is_picture: bool) -> Path:
    """Text, JSON and curves under bench/results; returns the text's path."""
    RESULTS.mkdir(exist_ok=True)
    text = RESULTS / f"{name}.txt"
    text.write_text(as_text(results, works), encoding="utf-8")
    kept = json.dumps(_as_data(results, works), indent=1, ensure_ascii=False)
    text.with_suffix(".json").write_text(kept + "\n", encoding="utf-8")
    if is_picture and (drawn := plot.cost_of_a_note(medians(results), NAMES)):
        PICTURE.write_text(drawn, encoding="utf-8")
    return text


def _as_data(results: Results, works: Sequence[Work]) -> dict[str, Any]:
    return {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "commit": machine.commit(),
        "machine": machine.description(),
        "works": {work.key: work.title for work in works},
        "passes": {
            work: {peer: [_finite(sample) for sample in samples] for peer, samples in own.items()}
            for work, own in results.items()
        },
        "targets": [
            {
                "work": target.work,
                "promise": target.promise,
                "found": found.told,
                "is": found.verdict,
            }
            for target, found in findings(medians(results))
        ],
    }


def _finite(sample: Sample) -> dict[str, float | None]:
    return {name: None if math.isnan(value) else round(value, 3) for name, value in sample.items()}


def _passes(by_peer: Mapping[str, Sequence[Sample]]) -> str:
    """How many passes the medians are of, where not all alike by peer."""
    counts = {NAMES[peer]: len(samples) for peer, samples in by_peer.items()}
    if len(set(counts.values())) == 1:
        return f"medians of {next(iter(counts.values()))}"
    return "medians of " + ", ".join(f"{n} ({peer})" for peer, n in counts.items())


def _figures(by_peer: Mapping[str, Sample]) -> list[str]:
    """A table of the columns that somebody has; the curves as they are."""
    columns = [
        (title, names)
        for title, names in _COLUMNS
        if any(name in sample for sample in by_peer.values() for name in names)
    ]
    curves = [(peer, _curve(sample)) for peer, sample in by_peer.items() if _curve(sample)]
    if curves:
        return [f"{NAMES[peer]}: {told}" for peer, told in curves]
    rows = [("", *(title for title, _ in columns))]
    for peer, sample in by_peer.items():
        cells = (
            " / ".join(shown(sample.get(name, math.nan)) for name in names) for _, names in columns
        )
        rows.append((NAMES[peer], *cells))
    return [aligned(rows), *_ratios(by_peer)]


def _curve(sample: Sample) -> str:
    points = [(name[3:], cost) for name, cost in sample.items() if name.startswith("us_")]
    return ", ".join(f"{size}: {shown(cost)} µs" for size, cost in points)


def _ratios(by_peer: Mapping[str, Sample]) -> Iterator[str]:
    """Everybody else's figures divided by the product's."""
    own = by_peer.get("ruamsang", {})
    for peer, sample in by_peer.items():
        told = [
            f"{name} {shown(sample[name] / own[name])}"
            for name in _COMPARED
            if own.get(name) and name in sample
        ]
        if peer != "ruamsang" and told:
            yield f"{NAMES[peer]} ÷ {NAMES['ruamsang']}: {', '.join(told)}"


def _warnings(by_peer: Mapping[str, Sample]) -> Iterator[str]:
    """What makes a figure less than it seems."""
    for peer, sample in by_peer.items():
        name = NAMES[peer]
        if sample.get("failed"):
            yield f"! {name}: a pass could not be measured"
        cpu, lag = sample.get("generator_cpu_percent", 0), sample.get("generator_lag_p99", 0)
        if slowed := of_the_generator(cpu, lag):
            yield f"! {name}: {slowed}"
        if (others := sample.get("others_cpu_percent", 0)) > OTHERS_ARE_BUSY:
            yield f"! {name}: other programs used {shown(others)} % of a core meanwhile"
        if sample.get("missing_percent") or sample.get("dropped") or sample.get("refused", 0) > 0:
            yield f"! {name}: {_lost(sample)}"


def _lost(sample: Sample) -> str:
    return (
        f"{shown(sample.get('refused', 0))} not acknowledged, {shown(sample.get('dropped', 0))}"
        f" phones dropped, {shown(sample.get('missing_percent', 0))} % of receipts missing"
    )
