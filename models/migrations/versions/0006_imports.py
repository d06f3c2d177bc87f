"""Uploaded files, what imports did, and what officials answered on the way."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.Column("findings", sa.JSON(), nullable=True),
        sa.Column("error", sa.JSON(), nullable=True),
        sa.Column("job_id", sa.BigInteger(), nullable=True),
        sa.Column("uploaded_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    op.create_index("ix_uploads_office_id", "uploads", ["office", "id"])
    op.create_index(op.f("ix_uploads_ended_at"), "uploads", ["ended_at"])
    op.create_table(
        "import_effects",
        sa.Column("id", KEY, nullable=False),
        sa.Column("upload_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("new", sa.Boolean(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_import_effects_upload_id_uploads"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_effects")),
    )
    op.create_index(op.f("ix_import_effects_upload_id"), "import_effects", ["upload_id"])
    op.create_table(
        "heading_meanings",
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("sheet", sa.String(length=20), nullable=False),
        sa.Column("heading", sa.String(length=120), nullable=False),
        sa.Column("column", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("office", "sheet", "heading", name=op.f("pk_heading_meanings")),
    )
    op.create_table(
        "twin_answers",
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("uploaded", sa.String(length=64), nullable=False),
        sa.Column("firm_id", KEY, nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["firm_id"], ["firms.id"], name=op.f("fk_twin_answers_firm_id_firms"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("office", "uploaded", "firm_id", name=op.f("pk_twin_answers")),
    )
    op.create_index(op.f("ix_twin_answers_firm_id"), "twin_answers", ["firm_id"])


def downgrade() -> None:
    for table in ("twin_answers", "heading_meanings", "import_effects", "uploads"):
        op.drop_table(table)
