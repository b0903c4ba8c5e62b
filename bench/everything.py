"""The full run: every piece of work of every peer in turn, again and again while there is time."""

import json
import math
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from bench import process
from bench.peers.base import Peer
from bench.works.base import Place, Sample, Work

Results = dict[str, dict[str, list[Sample]]]
"""By work and peer, one sample for each pass."""

PORTS_APART = 3
FIRST_PORT = 5800


def measure(
    works: Sequence[Work],
    peers: Mapping[str, Callable[[], Peer]],
    *,
    passes: int,
    minutes: float,
    patience: float,
    tell: Callable[[str], None],
) -> Results:
    """Interleaved, so that a slow quarter of an hour of the machine strikes all alike.

    The first pass is always finished. A later measurement begins only when it will end in time.
    Whoever interrupts gets what was measured until then.
    """
    results: Results = {work.key: {peer: [] for peer in work.peers} for work in works}
    timetable, ports = Timetable(60 * minutes), count(FIRST_PORT, PORTS_APART)
    with suppress(KeyboardInterrupt):
        for number, work, key in _in_turn(works, passes):
            if number and not timetable.has_time_for(work.key, key):
                continue
            process.wait_for_quiet(patience)
            with timetable.taking(work.key, key):
                sample = _sample(work, peers[key](), next(ports))
            results[work.key][key].append(sample)
            tell(_progress(number + 1, work.key, key, sample, timetable.elapsed))
    return results


def _in_turn(works: Sequence[Work], passes: int) -> Iterator[tuple[int, Work, str]]:
    for number in range(passes):
        for work in works:
            for key, at_most in work.peers.items():
                if number < at_most:
                    yield number, work, key


def kept(path: Path) -> Results:
    """The passes of a run that was kept; JSON has no NaN."""
    told = json.loads(path.read_text(encoding="utf-8"))["passes"]
    return {
        work: {peer: [_read(sample) for sample in samples] for peer, samples in by_peer.items()}
        for work, by_peer in told.items()
    }


def _read(sample: Mapping[str, float | None]) -> Sample:
    return {name: math.nan if value is None else value for name, value in sample.items()}


class Timetable:
    """How long everything took, and whether it may be done once more."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._started = seconds, time.monotonic()
        self._lasted: dict[tuple[str, str], float] = {}

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self._started

    def has_time_for(self, work: str, peer: str) -> bool:
        return self.elapsed + self._lasted.get((work, peer), 0.0) <= self._seconds

    @contextmanager
    def taking(self, work: str, peer: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self._lasted[work, peer] = time.monotonic() - began


def medians(results: Mapping[str, Mapping[str, Sequence[Sample]]]) -> dict[str, dict[str, Sample]]:
    """Figure by figure over the passes; a pass without a value (NaN) counts as the worst."""
    return {
        work: {peer: _median(samples) for peer, samples in by_peer.items() if samples}
        for work, by_peer in results.items()
    }


def _median(samples: Sequence[Sample]) -> Sample:
    return {
        name: _middle([sample[name] for sample in samples if name in sample])
        for name in dict.fromkeys(name for sample in samples for name in sample)
    }


def _middle(values: list[float]) -> float:
    middle = statistics.median(math.inf if math.isnan(value) else value for value in values)
    return math.nan if math.isinf(middle) else middle


def _sample(work: Work, peer: Peer, port: int) -> Sample:
    """A measurement that fails is told, and does not end the run."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            return work.measure(peer, Place(Path(folder), port))
        except Exception as error:  # Half an hour of other figures must not be lost with it.
            print(f"! {work.key} of {peer.name} failed: {error!r}", flush=True)
            return {"failed": 1.0}


SHOWN = (
    "room_p50 room_p95 ack_p95 late_percent deliveries_a_second all_in_seconds one_in_p95 wrong"
    " phone_memory_kb server_cpu_percent generator_cpu_percent others_cpu_percent"
)


def _progress(number: int, work: str, peer: str, sample: Sample, elapsed: float) -> str:
    told = (
        f"{name.removesuffix('_percent').removesuffix('_a_second')} {sample[name]:,.1f}"
        for name in SHOWN.split()
        if name in sample
    )
    return f"{elapsed / 60:4.1f} min  pass {number}  {work:<14} {peer:<9} {'  '.join(told)}"
