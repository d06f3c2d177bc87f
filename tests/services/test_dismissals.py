"""Pairs turned down: for as long as the reason holds, on record once, said again with what was before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import i18n
from matchmaker.errors import Conflict, Invalid
from matchmaker.services import dismissals
from matchmaker.store.partnerships import Pair
from matchmaker.terms import DISMISSAL_REASONS
from models import AuditEntry, Dismissal, Firm
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, at_once, count, keep, owner

DAYS = {"not_now": 90, "capacity": 180, "price": 180, "quality": 180, "other": 180}


def pair_of(session: Session) -> Pair:
    """A stored pair of the supply chain."""
    one, other = keep(session, buyer(), supplier())
    return Pair("supply_chain", one.id, other.id)


def test_each_reason_holds_so_long(session: Session) -> None:
    pair = pair_of(session)
    for reason in (each.value for each in DISMISSAL_REASONS):
        row = dismissals.turn_down(session, OFFICIAL, pair, reason)
        assert row.until == (i18n.today() + timedelta(days=DAYS[reason]) if reason in DAYS else None)
    assert count(session, Dismissal) == 1
    with pytest.raises(Invalid) as refused:
        dismissals.turn_down(session, OFFICIAL, pair, "")
    assert list(refused.value.fields) == ["reason"]


def test_the_trail_says_what_was_before(session: Session) -> None:
    pair = pair_of(session)
    row = dismissals.turn_down(session, OFFICIAL, pair, "not_now")
    until = row.until
    dismissals.turn_down(session, OFFICIAL, pair, "not_fit")
    first, second = session.scalars(select(AuditEntry).where(AuditEntry.act == "pair.turned_down").order_by(AuditEntry.id))
    assert first.changes == {"reason": [None, "not_now"], "until": [None, str(until)], "seeker": [None, pair.seeker_id],
                             "partner": [None, pair.partner_id]}  # fmt: skip
    assert second.changes == {"reason": ["not_now", "not_fit"], "until": [str(until), None]}


def test_two_who_turn_the_pair_down_at_once_leave_one_row(session: Session, engine: Engine) -> None:
    pair = pair_of(session)
    session.commit()
    said = at_once(engine, 4, lambda own, place: dismissals.turn_down(own, OFFICIAL, pair, "price").reason)
    assert "price" in said
    assert all(each == "price" or isinstance(each, Conflict) for each in said)
    assert count(session, Dismissal) == 1


def test_what_one_side_turns_down_for_good_the_other_does_not_shorten(session: Session) -> None:
    pair = pair_of(session)
    one, other = (owner(session, session.get_one(Firm, key)) for key in (pair.seeker_id, pair.partner_id))
    dismissals.turn_down(session, one, pair, "not_fit")
    kept = dismissals.turn_down(session, other, pair, "not_now")
    assert (kept.reason, kept.until, kept.account_id) == ("not_fit", None, one.account_id)
    assert dismissals.turn_down(session, one, pair, "not_now").until == i18n.today() + timedelta(days=90)
    assert dismissals.turn_down(session, other, pair, "capacity").until == i18n.today() + timedelta(days=180)
