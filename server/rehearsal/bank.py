"""What simulated people say: sentences by theme, stage and zone, each with the group it belongs to."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent
ANY = "any"

# The first theme with one of its words in a workshop's titles, challenge or brief is the one.
THEMES = {
    "health": "โรงพยาบาล สุขภาพ คลินิก หมอ ผู้ป่วย hospital health clinic patient",
    "welfare": "สวัสดิการ ผู้สูงอายุ ผู้พิการ ยากจน เบี้ย welfare elderly disab older",
    "environment": "ขยะ น้ำท่วม คลอง ฝุ่น สิ่งแวดล้อม waste flood canal dust environment",
    "mobility": "รถเมล์ รถไฟ ขนส่ง ถนน ทางเท้า เดินทาง bus transport road traffic travel",
    "registry": "ใบอนุญาต ทะเบียน เอกสาร บริการประชาชน คำขอ licen permit regist document",
}

# What people say before they repeat what was said.
LEADS = {
    "th": (
        "ที่บ้านเราก็เหมือนกัน ",
        "ขอเสริมอีกเสียง ",
        "เห็นด้วยอย่างยิ่ง ",
        "เรื่องนี้สำคัญมาก ",
        "เคยเจอเองเลย ",
        "อยากย้ำอีกครั้ง ",
    ),
    "en": (
        "The same where I live: ",
        "One more voice for this: ",
        "I agree: ",
        "This matters: ",
        "I have seen it myself: ",
        "Once again: ",
    ),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    theme: str
    stage: str
    zone: str
    group: str
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Group:
    group: str
    th: str
    en: str


@cache
def sentences() -> tuple[Sentence, ...]:
    return tuple(Sentence(**row) for row in _rows("sentences.tsv"))


@cache
def groups() -> dict[str, Group]:
    return {row["group"]: Group(**row) for row in _rows("groups.tsv")}


@cache
def _group_by_text() -> dict[str, str]:
    return {text: one.group for one in sentences() for text in (one.th, one.en)}


def group_of(text: str) -> str | None:
    """Which group something belongs to that a simulated person said, in either language."""
    for leads in LEADS.values():
        for lead in leads:
            text = text.removeprefix(lead)
    return _group_by_text().get(text)


def theme_of(words: str) -> str:
    """The public service that a workshop is about, as far as its words tell."""
    said = words.lower()
    for theme, signs in THEMES.items():
        if any(sign in said for sign in signs.split()):
            return theme
    return ANY


def pick(
    dice: Random, *, theme: str, stage: str, zones: list[str], used: set[str], language: str
) -> tuple[str, str] | None:
    """A zone and something to say in it that nobody has said yet: fitting best comes first.

    Once all is said people say it again in other words, as in any room. None when that is used up.
    """
    for lead in ("", *dice.sample(LEADS[language], len(LEADS[language]))):
        fresh = [one for one in sentences() if lead + getattr(one, language) not in used]
        for wanted in _ever_wider(theme, stage, zones):
            fitting = [one for one in fresh if wanted(one)]
            if fitting:
                chosen = dice.choice(fitting)
                zone = chosen.zone if chosen.zone in zones else dice.choice(zones)
                return zone, lead + getattr(chosen, language)
    return None


def _ever_wider(theme: str, stage: str, zones: list[str]) -> Iterator[Callable[[Sentence], bool]]:
    themes = (theme, ANY)
    yield lambda one: one.theme == theme and one.stage == stage and one.zone in zones
    yield lambda one: one.theme in themes and one.stage == stage and one.zone in zones
    yield lambda one: one.theme in themes and one.stage == stage


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
