"""What partners have agreed: recorded bit by bit, refused where the dates do not go together, audited, and changed by one at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import today
from matchmaker.services import partnerships
from matchmaker.services.partnering import agreements
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, at_once, keep

JANUARY, JUNE = date(2027, 1, 1), date(2027, 6, 30)


@pytest.fixture
def row(session: Session) -> Partnership:
    """A buyer and a supplier who have met; committed."""
    one, other = keep(session, buyer(), supplier())
    met = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id)))
    session.commit()
    return met


def test_it_is_recorded_bit_by_bit_and_audited(session: Session, row: Partnership) -> None:
    assert agreements.known(session, row)["revision"] == 0
    agreements.change(session, OFFICIAL, row, {"activity": "pasokan kardus", "starts_on": JANUARY}, revision=0)
    agreements.change(session, OFFICIAL, row, {"ends_on": JUNE, "activity": None}, revision=1)
    assert agreements.change(session, OFFICIAL, row, {"ends_on": JUNE}, revision=2) == {}
    known = agreements.known(session, row)
    assert (known["activity"], known["starts_on"], known["ends_on"], known["revision"]) == (None, JANUARY, JUNE, 2)
    entries = session.scalars(select(AuditEntry).where(AuditEntry.act == "agreement.changed").order_by(AuditEntry.id)).all()
    assert [each.changes for each in entries] == [
        {"activity": [None, "pasokan kardus"], "starts_on": [None, "2027-01-01"]},
        {"activity": ["pasokan kardus", None], "ends_on": [None, "2027-06-30"]},
    ]


def test_what_lacks_is_told_with_its_rule(session: Session, row: Partnership) -> None:
    agreements.change(session, OFFICIAL, row, {"activity": "pasokan kardus", "starts_on": JANUARY})
    checks = {each.content.item: each for each in agreements.contents(agreements.known(session, row))}
    assert checks["activity"].filled
    assert checks["term"].lacking == ("ends_on",)
    assert checks["rights_and_duties"].lacking == ("seeker_duties", "partner_duties")
    assert {each.content.status for each in checks.values()} == {"secondary"}


@pytest.mark.parametrize("stated", [{"starts_on": JUNE, "ends_on": JANUARY}, {"ends_on": JANUARY - timedelta(1)}])
def test_an_end_before_the_start_is_refused_at_both_fields(session: Session, row: Partnership, stated: dict[str, date]) -> None:
    agreements.change(session, OFFICIAL, row, {"starts_on": JANUARY})
    with pytest.raises(Invalid) as refused:
        agreements.change(session, OFFICIAL, row, stated)
    assert set(refused.value.fields) == {"starts_on", "ends_on"}
    assert agreements.known(session, row)["ends_on"] is None


def test_it_is_not_signed_tomorrow(session: Session, row: Partnership) -> None:
    with pytest.raises(Invalid) as refused:
        agreements.change(session, OFFICIAL, row, {"signed_on": today() + timedelta(1)})
    assert set(refused.value.fields) == {"signed_on"}


def test_that_of_a_closed_partnership_stays_as_it_is(session: Session, row: Partnership) -> None:
    agreements.change(session, OFFICIAL, row, {"activity": "pasokan kardus"})
    partnerships.step(session, OFFICIAL, row, Step("declined", "batal"))
    with pytest.raises(Conflict, match="sudah ditutup"):
        agreements.change(session, OFFICIAL, row, {"activity": "lain"})
    assert agreements.known(session, row)["activity"] == "pasokan kardus"


def test_of_many_who_record_at_once_one_is_first(engine: Engine, session: Session, row: Partnership) -> None:
    partnership_id = row.id
    session.rollback()

    def record(session: Session, place: int) -> object:
        found = rows.get(session, partnership_id)
        assert found is not None
        return agreements.change(session, OFFICIAL, found, {"activity": f"pasokan {place}"}, revision=0)

    answers = at_once(engine, 10, record)
    assert sorted(type(each) is Conflict for each in answers) == [False] + [True] * 9
