"""Notes at a fixed rate, to one room or spread over many."""

from dataclasses import asdict

from bench.peers.base import Peer
from bench.run import Scenario, run
from bench.works.base import Place, Sample


def writing(peer: Peer, place: Place, *, scenario: Scenario) -> Sample:
    return asdict(run(peer, scenario, folder=place.folder, port=place.port))
