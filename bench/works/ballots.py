"""A room casts ballots around the close of a round; the tally must be what was acknowledged."""

import threading
from array import array
from collections import Counter
from collections.abc import Mapping

from bench.figures import percentiles_ms
from bench.peers.base import Peer
from bench.peers.ruamsang import BallotRoom, Desk
from bench.run import no_collections
from bench.stage import SETTLING_SECONDS, Stage, staged
from bench.works.base import Place, Sample


def round_around_close(
    peer: Peer, place: Place, *, phones: int, rate: float, seconds: float
) -> Sample:
    """Half of the time before the close, half after it."""
    room: list[BallotRoom] = []

    def opened(port: int) -> BallotRoom:
        room.append(BallotRoom(Desk(port)))
        return room[0]

    with staged(peer, folder=place.folder, port=place.port, opened=opened) as stage:
        stage.fill(phones)
        with no_collections():
            return _voted(stage, room[0], rate=rate, seconds=seconds)


def _voted(stage: Stage, room: BallotRoom, *, rate: float, seconds: float) -> Sample:
    phones, crowd, lags = len(stage.crowd.phones), stage.crowd, array("d")
    crowd.forget()
    closing = threading.Timer(seconds / 2, room.close)
    before = stage.usage()
    closing.start()
    sent = crowd.send_notes(
        rate=rate,
        seconds=seconds,
        packet=lambda number: room.ballot(number, choice(number, phones)),
        lags=lags,
    )
    used = stage.usage().since(before)
    closing.join()
    _listen_for_answers(stage, len(sent))
    waits = [at - sent[number] for number, (at, _) in crowd.acknowledged.items()]
    taken = {number for number, (_, answer) in crowd.acknowledged.items() if answer["ok"]}
    p50, p95, p99 = percentiles_ms(waits)
    return {
        "ack_p50": p50,
        "ack_p95": p95,
        "ack_p99": p99,
        "ballots": len(sent),
        "taken": len(taken),
        "too_late": len(crowd.acknowledged) - len(taken),
        "unanswered": len(sent) - len(crowd.acknowledged),
        "wrong": wrongly_counted(expected(taken, phones), *room.tally()),
        "server_cpu_percent": 100 * used.servers / used.at,
        **stage.burden(used, lags),
    }


def choice(number: int, phones: int) -> int:
    """Which of three items ballot `number` is for: another one each time that a phone votes."""
    return (number % phones + number // phones) % 3


def expected(taken: set[int], phones: int) -> Mapping[int, int]:
    """By phone, the item of its last ballot that was taken."""
    return {number % phones: choice(number, phones) for number in sorted(taken)}


def wrongly_counted(last: Mapping[int, int], turnout: int, dots: list[int]) -> int:
    """How far a published tally is from what was acknowledged."""
    counted = Counter(last.values())
    off = sum(abs(told - counted[item]) for item, told in enumerate(dots))
    return off + abs(turnout - len(last))


def _listen_for_answers(stage: Stage, ballots: int) -> None:
    for _ in range(int(SETTLING_SECONDS / 0.05)):
        if len(stage.crowd.acknowledged) >= ballots:
            return
        stage.crowd.listen(0.05)
