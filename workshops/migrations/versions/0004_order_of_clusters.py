"""The groups of a board stand in the order of their making"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = """
    UPDATE cluster SET position = (
        SELECT count(*) FROM cluster AS other
        WHERE other.board_id = cluster.board_id AND other.id <= cluster.id
    )
"""
"""Those that are there: in the order in which screens were given them."""


def upgrade() -> None:
    with op.batch_alter_table("cluster") as batch_op:
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    op.execute(NUMBER)
    with op.batch_alter_table("cluster") as batch_op:
        batch_op.alter_column("position", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("cluster") as batch_op:
        batch_op.drop_column("position")
