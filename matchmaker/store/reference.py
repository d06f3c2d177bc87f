"""Regions and business codes, as they are loaded."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import Kbli, Region

CHUNK = 5_000


def is_empty(session: Session, table: type[Region] | type[Kbli]) -> bool:
    """Has the table no row?"""
    return session.scalar(select(table).limit(1)) is None


def add(session: Session, table: type[Region] | type[Kbli], rows: list[dict[str, Any]]) -> None:
    """Enter these rows."""
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(table), rows[start : start + CHUNK])
