"""What was measured on, and of which state of the code."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

PACKAGES = ("flask-socketio", "python-socketio", "python-engineio", "eventlet", "sqlalchemy")


def line() -> str:
    told = description()
    packages = ", ".join(f"{name} {number}" for name, number in told["packages"].items())
    return (
        f"{told['processor']}, {told['cores']} cores (server on one, load on another),"
        f" {told['memory_gb']} GB, Python {told['python']}, {packages}"
    )


def description() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "load_average": os.getloadavg(),
    }


def commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip()


def _processor() -> str:
    for told in Path("/proc/cpuinfo").read_text().splitlines():
        if told.startswith("model name"):
            return told.partition(":")[2].strip()
    return platform.machine()
