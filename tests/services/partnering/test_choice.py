"""Where a pair comes from: a list of either side, another office's list, or none."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import partnerships, suggestions
from matchmaker.services.partnering import choice
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.store.partnerships import Pair
from tests.engine.firms import supplier
from tests.services.market import open_market
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL, PROVINCE, keep, signed_in


def test_from_the_supplier_s_own_list_it_is_the_buyer_who_was_picked(session: Session) -> None:
    _, makers = open_market(session)
    found = suggestions.suggest(session, signed_in(session), makers[0], Asked("supply_chain", "supplier"))
    picked = found.items[1]
    pair = Pair("supply_chain", picked.firm_id, makers[0].id)
    row = partnerships.propose(session, OFFICIAL, Proposal(pair, list_id=found.list_id))
    told = choice.explain(session, OFFICIAL, row)
    assert (told.origin, told.chosen, told.above) == ("list", picked, found.items[:1])


def test_a_list_of_another_office_is_named_and_not_shown(session: Session) -> None:
    buyers, _ = open_market(session)
    (far,) = keep(session, supplier(77, latitude=-7.47, longitude=112.43), office=NEIGHBOUR)
    wide = replace(signed_in(session, "supervisor"), region=PROVINCE)
    found = suggestions.suggest(session, wide, buyers[0], Asked("supply_chain", "buyer", limit=50, beyond=True))
    row = partnerships.propose(session, wide, Proposal(Pair("supply_chain", buyers[0].id, far.id), list_id=found.list_id))
    assert choice.explain(session, Actor("official", NEIGHBOUR), row) == choice.Choice("elsewhere")
    assert choice.explain(session, Actor("official", CITY), row).origin == "list"


def test_without_a_list_it_is_recorded_or_the_list_is_gone(session: Session) -> None:
    buyers, makers = open_market(session)
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", buyers[0].id, makers[0].id)))
    assert choice.explain(session, OFFICIAL, row) == choice.Choice("recorded")
    row.exposed_rank = 3
    assert choice.explain(session, OFFICIAL, row) == choice.Choice("gone")
