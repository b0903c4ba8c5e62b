"""Thai on the pages that the server draws: where its lines end, and that it is Thai on an English page."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from server.line_ends import has_room, is_short, pieces_of

LONGEST_PHRASE = 26
"""A phrase longer than a narrow phone's line may end inside, between words."""

_THAI_RUNS = re.compile("([\u0e01-\u0e5b]+)")
_THAI_WORDS = re.compile(r"([\u0e01-\u0e5b]+(?:[\s\d.,/()–-]+[\u0e01-\u0e5b]+)*)")
_BEFORE_A_UNIT = re.compile(r"(^|\s)([\d,.]+) (?=[\u0e01-\u0e5b])")


def phrases(text: str, locale: str) -> Markup:
    """What people wrote: lines end before a phrase, and no word is cut."""
    return _in_thai(text, locale, _whole_words)


def sentence(text: str, locale: str) -> Markup:
    """What the product says, and titles: lines end at the spaces that their writer set."""
    return _in_thai(text, locale, _at_spaces)


def _in_thai(text: str, locale: str, draw: Callable[[str], Markup]) -> Markup:
    """Thai among other words says so, for whoever listens."""
    if locale == "th":
        return draw(text)
    marked = Markup('<span lang="th">{}</span>')
    parts = enumerate(_THAI_WORDS.split(text))
    return Markup("").join(marked.format(draw(words)) if nth % 2 else words for nth, words in parts)


def _at_spaces(text: str) -> Markup:
    return Markup(" ").join(_phrase(words) for words in _with_units(text).split(" "))


def _phrase(words: str) -> Markup:
    whole = _whole_words(words)
    if len(words) > LONGEST_PHRASE:
        return whole
    return Markup('<span class="phrase">{}</span>').format(whole)


def _whole_words(text: str) -> Markup:
    runs = enumerate(_THAI_RUNS.split(_with_units(text)))
    return Markup("").join(_whole_pieces(run) if nth % 2 else run for nth, run in runs)


def _whole_pieces(run: str) -> Markup:
    """A line ends at a ``<wbr>`` and nowhere else, unless a single piece is wider than its box."""
    pieces = (_piece(each) for each in pieces_of(run))
    return Markup('<span class="keep">{}</span>').format(Markup("<wbr>").join(pieces))


def _piece(words: str) -> Markup:
    if is_short(words):
        return escape(words)
    name = "piece" if has_room(words) else "wrap"
    return Markup('<span class="{}">{}</span>').format(name, words)


def _with_units(text: str) -> str:
    """``เหลือ 3 จุด`` with a space at which no line ends before the unit."""
    return _BEFORE_A_UNIT.sub("\\1\\2\u00a0", text)
