"""The trail's entries by the thousand, with the personal values that are kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import AuditEntry, AuditValue

ENTRIES: Any = AuditEntry.__table__
VALUES: Any = AuditValue.__table__
Row = dict[str, Any]


def add(session: Session, entries: Sequence[tuple[Row, list[Row]]]) -> None:
    """Enter each entry with its values, first those that have none: the database need not tell their keys."""
    bare = [entry for entry, values in entries if not values]
    if bare:
        session.connection().execute(insert(ENTRIES), bare)
    rest = [(entry, values) for entry, values in entries if values]
    if rest:
        keyed = insert(ENTRIES).returning(ENTRIES.c.id, sort_by_parameter_order=True)
        keys = session.connection().execute(keyed, [entry for entry, _ in rest]).scalars()
        beside = [{"entry_id": key, **value} for key, (_, values) in zip(keys, rest, strict=True) for value in values]
        session.connection().execute(insert(VALUES), beside)
