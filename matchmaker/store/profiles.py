"""Stored profiles as plain facts, read and entered by the thousand; row by row see firms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.store.firms import COLUMNS, LINES
from models import Firm

FACTS = tuple(getattr(Firm, name) for name in COLUMNS)
Lines = dict[int, list[Any]]
"""A firm's key to its lines of one kind, in their order."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A profile under its public id, with its key, the office that keeps it, and whether it belongs to the sample city."""

    key: int
    office: str
    pseudonym: str
    sample: bool
    profile: Profile


def read(session: Session, query: Select[Firm] | None = None) -> list[Stored]:
    """All stored profiles (or those of a query for firms), by office and id."""
    chosen = select(Firm) if query is None else query
    lines = [_lines(session, name, None if query is None else query.with_only_columns(Firm.id)) for name in LINES]
    columns = (Firm.id, Firm.office, Firm.pseudonym, Firm.sample, Firm.public_id, *FACTS)
    rows = session.execute(chosen.with_only_columns(*columns).order_by(Firm.office, Firm.public_id))
    return [_stored(row, [each.get(row[0], ()) for each in lines]) for row in rows]


def _lines(session: Session, name: str, keys: Select[int] | None) -> Lines:
    table, kind = LINES[name]
    query = select(table.firm_id, *(getattr(table, each.name) for each in fields(kind))).order_by(table.firm_id, table.place)
    found: Lines = defaultdict(list)
    for key, *values in session.execute(query if keys is None else query.where(table.firm_id.in_(keys))):
        found[key].append(kind(*map(_frozen, values)))
    return found


def _stored(row: Sequence[Any], lines: Sequence[Sequence[Any]]) -> Stored:
    key, office, pseudonym, sample, public_id, *facts = row
    known: dict[str, Any] = dict(zip((*COLUMNS, *LINES), (*map(_frozen, facts), *map(tuple, lines)), strict=True))
    return Stored(key, office, pseudonym, sample, Profile(public_id, **known))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _thawed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def add(session: Session, office: str, profiles: Sequence[Profile], *, sample: bool = False) -> dict[str, int]:
    """Enter these new profiles; returns their keys by id. Raises IntegrityError where the office has one of that id."""
    if not profiles:
        return {}
    now = datetime.now(UTC)
    same = {"office": office, "sample": sample, "revision": 1, "created_at": now, "changed_at": now}
    _insert(session, Firm, [{**same, "public_id": each.id} | {name: _thawed(getattr(each, name)) for name in COLUMNS} for each in profiles])
    keys = {row.public_id: row.id for row in session.execute(select(Firm.public_id, Firm.id).where(Firm.office == office))}
    for name, (table, kind) in LINES.items():
        columns = [each.name for each in fields(kind)]
        _insert(session, table, list(_line_rows(profiles, keys, name, columns)))
    return {each.id: keys[each.id] for each in profiles}


def _line_rows(profiles: Sequence[Profile], keys: dict[str, int], name: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for profile in profiles:
        for place, line in enumerate(getattr(profile, name)):
            yield {"firm_id": keys[profile.id], "place": place} | {column: _thawed(getattr(line, column)) for column in columns}


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows, execution_options={"render_nulls": True})
