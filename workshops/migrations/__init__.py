"""The steps by which a database becomes what the models say, run from Python without an .ini file."""

from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at ``url`` to ``revision``; whoever comes second waits, then finds it done."""
    command.upgrade(configuration(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take back what came after ``revision`` (``base``: everything)."""
    command.downgrade(configuration(url), revision)


def is_up_to_date(db: Session) -> bool:
    """Whether the database is where this code wants it; False too where it has no tables yet."""
    if not sa.inspect(db.connection()).has_table("alembic_version"):
        return False
    found = db.scalars(sa.text("SELECT version_num FROM alembic_version")).all()
    return list(found) == [_newest()]


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(configuration("")).get_current_head()


def configuration(url: str) -> Config:
    """What Alembic's own commands need; the address never passes through a file or an environment."""
    config = Config(attributes={"url": url})
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
