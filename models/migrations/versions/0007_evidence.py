"""How well certificates are attested, by whom, and what ends when."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")
    op.create_table(
        "attestations",
        sa.Column("id", key, nullable=False),
        sa.Column("firm_id", key, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("evidence", sa.String(length=6), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["firm_id"], ["firms.id"], name=op.f("fk_attestations_firm_id_firms"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestations")),
    )
    op.create_index(op.f("ix_attestations_firm_id"), "attestations", ["firm_id"])
    op.create_index(op.f("ix_certificates_expires"), "certificates", ["expires"])


def downgrade() -> None:
    op.drop_index(op.f("ix_certificates_expires"), table_name="certificates")
    op.drop_index(op.f("ix_attestations_firm_id"), table_name="attestations")
    op.drop_table("attestations")
