"""Limits on how often: token buckets, per socket and per thing that can be guessed."""

import time
from dataclasses import dataclass, field

from workshops.core.errors import TooFast


@dataclass(slots=True)
class TokenBucket:
    """``rate`` tokens a second up to ``burst``. The level may go below zero: that is the debt."""

    rate: float
    burst: float
    level: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self.level, self._at = self.burst, time.monotonic()

    def take(self, tokens: float = 1.0) -> float:
        """Take tokens whether they are there or not, and say how many are left or owed."""
        self._refill()
        self.level -= tokens
        return self.level

    def seconds_until_free(self) -> float:
        self._refill()
        return max(0.0, (1.0 - self.level) / self.rate)

    def _refill(self) -> None:
        now = time.monotonic()
        self.level = min(self.burst, self.level + max(0.0, now - self._at) * self.rate)
        self._at = now


class Tries:
    """Failed tries by key, e.g. receipts by workshop. Old keys are forgotten."""

    def __init__(self, *, per_minute: float, burst: float, most_keys: int = 10_000) -> None:
        self._rate, self._burst, self._most = per_minute / 60, burst, most_keys
        self._buckets: dict[object, TokenBucket] = {}

    def check(self, key: object) -> None:
        """Raise ``TooFast`` when this key has failed too often lately."""
        bucket = self._buckets.get(key)
        if bucket and bucket.seconds_until_free() > 0:
            raise TooFast({"after_ms": round(bucket.seconds_until_free() * 1000) + 1})

    def failed(self, key: object) -> None:
        """Count one. However many fail at a time, the wait is never longer than for one."""
        if key not in self._buckets and len(self._buckets) >= self._most:
            self._buckets.pop(next(iter(self._buckets)))
        bucket = self._buckets.setdefault(key, TokenBucket(self._rate, self._burst))
        bucket.level = max(bucket.take(), 0.0)
