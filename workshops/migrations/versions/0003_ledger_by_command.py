"""The ledger is looked up by a whole batch of command ids at once"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _order_by("workshop_id", "command_id", "actor_id")


def downgrade() -> None:
    _order_by("workshop_id", "actor_id", "command_id")


def _order_by(*columns: str) -> None:
    with op.batch_alter_table("ledger") as batch_op:
        batch_op.drop_constraint("pk_ledger", type_="primary")
        batch_op.create_primary_key("pk_ledger", list(columns))
