"""A server that has just started, a room (or many) in it, and the crowd that fills it."""

import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench.crowd import Crowd
from bench.figures import percentiles_ms
from bench.peers.base import Peer, Room
from bench.process import Watched, busy_seconds

WORDS = (
    "อยากให้รถเมล์มาตรงเวลาและบอกล่วงหน้าเมื่อมาช้า",
    "ป้ายหน้าโรงพยาบาลไม่มีหลังคา ผู้สูงอายุต้องยืนตากแดด",
    "Let one card pay for the bus, the boat and the train",
    "ขอให้มีคนช่วยกรอกแบบฟอร์มที่เคาน์เตอร์",
    "ทางเท้าหน้าโรงเรียนแคบ รถเข็นผ่านไม่ได้",
)
WARM_UP_SECONDS, SETTLING_SECONDS = 2.0, 4.0
WARM_UP_NOTES = 10_000_000  # numbers from here on are of a warm-up, and do not count
JOIN_WITHIN = 180.0


@dataclass(frozen=True)
class Filling:
    """How a room filled."""

    seconds: float  # until everybody was in, credentials included
    grown: int  # bytes of the server's memory


@dataclass(frozen=True)
class Usage:
    """CPU seconds, or the difference of two readings."""

    ours: float
    servers: float
    everybodys: float
    at: float = field(default_factory=time.perf_counter)

    def since(self, before: "Usage") -> "Usage":
        return Usage(
            self.ours - before.ours,
            self.servers - before.servers,
            self.everybodys - before.everybodys,
            self.at - before.at,
        )


@dataclass
class Stage:
    server: Watched
    room: Room
    crowd: Crowd
    rooms: int = 1

    @property
    def listeners(self) -> int:
        """How many phones each note has to reach."""
        return len(self.crowd.phones) // self.rooms

    def fill(self, phones: int) -> Filling:
        """So many more come in."""
        empty, started = self.server.memory(), time.perf_counter()
        self.crowd.join(self.room.credentials(phones), within=JOIN_WITHIN)
        return Filling(time.perf_counter() - started, self.server.memory() - empty)

    def warm_up(self, rate: float, seconds: float = WARM_UP_SECONDS) -> None:
        sent = self.send(rate=rate, seconds=seconds, first=WARM_UP_NOTES, lags=array("d"))
        self.settle(notes=len(sent))
        self.crowd.forget()

    def send(
        self, *, rate: float, seconds: float, first: int, lags: "array[float]"
    ) -> dict[int, float]:
        """Notes at a fixed rate; when each left, by its number, of which the lowest is `first`."""

        def packet(number: int) -> bytes:
            text = f"{WORDS[number % len(WORDS)]} [#{first + number}]"
            return self.room.note(first + number, text)

        sent = self.crowd.send_notes(rate=rate, seconds=seconds, packet=packet, lags=lags)
        return {first + number: at for number, at in sent.items()}

    def settle(self, *, notes: int, seconds: float = SETTLING_SECONDS) -> bool:
        """Listen until everybody has everything and every note is answered; or time is up."""
        wanted, deadline = notes * self.listeners, time.perf_counter() + seconds
        answers = notes if self.room.acknowledges else 0
        while time.perf_counter() < deadline:
            if self.crowd.received >= wanted and len(self.crowd.acknowledged) >= answers:
                return True
            self.crowd.listen(0.05)
        return False

    def usage(self) -> Usage:
        times = psutil.Process().cpu_times()
        return Usage(float(times.user + times.system), self.server.cpu_seconds(), busy_seconds())

    def burden(self, used: Usage, lags: "array[float]") -> dict[str, float]:
        """How busy the load generator was with itself, and the machine with others."""
        others = max(0.0, used.everybodys - used.ours - used.servers)
        return {
            "generator_cpu_percent": 100 * used.ours / used.at,
            "generator_lag_p99": percentiles_ms(lags)[2],
            "generator_round_p99": percentiles_ms(self.crowd.rounds)[2],
            "others_cpu_percent": 100 * others / used.at,
        }


@contextmanager
def staged(
    peer: Peer,
    *,
    folder: Path,
    port: int,
    rooms: int = 1,
    opened: Callable[[int], Room] | None = None,
) -> Iterator[Stage]:
    """Everything is ended when the block ends. `opened` makes another room than the peer's own."""
    server = peer.start(folder, port=port)
    try:
        server.wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        room = _room(peer, port, rooms, opened)
        crowd = Crowd([("127.0.0.1", one) for one in server.ports], room.script)
        try:
            yield Stage(server, room, crowd, rooms)
        finally:
            crowd.close()
    finally:
        server.stop()


def _room(peer: Peer, port: int, rooms: int, opened: Callable[[int], Room] | None) -> Room:
    if opened is not None:
        return opened(port)
    return peer.room(port) if rooms == 1 else peer.rooms(port, rooms)
