"""What a sketch is when it comes in: strokes of whole numbers on a sheet, and nothing else."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from workshops.core.fields import In, WholeNumber

WIDTH, HEIGHT = 1000, 750
COLORS = 5
MOST_STROKES = 120
MOST_POINTS = 2000
"""In one sketch, all strokes together: some 16 kB, so that a wall full of them still travels."""


class Stroke(In):
    """One line of a finger: ``points`` are x and y by turns, on paper of 1000 by 750.

    ``color`` is 0 for ink or a zone's number.
    """

    color = WholeNumber(required=True, validate=validate.Range(0, COLORS - 1))
    points = fields.List(
        WholeNumber(validate=validate.Range(0, WIDTH)),
        required=True,
        validate=validate.Length(2, 2 * MOST_POINTS),
    )

    @validates_schema(skip_on_field_errors=True)
    def _be_on_paper(self, data: dict[str, Any], **_: Any) -> None:
        if len(data["points"]) % 2 or any(y > HEIGHT for y in data["points"][1::2]):
            raise ValidationError("not_valid", "points")


class Sketch(In):
    strokes = fields.List(
        fields.Nested(Stroke()), required=True, validate=validate.Length(1, MOST_STROKES)
    )

    @validates_schema(skip_on_field_errors=True)
    def _be_small(self, data: dict[str, Any], **_: Any) -> None:
        if sum(len(stroke["points"]) for stroke in data["strokes"]) > 2 * MOST_POINTS:
            raise ValidationError("too_large", "strokes")
