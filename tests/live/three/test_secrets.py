"""G8 on three processes: what is unrevealed, hidden or secret is in no byte for anybody else."""

from tests.live.test_secrets import *  # noqa: F403
