"""Visits and reports."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")


def upgrade() -> None:
    create_visits()
    create_observations()
    create_reports()
    create_report_steps()


def create_visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("firm_id", KEY, nullable=False),
        sa.Column("account_id", KEY, nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="planned", nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("assignment", sa.String(length=100), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["firm_id"], ["firms.id"], name=op.f("fk_visits_firm_id_firms"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_visits_account_id_accounts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("code", name=op.f("uq_visits_code")),
    )
    op.create_index(op.f("ix_visits_firm_id"), "visits", ["firm_id"])
    op.create_index(op.f("ix_visits_account_id"), "visits", ["account_id"])
    op.create_index("ix_visits_office_planned_on", "visits", ["office", "planned_on"])


def create_observations() -> None:
    op.create_table(
        "observations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("visit_id", KEY, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.String(length=30), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_observations_visit_id_visits"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
    )
    op.create_index(op.f("ix_observations_visit_id"), "observations", ["visit_id"])
    op.create_index(op.f("ix_observations_entry_id"), "observations", ["entry_id"])


def create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("tracking_hash", sa.String(length=64), nullable=False),
        sa.Column("visit_id", KEY, nullable=True),
        sa.Column("about_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), server_default="received", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_reports_visit_id_visits"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("tracking_hash", name=op.f("uq_reports_tracking_hash")),
    )
    op.create_index(op.f("ix_reports_visit_id"), "reports", ["visit_id"])
    op.create_index("ix_reports_office_id", "reports", ["office", "id"])


def create_report_steps() -> None:
    op.create_table(
        "report_steps",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_steps_report_id_reports"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_steps")),
    )
    op.create_index(op.f("ix_report_steps_report_id"), "report_steps", ["report_id"])


def downgrade() -> None:
    for table in ("report_steps", "reports", "observations", "visits"):
        op.drop_table(table)
