"""One run: a fresh server, a room that fills, a warm-up, notes at a fixed rate, figures."""

import gc
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figures, Receipts, percentiles_ms, receipts
from bench.peers.base import Peer
from bench.stage import Filling, Stage, Usage, staged


@dataclass(frozen=True)
class Scenario:
    phones: int
    rate: float  # notes a second, by everybody together
    seconds: float = 10.0
    rooms: int = 1  # workshops that the phones are spread over

    @property
    def name(self) -> str:
        many = f"{self.rooms} workshops, " if self.rooms > 1 else ""
        return f"{many}{self.phones:,} phones × {self.rate:g} notes/s"


def run(peer: Peer, scenario: Scenario, *, folder: Path, port: int) -> Figures:
    """Measured on a server that has just started, which is stopped again."""
    with staged(peer, folder=folder, port=port, rooms=scenario.rooms) as stage:
        filling = stage.fill(scenario.phones)
        stage.warm_up(scenario.rate)
        with no_collections():
            return _figures(stage, scenario, filling)


@contextmanager
def no_collections() -> Iterator[None]:
    """The load generator's own garbage must not stand in anybody's figures."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _figures(stage: Stage, scenario: Scenario, filling: Filling) -> Figures:
    lags: array[float] = array("d")
    before = stage.usage()
    sent = stage.send(rate=scenario.rate, seconds=scenario.seconds, first=0, lags=lags)
    used = stage.usage().since(before)
    stage.settle(notes=len(sent))
    crowd = stage.crowd
    got = receipts(sent, crowd.receipts, phones=stage.listeners)
    answered = _answered(stage, sent)
    return Figures(
        *percentiles_ms(got.each),
        *percentiles_ms(got.last),
        *percentiles_ms(answered),
        late_percent=100 * got.late / len(sent),
        missing_percent=100 * got.missing / (len(sent) * stage.listeners),
        refused=len(sent) - len(answered) if stage.room.acknowledges else 0,
        deliveries_a_second=_deliveries(got, stage, before),
        server_cpu_percent=100 * used.servers / used.at,
        server_memory_mb=stage.server.memory() / 1e6,
        phone_memory_kb=filling.grown / 1e3 / scenario.phones,
        join_seconds=filling.seconds,
        dropped=crowd.dropped,
        **stage.burden(used, lags),
    )


def _answered(stage: Stage, sent: dict[int, float]) -> list[float]:
    """From sending to the acknowledgement of what was taken."""
    return [
        at - sent[note]
        for note, (at, answer) in stage.crowd.acknowledged.items()
        if note in sent and stage.room.is_saved(answer)
    ]


def _deliveries(got: Receipts, stage: Stage, before: Usage) -> float:
    if not stage.crowd.receipts:
        return 0.0
    return len(got.each) / (stage.crowd.receipts[-1][0] - before.at)
