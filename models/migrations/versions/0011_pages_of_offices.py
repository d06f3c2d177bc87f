"""Pinned candidates, the letterhead of an office, and the filters under which a list was shown."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "pins",
        sa.Column("id", KEY, nullable=False),
        sa.Column("firm_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("candidate_id", KEY, nullable=False),
        sa.Column("account_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_pins_account_id_accounts"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["candidate_id"], ["firms.id"], name=op.f("fk_pins_candidate_id_firms"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["firm_id"], ["firms.id"], name=op.f("fk_pins_firm_id_firms"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pins")),
        sa.UniqueConstraint("firm_id", "role", "candidate_id", name=op.f("uq_pins_firm_id_role_candidate_id")),
    )
    op.create_index(op.f("ix_pins_candidate_id"), "pins", ["candidate_id"])
    op.create_table(
        "letterheads",
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("telephone", sa.String(length=30), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("signatory_title", sa.String(length=100), nullable=True),
        sa.Column("signatory_name", sa.String(length=100), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_letterheads")),
    )
    with op.batch_alter_table("suggestion_lists") as table:
        table.add_column(sa.Column("filters", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("suggestion_lists") as table:
        table.drop_column("filters")
    op.drop_table("letterheads")
    op.drop_table("pins")
