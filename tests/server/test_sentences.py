"""What simulated people say: whole in both languages, fitting the workshop, and never twice the same."""

from random import Random

import pytest

from server.rehearsal import bank
from workshops.agenda.models import Stage
from workshops.core.thai import graphemes, has_forbidden, tidy
from workshops.methods.shapes import Writing
from workshops.methods.templates import TEMPLATES

LONGEST = 140

BOARDS = [
    pytest.param(run.stage.value, [zone.key for zone in one.zones], id=f"{key}-{one.title.en}")
    for key, template in TEMPLATES.items()
    for run in template.runs
    for one in run.activities
    if isinstance(one, Writing)
]


def test_every_sentence_stands_in_both_languages_as_people_type() -> None:
    for one in bank.sentences():
        for text in (one.th, one.en):
            assert tidy(text) == text
            assert text
            assert not has_forbidden(text)
            assert graphemes(text) <= LONGEST


def test_no_sentence_stands_twice_and_each_has_its_group() -> None:
    sentences = bank.sentences()

    assert (
        len({one.th for one in sentences}) == len({one.en for one in sentences}) == len(sentences)
    )
    assert {one.group for one in sentences} == set(bank.groups())
    assert {one.stage for one in sentences} == set(Stage)


@pytest.mark.parametrize("theme", [*bank.THEMES, bank.ANY])
@pytest.mark.parametrize(("stage", "zones"), BOARDS)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_room_of_thirty_finds_words_for_every_board(
    theme: str, stage: str, zones: list[str], language: str
) -> None:
    dice, used = Random(1), set[str]()
    of_theme = {getattr(one, language): one.theme for one in bank.sentences()}

    for _ in range(30):
        found = bank.pick(dice, theme=theme, stage=stage, zones=zones, used=used, language=language)
        assert found
        zone, text = found
        assert zone in zones
        assert text not in used
        assert bank.group_of(text)
        assert of_theme.get(text, theme) in (theme, bank.ANY)
        used.add(text)


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("เดินทางไปโรงพยาบาลไม่ต้องเสียทั้งวัน", "health"),
        ("ต่อใบอนุญาตให้ง่ายขึ้น", "registry"),
        ("Safer roads to school", "mobility"),
        ("ขยะในคลองของเรา", "environment"),
        ("เบี้ยผู้พิการ", "welfare"),
        ("เรื่องของเรา", bank.ANY),
    ],
)
def test_the_theme_is_what_the_workshop_is_about(words: str, theme: str) -> None:
    assert bank.theme_of(words) == theme
