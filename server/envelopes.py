"""The envelope of a command as it comes in, over a socket or over HTTP."""

from marshmallow import fields, validate

from workshops.core.fields import In, Uuid


class EnvelopeIn(In):
    id = Uuid()
    type = fields.String(required=True, validate=validate.Length(min=1, max=60))
    data = fields.Dict(keys=fields.String(), required=True)
