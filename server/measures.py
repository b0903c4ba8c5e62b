"""What can be counted about this process: never content, never an id, nothing that names anybody."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from workshops.catalogue import COMMANDS
from workshops.core.errors import Refused

LOOK_EVERY_SECONDS = 0.1
REGISTRY = CollectorRegistry()

ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

_COMMANDS = Counter(
    "ruamsang_commands_total",
    "Commands that were answered, by type and answer (ok, or the refusal's code).",
    ["type", "answer"],
    registry=REGISTRY,
)
_ANSWERED = Histogram(
    "ruamsang_command_seconds",
    "From a command's arrival to its answer, the commit included.",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)
BATCH = Histogram(
    "ruamsang_batch_commands",
    "Commands that shared one commit.",
    buckets=(1, 2, 5, 10, 20, 50, 100, 200),
    registry=REGISTRY,
)
FRAME = Histogram(
    "ruamsang_frame_bytes",
    "Size of a frame; one that many phones share counts once.",
    buckets=(128, 256, 512, 1024, 2048, 4096, 8192, 16384, 65536),
    registry=REGISTRY,
)
LAG = Histogram(
    "ruamsang_loop_lag_seconds",
    "How much later than asked for the event loop came back, looked at ten times a second.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=REGISTRY,
)
CONNECTED = Gauge(
    "ruamsang_connected", "Live connections to this process.", ["role"], registry=REGISTRY
)
ROOMS = Gauge("ruamsang_rooms", "Workshops with somebody connected here.", registry=REGISTRY)
WAITING = Gauge("ruamsang_commands_waiting", "Commands that wait for a batch.", registry=REGISTRY)
UNSENT = Gauge(
    "ruamsang_packets_unsent", "Packets that wait for slow or polling phones.", registry=REGISTRY
)
UNTOLD = Gauge("ruamsang_relay_untold", "Messages that wait for Redis.", registry=REGISTRY)
RELAY = Gauge(
    "ruamsang_relay_healthy", "1 when Redis answers or none is needed, else 0.", registry=REGISTRY
)


def count_command(type: str, answer: object, seconds: float) -> None:
    """``answer`` is a refusal or whatever else; a type that we do not know has no name here."""
    known = type if type in COMMANDS else "unknown"
    word = answer.code if isinstance(answer, Refused) else "ok"
    _COMMANDS.labels(known, word).inc()
    _ANSWERED.observe(seconds)


def watch_the_loop() -> None:
    """Sleep a little for ever and note how much too long it took."""
    while True:
        asleep = time.monotonic()
        time.sleep(LOOK_EVERY_SECONDS)
        LAG.observe(max(0.0, time.monotonic() - asleep - LOOK_EVERY_SECONDS))


def page() -> bytes:
    """Everything in Prometheus' text format, version 0.0.4."""
    return generate_latest(REGISTRY)
