"""Requests as the product sees them: they go as soon as they are answered."""

from typing import Any

import flask


class Request(flask.Request):
    """Every socket message has a request, whose path belongs to no route. The traceback of that
    finding would hold the request, and the request it, until a garbage collection.
    """

    _unrouted: Any = None

    @property
    def routing_exception(self) -> Any:
        """Why no route was found, without the way it was found out on."""
        return self._unrouted

    @routing_exception.setter
    def routing_exception(self, error: Any) -> None:
        if error is not None:
            error.__traceback__ = error.__cause__ = error.__context__ = None
        self._unrouted = error
