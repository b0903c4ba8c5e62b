"""The docs know every command, table, error code and setting, and none that is not there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from server.config import PREFIX, Settings
from workshops.catalogue import COMMANDS
from workshops.core.errors import Refused
from workshops.snapshot import VIEWS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CODES = {kind.code for kind in Refused.__subclasses__()}
SETTINGS = {PREFIX + field.name.upper() for field in fields(Settings)}
RULE = re.compile(r"\bR-[A-Z]+-\d+\b")


@pytest.mark.parametrize(
    ("file", "chapter", "things"),
    [
        ("protocol.md", "Commands", set(COMMANDS)),
        ("protocol.md", "Tables", {view.table for view in VIEWS}),
        ("protocol.md", "Error codes", CODES),
        ("protocol.md", "Settings", SETTINGS),
    ],
)
def test_everything_has_its_heading_and_nothing_else_has(
    file: str, chapter: str, things: set[str]
) -> None:
    described = _headings(file, chapter)

    assert set(described) == things
    assert len(described) == len(set(described))


def test_links_within_the_protocol_lead_somewhere() -> None:
    text = (DOCS / "protocol.md").read_text("utf-8")
    anchors = {
        re.sub(r"[^\w-]", "", heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


def test_every_rule_that_a_test_names_is_written_down() -> None:
    named = {
        rule
        for test in (ROOT / "tests").rglob("test_*.py")
        for rule in RULE.findall(test.read_text("utf-8"))
    }
    written = re.findall(r"\*\*(R-[A-Z]+-\d+)\*\*", (DOCS / "rules.md").read_text("utf-8"))

    assert named <= set(written)
    assert len(written) == len(set(written))


def test_every_rule_is_tried_by_a_test() -> None:
    tests = "\n".join(test.read_text("utf-8") for test in (ROOT / "tests").rglob("test_*.py"))
    written = re.findall(r"\*\*(R-[A-Z]+-\d+)\*\*", (DOCS / "rules.md").read_text("utf-8"))

    assert [rule for rule in written if not re.search(rf"\b{rule}\b", tests)] == []


def _headings(file: str, chapter: str) -> list[str]:
    """The ``### `name` `` headings of one ``## chapter``."""
    text = (DOCS / file).read_text("utf-8")
    _, _, rest = text.partition(f"\n## {chapter}\n")
    body = re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^### `([^`]+)`$", body, re.MULTILINE)
