"""Two at one form: what was changed meanwhile by somebody else is kept, and where both wrote, people choose.

The form carries what it showed, so that a third look can tell whose words are new.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from workshops.core import thai

MINE, THEIRS = "mine", "theirs"
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """``words``: what to save. ``theirs``: what somebody else wrote in fields that both changed."""

    words: dict[str, str]
    theirs: dict[str, str]


def merge(typed: Words, *, seen: Words, now: Words) -> Merged:
    """A field that was left as it was shown follows whoever changed it; the others stay as typed."""
    left = {name for name in typed if _same(typed[name], seen.get(name, now[name]))}
    words = {name: now[name] if name in left else typed[name] for name in typed}
    changed = {name for name in typed if not _same(now[name], seen.get(name, now[name]))}
    clashing = {name for name in changed - left if not _same(now[name], typed[name])}
    return Merged(words, {name: now[name] for name in typed if name in clashing})


def seen_words() -> dict[str, str]:
    """What the form showed when it was filled in; nothing for a form that does not say."""
    try:
        found = json.loads(request.form.get("seen", "{}"))
    except ValueError:
        return {}
    return {str(name): str(word) for name, word in found.items()} if isinstance(found, dict) else {}


def chosen(typed: Words, *, seen: Words) -> dict[str, str]:
    """The words that are wanted: where somebody chose what the other wrote, that is what was shown."""
    return {
        name: seen.get(name, word) if request.form.get(f"keep_{name}") == THEIRS else word
        for name, word in typed.items()
    }


def _same(one: str, other: str) -> bool:
    return thai.tidy(one) == thai.tidy(other)
