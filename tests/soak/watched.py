"""The product, which also writes down how many greenlets it has, every few seconds."""

import eventlet

eventlet.monkey_patch()

import gc
import os
import runpy
import time
from pathlib import Path

from greenlet import greenlet

EVERY_SECONDS = 5.0
ROOT = Path(__file__).parents[2]


def watch(path: Path) -> None:
    while True:
        count = sum(isinstance(one, greenlet) and not one.dead for one in gc.get_objects())
        path.write_text(str(count))
        time.sleep(EVERY_SECONDS)


if __name__ == "__main__":
    eventlet.spawn_n(watch, Path(os.environ["RUAMSANG_DATA_DIR"]) / "greenlets")
    runpy.run_path(str(ROOT / "wsgi.py"), run_name="__main__")
