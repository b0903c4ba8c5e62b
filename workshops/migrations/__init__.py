"""The steps by which a database becomes what the models say, run from Python without an .ini file."""

from pathlib import Path

from alembic import command
from alembic.config import Config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at ``url`` to ``revision``; whoever comes second waits, then finds it done."""
    command.upgrade(configuration(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take back what came after ``revision`` (``base``: everything)."""
    command.downgrade(configuration(url), revision)


def configuration(url: str) -> Config:
    """What Alembic's own commands need; the address never passes through a file or an environment."""
    config = Config(attributes={"url": url})
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
