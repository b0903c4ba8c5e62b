"""What a note costs the server as the room grows, and as it gets busier."""

from array import array
from collections.abc import Sequence

from bench.peers.base import Peer
from bench.run import no_collections
from bench.stage import WARM_UP_NOTES, Stage, staged
from bench.works.base import Place, Sample

LONGEST_DRAIN_SECONDS = 15.0


def by_phones(
    peer: Peer, place: Place, *, sizes: Sequence[int], rate: float, seconds: float
) -> Sample:
    """`us_SIZE`: CPU for one note at one phone."""
    sample: Sample = {}
    with staged(peer, folder=place.folder, port=place.port) as stage:
        for step, size in enumerate(sizes, start=2):
            stage.fill(size - len(stage.crowd.phones))
            stage.warm_up(rate, seconds=1)
            with no_collections():
                cost = _cost(stage, rate=rate, seconds=seconds, first=step * WARM_UP_NOTES)
            sample |= {f"us_{size}": 1_000_000 * cost.pop("note") / size} | cost
    return sample


def by_rate(
    peer: Peer, place: Place, *, phones: int, rates: Sequence[float], seconds: float
) -> Sample:
    """`us_RATE`: CPU for one note at one phone."""
    sample: Sample = {}
    with staged(peer, folder=place.folder, port=place.port) as stage:
        stage.fill(phones)
        stage.warm_up(rates[0], seconds=1)
        for step, rate in enumerate(rates, start=2):
            with no_collections():
                cost = _cost(stage, rate=rate, seconds=seconds, first=step * WARM_UP_NOTES)
            sample |= {f"us_{rate:g}": 1_000_000 * cost.pop("note") / phones} | cost
    return sample


def _cost(stage: Stage, *, rate: float, seconds: float, first: int) -> Sample:
    """CPU seconds for a note: all that was used until the last one had arrived."""
    stage.crowd.forget()
    lags: array[float] = array("d")
    before = stage.usage()
    sent = stage.send(rate=rate, seconds=seconds, first=first, lags=lags)
    stage.settle(notes=len(sent), seconds=LONGEST_DRAIN_SECONDS)
    used = stage.usage().since(before)
    done = stage.crowd.received / stage.listeners
    return {"note": used.servers / max(done, 1), **stage.burden(used, lags)}
