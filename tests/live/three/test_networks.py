"""G3, G4 on three processes: whoever comes back converges, and there is one order without a gap."""

from tests.live.test_bad_networks import *  # noqa: F403
