"""Long pages in short breaths: while one is made, everybody's notes and votes go on."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from flask import stream_template

from server.runtime import give_way

Item = TypeVar("Item")


def in_breaths(items: Iterable[Item], size: int) -> Iterator[Item]:
    """The same items; after each ``size`` of them others may run."""
    for number, item in enumerate(items, start=1):
        yield item
        if number % size == 0:
            give_way()


def render_long_template(template: str, **context: Any) -> str:
    """As ``render_template``, whole or not at all, without holding up the loop."""
    return "".join(in_breaths(stream_template(template, **context), 500))
