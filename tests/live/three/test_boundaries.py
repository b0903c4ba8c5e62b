"""G9, G10 on three processes: nothing crosses from one workshop to another."""

from tests.live.test_boundaries import *  # noqa: F403
