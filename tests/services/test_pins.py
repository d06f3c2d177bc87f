"""Pins: once each, twenty at most, on the trail, gone with the decision, and kept where the candidate is eligible no longer."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import answers, dismissals, firms, partnerships, pins, suggestions
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Firm, Pin
from tests.engine.firms import buyer, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, at_once, count, keep, owner, signed_in


def _acts(session: Session) -> list[str]:
    return [each for each in session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)) if each.startswith("pin.")]


def _pair(session: Session, **of_the_supplier: Any) -> tuple[Firm, Firm, Pair]:
    one, other = keep(session, buyer(), supplier(**of_the_supplier))
    return one, other, Pair("supply_chain", one.id, other.id)


def test_a_candidate_is_pinned_once_and_unpinned_once(session: Session) -> None:
    one, other, pair = _pair(session)
    official = signed_in(session)
    row = pins.pin(session, official, one, pair)
    assert pins.pin(session, OFFICIAL, one, pair) is row
    (found,) = pins.pinned(session, OFFICIAL, one, "buyer")
    assert (found.candidate, found.eligible, found.why_not, found.pin.account_id) == (other, True, "", official.account_id)
    assert pins.pinned(session, OFFICIAL, other, "supplier") == ()
    pins.unpin(session, OFFICIAL, other, row.id)
    assert count(session, Pin) == 1, "another firm's pin is not touched"
    pins.unpin(session, OFFICIAL, one, row.id)
    pins.unpin(session, OFFICIAL, one, row.id)
    assert (count(session, Pin), _acts(session)) == (0, ["pin.added", "pin.removed"])


def test_twenty_are_enough(session: Session) -> None:
    one, *others = keep(session, buyer(), *(supplier(place) for place in range(1, pins.MOST + 2)))
    pairs = [Pair("supply_chain", one.id, each.id) for each in others]
    for pair in pairs[:-1]:
        pins.pin(session, OFFICIAL, one, pair)
    pins.pin(session, OFFICIAL, one, pairs[0])
    with pytest.raises(Conflict, match="sudah 20 calon disematkan"):
        pins.pin(session, OFFICIAL, one, pairs[-1])
    assert len(pins.pinned(session, OFFICIAL, one, "buyer")) == pins.MOST


def test_officials_who_pin_the_same_at_once_leave_one_row(session: Session, engine: Engine) -> None:
    one, _, pair = _pair(session)
    name = one.public_id
    session.commit()
    keys = at_once(engine, 4, lambda own, place: pins.pin(own, OFFICIAL, firms.locate(own, OFFICIAL, name), pair).id)
    assert len(set(keys)) == 1
    assert (count(session, Pin), _acts(session)) == (1, ["pin.added"])


@pytest.mark.parametrize("decision", ["recorded", "turned down", "interested"])
def test_a_decision_unpins_the_pair_on_both_sides(session: Session, decision: str) -> None:
    one, other, pair = _pair(session)
    for firm in (one, other):
        pins.pin(session, OFFICIAL, firm, pair)
    if decision == "recorded":
        partnerships.propose(session, OFFICIAL, Proposal(pair))
    elif decision == "interested":
        actor = owner(session, one)
        shown = suggestions.suggest(session, actor, one, Asked("supply_chain", "buyer"))
        answers.accept(session, actor, shown.list_id or 0, 1)
    else:
        dismissals.turn_down(session, OFFICIAL, pair, "price")
    assert (count(session, Pin), _acts(session)) == (0, ["pin.added"] * 2 + ["pin.removed"] * 2)


def test_who_is_eligible_no_longer_stays_and_the_office_reads_why(session: Session) -> None:
    one, other, pair = _pair(session)
    pins.pin(session, OFFICIAL, one, pair)
    firms.change(session, OFFICIAL, other, {"active": False})
    (found,) = pins.pinned(session, OFFICIAL, one, "buyer")
    assert (found.open, found.eligible, found.why_not) == (True, False, "tidak aktif, atau tidak bersedia disarankan")


def test_of_another_offices_candidate_no_reason_is_told(session: Session) -> None:
    (one,) = keep(session, buyer())
    (other,) = keep(session, supplier(active=False), office=NEIGHBOUR)
    pins.pin(session, OFFICIAL, one, Pair("supply_chain", one.id, other.id))
    (found,) = pins.pinned(session, OFFICIAL, one, "buyer")
    assert (found.open, found.eligible, found.why_not) == (False, False, "")
