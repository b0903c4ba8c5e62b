"""The product with other constants, for what would otherwise take a test minutes to see.

``TWEAKS`` is JSON: ``{"server.runtime:LONGEST_SILENCE_SECONDS": 1}``.
"""

import eventlet

eventlet.monkey_patch()

import importlib
import json
import os
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tweak(where: str, value: object) -> None:
    module, _, name = where.partition(":")
    loaded = importlib.import_module(module)
    assert hasattr(loaded, name), f"{where} is gone"
    setattr(loaded, name, value)


if __name__ == "__main__":
    for where, value in json.loads(os.environ["TWEAKS"]).items():
        tweak(where, value)
    runpy.run_path(str(ROOT / "wsgi.py"), run_name="__main__")
