"""The trail is append-only, and the database itself sees to it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from matchmaker.services import audit
from models import AuditEntry, AuditValue
from tests import people


@pytest.fixture
def entry(session: Session) -> AuditEntry:
    written = audit.record(
        session, people.terminal(), "firm.changed", audit.About("firm", 1, "35.76"), {"phone": ("1", "2"), "workers": (1, 2)}
    )
    session.commit()
    return written


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET act = 'nothing'",
        "UPDATE audit_entries SET actor_id = 7 WHERE id = 1",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE id = 1",
    ],
)
def test_an_entry_is_neither_changed_nor_removed(session: Session, entry: AuditEntry, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(text(statement))
    session.rollback()
    kept = session.scalars(select(AuditEntry)).one()
    assert (kept.act, kept.actor_id, kept.changes) == ("firm.changed", None, {"phone": None, "workers": [1, 2]})


def test_a_personal_value_beside_it_can_be_erased(session: Session, entry: AuditEntry) -> None:
    assert session.scalars(select(AuditValue.after)).one() == "2"
    session.execute(text("DELETE FROM audit_values"))
    session.commit()
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 1


def test_entries_of_a_cancelled_change_are_not_kept(session: Session) -> None:
    audit.record(session, people.terminal(), "firm.changed", audit.About("firm", 1))
    session.rollback()
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0
