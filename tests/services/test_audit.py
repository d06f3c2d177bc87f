"""The trail: in the transaction of the change, without personal values, and never changed or removed."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from matchmaker.services import firms
from matchmaker.services.audit import About, record
from models import AuditEntry, AuditValue, Firm
from tests.engine.firms import buyer
from tests.services.town import CITY, OFFICIAL, at_once, count, keep, signed_in

PERSONAL = {"contact": "Bu Contoh", "phone": "0812", "email": "x@contoh.id", "nib": "0220001234567", "latitude": -7.1, "longitude": 112.1,
            "annual_sales": 1e6, "capital": 2e6, "owner_group": "Keluarga X"}  # fmt: skip


def test_personal_values_stand_only_where_they_can_be_erased(session: Session) -> None:
    (firm,) = keep(session, buyer())
    firms.change(session, OFFICIAL, firm, {**PERSONAL, "workers": 4.0})
    session.commit()
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "firm.changed")).one()
    assert entry.changes == {**dict.fromkeys(PERSONAL), "workers": [None, 4.0]}
    values = session.scalars(select(AuditValue).where(AuditValue.entry_id == entry.id)).all()
    assert {each.field: each.after for each in values} == PERSONAL
    assert {each.before for each in values} == {None}
    session.execute(delete(AuditValue))
    session.commit()
    assert count(session, AuditEntry) == 3


def test_the_trail_names_the_account_and_what_did_not_change_is_left_out(session: Session) -> None:
    actor = signed_in(session)
    entry = record(session, actor, "tested", About("firm", 7, CITY), {"name": ("a", "b"), "kind": ("firm", "firm")})
    assert (entry.actor_id, entry.subject_id, entry.office, entry.changes) == (actor.account_id, 7, CITY, {"name": ["a", "b"]})


def test_a_change_that_is_rolled_back_leaves_no_entry(session: Session, engine: Engine) -> None:
    def act(own: Session, place: int) -> None:
        firms.create(own, OFFICIAL, buyer(phone="0812"), CITY)
        raise ZeroDivisionError

    assert [type(each) for each in at_once(engine, 1, act)] == [ZeroDivisionError]
    assert [count(session, table) for table in (Firm, AuditEntry, AuditValue)] == [0, 0, 0]


@pytest.mark.parametrize("attempt", [update(AuditEntry).values(act="nothing"), delete(AuditEntry)])
def test_the_database_refuses_to_change_or_remove_an_entry(session: Session, attempt: object) -> None:
    keep(session, buyer())
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(attempt)  # type: ignore[call-overload]
    session.rollback()
    assert session.scalars(select(AuditEntry.act)).all() == ["profiles.imported", "firm.created"]
