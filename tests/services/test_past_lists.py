"""Kept lists: shown again as they were, computed again under other weights, and only to whom they may be shown."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import firms, past_lists, suggestions, weight_sets
from matchmaker.services.suggestions import Asked, Suggestions
from matchmaker.store import suggestions as lists
from models import Firm
from tests.engine.firms import buyer, supplier
from tests.services.market import open_market
from tests.services.town import CITY, EVALUATOR, LEADER, NEIGHBOUR, OFFICIAL, PROVINCE, keep, owner, signed_in

SUPPLY = PAIRINGS["supply_chain"]
BUYER = Asked("supply_chain", "buyer")


def _kept(session: Session, actor: Actor, firm: Firm, asked: Asked = BUYER) -> tuple[int, Suggestions]:
    found = suggestions.suggest(session, actor, firm, asked)
    session.commit()
    assert found.list_id is not None
    return found.list_id, found


def test_a_list_is_shown_as_it_was_whatever_has_changed(session: Session) -> None:
    buyers, makers = open_market(session)
    key, shown = _kept(session, signed_in(session), buyers[0])
    firms.change(session, OFFICIAL, makers[0], {"offers": ()})
    past = past_lists.look_back(session, OFFICIAL, key)
    assert (past.items, past.weight_set_id, past.not_kept) == (shown.items, shown.weight_set_id, ())
    assert [past.was[each.firm_id] for each in past.items] == [each.rank for each in past.items]


def test_computed_again_under_its_own_weights_it_is_exactly_the_same(session: Session) -> None:
    buyers, _ = open_market(session)
    for firm in buyers:
        key, shown = _kept(session, signed_in(session), firm)
        session.expire_all()
        past = past_lists.look_back(session, OFFICIAL, key, shown.weight_set_id)
        assert past.items == shown.items


@pytest.mark.parametrize("near", [0.0, 0.3, 5.0])
def test_computed_again_under_other_weights_it_is_what_those_would_give(session: Session, near: float) -> None:
    buyers, _ = open_market(session)
    weights = {**SUPPLY.start_weights(), "near": near}
    other = weight_sets.propose(session, LEADER, "supply_chain", weights, "")
    key, shown = _kept(session, signed_in(session), buyers[2], replace(BUYER, limit=50))
    past = past_lists.look_back(session, OFFICIAL, key, other.id)
    fresh = suggestions.suggest(session, OFFICIAL, buyers[2], replace(BUYER, limit=50, weights=weights))
    assert [(each.firm_id, each.rank) for each in past.items] == [(each.firm_id, each.rank) for each in fresh.items]
    assert [each.score for each in past.items] == pytest.approx([each.score for each in fresh.items], abs=1e-12)
    assert past.was == {each.firm_id: each.rank for each in shown.items}
    assert past.weight_set_id == other.id


def test_turns_and_trials_are_shown_again_but_scores_alone_decide_under_other_weights(session: Session) -> None:
    buyers, _ = open_market(session)
    key, shown = _kept(session, signed_in(session), buyers[5], replace(BUYER, explore=True))
    assert any(each.propensity for each in shown.items)
    assert past_lists.look_back(session, OFFICIAL, key).items == shown.items
    again = past_lists.look_back(session, OFFICIAL, key, shown.weight_set_id).items
    assert [each.score for each in again] == sorted((each.score for each in shown.items), reverse=True)
    assert {(each.propensity, tuple(each.moves())) for each in again} == {(None, ())}


def test_a_list_kept_without_values_is_computed_as_far_as_it_goes(session: Session) -> None:
    buyers, _ = open_market(session)
    key, shown = _kept(session, signed_in(session), buyers[0])
    row = lists.get(session, key)
    assert row is not None
    row.items = [
        {**asdict(each), "contributions": [{name: fact for name, fact in part.items() if name != "value"} for part in each.contributions]}
        for each in shown.items
    ]
    session.flush()
    past = past_lists.look_back(session, OFFICIAL, key, shown.weight_set_id)
    assert [each.score for each in past.items] == pytest.approx([each.score for each in shown.items])
    assert past.not_kept == ()
    row.items = [{**each, "contributions": each["contributions"][1:]} for each in row.items]
    session.flush()
    assert past_lists.look_back(session, OFFICIAL, key, shown.weight_set_id).not_kept == ("product",)


def test_an_office_reads_those_of_its_firms_and_an_evaluator_none(session: Session) -> None:
    buyers, _ = open_market(session)
    key, shown = _kept(session, signed_in(session), buyers[0])
    assert past_lists.look_back(session, Actor("official", PROVINCE), key).items == shown.items
    for actor in (EVALUATOR, Actor("official", NEIGHBOUR)):
        with pytest.raises(NotFound):
            past_lists.look_back(session, actor, key)
    with pytest.raises(NotFound):
        past_lists.look_back(session, OFFICIAL, 999)


def test_a_business_reads_what_it_saw_itself_without_figures(session: Session) -> None:
    asking, maker = keep(session, buyer(), supplier())
    own = owner(session, asking)
    key, _ = _kept(session, own, asking)
    past = past_lists.look_back(session, own, key)
    assert [(each.open, bool(each.sentences())) for each in past.items] == [(False, True)]
    with pytest.raises(Invalid, match="kantor"):
        past_lists.look_back(session, own, key, past.weight_set_id)
    officials, _ = _kept(session, signed_in(session), asking)
    for reader, other in ((own, officials), (owner(session, maker), key)):
        with pytest.raises(NotFound):
            past_lists.look_back(session, reader, other)


def test_figures_that_a_wider_office_saw_stay_closed_to_a_narrower_one(session: Session) -> None:
    (asking,) = keep(session, buyer())
    keep(session, supplier(), office=NEIGHBOUR)
    wide = replace(signed_in(session, "supervisor"), region=PROVINCE)
    key, shown = _kept(session, wide, asking, replace(BUYER, beyond=True))
    assert shown.items[0].open
    narrow = past_lists.look_back(session, Actor("official", CITY), key).items[0]
    assert (narrow.open, narrow.sentences(), narrow.warnings()) == (False, [], [])


def test_weights_of_another_pairing_and_none_at_all_are_refused_and_a_firm_may_be_gone(session: Session) -> None:
    asking, maker = keep(session, buyer(), supplier())
    key, _ = _kept(session, signed_in(session), asking)
    with pytest.raises(Invalid, match="jenis kemitraan lain"):
        past_lists.look_back(session, OFFICIAL, key, weight_sets.in_use(session, PAIRINGS["mentorship"]).id)
    with pytest.raises(NotFound):
        past_lists.look_back(session, OFFICIAL, key, 999)
    session.execute(delete(Firm).where(Firm.id == maker.id))
    session.expire_all()
    past = past_lists.look_back(session, OFFICIAL, key)
    assert (len(past.items), dict(past.partners)) == (1, {})
