"""One run: a fresh server, a room that fills, a warm-up, notes at a fixed rate, figures."""

import gc
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.crowd import Crowd
from bench.figures import Figures, Receipts, percentiles_ms, receipts
from bench.peers.base import Peer, Room
from bench.process import Server, busy_seconds

WORDS = (
    "อยากให้รถเมล์มาตรงเวลาและบอกล่วงหน้าเมื่อมาช้า",
    "ป้ายหน้าโรงพยาบาลไม่มีหลังคา ผู้สูงอายุต้องยืนตากแดด",
    "Let one card pay for the bus, the boat and the train",
    "ขอให้มีคนช่วยกรอกแบบฟอร์มที่เคาน์เตอร์",
    "ทางเท้าหน้าโรงเรียนแคบ รถเข็นผ่านไม่ได้",
)
WARM_UP_SECONDS, SETTLING_SECONDS = 2.0, 4.0
JOIN_WITHIN = 180.0


@dataclass(frozen=True)
class Scenario:
    phones: int
    rate: float  # notes a second, by everybody together
    seconds: float = 10.0

    @property
    def name(self) -> str:
        return f"{self.phones:,} phones × {self.rate:g} notes/s"


def run(peer: Peer, scenario: Scenario, *, folder: Path, port: int) -> Figures:
    """Measured on a server that has just started, which is stopped again."""
    server = peer.start(folder, port=port)
    try:
        server.wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        room = peer.room(port)
        crowd = Crowd(("127.0.0.1", port), room.script)
        try:
            return _measured(server, room, crowd, scenario)
        finally:
            crowd.close()
    finally:
        server.stop()


def _measured(server: Server, room: Room, crowd: Crowd, scenario: Scenario) -> Figures:
    empty, started = server.memory(), time.perf_counter()
    auths = room.credentials(scenario.phones)
    crowd.join(auths, within=JOIN_WITHIN)
    join_seconds = time.perf_counter() - started
    grown = server.memory() - empty
    warm_up = int(WARM_UP_SECONDS * scenario.rate)
    _send(crowd, room, scenario, seconds=WARM_UP_SECONDS, first=10_000_000, lags=array("d"))
    _settle(crowd, notes=warm_up, seconds=SETTLING_SECONDS)
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        return _figures(server, room, crowd, scenario, join_seconds=join_seconds, grown=grown)
    finally:
        gc.enable()
        gc.unfreeze()


def _figures(
    server: Server,
    room: Room,
    crowd: Crowd,
    scenario: Scenario,
    *,
    join_seconds: float,
    grown: int,
) -> Figures:
    crowd.forget()
    lags: array[float] = array("d")
    before, started = _cpu(server), time.perf_counter()
    sent = _send(crowd, room, scenario, seconds=scenario.seconds, first=0, lags=lags)
    lasted = time.perf_counter() - started
    ours, theirs, everybodys = (now - then for now, then in zip(_cpu(server), before, strict=True))
    _settle(crowd, notes=len(sent), seconds=SETTLING_SECONDS)
    got = receipts(sent, crowd.receipt_times, crowd.receipt_notes, phones=scenario.phones)
    answered = [
        at - sent[note]
        for note, (at, answer) in crowd.acknowledged.items()
        if note in sent and room.is_saved(answer)
    ]
    return Figures(
        *percentiles_ms(got.each),
        *percentiles_ms(got.last),
        *percentiles_ms(answered),
        late_percent=100 * got.late / len(sent),
        missing_percent=100 * got.missing / (len(sent) * scenario.phones),
        refused=len(sent) - len(answered),
        deliveries_a_second=_deliveries(got, crowd, started),
        server_cpu_percent=100 * theirs / lasted,
        server_memory_mb=server.memory() / 1e6,
        phone_memory_kb=grown / 1e3 / scenario.phones,
        join_seconds=join_seconds,
        dropped=crowd.dropped,
        generator_cpu_percent=100 * ours / lasted,
        generator_lag_p99=percentiles_ms(lags)[2],
        others_cpu_percent=100 * max(0.0, everybodys - ours - theirs) / lasted,
    )


def _send(
    crowd: Crowd,
    room: Room,
    scenario: Scenario,
    *,
    seconds: float,
    first: int,
    lags: "array[float]",
) -> dict[int, float]:
    def packet(number: int) -> bytes:
        text = f"{WORDS[number % len(WORDS)]} [#{first + number}]"
        return room.note(first + number, text)

    return crowd.send_notes(rate=scenario.rate, seconds=seconds, packet=packet, lags=lags)


def _settle(crowd: Crowd, *, notes: int, seconds: float) -> None:
    """Listen until everybody has everything and every note is answered, or time is up."""
    wanted, deadline = notes * len(crowd.phones), time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        if len(crowd.receipt_times) >= wanted and len(crowd.acknowledged) >= notes:
            return
        crowd.listen(0.05)


def _deliveries(got: Receipts, crowd: Crowd, started: float) -> float:
    lasted = crowd.receipt_times[-1] - started if crowd.receipt_times else 0.0
    return len(got.each) / lasted if lasted else 0.0


def _cpu(server: Server) -> tuple[float, float, float]:
    """CPU seconds so far: ours, the server's, everybody's."""
    times = psutil.Process().cpu_times()
    return float(times.user + times.system), server.cpu_seconds(), busy_seconds()
