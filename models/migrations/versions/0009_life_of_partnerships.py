"""Agreements, letters, goals, meetings, reviews and follow-ups of partnerships, and what was found and decided about them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KEY = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")


def upgrade() -> None:
    for name, kind in (("reason", sa.String(length=20)), ("answer_due", sa.Date()), ("ownership", sa.String(length=10))):
        op.add_column("partnerships", sa.Column(name, kind, nullable=True))
    op.create_index(op.f("ix_partnerships_answer_due"), "partnerships", ["answer_due"])
    create_agreements()
    for table, columns in tables().items():
        create(table, columns)
    op.create_index(op.f("ix_follow_ups_due_on"), "follow_ups", ["due_on"])
    op.create_index(op.f("ix_reviews_due_on"), "reviews", ["due_on"])


def create(table: str, columns: list[sa.schema.SchemaItem]) -> None:
    """A table of rows that belong to a partnership."""
    op.create_table(
        table,
        sa.Column("id", KEY, nullable=False),
        sa.Column("partnership_id", KEY, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["partnership_id"], ["partnerships.id"], name=op.f(f"fk_{table}_partnership_id_partnerships"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_partnership_id"), table, ["partnership_id"])


def entered(table: str) -> list[sa.schema.SchemaItem]:
    """By which account."""
    name = op.f(f"fk_{table}_account_id_accounts")
    return [sa.Column("account_id", KEY, nullable=True), sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=name, ondelete="SET NULL")]


def one_each(table: str, *names: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*names, name=op.f(f"uq_{table}_{'_'.join(names)}"))


def text(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def whole(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def day(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def create_agreements() -> None:
    op.create_table(
        "agreements",
        sa.Column("partnership_id", KEY, autoincrement=False, nullable=False),
        *map(text, ("activity", "seeker_duties", "partner_duties", "development", "quality", "quantity")),
        whole("payment_days"),
        text("disputes"),
        *map(day, ("starts_on", "ends_on", "signed_on")),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_agreements_ends_after_start")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnerships.id"], name=op.f("fk_agreements_partnership_id_partnerships"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("partnership_id", name=op.f("pk_agreements")),
    )


def tables() -> dict[str, list[sa.schema.SchemaItem]]:
    return {"follow_ups": follow_ups(), "letters": letters(), **small_tables()}


def small_tables() -> dict[str, list[sa.schema.SchemaItem]]:
    return {
        "findings": [
            sa.Column("kind", sa.String(length=20), nullable=False),
            sa.Column("decision", sa.String(length=20), nullable=False),
            text("reason", nullable=False),
            sa.Column("at", MOMENT, nullable=False),
            *entered("findings"),
            one_each("findings", "partnership_id", "kind"),
        ],
        "goals": [
            sa.Column("skill", sa.String(length=200), nullable=False),
            *map(whole, ("level_before", "target", "level_mid", "level_after")),
            one_each("goals", "partnership_id", "skill"),
        ],
        "meetings": [
            day("held_on", nullable=False),
            text("topic", nullable=False),
            text("next_step"),
            day("next_on"),
            sa.Column("at", MOMENT, nullable=False),
            *entered("meetings"),
        ],
        "reviews": [
            sa.Column("kind", sa.String(length=10), nullable=False),
            day("due_on", nullable=False),
            day("done_on"),
            text("note"),
            *entered("reviews"),
            one_each("reviews", "partnership_id", "kind"),
        ],
    }


def follow_ups() -> list[sa.schema.SchemaItem]:
    return [
        whole("days", nullable=False),
        day("due_on", nullable=False),
        day("done_on"),
        whole("orders"),
        sa.Column("value", sa.Double(), nullable=True),
        whole("jobs"),
        text("problems"),
        sa.Column("at", MOMENT, nullable=True),
        sa.CheckConstraint("orders >= 0 AND value >= 0 AND jobs >= 0", name=op.f("ck_follow_ups_not_negative")),
        *entered("follow_ups"),
        one_each("follow_ups", "partnership_id", "days"),
    ]


def letters() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("office", sa.String(length=13), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        whole("year", nullable=False),
        whole("serial", nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("facts_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        *entered("letters"),
        one_each("letters", "code"),
        one_each("letters", "office", "year", "kind", "serial"),
    ]


def downgrade() -> None:
    op.drop_table("agreements")
    for table in tables():
        op.drop_table(table)
    op.drop_index(op.f("ix_partnerships_answer_due"), table_name="partnerships")
    for name in ("reason", "answer_due", "ownership"):
        op.drop_column("partnerships", name)
