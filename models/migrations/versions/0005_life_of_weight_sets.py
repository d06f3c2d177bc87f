"""What was found of a weight set, and who put it to use; with which probability a firm was shown on trial."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("labels", sa.Integer(), nullable=True),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("evaluated_by", sa.BigInteger(), nullable=True),
        sa.Column("evaluated_at", MOMENT, nullable=True),
        sa.Column("activated_by", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", MOMENT, nullable=True),
    )


def upgrade() -> None:
    for column in columns():
        op.add_column("weight_sets", column)
    op.add_column("exposures", sa.Column("propensity", sa.Double(), nullable=True))
    for table in ("partnerships", "suggestion_lists"):
        op.create_index(f"ix_{table}_pairing_id", table, ["pairing", "id"])


def downgrade() -> None:
    for table in ("partnerships", "suggestion_lists"):
        op.drop_index(f"ix_{table}_pairing_id", table_name=table)
    op.drop_column("exposures", "propensity")
    for column in reversed(columns()):
        op.drop_column("weight_sets", column.name)
