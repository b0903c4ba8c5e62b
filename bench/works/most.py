"""The most deliveries a second that still come in time: a search over rates."""

import time
from array import array

from bench.figures import percentiles_ms, receipts
from bench.peers.base import Peer
from bench.run import no_collections
from bench.stage import SETTLING_SECONDS, WARM_UP_NOTES, Stage, staged
from bench.works.base import Place, Sample

P95_WITHIN = 200.0  # ms, of the whole room
FIRST_RATE, CLOSE_ENOUGH = 25.0, 1.12
DRAINING_SECONDS = 20.0
CLOSE_MISS = 5.0


class Search:
    """Doubles a rate until it does not hold, then halves the gap until it is small. Pure."""

    def __init__(self, first: float) -> None:
        self.rate, self.best = first, 0.0
        self._too_much = 0.0

    @property
    def is_done(self) -> bool:
        return 0 < self._too_much <= self.best * CLOSE_ENOUGH

    def tell(self, holds: bool) -> None:
        """How it went at `rate`, which moves on."""
        if holds:
            self.best = self.rate
        else:
            self._too_much = self.rate
        if not self._too_much:
            self.rate *= 2
        elif not self.best:
            self.rate /= 2
        else:
            self.rate = (self.best * self._too_much) ** 0.5


def most_deliveries(
    peer: Peer, place: Place, *, phones: int, seconds: float, at_most: float
) -> Sample:
    """`seconds` at each rate, `at_most` for the whole search but for filling the room."""
    with staged(peer, folder=place.folder, port=place.port) as stage:
        stage.fill(phones)
        stage.warm_up(FIRST_RATE)
        with no_collections():
            return _searched(stage, seconds=seconds, at_most=at_most)


def _searched(stage: Stage, *, seconds: float, at_most: float) -> Sample:
    search, deadline, steps = Search(FIRST_RATE), time.monotonic() + at_most, 1
    best: Sample = {"deliveries_a_second": 0.0, "rate": 0.0}
    while not search.is_done and time.monotonic() < deadline:
        steps += 1
        step = _step(stage, search.rate, seconds=seconds, first=steps * WARM_UP_NOTES)
        if _is_close(step):
            steps += 1
            step = _step(stage, search.rate, seconds=seconds, first=steps * WARM_UP_NOTES)
        holds = _holds(step)
        if holds:
            best = step
        search.tell(holds)
        if not _is_drained(stage, step):
            break
    return best | {"steps": steps - 1}


def _step(stage: Stage, rate: float, *, seconds: float, first: int) -> Sample:
    stage.crowd.forget()
    lags: array[float] = array("d")
    before = stage.usage()
    sent = stage.send(rate=rate, seconds=seconds, first=first, lags=lags)
    used = stage.usage().since(before)
    stage.settle(notes=len(sent), seconds=SETTLING_SECONDS)
    got = receipts(sent, stage.crowd.receipts, phones=stage.listeners)
    lasted = max((at for at, _ in stage.crowd.receipts), default=before.at) - before.at
    p50, p95, _ = percentiles_ms(got.last)
    return {
        "rate": rate,
        "room_p50": p50,
        "room_p95": p95,
        "late": got.late,
        "missing": got.missing,
        "notes": len(sent),
        "deliveries_a_second": len(got.each) / max(lasted, seconds),
        "server_cpu_percent": 100 * used.servers / used.at,
        **stage.burden(used, lags),
    }


def _holds(step: Sample) -> bool:
    return step["room_p95"] <= P95_WITHIN and not step["late"] and not step["missing"]


def _is_close(step: Sample) -> bool:
    """Whether a hiccup of the machine may have been all that was wrong: such a rate is tried again."""
    return not _holds(step) and not step["missing"] and step["room_p95"] <= CLOSE_MISS * P95_WITHIN


def _is_drained(stage: Stage, step: Sample) -> bool:
    """What a rate too high has left behind must not stand in the way of the next."""
    return stage.settle(notes=int(step["notes"]), seconds=DRAINING_SECONDS)
