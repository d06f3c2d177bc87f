"""Stored profiles as plain facts, read, entered and changed by the thousand; row by row see firms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from matchmaker.engine.profile import Profile
from matchmaker.store.firms import COLUMNS, LINES
from models import Firm

OUTLINE = ("kind", "kbli_version", "kbli", "region", "latitude", "longitude", "annual_sales", "capital")
"""The few facts by which many firms are drawn and counted at once."""
Lines = dict[int, list[Any]]
"""A firm's key to its lines of one kind, in their order."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A profile under its public id, with its key and revision, the office that keeps it, and whether it belongs to the sample city."""

    key: int
    revision: int
    office: str
    pseudonym: str
    sample: bool
    profile: Profile


def read(session: Session, query: Select[Firm] | None = None, *, only: Collection[str] = (*COLUMNS, *LINES)) -> list[Stored]:
    """All stored profiles (or those of a query for firms), by office and id; with `only`, all else but their names is left blank."""
    chosen = select(Firm) if query is None else query
    keys = None if query is None else query.with_only_columns(Firm.id)
    lines = {name: _lines(session, name, keys) for name in LINES if name in only}
    facts = [name for name in COLUMNS if name in only or name == "name"]
    columns = (Firm.id, Firm.revision, Firm.office, Firm.pseudonym, Firm.sample, Firm.public_id, *(getattr(Firm, each) for each in facts))
    rows = session.execute(chosen.with_only_columns(*columns).order_by(Firm.office, Firm.public_id))
    return [_stored(row, facts, lines) for row in rows]


def _lines(session: Session, name: str, keys: Select[int] | None) -> Lines:
    table, kind = LINES[name]
    query = select(table.firm_id, *(getattr(table, each.name) for each in fields(kind))).order_by(table.firm_id, table.place)
    found: Lines = defaultdict(list)
    for key, *values in session.execute(query if keys is None else query.where(table.firm_id.in_(keys))):
        found[key].append(kind(*map(_frozen, values)))
    return found


def _stored(row: Sequence[Any], facts: Sequence[str], lines: Mapping[str, Lines]) -> Stored:
    key, revision, office, pseudonym, sample, public_id, *values = row
    known: dict[str, Any] = dict(zip(facts, map(_frozen, values), strict=True))
    known |= {name: tuple(found.get(key, ())) for name, found in lines.items()}
    return Stored(key, revision, office, pseudonym, sample, Profile(public_id, **known))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _thawed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def add(session: Session, office: str, profiles: Sequence[Profile], *, sample: bool = False) -> dict[str, int]:
    """Enter these new profiles, some thousands at most; returns their keys by id. IntegrityError where the office has one of that id."""
    if not profiles:
        return {}
    now = datetime.now(UTC)
    same = {"office": office, "sample": sample, "revision": 1, "created_at": now, "changed_at": now}
    _insert(session, Firm, [{**same, "public_id": each.id, **_facts(each)} for each in profiles])
    query = select(Firm.public_id, Firm.id).where(Firm.office == office, Firm.public_id.in_([each.id for each in profiles]))
    keys = {row.public_id: row.id for row in session.execute(query)}
    entered = {keys[each.id]: each for each in profiles}
    for name in LINES:
        _add_lines(session, name, entered)
    return {each.id: key for key, each in entered.items()}


def change(session: Session, changed: Sequence[tuple[Stored, Profile]]) -> None:
    """Make each of these stored profiles say what stands beside it; raises StaleDataError where one has changed since it was read."""
    if not changed:
        return
    firms: Any = Firm.__table__
    same = {"revision": firms.c.revision + 1, "changed_at": datetime.now(UTC)}
    seen = update(firms).where(firms.c.id == bindparam("key"), firms.c.revision == bindparam("seen"))
    query = seen.values({**same, **{name: bindparam(f"new_{name}", type_=firms.c[name].type) for name in COLUMNS}})
    rows = [{"key": old.key, "seen": old.revision} | {f"new_{name}": value for name, value in _facts(new).items()} for old, new in changed]
    if session.connection().execute(query, rows).rowcount != len(rows):
        raise StaleDataError("a profile has changed since it was read")
    for name, (table, _) in LINES.items():
        other = {old.key: new for old, new in changed if getattr(old.profile, name) != getattr(new, name)}
        if other:
            lines: Any = table.__table__
            session.connection().execute(delete(lines).where(lines.c.firm_id == bindparam("key")), [{"key": key} for key in other])
        _add_lines(session, name, other)
    session.expire_all()


def _facts(profile: Profile) -> dict[str, Any]:
    return {name: _thawed(getattr(profile, name)) for name in COLUMNS}


def _add_lines(session: Session, name: str, profiles: Mapping[int, Profile]) -> None:
    """Enter the lines of this kind of profiles by key."""
    table, kind = LINES[name]
    columns = [each.name for each in fields(kind)]
    rows = (
        {"firm_id": key, "place": place} | {column: _thawed(getattr(line, column)) for column in columns}
        for key, profile in profiles.items()
        for place, line in enumerate(getattr(profile, name))
    )
    _insert(session, table, list(rows))


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(table.__table__), rows)
