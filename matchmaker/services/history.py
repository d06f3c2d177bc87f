"""A profile as it once stood, and who changed what of it: read from the trail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.errors import NotFound
from matchmaker.i18n import WIB, day, day_of, say
from matchmaker.store import audit_entries, firms
from matchmaker.store.pages import Page
from models import AuditEntry, Firm

DAYS = frozenset({"observed_on", "issued", "expires"})
"""Fields whose values the trail keeps as text, and which are days."""


@dataclass(frozen=True, slots=True)
class Past:
    """A profile as it stood; of the fields `erased` nobody can say any more what they held."""

    profile: Profile
    erased: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the trail about a firm, and the visit on which the change was made, if it was made on one."""

    entry: AuditEntry
    visit_id: int | None


def changes(session: Session, firm: Firm, page: Page) -> tuple[list[Change], int]:
    """One page of what happened to the profile, the latest first, and how many entries there are in all."""
    found, total = audit_entries.about(session, firm, page)
    visits = audit_entries.visits_of(session, [each.id for each in found])
    return [Change(each, visits.get(each.id)) for each in found], total


def on(session: Session, firm: Firm, wanted: date) -> Past:
    """The profile at the end of that day in the office's own time."""
    return at(session, firm, datetime.combine(wanted + timedelta(days=1), time(), WIB) - timedelta(microseconds=1))


def at(session: Session, firm: Firm, moment: datetime) -> Past:
    """The profile at that moment: the present one, with every later change undone. NotFound where it was entered only later."""
    if firm.created_at > moment:
        entered = day(day_of(firm.created_at))
        raise NotFound(say("profil ini baru dicatat {day}", "this profile was entered only on {day}", day=entered))
    found = audit_entries.since(session, firm.id, moment)
    personal = audit_entries.values_of(session, [each.id for each in found])
    before: dict[str, Any] = {}
    erased: set[str] = set()
    for entry in found:
        for name, pair in entry.changes.items():
            kept = personal.get((entry.id, name))
            erased = erased | {name} if pair is None and kept is None else erased - {name}
            before[name] = _read(name, pair[0] if pair is not None else kept and kept.before)
    return Past(replace(firms.profile(firm), **before), frozenset(erased))


def _read(name: str, value: Any) -> Any:
    """A value of the trail as a profile holds it."""
    if name in firms.LINES:
        kind = firms.LINES[name][1]
        return tuple(kind(**{column: _plain(column, held) for column, held in line.items()}) for line in value)
    return _plain(name, value)


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if name in DAYS and value is not None else value
