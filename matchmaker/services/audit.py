"""record(): who changed what, in the transaction of the change itself; personal values are kept apart, so that they can be erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from models import AuditEntry, AuditValue

PERSONAL = frozenset({"contact", "phone", "email", "full_name", "owner_group", "nib", "latitude", "longitude", "annual_sales", "capital"})
"""Fields whose values belong to a person, a sole owner's among them."""

Changes = Mapping[str, tuple[Any, Any]]
"""Field to (before, after)."""


@dataclass(frozen=True, slots=True)
class About:
    """What was changed: the kind and key of the row, and the office that keeps it."""

    kind: str
    id: int | None = None
    office: str | None = None


def record(session: Session, actor: Actor, act: str, about: About, changes: Changes | None = None) -> AuditEntry:
    """Add one entry to the trail; fields that did not change are left out."""
    changed = {name: pair for name, pair in (changes or {}).items() if pair[0] != pair[1]}
    entry = AuditEntry(
        at=datetime.now(UTC),
        actor_id=actor.account_id,
        act=act,
        subject_kind=about.kind,
        subject_id=about.id,
        office=about.office,
        changes={name: None if name in PERSONAL else [_plain(each) for each in pair] for name, pair in changed.items()},
    )
    session.add(entry)
    session.flush()
    for name, (before, after) in changed.items():
        if name in PERSONAL:
            session.add(AuditValue(entry_id=entry.id, field=name, before=_plain(before), after=_plain(after)))
    return entry


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
