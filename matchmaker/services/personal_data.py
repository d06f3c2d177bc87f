"""kept(): everything that the office keeps about a firm, as its own owner may read it: no contact of others, no note of officials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import disclosure, erasure, privacy
from matchmaker.services import legality as register
from matchmaker.services.legality import Held
from matchmaker.store import accounts, audit_entries, partnerships, personal_data, visits
from matchmaker.store.pages import Page
from matchmaker.store.personal_data import Shown
from models import Account, AuditEntry, Firm, Partnership, Visit

MOST = Page(size=100)
"""Of each kind of record so many are shown, the latest first."""
ALL_CHANGES = Page(size=1_000, largest=1_000)


@dataclass(frozen=True, slots=True)
class Source:
    """When a field was last stated, by whom (`own`, `office` or `service`), and the day of the visit on which it was, if it was on one."""

    at: datetime
    by: str
    visited_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What somebody did to the data: the act, the fields it changed, and the role and office of who did it, never a name."""

    at: datetime
    act: str
    by: str
    role: str | None
    office: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """To which version of the notice about personal data the owner has agreed, and when."""

    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A partnership of the firm, which takes its `side`; of the other firm only the name."""

    id: int
    pairing: str
    side: str
    other: str
    state: str
    outcome: str | None
    created_at: datetime
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: `profile` as disclosure.whole() has it, `sources` by field; `request` is the latest about erasure."""

    profile: Mapping[str, Any]
    sources: Mapping[str, Source]
    certificates: Sequence[Held]
    account: Account | None
    agreed: Agreed | None
    partnerships: Sequence[Shared]
    visits: Sequence[Visit]
    shown: Shown
    trail: Sequence[Happening]
    request: AuditEntry | None


def kept(session: Session, actor: Actor, firm: Firm) -> Kept:
    """Everything about the actor's own firm."""
    own = personal_data.accounts(session, firm.id)
    account = next((each for each in own if each.id == actor.account_id), None)
    changes, _ = audit_entries.about(session, firm, ALL_CHANGES)
    rows, _ = partnerships.search(session, actor, MOST)
    seen, _ = visits.search(session, visits.Wanted(firm.office, firm_id=firm.id), MOST)
    return Kept(
        disclosure.whole(firm),
        _sources(session, changes, own),
        register.record(session, firm).held,
        account,
        _agreed(session, account, changes),
        [_shared(firm, each) for each in rows],
        seen,
        personal_data.count_shown(session, firm.id),
        _trail(session, firm, own),
        erasure.last(session, firm),
    )


def _sources(session: Session, changes: Sequence[AuditEntry], own: Sequence[Account]) -> dict[str, Source]:
    """By field; "" stands for what nobody has changed since the profile was entered."""
    on_visit = audit_entries.visits_of(session, [each.id for each in changes])
    days = {key: visits.get(session, key) for key in set(on_visit.values())}
    found: dict[str, Source] = {}
    for entry in changes:
        visit = days.get(on_visit.get(entry.id, 0))
        source = Source(entry.at, _by(entry, own), (visit.done_on or visit.planned_on) if visit else None)
        names = [""] if entry.act == "firm.created" else entry.changes if entry.act == "firm.changed" else ()
        for name in names:
            found.setdefault(name, source)
    return found


def _by(entry: AuditEntry, own: Sequence[Account]) -> str:
    return "service" if entry.actor_id is None else "own" if entry.actor_id in {each.id for each in own} else "office"


def _agreed(session: Session, account: Account | None, changes: Sequence[AuditEntry]) -> Agreed | None:
    """By the latest consent, or else by the invitation."""
    joined = personal_data.joined_by(session, account) if account else None
    entry = next((each for each in changes if each.act == "consent.given"), joined)
    return Agreed(entry.at, str((entry.changes.get("consent_version") or (None, privacy.VERSION))[1])) if entry else None


def _shared(firm: Firm, row: Partnership) -> Shared:
    side, other = ("seeker", row.partner) if row.seeker_id == firm.id else ("partner", row.seeker)
    return Shared(row.id, row.pairing, side, other.name, row.state, row.outcome, row.created_at, row.decided_on)


def _trail(session: Session, firm: Firm, own: Sequence[Account]) -> list[Happening]:
    entries, _ = personal_data.trail(session, firm, [each.id for each in own], MOST)
    who = accounts.those(session, {each.actor_id for each in entries if each.actor_id})
    return [_happening(each, who.get(each.actor_id or 0), own) for each in entries]


def _happening(entry: AuditEntry, who: Account | None, own: Sequence[Account]) -> Happening:
    named = tuple(entry.changes) if entry.act == "firm.changed" else ()
    return Happening(entry.at, entry.act, _by(entry, own), who.role if who else None, who.region if who else None, named)
