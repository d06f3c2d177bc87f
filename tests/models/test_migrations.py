"""Migrations: up and down with rows in every table, and nothing that the models say and the database does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Engine, delete, func, inspect, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.settings import Settings
from models import Base


@pytest.fixture
def bare(empty_database_url: str, settings_for: Callable[..., Settings]) -> Settings:
    """A database that no migration has seen."""
    return settings_for(empty_database_url)


@pytest.fixture
def bare_engine(bare: Settings) -> Iterator[Engine]:
    opened = database.connect(bare)
    yield opened
    opened.dispose()


def _value(column: Column[Any]) -> Any:
    """Something that the column holds; keys are 1, so that each table's row belongs to the others' rows."""
    kind = column.type.python_type if column.type.__class__.__name__ not in ("Moment", "JSON") else None
    if column.primary_key and kind is int:
        return 1
    if kind is None:
        return datetime.now(UTC) if column.type.__class__.__name__ == "Moment" else []
    return {int: 1, float: 1.5, bool: True, str: "1", bytes: b"1"}.get(kind, datetime.now(UTC).date())


def _fill(engine: Engine) -> None:
    """One row in each table, two firms, so that the checks of a pair hold."""
    with Session(engine) as session:
        for table in Base.metadata.sorted_tables:
            row = {column.name: _value(column) for column in table.columns}
            rows = [row, {**row, "id": 2, "public_id": "2", "pseudonym": "2"}] if table.name == "firms" else [row]
            if "partner_id" in row:
                rows = [{**row, "partner_id": 2}]
            session.execute(table.insert(), rows)
        session.commit()


def test_the_database_has_what_the_models_say(bare: Settings, bare_engine: Engine) -> None:
    database.migrate(bare)
    with bare_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, Base.metadata) == []


def test_up_and_down_and_up_again_with_rows_in_every_table(bare: Settings, bare_engine: Engine) -> None:
    for _ in range(2):
        database.migrate(bare)
        _fill(bare_engine)
        with Session(bare_engine) as session:
            assert all(session.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables)
        database.migrate(bare, "base")
        assert set(inspect(bare_engine).get_table_names()) <= {"alembic_version"}
    database.migrate(bare)


def test_tables_made_anew_keep_what_hangs_on_them_and_count_on(bare: Settings, bare_engine: Engine) -> None:
    """From 0011, where the trail already knows a firm 7 and an account 9 that are gone."""
    database.migrate(bare, "0011")
    _fill(bare_engine)
    tables = Base.metadata.tables
    entry = {"id": 2, "at": datetime.now(UTC), "act": "firm.created", "subject_kind": "firm", "subject_id": 7, "actor_id": 9, "changes": {}}
    with bare_engine.begin() as connection:
        connection.execute(tables["audit_entries"].insert(), entry)
    before = _all(bare_engine)
    database.migrate(bare)
    assert _all(bare_engine) == before
    if bare_engine.dialect.name == "sqlite":
        with bare_engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            counted = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence WHERE seq > 1 ORDER BY name").all()
        assert [tuple(each) for each in counted] == [("accounts", 9), ("firms", 7)]


def _all(engine: Engine) -> dict[str, Any]:
    """The rows of each table, and its indexes, unique constraints, checks and foreign keys."""
    found: dict[str, Any] = {}
    with engine.connect() as connection:
        seen = inspect(connection)
        for name, table in Base.metadata.tables.items():
            read = (seen.get_indexes, seen.get_unique_constraints, seen.get_check_constraints, seen.get_foreign_keys)
            rules: list[Any] = [each(name) for each in read]
            found[name] = ([sorted(map(_said, each)) for each in rules], sorted(map(repr, connection.execute(select(table)))))
    return found


def _said(rule: Any) -> str:
    """An index or constraint in words; the condition of an index stands in its options as an object."""
    return repr({**rule, "dialect_options": {name: str(value) for name, value in rule.get("dialect_options", {}).items()}})


def test_migrating_twice_changes_nothing(bare: Settings, bare_engine: Engine) -> None:
    database.migrate(bare)
    _fill(bare_engine)
    database.migrate(bare)
    with Session(bare_engine) as session:
        assert session.scalar(select(func.count()).select_from(Base.metadata.tables["firms"])) == 2


def test_a_firm_takes_its_lines_and_its_account_with_it(bare: Settings, bare_engine: Engine) -> None:
    """The database's own rules, so that no other program leaves orphans."""
    database.migrate(bare)
    _fill(bare_engine)
    tables = Base.metadata.tables
    with Session(bare_engine) as session:
        for name in ("partnership_steps", "partnerships"):
            session.execute(delete(tables[name]))
        session.execute(delete(tables["firms"]))
        left = {name for name in ("offers", "needs", "certificates", "skills", "memberships", "accounts", "sign_ins", "api_tokens")
                if session.scalar(select(func.count()).select_from(tables[name]))}  # fmt: skip
    assert left == set()
