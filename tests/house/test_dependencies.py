"""G26: what runs here is what the lock files name, byte for byte, and nothing that is known to be bad."""

import json
import re
import tomllib
from importlib.metadata import version

import pytest

from tests.support.server import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
FLOORS = {"python-socketio": (5, 14), "python-engineio": (4, 13, 2), "eventlet": (0, 40, 3)}
"""Below them lie published holes: unpickling from the queue, decompression, request smuggling."""


def locked(name: str) -> dict[str, str]:
    """Every requirement's lines, by normalised name."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    return {normal(entry.partition("==")[0]): entry for entry in entries if "==" in entry}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(name: str) -> None:
    entries = locked(name)

    assert len(entries) > 30
    for package, entry in entries.items():
        assert re.match(r"\S+==[^\s;]+( ;.*)? \\\n", entry), package
        assert "--hash=sha256:" in entry, package


@pytest.mark.parametrize("name", LOCKS)
def test_whatever_the_project_asks_for_is_locked(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"]]
    if "dev" in name:
        asked += project["optional-dependencies"]["dev"]

    names = {normal(re.split(r"[\[<>=;~! ]", one)[0]) for one in asked}

    assert names <= locked(name).keys()


@pytest.mark.parametrize("package", sorted(FLOORS))
def test_what_takes_in_strangers_bytes_is_above_its_floor(package: str) -> None:
    number = re.search(r"==([\d.]+)", locked("requirements.lock")[package])
    assert number

    assert tuple(map(int, number.group(1).split("."))) >= FLOORS[package]
    assert version(package) == number.group(1)


def test_packages_are_only_installed_with_their_hashes() -> None:
    makefile = (ROOT / "Makefile").read_text()

    installs = re.findall(r"^PIP = .*$", makefile, re.MULTILINE)

    assert len(installs) == 1
    assert "--require-hashes --no-deps" in installs[0]
    for line in re.findall(r"^\t.*pip install .*$", makefile, re.MULTILINE):
        assert "uv" in line, "the tool that writes the locks is the one exception"


def test_browser_packages_are_locked_with_their_hashes() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    unhashed = [
        name
        for name, one in packages.items()
        if name and not one.get("link") and "integrity" not in one
    ]

    assert len(packages) > 10
    assert unhashed == []
    assert "$(NPM) ci" in (ROOT / "Makefile").read_text()
