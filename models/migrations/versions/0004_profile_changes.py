"""What each revision of the profiles changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")
    op.create_table(
        "profile_changes",
        sa.Column("id", key, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("firm_id", sa.BigInteger(), nullable=True),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_changes")),
    )
    op.create_index(op.f("ix_profile_changes_number"), "profile_changes", ["number"])
    op.add_column("revisions", sa.Column("mark", sa.String(length=16), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("revisions") as table:
        table.drop_column("mark")
    op.drop_index(op.f("ix_profile_changes_number"), table_name="profile_changes")
    op.drop_table("profile_changes")
