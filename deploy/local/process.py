"""A child process with a log, an end, and a way to wait until it is ready."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class Process:
    """Starts a command in a process group of its own, so that its children end with it."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        user: str | None = None,
    ) -> None:
        self.command = command
        self.log = log
        self.env = env
        self.cwd = cwd
        self.user = user
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._child is not None, "not started"
        return self._child.pid

    @property
    def is_running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self, *, ready: Callable[[], bool], seconds: float = 30) -> None:
        """Return once ``ready()`` is true. Raises RuntimeError, with the log, when that fails."""
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                [str(part) for part in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.env,
                cwd=self.cwd,
                user=self.user,
                group=_group_of(self.user),
                extra_groups=[] if self.user else None,
                start_new_session=True,
            )
        self._wait(ready, seconds)

    def stop(self, *, with_signal: signal.Signals = signal.SIGTERM, seconds: float = 10) -> None:
        """Ask it to end; insist after ``seconds``."""
        if self._child is None:
            return
        self._signal(with_signal)
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would, children included."""
        if self._child is not None:
            self._signal(signal.SIGKILL)
            self._child.wait()

    def pause(self) -> None:
        """Freeze it without closing anything, as a swamped machine would."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            return

    def _wait(self, ready: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.is_running or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"{self.command[0]} did not start:\n{self.log_text()[-4000:]}")
            time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def accepts_connections(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _group_of(user: str | None) -> int | None:
    import pwd

    return pwd.getpwnam(user).pw_gid if user else None
