"""The envelope of a command as it comes in, over a socket or over HTTP."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from workshops.core.fields import In, Uuid

MOST_LEVELS = 16


def _not_deep(data: Any) -> None:
    """Nothing that we take is nested deeply; what is would run out of stack further on."""
    level = [data]
    for _ in range(MOST_LEVELS):
        if not level:
            return
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    raise ValidationError("too_deep")


class EnvelopeIn(In):
    id = Uuid()
    type = fields.String(required=True, validate=validate.Length(min=1, max=60))
    data = fields.Dict(keys=fields.String(), required=True, validate=_not_deep)


ENVELOPE = EnvelopeIn()
"""Made once, as every message needs it."""
