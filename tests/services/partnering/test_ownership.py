"""Ownership between partners: asked when they agree, refused in the words of the law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store.partnerships import Pair
from models import Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, count, keep


def pair_of_sizes(session: Session) -> Pair:
    """A large buyer and a small supplier."""
    large, small = keep(session, replace(buyer(), annual_sales=9e10), replace(supplier(), annual_sales=5e9))
    return Pair("supply_chain", large.id, small.id)


def test_a_large_firm_does_not_agree_with_a_partner_that_it_owns(session: Session) -> None:
    row = partnerships.propose(session, OFFICIAL, Proposal(pair_of_sizes(session)))
    with pytest.raises(Conflict, match=r"UU 20/2008 Pasal 35 ayat \(1\)"):
        partnerships.step(session, OFFICIAL, row, Step("agreed", ownership="by_seeker"))
    assert (row.state, row.ownership) == ("introduced", None)


@pytest.mark.parametrize("told", ["none", "by_partner"])
def test_what_was_told_of_ownership_is_kept(session: Session, told: str) -> None:
    row = partnerships.propose(session, OFFICIAL, Proposal(pair_of_sizes(session)))
    partnerships.step(session, OFFICIAL, row, Step("agreed", ownership=told))
    assert (row.state, row.ownership) == ("agreed", told)
    assert partnerships.step(session, OFFICIAL, row, Step("running")).state == "running"


@pytest.mark.parametrize("told", [None, "", "maybe"])
def test_nobody_agrees_before_it_is_told(session: Session, told: str | None) -> None:
    pair = pair_of_sizes(session)
    with pytest.raises(Invalid) as unsaid:
        partnerships.propose(session, OFFICIAL, Proposal(pair, "running", ownership=told))
    assert (list(unsaid.value.fields), count(session, Partnership)) == (["ownership"], 0)
    row = partnerships.propose(session, OFFICIAL, Proposal(pair, "exploring"))
    with pytest.raises(Invalid) as unsaid:
        partnerships.step(session, OFFICIAL, row, Step("agreed", ownership=told))
    assert (list(unsaid.value.fields), row.state) == (["ownership"], "exploring")


def test_a_pair_that_is_recorded_as_agreed_is_refused_alike(session: Session) -> None:
    with pytest.raises(Conflict, match="memiliki dan/atau menguasai"):
        partnerships.propose(session, OFFICIAL, Proposal(pair_of_sizes(session), "agreed", ownership="by_seeker"))
    assert count(session, Partnership) == 0
