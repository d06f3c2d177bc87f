"""The database: its engine, its migrations, and transaction(), within which everything is stored or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from matchmaker.settings import Settings

BUSY_SECONDS = 30
MIGRATIONS = Path(__file__).resolve().parents[1] / "models" / "migrations"


def connect(settings: Settings) -> Engine:
    """An engine for the settings' database; SQLite waits for other writers and keeps foreign keys.

    Its option `tables` names the folder in which tables of firms may be kept for all processes. An error never
    quotes the values of its statement: they may be a person's.
    """
    tables = {"tables": str(settings.home / "tables")}
    if settings.is_embedded:
        Path(settings.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            settings.database_url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, execution_options=tables
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        settings.database_url, pool_pre_ping=True, pool_size=5, max_overflow=10, hide_parameters=True, execution_options=tables
    )


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the transaction is begun by _begin_sqlite, not by the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writes: bool = True) -> Iterator[Session]:
    """A session whose work is committed at the end of the block, or rolled back where it raises.

    `writes` takes SQLite's single writer's place from the start, so that two writers wait instead of failing.
    """
    with Session(engine.execution_options(writes=writes)) as session, session.begin():
        yield session


def migrate(settings: Settings, revision: str = "head") -> None:
    """Bring the tables to `revision`; safe to repeat.

    SQLite's foreign keys rest meanwhile: a table that is made anew would take with it, as its former self is dropped, all that hangs on it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine = connect(settings)
    if settings.is_embedded:
        event.listen(engine, "connect", lambda connection, record: connection.execute("PRAGMA foreign_keys=OFF"))
    try:
        if revision == "base":
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)
    finally:
        engine.dispose()
