"""keep(): what an import has added and changed, in a form from which it can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.services.imported_records import Change
from matchmaker.store import firms
from matchmaker.store import import_effects as rows
from matchmaker.store.profiles import Stored
from models import Dismissal, Membership

SIDES = frozenset({"seeker", "partner", "group", "member", "seeker_id", "partner_id"})
"""Fields that only a new record has changed."""
DAYS = frozenset({"observed_on", "issued", "expires", "until", "decided_on"})
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What an import has done: keys of new firms by id, changed profiles each with what it has become, and records between firms."""

    added: Mapping[str, int]
    changed: Sequence[tuple[Stored, Profile]]
    records: Sequence[Change]


def keep(session: Session, upload_id: int, done: Done) -> None:
    """Note it for this upload."""
    rows.keep(session, [{"upload_id": upload_id, **each} for each in _effects(done)])


def _effects(done: Done) -> Iterator[Row]:
    for key in done.added.values():
        yield _effect("firm", key, new=True, revision=1)
    for old, new in done.changed:
        before = {name: _plain(pair[0]) for name, pair in firms.differences(old.profile, new).items()}
        yield _effect("firm", old.key, new=False, revision=old.revision + 1, before=before)
    for each in done.records:
        yield _of_record(each)


def _effect(kind: str, key: int, **more: Any) -> Row:
    return {"kind": kind, "subject_id": key, "other_id": None, "revision": None, "before": None, "after": None, **more}


def _of_record(each: Change) -> Row:
    new = not SIDES.isdisjoint(each.changes)
    if isinstance(each.row, Membership):
        return _effect(each.kind, each.row.group_id, new=new, other_id=each.row.firm_id)
    before, after = ({name: _plain(pair[place]) for name, pair in each.changes.items() if name not in SIDES} for place in (0, 1))
    revision = None if isinstance(each.row, Dismissal) else each.row.revision
    return _effect(each.kind, each.row.id, new=new, revision=revision, before=before, after=after)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def restored(profile: Profile, before: Mapping[str, Any]) -> Profile:
    """The profile with these fields as they were before."""
    return replace(profile, **{name: _field(name, value) for name, value in before.items()})


def _field(name: str, value: Any) -> Any:
    if name not in firms.LINES:
        return fact(name, value)
    kind = firms.LINES[name][1]
    known = {each.name for each in fields(kind)}
    return tuple(kind(**{column: fact(column, cell) for column, cell in line.items() if column in known}) for line in value)


def fact(name: str, value: Any) -> Any:
    """A value that keep() has noted as it was: days as days, lists as tuples."""
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if name in DAYS and value else value
