"""The product as a process of its own, which a test may kill and start again where it was."""

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.local.process import Process, free_port

ROOT = Path(__file__).parents[2]


class ServerProcess:
    """`python wsgi.py` on a free port; the port and the data outlive a restart.

    ``program``: what python runs instead, such as ``("-m", "server.start")`` with its demonstration.

    ``tweaks``: constants of the product that are others for this process; see tweaked.py.

    ``settings`` are settings of server/config.py without their prefix: ``DATABASE_URL=...``.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        program: Sequence[str] = ("wsgi.py",),
        tweaks: Mapping[str, object] | None = None,
        **settings: str,
    ) -> None:
        self.folder = folder
        self.port = port or free_port()
        folder.mkdir(parents=True, exist_ok=True)
        if tweaks:
            program = ("-m", "tests.support.tweaked")
        self.process = Process(
            [sys.executable, "-u", *program],
            log=folder / "server.log",
            env=_without_settings(os.environ)
            | self._settings(settings)
            | {"TWEAKS": json.dumps(tweaks or {})},
            cwd=ROOT,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Return once /healthz answers 200. Raises RuntimeError, with the log, when it does not."""
        self.process.start(ready=self.is_healthy, seconds=90)  # A busy machine takes its time.

    def stop(self) -> None:
        self.process.stop()

    def kill(self) -> None:
        """As `kill -9`: no farewell, nothing flushed."""
        self.process.kill()

    def restart(self) -> None:
        """Kill it and bring it back on the same port and data."""
        self.kill()
        self.start()

    def log_text(self) -> str:
        return self.process.log_text()

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _settings(self, settings: dict[str, str]) -> dict[str, str]:
        data = self.folder / "data"
        data.mkdir(exist_ok=True)
        own = {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PUBLIC_URL": self.url,
            "DATA_DIR": str(data),
        }
        return {f"RUAMSANG_{name}": value for name, value in (own | settings).items()}


def _without_settings(environ: "os._Environ[str]") -> dict[str, str]:
    return {name: value for name, value in environ.items() if not name.startswith("RUAMSANG_")}
