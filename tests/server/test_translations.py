"""Every sentence of the pages has its Thai: none missing, none left over, none unsure."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "server/translations/th/LC_MESSAGES/messages.po"


@pytest.fixture(scope="module")
def thai() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="th")


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """What the code and the templates say now; `make messages` gathers the same."""
    file = tmp_path_factory.mktemp("messages") / "messages.pot"
    options = ["--mapping-file=pyproject.toml", "--keywords=later", f"--output={file}"]
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", *options]
    subprocess.run([*command, "server", "templates"], cwd=ROOT, check=True)
    with file.open("rb") as pot:
        return {message.id for message in read_po(pot) if message.id}


def test_every_sentence_is_in_the_catalogue_and_nothing_else_is(thai, sentences):
    assert {message.id for message in thai if message.id} == sentences, "run `make messages`"


def test_every_sentence_has_its_thai(thai):
    untranslated = [message.id for message in thai if message.id and not all(words(message))]

    assert untranslated == []


def test_no_translation_is_a_guess(thai):
    assert [message.id for message in thai if message.id and message.fuzzy] == []


def test_translations_keep_the_blanks_of_their_sentences(thai):
    assert [str(error) for _, errors in thai.check() for error in errors] == []


def words(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
