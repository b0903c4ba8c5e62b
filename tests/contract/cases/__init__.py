"""One case or more for every command, by feature. Importing this lists them all."""

from tests.contract.cases import agenda, boards, outcomes, people, voting

__all__ = ["agenda", "boards", "outcomes", "people", "voting"]
