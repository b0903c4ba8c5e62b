"""Marshmallow schemas and fields for what comes in from people, and for what goes out."""

from enum import Enum
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields

from workshops.core import thai

BYTES_PER_GRAPHEME = 40
"""Behind every limit in letters stands one in bytes: stacked marks on one letter have no end."""


class Unsaid(Enum):
    """What a command does not name stays as it is; null is something else."""

    UNSAID = "unsaid"


UNSAID: Final = Unsaid.UNSAID


class In(Schema):
    """What comes in: unknown fields are refused, which is marshmallow's default."""


class Text(fields.String):
    """Free text, tidied; 1 (or 0, when ``may_be_empty``) to ``longest`` graphemes."""

    def __init__(self, *, longest: int, may_be_empty: bool = False, **options: Any) -> None:
        super().__init__(**{"required": True, **options})
        self.longest, self.may_be_empty = longest, may_be_empty

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = thai.tidy(super()._deserialize(value, attr, data, **kwargs) or "")
        if thai.has_forbidden(text):
            raise ValidationError("forbidden_characters")
        if not text and not self.may_be_empty:
            raise ValidationError("empty")
        if len(text.encode("utf-8", "surrogatepass")) > self.longest * BYTES_PER_GRAPHEME:
            raise ValidationError("too_long")
        if thai.graphemes(text) > self.longest:
            raise ValidationError("too_long")
        return text


class Uuid(fields.UUID):
    """A required id, made by whoever creates the thing. Only hyphenated words are taken."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": True, **options})

    def _validated(self, value: Any) -> Any:
        if isinstance(value, bytes | str) and len(value) != 36:
            raise ValidationError("not_an_id")
        return super()._validated(value)


class WholeNumber(fields.Integer):
    """An integer as JSON has it: neither true, nor "3", nor 3.5."""

    def _validated(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("not_a_number")
        return super()._validated(value)


class Milliseconds(fields.Field[int]):
    """A moment going out, as milliseconds since 1970."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> int | None:
        return round(value.timestamp() * 1000) if value else None
