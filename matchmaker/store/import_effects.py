"""What an import has done: kept by the thousand, and compared with how things stand now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, inspect, or_, select
from sqlalchemy.orm import Session

from matchmaker.store.invitations import is_open
from models import Base, Dismissal, Firm, ImportEffect, Invitation, Membership, Partnership

PASSING = frozenset(
    {"offers", "needs", "certificates", "skills", "city_list_rows", "exposures", "suggestion_lists", "twin_answers", "partnership_steps"}
)
"""Tables whose rows go with their firm or partnership: its own lines, and lists in which it was shown without a decision."""
RECORDS: dict[str, type[Any]] = {"membership": Membership, "partnership": Partnership, "dismissal": Dismissal}


def keep(session: Session, rows: list[dict[str, Any]]) -> None:
    """Note what was done."""
    if rows:
        table: Any = ImportEffect.__table__
        session.connection().execute(insert(table), rows)


def count(session: Session, upload_id: int) -> int:
    """How many rows this import has added or changed."""
    return session.scalar(select(func.count()).where(ImportEffect.upload_id == upload_id)) or 0


def of_records(session: Session, upload_id: int) -> list[tuple[ImportEffect, Any]]:
    """What this import has done to records between firms, in its order, each with the record as it stands now; None where it is gone."""
    found: dict[str, dict[tuple[Any, ...], Any]] = {}
    for kind, model in RECORDS.items():
        known = select(model).join(ImportEffect, and_(*_same(model.__table__, upload_id, kind)))
        found[kind] = {inspect(each).identity: each for each in session.scalars(known)}
    query = select(ImportEffect).where(ImportEffect.upload_id == upload_id, ImportEffect.kind != "firm")
    return [(each, found[each.kind].get(_identity(each))) for each in session.scalars(query.order_by(ImportEffect.id))]


def _identity(each: ImportEffect) -> tuple[int, ...]:
    return (each.subject_id,) if each.other_id is None else (each.subject_id, each.other_id)


def _same(table: Any, upload_id: int, kind: str) -> list[ColumnElement[bool]]:
    """Is the effect this import's on the row of the table?"""
    first, *rest = table.primary_key.columns
    ours = [ImportEffect.upload_id == upload_id, ImportEffect.kind == kind, ImportEffect.subject_id == first]
    return [*ours, *(ImportEffect.other_id == column for column in rest)]


def _firms(upload_id: int, *, new: bool | None = None) -> Select[int]:
    query = select(ImportEffect.subject_id).where(ImportEffect.upload_id == upload_id, ImportEffect.kind == "firm")
    return query if new is None else query.where(ImportEffect.new.is_(new))


def entered(session: Session, upload_id: int) -> dict[int, str]:
    """Key to id of the firms that this import has entered."""
    found = session.execute(select(Firm.id, Firm.public_id).where(Firm.id.in_(_firms(upload_id, new=True))))
    return {row.id: row.public_id for row in found}


def changed(session: Session, upload_id: int) -> list[tuple[int, dict[str, Any]]]:
    """The keys of the firms that this import has changed, each with the fields as they were before."""
    query = select(ImportEffect.subject_id, ImportEffect.before)
    query = query.where(ImportEffect.upload_id == upload_id, ImportEffect.kind == "firm", ImportEffect.new.is_(False))
    return [(key, before or {}) for key, before in session.execute(query.order_by(ImportEffect.id))]


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
    """Table to the number of its rows about firms and partnerships that this import has entered.

    Rows that it has entered itself do not count.
    """
    entered = {"firms": _firms(upload_id, new=True), "partnerships": _partnerships(upload_id)}
    found: dict[str, int] = {}
    for table in Base.metadata.sorted_tables:
        about = [key.parent.in_(entered[key.column.table.name]) for key in table.foreign_keys if key.column.table.name in entered]
        if about and table.name not in PASSING:
            query = select(func.count()).select_from(table).where(or_(*about))
            if table is Invitation.__table__:
                query = query.where(*is_open(datetime.now(UTC)))
            own = [kind for kind, model in RECORDS.items() if model.__table__ is table]
            number = session.scalar(query.where(_foreign(table, upload_id, own[0])) if own else query) or 0
            found |= {table.name: number} if number else {}
    return found


def _partnerships(upload_id: int) -> Select[int]:
    ours = ImportEffect.upload_id == upload_id, ImportEffect.kind == "partnership", ImportEffect.new.is_(True)
    return select(ImportEffect.subject_id).where(*ours)


def _foreign(table: Any, upload_id: int, kind: str) -> ColumnElement[bool]:
    """Has the row not been entered by this import?"""
    return ~select(ImportEffect.id).where(*_same(table, upload_id, kind), ImportEffect.new).exists()


def hold_firms(session: Session, upload_id: int) -> None:
    """Nobody enters anything about the firms that this import has entered until this transaction ends."""
    session.execute(select(Firm.id).where(Firm.id.in_(_firms(upload_id, new=True))).order_by(Firm.id).with_for_update())


def remove_firms(session: Session, upload_id: int) -> None:
    """Delete the firms that this import has entered, with their lines."""
    session.execute(delete(Firm).where(Firm.id.in_(_firms(upload_id, new=True))), execution_options={"synchronize_session": False})


def forget(session: Session, upload_id: int) -> None:
    """Remove the notes."""
    session.execute(delete(ImportEffect).where(ImportEffect.upload_id == upload_id), execution_options={"synchronize_session": False})
    session.expire_all()
