"""`make migration` writes a new step: the difference between the last step and the models."""

import argparse
import tempfile
from pathlib import Path

from alembic import command

from workshops.migrations import configuration, upgrade

VERSIONS = Path(__file__).parent / "versions"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message", help="what it does to the tables, as an order: 'Add hearings'")
    message = parser.parse_args().message
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/compare.sqlite"
        upgrade(url)
        number = f"{len(list(VERSIONS.glob('*.py'))) + 1:04}"
        command.revision(configuration(url), message, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main()
