"""Ownership between partners: asked when they agree, refused in the words of the law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store.partnerships import Pair
from models import Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, keep


def introduced(session: Session) -> Partnership:
    """A large buyer and a small supplier who have met."""
    large, small = keep(session, replace(buyer(), annual_sales=9e10), replace(supplier(), annual_sales=5e9))
    return partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", large.id, small.id)))


@pytest.mark.parametrize("said", ["owns", "controls"])
def test_a_large_firm_does_not_agree_with_a_partner_that_it_owns(session: Session, said: str) -> None:
    row = introduced(session)
    with pytest.raises(Conflict, match=r"UU 20/2008 Pasal 35 ayat \(1\)"):
        partnerships.step(session, OFFICIAL, row, Step("agreed", ownership=said))
    assert row.state == "introduced"


def test_what_was_said_of_ownership_is_kept(session: Session) -> None:
    row = partnerships.step(session, OFFICIAL, introduced(session), Step("agreed", ownership="none"))
    assert (row.state, row.ownership) == ("agreed", "none")
