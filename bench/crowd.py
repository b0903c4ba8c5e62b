"""A thousand phones in one thread: an epoll loop that reads, stamps the time, and reads on."""

import re
import select
import time
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from bench.phone import JOINED, Phone, Script

AT_ONCE = 40  # phones on their way in
MARK = re.compile(rb"\[#(\d+)\]")  # stands in every note's text, whatever the protocol around it


class Crowd:
    """Phones of one room. Times are seconds of one monotonic clock."""

    def __init__(self, addresses: Sequence[tuple[str, int]], script: Script) -> None:
        """Phones take the addresses in turn."""
        self.script, self.phones, self.dropped = script, [], 0
        self.forget()
        self._addresses = addresses
        self._poll = select.epoll()
        self._by_fd: dict[int, Phone] = {}
        self._last_chunk, self._last_notes = b"", ()

    phones: list[Phone]
    acknowledged: dict[int, tuple[float, Any]]
    receipts: list[tuple[float, tuple[int, ...]]]  # when some phone got which notes
    rounds: "array[float]"  # how long it took to take in what had arrived: stamps may be so late
    _last_notes: tuple[int, ...]

    def join(self, auths: list[Any], *, within: float) -> float:
        """Everybody connects; seconds until the last was in. Raises RuntimeError when some are not."""
        started = time.perf_counter()
        waiting = list(enumerate(auths, start=len(self.phones)))[::-1]
        on_the_way: set[Phone] = set()
        while waiting or on_the_way:
            while waiting and len(on_the_way) < AT_ONCE:
                on_the_way.add(self.arrive(*waiting.pop()))
            self.listen(0.05)
            on_the_way = {phone for phone in on_the_way if not self.is_in(phone)}
            if time.perf_counter() - started > within:
                raise RuntimeError(f"{len(waiting) + len(on_the_way)} phones did not get in")
        return time.perf_counter() - started

    def arrive(self, number: int, auth: Any, script: Script | None = None) -> Phone:
        """One more phone is on its way in."""
        address = self._addresses[number % len(self._addresses)]
        phone = Phone(number, auth, address, script or self.script)
        self.phones.append(phone)
        self._by_fd[phone.sock.fileno()] = phone
        self._poll.register(phone.sock, select.EPOLLIN)
        return phone

    def is_in(self, phone: Phone) -> bool:
        """Whether a phone has arrived. Raises RuntimeError when it never will."""
        if phone.state == "again":
            phone.say_hello()
        if phone.state in ("refused", "lost"):
            raise RuntimeError(f"phone {phone.number} was {phone.state}: {phone.refusal}")
        return phone.state == JOINED

    def send_notes(
        self, *, rate: float, seconds: float, packet: Callable[[int], bytes], lags: "array[float]"
    ) -> dict[int, float]:
        """Notes at a fixed rate whatever the server does; when each left. `lags`: how late it left."""
        sent: dict[int, float] = {}
        started = time.perf_counter()
        for number in range(int(rate * seconds)):
            due = started + number / rate
            while (ahead := due - time.perf_counter()) > 0:
                self.listen(ahead)
            made, phone = packet(number), self.phones[number % len(self.phones)]
            sent[number] = time.perf_counter()
            lags.append(sent[number] - due)
            phone.send(made)
        return sent

    def listen(self, seconds: float) -> None:
        """Take in whatever has arrived, waiting at most so long for the first of it."""
        arrived = self._poll.poll(seconds, 256)
        started = time.perf_counter()
        for fd, _ in arrived:
            phone = self._by_fd[fd]
            try:
                chunk = phone.sock.recv(65536)
            except OSError:
                chunk = b""
            if not chunk:
                self._lose(phone)
            elif chunk == self._last_chunk and not phone.has_rest():
                self._note_receipts(self._last_notes)
            else:
                self._read(phone, chunk)
        if arrived:
            self.rounds.append(time.perf_counter() - started)

    def forget(self) -> None:
        """Begin anew to count receipts and acknowledgements."""
        self.receipts, self.received = [], 0
        self.acknowledged, self.rounds = {}, array("d")

    def close(self) -> None:
        for phone in self.phones:
            phone.close()
        self._poll.close()

    def _read(self, phone: Phone, chunk: bytes) -> None:
        whole, packets = not phone.has_rest(), phone.take(chunk)
        notes = tuple(int(mark) for packet in packets for mark in self._marks(phone, packet))
        self._note_receipts(notes)
        if whole and not phone.has_rest() and notes:
            self._last_chunk, self._last_notes = chunk, notes

    def _marks(self, phone: Phone, packet: bytes) -> list[bytes]:
        """Numbers of the notes in it; answers are taken out on the way."""
        if phone.state != JOINED:
            phone.advance(packet)
            return []
        answer = self.script.namespace.acknowledgement(packet)
        if answer is None:
            return MARK.findall(packet)
        self.acknowledged[answer[0] - 1] = (time.perf_counter(), answer[1])
        return []

    def _note_receipts(self, notes: tuple[int, ...]) -> None:
        if notes:
            self.receipts.append((time.perf_counter(), notes))
            self.received += len(notes)

    def _lose(self, phone: Phone) -> None:
        self._poll.unregister(phone.sock)
        phone.state = "lost"
        self.dropped += 1
