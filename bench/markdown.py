"""`python -m bench.markdown RESULTS.json`: the table of targets as docs/performance.md shows it."""

import sys
from pathlib import Path

from bench.everything import kept, medians
from bench.targets import Medians, findings


def targets_table(middle: Medians) -> str:
    rows = ["| work | target | found | |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {target.work} | {target.promise} | {finding.told} | {finding.verdict} |"
        for target, finding in findings(middle)
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    print(targets_table(medians(kept(Path(sys.argv[1])))))
