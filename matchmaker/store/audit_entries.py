"""The trail's entries, entered by the thousand and looked up, with the personal values that are kept beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from matchmaker.store.pages import Page, read
from models import AuditEntry, AuditValue, Firm, Observation

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


def last(session: Session, kind: str, key: int) -> AuditEntry:
    """The latest entry about the thing of that kind and key, which must have one."""
    query = select(AuditEntry).where(AuditEntry.subject_kind == kind, AuditEntry.subject_id == key)
    return session.scalars(query.order_by(AuditEntry.id.desc()).limit(1)).one()


def about(session: Session, firm: Firm, page: Page) -> tuple[list[AuditEntry], int]:
    """One page of the entries about the firm, the latest first, and how many there are in all.

    What is older than its history was about the firm before its name was erased.
    """
    query = select(AuditEntry).where(AuditEntry.subject_kind == "firm", AuditEntry.subject_id == firm.id, AuditEntry.at >= firm.created_at)
    return read(session, query.order_by(AuditEntry.id.desc()), page)


def since(session: Session, key: int, moment: datetime) -> list[AuditEntry]:
    """The changes of a firm after that moment, the latest first."""
    query = select(AuditEntry).where(AuditEntry.subject_kind == "firm", AuditEntry.subject_id == key, AuditEntry.act == "firm.changed")
    return list(session.scalars(query.where(AuditEntry.at > moment).order_by(AuditEntry.id.desc())))


def values_of(session: Session, entries: Collection[int]) -> dict[tuple[int, str], AuditValue]:
    """The personal values of these entries that have not been erased, by entry and field."""
    found = session.scalars(select(AuditValue).where(AuditValue.entry_id.in_(entries)))
    return {(each.entry_id, each.field): each for each in found}


def visits_of(session: Session, entries: Collection[int]) -> dict[int, int]:
    """The visit on which each of these changes was made, where it was made on one."""
    found = session.execute(select(Observation.entry_id, Observation.visit_id).where(Observation.entry_id.in_(entries)))
    return {row.entry_id: row.visit_id for row in found}
