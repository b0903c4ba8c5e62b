"""Finds Chromium: the machine's own, else Playwright's, else what apt-get brings."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """The path of a browser that can be started. Raises RuntimeError when there is none to be had."""
    with _one_at_a_time():
        found = _on_path() or _from_playwright() or _from_apt()
    if found is None:
        raise RuntimeError("The browser tests need Chromium: install `chromium` and run them again")
    return found


def launch_options() -> dict[str, Any]:
    """What every launch of a browser in tests, benches and screenshots is given."""
    return {"executable_path": find_chromium(), "args": ARGUMENTS}


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Tests that run side by side would install side by side, and apt-get refuses the second; or
    find a program of which half is unpacked.
    """
    with (Path(sys.prefix) / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_playwright() -> str | None:
    path = _playwrights_own()
    if not Path(path).exists():
        _try(sys.executable, "-m", "playwright", "install", "chromium")
    return path if Path(path).exists() else None


def _playwrights_own() -> str:
    """Where Playwright keeps its browser. Asked in another process: only one may run in this one."""
    ask = "from playwright.sync_api import sync_playwright as start\n"
    ask += "with start() as playwright: print(playwright.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return answer.stdout.strip()


def _from_apt() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    patiently = ("-qq", "-o", "DPkg::Lock::Timeout=120")
    _try("apt-get", "update", *patiently)
    _try("apt-get", "install", "-y", "--no-install-recommends", *patiently, "chromium")
    return _on_path()


def _try(*command: str) -> None:
    """Run to the end or for five minutes; whoever called looks at what came of it."""
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took more than five minutes", file=sys.stderr)
