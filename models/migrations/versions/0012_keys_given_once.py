"""On SQLite the key of a row that is gone is no longer given to the next one, where the trail keeps such keys."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KINDS = {
    "accounts": "account",
    "api_tokens": "token",
    "dismissals": "dismissal",
    "firms": "firm",
    "invitations": "invitation",
    "jobs": "job",
    "partnerships": "partnership",
    "pins": "pin",
    "visits": "visit",
}
"""Table to what the trail calls a row of it."""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, kind in KINDS.items():
            _make_anew(table, counted=True)
            _count_on(table, kind)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in KINDS:
            _make_anew(table, counted=False)


def _make_anew(table: str, *, counted: bool) -> None:
    """With its rows, indexes and constraints, all of which have names."""
    with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": counted}):
        pass


def _count_on(table: str, kind: str) -> None:
    """From the highest key that was ever given, as far as the table and the trail tell."""
    acted = "(SELECT max(actor_id) FROM audit_entries)" if table == "accounts" else "0"
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    op.execute(
        f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', max(coalesce((SELECT max(id) FROM {table}), 0), "
        f"coalesce((SELECT max(subject_id) FROM audit_entries WHERE subject_kind = '{kind}'), 0), coalesce({acted}, 0))"
    )
