"""Thai text as people type it: one spelling per word, and lengths that a reader would count."""

import re
import unicodedata

from icu4py.breakers import CharacterBreaker

_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")  # NIKHAHIT, tone mark, SARA AA
_TWO_SARA_E = "\u0e40\u0e40"
_SARA_AE = "\u0e41"
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def tidy(text: str) -> str:
    """NFC, the two spellings that NFC leaves apart, and no white space that nobody meant.

    NFKC would take SARA AM apart and break searching, so it is not used.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    text = _SPLIT_SARA_AM.sub("\\1\u0e33", text).replace(_TWO_SARA_E, _SARA_AE)
    text = _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", text))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def has_forbidden(text: str) -> bool:
    """Whether control or bidirectional-override characters hide in it, or halves of characters."""
    return _FORBIDDEN.search(text) is not None


def graphemes(text: str) -> int:
    """How many letters a reader sees; a Thai letter with its marks is one, so is an emoji."""
    if text.isascii():
        return len(text)
    return sum(1 for _ in CharacterBreaker(text, "th"))
