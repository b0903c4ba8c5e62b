"""`python -m bench`: every peer in every scenario, in turn, several times over."""

import argparse
import datetime
import resource
import tempfile
from pathlib import Path

from bench import process, report
from bench.figures import Figures
from bench.peers.base import Peer
from bench.peers.plain import BareBroadcast, NodeInFrames, PlainFlask, PlainNode
from bench.peers.ruamsang import Ruamsang
from bench.run import Scenario, run

PEERS: dict[str, type[Peer]] = {
    "ruamsang": Ruamsang,
    "flask": PlainFlask,
    "node": PlainNode,
    "frames": NodeInFrames,
    "bare": BareBroadcast,
}
DEFAULT_SCENARIOS = ("200x20", "1000x20")
OPEN_FILES = 20_000
FIRST_PORT = 5800


def main() -> None:
    asked = _arguments()
    process.pin_generator()
    _allow_files()
    scenarios = [_scenario(text, seconds=asked.seconds) for text in asked.scenario]
    peers = [PEERS[name]() for name in asked.peer]
    passes = _measure(scenarios, peers, times=asked.passes, patience=asked.patience)
    print(report.as_text(passes, first=Ruamsang.name))
    if asked.keep:
        print(f"Kept in {report.write(passes, name=asked.keep, first=Ruamsang.name)}")


def _measure(
    scenarios: list[Scenario], peers: list[Peer], *, times: int, patience: float
) -> dict[Scenario, dict[str, list[Figures]]]:
    """Interleaved, so that a slow quarter of an hour of the machine strikes all alike."""
    passes: dict[Scenario, dict[str, list[Figures]]] = {
        scenario: {peer.name: [] for peer in peers} for scenario in scenarios
    }
    port = FIRST_PORT
    for number in range(times):
        for scenario in scenarios:
            for peer in peers:
                port += 1
                process.wait_for_quiet(patience)
                with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                    figures = run(peer, scenario, folder=Path(folder), port=port)
                passes[scenario][peer.name].append(figures)
                print(_progress(number + 1, scenario, peer, figures), flush=True)
    return passes


def _progress(number: int, scenario: Scenario, peer: Peer, figures: Figures) -> str:
    return (
        f"pass {number}  {scenario.name:<28} {peer.name:<22}"
        f" room p50 {figures.room_p50:8.1f} p95 {figures.room_p95:8.1f} ms"
        f"  late {figures.late_percent:5.1f} %  CPU {figures.server_cpu_percent:3.0f} %"
        f"  load {figures.generator_cpu_percent:3.0f} %  others {figures.others_cpu_percent:3.0f} %"
    )


def _scenario(text: str, *, seconds: float) -> Scenario:
    phones, _, rate = text.partition("x")
    return Scenario(phones=int(phones), rate=float(rate), seconds=seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--scenario",
        nargs="+",
        default=list(DEFAULT_SCENARIOS),
        metavar="PHONESxRATE",
        help="phones in the room x notes a second; such as 200x100 1000x100",
    )
    parser.add_argument("--peer", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0, help="of sending, in each pass")
    parser.add_argument(
        "--patience",
        type=float,
        default=60.0,
        help="seconds to wait before each run for other programs to come to rest",
    )
    today = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d-%H%M")
    parser.add_argument("--keep", default=today, help='name in bench/results; "" keeps nothing')
    return parser.parse_args()


def _allow_files() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    main()
