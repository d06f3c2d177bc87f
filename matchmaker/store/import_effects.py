"""What an import has done: kept by the thousand, and compared with how things stand now."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from models import Base, Dismissal, Firm, ImportEffect, Membership, Partnership

PASSING = frozenset({"offers", "needs", "certificates", "skills", "city_list_rows", "exposures", "suggestion_lists", "twin_answers"})
"""Tables whose rows go with their firm: its own lines, and lists in which it was shown without a decision."""
RECORDS: dict[str, type[Any]] = {"membership": Membership, "partnership": Partnership, "dismissal": Dismissal}


def keep(session: Session, rows: list[dict[str, Any]]) -> None:
    """Note what was done."""
    if rows:
        table: Any = ImportEffect.__table__
        session.connection().execute(insert(table), rows)


def of(session: Session, upload_id: int) -> list[ImportEffect]:
    """All that this import has done, in its order."""
    return list(session.scalars(select(ImportEffect).where(ImportEffect.upload_id == upload_id).order_by(ImportEffect.id)))


def _firms(upload_id: int, *, new: bool | None = None) -> Select[int]:
    query = select(ImportEffect.subject_id).where(ImportEffect.upload_id == upload_id, ImportEffect.kind == "firm")
    return query if new is None else query.where(ImportEffect.new.is_(new))


def firms(upload_id: int, *, new: bool) -> Select[Firm]:
    """The query for the firms that this import has entered, or for those that it has changed."""
    return select(Firm).where(Firm.id.in_(_firms(upload_id, new=new)))


def later_changed(session: Session, upload_id: int) -> list[str]:
    """The ids of the firms that are no longer as this import left them."""
    same = and_(ImportEffect.upload_id == upload_id, ImportEffect.kind == "firm", ImportEffect.subject_id == Firm.id)
    query = select(Firm.public_id).join(ImportEffect, same).where(Firm.revision != ImportEffect.revision)
    return list(session.scalars(query.order_by(Firm.public_id)))


def gone(session: Session, upload_id: int) -> int:
    """How many firms of this import are no longer there."""
    return session.scalar(select(func.count()).select_from(_firms(upload_id).where(~_exists(Firm.id)).subquery())) or 0


def _exists(column: Any) -> ColumnElement[bool]:
    return select(column).where(column == ImportEffect.subject_id).exists()


def dependents(session: Session, upload_id: int) -> dict[str, int]:
    """Table to the number of its rows about firms that this import has entered; rows that it has entered itself do not count."""
    entered = _firms(upload_id, new=True)
    found: dict[str, int] = {}
    for table in Base.metadata.sorted_tables:
        sides = [key.parent for key in table.foreign_keys if key.column.table.name == "firms"]
        if sides and table.name not in PASSING:
            query = select(func.count()).select_from(table).where(or_(*(side.in_(entered) for side in sides)))
            own = [kind for kind, model in RECORDS.items() if model.__table__ is table]
            number = session.scalar(query.where(_foreign(table, upload_id, own[0])) if own else query) or 0
            found |= {table.name: number} if number else {}
    return found


def _foreign(table: Any, upload_id: int, kind: str) -> ColumnElement[bool]:
    """Has the row not been entered by this import?"""
    first, *rest = table.primary_key.columns
    same = [ImportEffect.upload_id == upload_id, ImportEffect.kind == kind, ImportEffect.new, ImportEffect.subject_id == first]
    return ~select(ImportEffect.id).where(*same, *(ImportEffect.other_id == column for column in rest)).exists()


def remove_firms(session: Session, upload_id: int) -> None:
    """Delete the firms that this import has entered, with their lines."""
    session.execute(delete(Firm).where(Firm.id.in_(_firms(upload_id, new=True))), execution_options={"synchronize_session": False})


def forget(session: Session, upload_id: int) -> None:
    """Remove the notes."""
    session.execute(delete(ImportEffect).where(ImportEffect.upload_id == upload_id), execution_options={"synchronize_session": False})
    session.expire_all()
