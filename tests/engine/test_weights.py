"""Weights are checked by name before anything is ranked with them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchmaker.engine.features import Pairing, WeightsRefused
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import rank
from tests.engine.firms import TODAY, FirmTable, buyer, supplier

both = pytest.mark.parametrize("pairing", PAIRINGS.values(), ids=PAIRINGS)


@both
def test_the_start_weights_sum_to_one_and_pass(pairing: Pairing) -> None:
    weights = pairing.start_weights()
    assert math.fsum(weights.values()) == pytest.approx(1.0, abs=1e-12)
    assert pairing.checked(weights) == pytest.approx(weights)


@both
def test_weights_are_divided_by_their_sum_and_put_in_column_order(pairing: Pairing) -> None:
    backwards = {each.name: 3 for each in reversed(pairing.features)}
    checked = pairing.checked(backwards)
    assert list(checked) == [each.name for each in pairing.features]
    assert set(checked.values()) == {1 / len(checked)}


@both
@pytest.mark.parametrize("value", [-0.1, math.nan, math.inf, -math.inf, True, False, None, "0.5", 10**400, 1e308, [1], 1j])
def test_what_is_no_weight_is_refused_by_name(pairing: Pairing, value: Any) -> None:
    name = pairing.features[2].name
    with pytest.raises(WeightsRefused, match=name) as refused:
        pairing.checked(pairing.start_weights() | {name: value})
    assert refused.value.feature == name
    assert refused.value.value is value
    assert all(refused.value.why)


@both
def test_unknown_missing_and_all_zero_weights_are_refused_by_name(pairing: Pairing) -> None:
    weights = pairing.start_weights()
    with pytest.raises(WeightsRefused, match="popularity"):
        pairing.checked(weights | {"popularity": 0.0})
    missing = pairing.features[-1].name
    with pytest.raises(WeightsRefused, match=missing):
        pairing.checked({name: weight for name, weight in weights.items() if name != missing})
    with pytest.raises(WeightsRefused, match="all weights are zero"):
        pairing.checked(dict.fromkeys(weights, 0))


def test_minus_zero_is_zero() -> None:
    pairing = PAIRINGS["supply_chain"]
    checked = pairing.checked(pairing.start_weights() | {"near": -0.0})
    assert math.copysign(1, checked["near"]) == 1


def test_rank_takes_and_checks_weights() -> None:
    pairing, firms = PAIRINGS["supply_chain"], FirmTable.of([buyer(), supplier()])
    only = dict.fromkeys(pairing.start_weights(), 0.0) | {"product": 7}
    match = rank(firms, pairing, Question(0, "buyer", TODAY), only).matches[0]
    assert match.score == pytest.approx(1.0, abs=1e-6)
    assert match.coverage == 1.0
    with pytest.raises(WeightsRefused):
        rank(firms, pairing, Question(0, "buyer", TODAY), {"product": 1})


@both
def test_every_feature_is_declared_for_people(pairing: Pairing) -> None:
    for each in pairing.features:
        assert each.label_id
        assert each.label_en
        assert each.about.endswith((".", ")"))
        assert each.label_id != each.label_en
