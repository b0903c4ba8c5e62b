"""How results are printed and kept: a table per scenario, the ratios, and everything as JSON."""

import datetime
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import machine
from bench.figures import Figures, medians
from bench.numbers import aligned, shown
from bench.run import Scenario

RESULTS = Path(__file__).parent / "results"
Passes = Mapping[Scenario, Mapping[str, Sequence[Figures]]]

# title, how a column reads one set of figures
_COLUMNS = (
    ("receipt p50/p95/p99 ms", ("receipt_p50", "receipt_p95", "receipt_p99")),
    ("whole room p50/p95/p99 ms", ("room_p50", "room_p95", "room_p99")),
    ("ack p50/p95/p99 ms", ("ack_p50", "ack_p95", "ack_p99")),
    ("late %", ("late_percent",)),
    ("CPU %", ("server_cpu_percent",)),
    ("kB/phone", ("phone_memory_kb",)),
    ("join s", ("join_seconds",)),
)
_RATIOS = (
    *("receipt_p50", "receipt_p95", "receipt_p99", "room_p50", "room_p95", "room_p99"),
    *("ack_p50", "server_cpu_percent", "phone_memory_kb", "join_seconds"),
)
OTHERS_ARE_BUSY = 25.0  # percent of a core; above it something else was running on the machine
GENERATOR_IS_BUSY = 85.0  # percent of its core; above it the load generator measures itself too
GENERATOR_IS_LATE = 20.0  # ms; notes that left so much later than planned were held up by it


def as_text(passes: Passes, *, first: str) -> str:
    """Medians of the passes, and every peer's figures divided by those of `first`."""
    blocks = [machine.line()]
    for scenario, by_peer in passes.items():
        of_peers = {peer: medians(runs) for peer, runs in by_peer.items()}
        count = max(len(runs) for runs in by_peer.values())
        blocks.append(f"\n{scenario.name}, {scenario.seconds:g} s, medians of {count} passes")
        blocks.append(_table(of_peers))
        blocks += _ratios(of_peers, first=first)
        blocks += _warnings(of_peers)
    return "\n".join(blocks) + "\n"


def write(passes: Passes, *, name: str, first: str) -> Path:
    """Both files under bench/results; returns the text's."""
    RESULTS.mkdir(exist_ok=True)
    text, data = RESULTS / f"{name}.txt", RESULTS / f"{name}.json"
    text.write_text(as_text(passes, first=first), encoding="utf-8")
    data.write_text(json.dumps(_as_data(passes), indent=1) + "\n", encoding="utf-8")
    return text


def _as_data(passes: Passes) -> dict[str, Any]:
    return {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "commit": machine.commit(),
        "machine": machine.description(),
        "scenarios": [
            asdict(scenario)
            | {"peers": {peer: [_finite(run) for run in runs] for peer, runs in by_peer.items()}}
            for scenario, by_peer in passes.items()
        ],
    }


def _finite(run: Figures) -> dict[str, float | None]:
    return {
        name: None if math.isnan(value) else round(value, 3) for name, value in asdict(run).items()
    }


def _table(of_peers: Mapping[str, Figures]) -> str:
    rows = [("", *(title for title, _ in _COLUMNS))]
    for peer, figures in of_peers.items():
        values = asdict(figures)
        cells = (" / ".join(shown(values[name]) for name in names) for _, names in _COLUMNS)
        rows.append((peer, *cells))
    return aligned(rows)


def _ratios(of_peers: Mapping[str, Figures], *, first: str) -> list[str]:
    if first not in of_peers:
        return []
    own = asdict(of_peers[first])
    return [
        f"{peer} ÷ {first}: " + ", ".join(_ratio(asdict(figures), own, name) for name in _RATIOS)
        for peer, figures in of_peers.items()
        if peer != first
    ]


def _ratio(theirs: Mapping[str, float], own: Mapping[str, float], name: str) -> str:
    quotient = theirs[name] / own[name] if own[name] else math.nan
    return f"{name} {shown(quotient)}"


def of_the_generator(cpu_percent: float, lag_p99: float) -> str:
    """What it did to the figures itself, if anything."""
    if cpu_percent <= GENERATOR_IS_BUSY and lag_p99 <= GENERATOR_IS_LATE:
        return ""
    return (
        f"the load generator held things up, {shown(cpu_percent)} % busy and"
        f" {shown(lag_p99)} ms late (p99)"
    )


def _warnings(of_peers: Mapping[str, Figures]) -> list[str]:
    warnings = []
    for peer, figures in of_peers.items():
        if slowed := of_the_generator(figures.generator_cpu_percent, figures.generator_lag_p99):
            warnings.append(f"! {peer}: {slowed}")
        if figures.others_cpu_percent > OTHERS_ARE_BUSY:
            busy = f"{figures.others_cpu_percent:.0f} %"
            warnings.append(f"! {peer}: other programs used {busy} of a core meanwhile")
        if figures.refused or figures.dropped or figures.missing_percent:
            warnings.append(
                f"! {peer}: {figures.refused:g} notes not acknowledged, {figures.dropped:g} phones"
                f" dropped, {figures.missing_percent:.2f} % of receipts missing at the end"
            )
    return warnings
