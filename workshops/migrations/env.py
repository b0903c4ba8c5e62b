"""Called by Alembic for each of its commands: opens the database and says which models to compare."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

import workshops.catalogue  # noqa: F401 - knowing every command, it has imported every table
from workshops.core.db import Base, UTCDateTime

# Any number nobody else locks: two processes that start together must not both migrate.
MIGRATION_LOCK = 7305_2569


def render_plainly(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write types of ours as the column they are, so that old migrations outlive our classes."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime()"
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return False


def run(connection: sa.Connection) -> None:
    """Everything in one transaction, where the database can."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_plainly,
        compare_server_default=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
        context.run_migrations()


def main() -> None:
    url = sa.make_url(context.config.attributes["url"])
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        run(connection)
    engine.dispose()


main()
