"""`python -m bench`: the table of targets; with --scenario, rooms of your own choice."""

import argparse
import datetime
import resource
import signal
import tempfile
from pathlib import Path

from bench import browser, everything, plan, process, report, table
from bench.figures import Figures
from bench.peers.base import Peer
from bench.peers.every import EVERYBODY, PEERS
from bench.peers.ruamsang import Ruamsang
from bench.run import Scenario, run

OPEN_FILES = 20_000
FIRST_PORT = 5800
PASSES_OF_ROOMS = 3


def main() -> None:
    asked = _arguments()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)  # However it ends, servers are stopped.
    if asked.browser:
        print(browser.as_text(browser.measure(passes=asked.passes or browser.PASSES)))
        return
    process.pin_generator()
    _allow_files()
    if asked.scenario:
        _measure_rooms(asked)
    else:
        _measure_targets(asked)


def _measure_targets(asked: argparse.Namespace) -> None:
    effort = plan.QUICK if asked.quick else plan.Effort(passes=asked.passes or plan.PASSES)
    works = plan.chosen(plan.works(effort), keys=asked.work, peers=asked.peer)
    results = everything.measure(
        works,
        EVERYBODY,
        passes=effort.passes,
        minutes=asked.minutes,
        patience=5.0 if asked.patience is None else asked.patience,
        tell=lambda line: print(line, flush=True),
    )
    print("\n" + table.as_text(results, works))
    if asked.keep:
        is_picture = not (asked.quick or asked.work)
        print(f"Kept in {table.write(results, works, name=asked.keep, is_picture=is_picture)}")


def _measure_rooms(asked: argparse.Namespace) -> None:
    scenarios = [_scenario(text, seconds=asked.seconds) for text in asked.scenario]
    peers = [EVERYBODY[name]() for name in asked.peer or PEERS]
    times = asked.passes or PASSES_OF_ROOMS
    patience = 60.0 if asked.patience is None else asked.patience
    passes = _interleaved(scenarios, peers, times=times, patience=patience)
    print(report.as_text(passes, first=Ruamsang.name))
    if asked.keep:
        print(f"Kept in {report.write(passes, name=asked.keep, first=Ruamsang.name)}")


def _interleaved(
    scenarios: list[Scenario], peers: list[Peer], *, times: int, patience: float
) -> dict[Scenario, dict[str, list[Figures]]]:
    """So that a slow quarter of an hour of the machine strikes all alike."""
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
        "--work",
        nargs="+",
        choices=[work.key for work in plan.works(plan.Effort())],
        help="only these parts of the table of targets",
    )
    parser.add_argument("--browser", action="store_true", help="the budgets of phone and console")
    parser.add_argument("--quick", action="store_true", help="one short pass: a few minutes")
    parser.add_argument(
        "--minutes", type=float, default=30.0, help="after which no further pass is begun"
    )
    parser.add_argument(
        "--scenario",
        nargs="+",
        metavar="PHONESxRATE",
        help="instead of the targets: phones in the room x notes a second, such as 200x100 1000x100",
    )
    parser.add_argument("--peer", nargs="+", choices=EVERYBODY, help="only these servers")
    parser.add_argument("--passes", type=int, help="5 for the targets, 3 for rooms of your own")
    parser.add_argument(
        "--seconds", type=float, default=10.0, help="of sending to a room, each pass"
    )
    parser.add_argument(
        "--patience",
        type=float,
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
