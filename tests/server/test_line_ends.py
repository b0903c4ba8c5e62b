"""Thai on pages: lines end where those of the live screens end, and English pages say what is Thai."""

import json
import re
from pathlib import Path

import pytest

from server import line_ends
from server.phrases import phrases, sentence

TESTS = Path(__file__).parent.parent
CASES = json.loads((TESTS / "fixtures" / "line_ends.json").read_text())
BROWSER_CODE = TESTS.parent / "static" / "src" / "live" / "parts" / "line_ends.ts"


@pytest.mark.parametrize("pieces", CASES, ids=lambda pieces: pieces[0])
def test_a_line_ends_where_it_ends_on_the_live_screens(pieces: list[str]) -> None:
    """The browser code is tried on the same ones in tests/js/line_ends.test.ts."""
    assert line_ends.pieces_of("".join(pieces)) == pieces


@pytest.mark.parametrize("name", ["LINKS", "OPENERS", "CLOSERS", "COMPOUNDS"])
def test_pages_and_live_screens_know_the_same_words(name: str) -> None:
    found = re.search(rf"const {name} = set\((.*?)\n\)", BROWSER_CODE.read_text(), re.DOTALL)

    assert found
    assert set("".join(re.findall("'(.*?)'", found[1])).split()) == getattr(line_ends, name)


def test_what_people_wrote_stays_words_between_the_places_where_a_line_ends() -> None:
    assert phrases("ทุกวันพุธ <b>ในโรงพยาบาล", "th") == (
        '<span class="keep">ทุกวันพุธ</span> &lt;b&gt;'
        '<span class="keep"><span class="piece">ในโรงพยาบาล</span></span>'
    )
    assert phrases("คนแก่เดินหลายตึก", "th") == '<span class="keep">คนแก่เดิน<wbr>หลายตึก</span>'


def test_a_number_stays_with_its_unit() -> None:
    assert "2\u00a0" in phrases("เลือก 2 อย่าง", "th")
    assert "2\u00a0" not in phrases("เลือก 2 things", "th")


def test_an_english_page_says_which_words_are_thai() -> None:
    said = sentence("Decided by นายอำเภอ 2 คน, soon", "en")

    assert said.startswith('Decided by <span lang="th">')
    assert said.endswith("</span>, soon")
    assert said.count("lang=") == 1
    assert "lang=" not in sentence("นายอำเภอ", "th")
