"""A thousand people come in at nearly the same time."""

import select
import time

from bench.figures import percentiles_ms
from bench.guest import Guest
from bench.peers.base import Peer
from bench.peers.ruamsang import Desk, RuamsangRoom, person
from bench.phone import Phone, Script
from bench.run import no_collections
from bench.stage import Stage, staged
from bench.works.base import Place, Sample

PATIENCE_SECONDS = 60.0


def join_storm(peer: Peer, place: Place, *, phones: int, within: float) -> Sample:
    """They come evenly over `within` seconds; each joins, reads the screen, connects and syncs."""
    rooms: list[RuamsangRoom] = []

    def opened(port: int) -> RuamsangRoom:
        rooms.append(RuamsangRoom(Desk(port)))
        return rooms[0]

    with staged(peer, folder=place.folder, port=place.port, opened=opened) as stage:
        storm = Storm(stage, ("127.0.0.1", place.port), rooms[0], phones=phones, within=within)
        with no_collections():
            return storm.blow()


class Storm:
    def __init__(
        self,
        stage: Stage,
        address: tuple[str, int],
        room: RuamsangRoom,
        *,
        phones: int,
        within: float,
    ) -> None:
        self._stage, self._address, self._room = stage, address, room
        self._phones, self._within = phones, within
        self._poll = select.epoll()
        self._calling: dict[int, Guest] = {}  # by file descriptor
        self._connecting: list[Phone] = []
        self._repeated = 0
        self._came: list[float] = []  # by number
        self._in: dict[int, float] = {}

    def blow(self) -> Sample:
        before, started = self._stage.usage(), time.perf_counter()
        while len(self._in) < self._phones:
            now = time.perf_counter()
            if now - started > PATIENCE_SECONDS:
                raise RuntimeError(f"{self._phones - len(self._in)} phones did not get in")
            self._let_come(now - started)
            self._listen()
        used = self._stage.usage().since(before)
        waits = [self._in[number] - came for number, came in enumerate(self._came)]
        p50, p95, p99 = percentiles_ms(waits)
        return {
            "all_in_seconds": max(self._in.values()) - self._came[0],
            "one_in_p50": p50,
            "one_in_p95": p95,
            "one_in_p99": p99,
            "repeated": self._repeated,
            "server_cpu_seconds": used.servers,
            **self._stage.burden(used, lags=self._stage.crowd.rounds),
        }

    def _let_come(self, elapsed: float) -> None:
        """Whoever is due, however many are still on their way."""
        due = min(self._phones, int(elapsed / self._within * self._phones) + 1)
        for number in range(len(self._came), due):
            self._came.append(time.perf_counter())
            guest = Guest(number, self._address, self._room.join_code, person(number))
            self._calling[guest.sock.fileno()] = guest
            self._poll.register(guest.sock, select.EPOLLIN)

    def _listen(self) -> None:
        for fd, _ in self._poll.poll(0.001, 64):
            guest = self._calling[fd]
            guest.read()
            if guest.is_ready:
                self._connect(fd, guest)
        self._ask_again()
        self._stage.crowd.listen(0.001)
        now = time.perf_counter()
        for phone in self._connecting:
            if self._stage.crowd.is_in(phone):
                self._in[phone.number] = now
        self._connecting = [one for one in self._connecting if one.number not in self._in]

    def _ask_again(self) -> None:
        now = time.perf_counter()
        for guest in self._calling.values():
            if guest.again_at and guest.again_at <= now:
                guest.ask_again()
                self._repeated += 1

    def _connect(self, fd: int, guest: Guest) -> None:
        self._poll.unregister(fd)
        del self._calling[fd]
        guest.close()
        names, is_in = self._room.script.namespace, self._room.script.is_in
        script = Script(names, guest.hello, is_in=is_in)
        self._connecting.append(self._stage.crowd.arrive(guest.number, guest.auth, script))
