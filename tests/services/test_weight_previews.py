"""What other weights would do to one firm's first ten: as its lists would say it, and kept nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid
from matchmaker.services import suggestions, weight_changes, weight_previews, weight_sets
from matchmaker.services.suggestions import Asked
from models import SuggestionList, WeightSet
from tests.services.market import open_market
from tests.services.town import EVALUATOR, LEADER, count, signed_in

START = PAIRINGS["supply_chain"].start_weights()
NEAR = dict.fromkeys(START, 0.0) | {"near": 1.0}
BUYER = Asked("supply_chain", "buyer", weights=NEAR)


def test_both_sides_stand_as_the_lists_would_show_them(session: Session) -> None:
    buyers, makers = open_market(session)
    leader = signed_in(session, "supervisor")
    before, after = (suggestions.suggest(session, LEADER, buyers[-1], replace(BUYER, weights=each)).items for each in (START, NEAR))
    found = weight_previews.preview(session, leader, buyers[-1], BUYER)
    places = {each.firm_id: each for each in found.partners}
    assert {each.firm_id: each.rank for each in before} == {key: each.before for key, each in places.items() if each.before}
    assert [each.firm_id for each in after] == [each.firm_id for each in found.partners if each.after]
    assert [each.score for each in before] == pytest.approx([places[each.firm_id].score_before for each in before])
    assert [each.score for each in after] == pytest.approx([places[each.firm_id].score_after for each in after])
    assert found.count("enters") == found.count("leaves") > 0
    assert sum(map(found.count, ("enters", "leaves", "rises", "falls", "stays"))) == len(found.partners)
    nearest = places[makers[0].id]
    assert (nearest.after, nearest.move) == (1, "enters" if nearest.before is None else "rises")
    assert count(session, SuggestionList) == 0


def test_the_same_weights_move_nobody(session: Session) -> None:
    buyers, _ = open_market(session)
    found = weight_previews.preview(session, LEADER, buyers[0], replace(BUYER, weights=START))
    assert {each.move for each in found.partners} == {"stays"}
    assert all(each.score_before == each.score_after for each in found.partners)


def test_an_evaluator_reads_no_distance_from_the_scores(session: Session) -> None:
    buyers, _ = open_market(session)
    found = weight_previews.preview(session, EVALUATOR, buyers[0], BUYER)
    assert all(each.score_after == round(each.score_after, 1) for each in found.partners)


def test_the_whole_office_is_foreseen_as_a_stored_set_would_be_compared(session: Session) -> None:
    open_market(session)
    kept = weight_sets.propose(session, LEADER, "supply_chain", NEAR, "")
    number, compared = count(session, WeightSet), weight_changes.compare(session, LEADER, kept.id)
    foreseen = weight_changes.foresee(session, LEADER, "supply_chain", NEAR)
    assert replace(foreseen, after=kept) == compared
    assert count(session, WeightSet) == number
    with pytest.raises(Invalid, match="near"):
        weight_changes.foresee(session, LEADER, "supply_chain", {**NEAR, "near": -1})
