"""`python -m bench.profile`: where the server's time goes in a full room, or while it fills.

py-spy is no dependency of the project: `pip install py-spy` anywhere, and name it with `--py-spy`.
"""

import argparse
import signal
import subprocess
import tempfile
from array import array
from collections.abc import Sequence
from pathlib import Path

from bench import process, stacks
from bench.peers.ruamsang import Ruamsang
from bench.stage import Stage, staged

LONGEST_JOIN_SECONDS = 120


def main() -> None:
    asked = _arguments()
    process.pin_generator()
    phones, _, rate = asked.scenario.partition("x")
    with tempfile.TemporaryDirectory(prefix="profile-") as folder:
        out = Path(folder) / "stacks"
        with staged(Ruamsang(), folder=Path(folder), port=asked.port) as stage:
            if asked.join:
                _watch_joining(stage, asked, phones=int(phones), out=out)
            else:
                _watch_writing(stage, asked, phones=int(phones), rate=float(rate), out=out)
        lines = out.read_text().splitlines()
    if asked.raw:
        Path(asked.raw).write_text("\n".join(lines) + "\n")
    print(stacks.as_text(lines, shown=asked.shown))


def _watch_joining(stage: Stage, asked: argparse.Namespace, *, phones: int, out: Path) -> None:
    spy = _spy(stage, asked, seconds=LONGEST_JOIN_SECONDS, out=out)
    stage.fill(phones)
    spy.send_signal(signal.SIGINT)
    spy.wait()


def _watch_writing(
    stage: Stage, asked: argparse.Namespace, *, phones: int, rate: float, out: Path
) -> None:
    stage.fill(phones)
    stage.warm_up(rate)
    spy = _spy(stage, asked, seconds=asked.seconds, out=out)
    stage.send(rate=rate, seconds=asked.seconds + 2, first=0, lags=array("d"))
    spy.wait()


def _spy(
    stage: Stage, asked: argparse.Namespace, *, seconds: int, out: Path
) -> "subprocess.Popen[bytes]":
    command: Sequence[str] = [
        *(asked.py_spy, "record", "--pid", str(stage.server.pid), "--format", "raw"),
        *("--rate", str(asked.samples), "--duration", str(seconds), "--output", str(out)),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.profile", description=__doc__)
    parser.add_argument("--scenario", default="1000x100", metavar="PHONESxRATE")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--join", action="store_true", help="watch everybody come in")
    parser.add_argument("--py-spy", default="py-spy", metavar="PATH")
    parser.add_argument("--samples", type=int, default=150, help="a second")
    parser.add_argument(
        "--raw", default="", metavar="FILE", help="keep the stacks there, collapsed"
    )
    parser.add_argument("--shown", type=int, default=25, help="lines of each list")
    parser.add_argument("--port", type=int, default=5799)
    return parser.parse_args()


if __name__ == "__main__":
    main()
