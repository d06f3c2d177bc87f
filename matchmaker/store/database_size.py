"""How much room the database takes."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

QUERIES = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}
"""By the name of the database's kind."""


def measure(session: Session) -> int:
    """The bytes that the database takes; on SQLite without what waits in its log."""
    return session.scalar(text(QUERIES[session.get_bind().dialect.name])) or 0
