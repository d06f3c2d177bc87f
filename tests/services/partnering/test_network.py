"""The network: the newest partnerships of an area with their firms, filtered, never more than can be drawn."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import partnerships
from matchmaker.services.partnering import network
from matchmaker.services.partnerships import Proposal
from matchmaker.store import networks
from matchmaker.store.networks import Wanted
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from matchmaker.terms import PARTNERSHIP_STATES, STATES_OF_GROUP, values
from tests.services.market import open_market
from tests.services.town import LEADER, NEIGHBOUR, OFFICIAL


def record(session: Session, number: int) -> list[int]:
    """The keys of so many supply chains of one buyer, oldest first; committed."""
    (buyer, *_), makers = open_market(session)
    proposals = [Proposal(Pair("supply_chain", buyer.id, each.id), "exploring") for each in makers[:number]]
    made = [partnerships.propose(session, OFFICIAL, each).id for each in proposals]
    session.commit()
    return made


def test_the_newest_come_first_with_their_firms(session: Session) -> None:
    made = record(session, 3)
    found = network.read(session, LEADER, Wanted())
    assert ([each.id for each in found.edges], found.total) == (made[::-1], 3)
    assert set(found.firms) == {key for each in found.edges for key in (each.seeker_id, each.partner_id)}
    assert all(each.profile.name for each in found.firms.values())


def test_no_more_are_read_than_can_be_drawn_and_the_rest_is_counted(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made = record(session, 4)
    monkeypatch.setattr(networks, "LARGEST", 2)
    found = network.read(session, OFFICIAL, Wanted())
    assert ([each.id for each in found.edges], found.total) == (made[:1:-1], 4)
    rows, total = network.search(session, OFFICIAL, Wanted(), Page(2, 3))
    assert ([each.id for each in rows], total) == (made[:1], 4)


def test_kinds_groups_and_kelurahan_narrow_it(session: Session) -> None:
    record(session, 2)
    expected = {Wanted("mentorship"): 0, Wanted(group="opening"): 2, Wanted(group="closed"): 0, Wanted(region="35.99"): 0}
    assert {wanted: network.read(session, OFFICIAL, wanted).total for wanted in expected} == expected


def test_another_office_sees_none_of_it(session: Session) -> None:
    record(session, 1)
    assert network.read(session, Actor("official", NEIGHBOUR), Wanted()).edges == ()


def test_every_state_is_in_one_group() -> None:
    assert sorted(state for states in STATES_OF_GROUP.values() for state in states) == sorted(values(PARTNERSHIP_STATES))
