"""record(): who changed what, in the transaction of the change itself; personal values are kept apart, so that they can be erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.store import audit_entries
from models import AuditEntry, AuditValue

PERSONAL = frozenset({"contact", "phone", "email", "full_name", "owner_group", "nib", "latitude", "longitude", "annual_sales", "capital",
                      "signatory_name"})  # fmt: skip
"""Fields whose values belong to a person, a sole owner's among them."""

Changes = Mapping[str, tuple[Any, Any]]
"""Field to (before, after)."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What was changed: the kind and key of the row, and the office that keeps it."""

    kind: str
    id: int | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did, to what, and the fields that it changed."""

    name: str
    about: About
    changes: Changes = field(default_factory=dict)


def record(session: Session, actor: Actor, act: str, about: About, changes: Changes | None = None) -> AuditEntry:
    """Add one entry to the trail; fields that did not change are left out."""
    row, personal = _parts(actor, Act(act, about, changes or {}))
    entry = AuditEntry(**row)
    session.add(entry)
    session.flush()
    session.add_all(AuditValue(entry_id=entry.id, **value) for value in personal)
    return entry


def record_all(session: Session, actor: Actor, acts: Iterable[Act]) -> None:
    """Add an entry for each of the acts, as record() does, by the thousand."""
    audit_entries.add(session, [_parts(actor, act) for act in acts])


def _parts(actor: Actor, act: Act) -> tuple[Row, list[Row]]:
    """The entry, and the personal values that are kept beside it."""
    changed = {name: (_plain(before), _plain(after)) for name, (before, after) in act.changes.items() if before != after}
    entry = {
        "at": datetime.now(UTC),
        "actor_id": actor.account_id,
        "act": act.name,
        "subject_kind": act.about.kind,
        "subject_id": act.about.id,
        "office": act.about.office,
        "changes": {name: None if name in PERSONAL else list(pair) for name, pair in changed.items()},
    }
    return entry, [{"field": name, "before": pair[0], "after": pair[1]} for name, pair in changed.items() if name in PERSONAL]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
