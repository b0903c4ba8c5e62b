"""From stamps to figures: pure."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

LATE = 1.0  # seconds; a note is late when somebody lacks it after that


@dataclass(frozen=True)
class Figures:
    """One run, or the medians of several. Milliseconds, unless the name says otherwise."""

    receipt_p50: float  # from a note's sending to each phone's receipt
    receipt_p95: float
    receipt_p99: float
    room_p50: float  # to the last phone's receipt
    room_p95: float
    room_p99: float
    ack_p50: float  # to the sender's acknowledgement
    ack_p95: float
    ack_p99: float
    late_percent: float  # of the notes
    missing_percent: float  # of the receipts, still not there when the run ended
    refused: float  # notes that the server did not take
    deliveries_a_second: float
    server_cpu_percent: float  # of one core
    server_memory_mb: float
    phone_memory_kb: float  # what the server grew by, per phone
    join_seconds: float  # everybody, credentials included
    dropped: float  # phones that lost their connection
    generator_cpu_percent: float
    generator_lag_p99: float  # how much later than planned notes left
    generator_round_p99: float  # how long what had arrived waited for its stamp, at most
    others_cpu_percent: float  # of one core: what everything else on the machine used meanwhile


@dataclass(frozen=True)
class Receipts:
    """Latencies in seconds."""

    each: tuple[float, ...]
    last: tuple[float, ...]  # of notes that everybody has
    late: int
    missing: int


def receipts(
    sent: Mapping[int, float], stamps: Iterable[tuple[float, Sequence[int]]], *, phones: int
) -> Receipts:
    """Sorts stamps (when somebody got which notes) by note, each of them for `phones`.

    Notes of the warm-up, which are not in `sent`, are passed over.
    """
    each: list[float] = []
    had: dict[int, list[float]] = {note: [] for note in sent}
    for at, notes in stamps:
        for note in notes:
            if note in had:
                had[note].append(at - sent[note])
    for latencies in had.values():
        each.extend(latencies)
    whole = [latencies for latencies in had.values() if len(latencies) >= phones]
    on_time = sum(max(latencies) <= LATE for latencies in whole)
    missing = sum(max(0, phones - len(latencies)) for latencies in had.values())
    last = tuple(max(latencies) for latencies in whole)
    return Receipts(tuple(each), last, late=len(sent) - on_time, missing=missing)


def percentiles_ms(values: Sequence[float]) -> tuple[float, float, float]:
    """p50, p95 and p99 by nearest rank; NaN of nothing."""
    if not values:
        return (math.nan,) * 3
    ordered = sorted(values)
    p50, p95, p99 = (
        ordered[max(0, math.ceil(len(ordered) * share) - 1)] * 1000 for share in (0.5, 0.95, 0.99)
    )
    return p50, p95, p99


def medians(runs: Sequence[Figures]) -> Figures:
    """Field by field over the passes; a pass without a value (NaN) counts as the worst."""
    rows = [asdict(run) for run in runs]
    return Figures(
        **{field.name: _median([row[field.name] for row in rows]) for field in fields(Figures)}
    )


def _median(values: list[float]) -> float:
    worst = [math.inf if math.isnan(value) else value for value in values]
    middle = statistics.median(worst)
    return math.nan if math.isinf(middle) else middle
