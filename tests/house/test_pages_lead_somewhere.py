"""What README and docs/ point at is there: links, and the paths that the map names."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLACES = ("workshops/", "server/", "static/", "templates/", "tests/", "docs/", "bench/", "deploy/")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))

    own = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in own if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"`([\w./-]+)`", page.read_text("utf-8"))

    paths = [path for path in named if path.startswith(PLACES) and "static/dist" not in path]
    assert [path for path in paths if not (ROOT / path).exists()] == []
