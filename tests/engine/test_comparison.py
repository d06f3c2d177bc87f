"""What other weights change, on lists short enough to be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matchmaker.engine.features import WeightsRefused
from matchmaker.engine.judging.comparison import compare, measure_gain
from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.tuning.judge import Judge
from matchmaker.engine.tuning.labels import Label
from tests.engine.firms import buyer, supplier
from tests.engine.trials import by_hand, only

SALES = {1: 1e9, 2: 3e9, 11: 20e9}
PLACES = np.arange(12)


def _trial() -> Trial:
    """For B1 the product puts S101 first and nearness S112; for B2 both agree. Right for B1: the last by product."""
    suppliers = [supplier(101 + place, annual_sales=SALES.get(place + 1)) for place in PLACES]
    product = 1 - PLACES / 20
    near = np.stack([PLACES / 20, 1 - PLACES / 20])
    grades = np.zeros((2, 12), dtype=np.int64)
    grades[0, 11] = grades[1, 0] = 2
    return by_hand([buyer(1), buyer(2)], suppliers, {"product": product, "near": near}, grades)


def test_who_enters_and_who_leaves_is_counted_by_size() -> None:
    found = compare(_trial(), only("product"), only("near"))
    assert found["changes"] == {"entering": {"menengah": 1, "unknown": 1}, "leaving": {"mikro": 1, "kecil": 1}}
    assert (found["moved_seekers"], found["seekers"], found["pairing"]) == (1, 2, "supply_chain")


def test_the_gain_is_after_minus_before() -> None:
    found, gain = (do(_trial(), only("product"), only("near")) for do in (compare, measure_gain))
    assert (found["metrics"]["before"]["ndcg@10"], found["metrics"]["after"]["ndcg@10"]) == (0.5, 1.0)
    assert "gain" not in found
    assert gain["gain"]["ndcg@10"] == [0.0, 0.5, 1.0]
    assert gain["smallest_provable_gain"] == pytest.approx(2.801585 * np.sqrt(0.5) / np.sqrt(2), rel=1e-6)


def test_the_gain_is_over_the_pairs_that_were_examined() -> None:
    """Those that by product stand first were shown and examined: by nearness they come late, which is no mistake of nearness."""
    trial = _trial()
    grades, judged = np.zeros((2, 12), dtype=np.int64), np.zeros((2, 12), dtype=bool)
    grades[:, 1], judged[:, :2] = 2, True
    trial = replace(trial, grades=grades, judged=judged)
    found, gain = (do(trial, only("product"), only("near")) for do in (compare, measure_gain))
    assert found["metrics"]["after"]["ndcg@10"] < found["metrics"]["before"]["ndcg@10"]
    assert gain["gain"]["ndcg@10"][1] == pytest.approx((1 - 1 / np.log2(3)) / 2)


def test_the_gain_is_the_one_that_tuned_weights_are_offered_by() -> None:
    generator = np.random.default_rng(3)
    values = {name: generator.random((6, 30)) for name in ("product", "near")}
    grades, judged, eligible = generator.integers(0, 3, (6, 30)), generator.random((6, 30)) < 0.6, generator.random((6, 30)) < 0.8
    suppliers = [supplier(101 + place) for place in range(30)]
    made = by_hand([buyer(number) for number in range(1, 7)], suppliers, values, np.where(judged, grades, 0), eligible)
    trial, measured = replace(made, judged=judged), made.measured
    labels = [Label(measured.seekers[row], measured.candidates[column], int(grades[row, column])) for row, column in np.argwhere(judged)]
    before, after = (Judge.of(trial, labels).ndcg(np.array(list(only(name).values()))) for name in ("product", "near"))
    assert measure_gain(trial, only("product"), only("near"))["gain"]["ndcg@10"][1] == pytest.approx(np.nanmean(after - before))


def test_the_same_weights_in_other_units_change_nothing() -> None:
    doubled = {name: 2 * weight for name, weight in only("product").items()}
    found = compare(_trial(), only("product"), doubled) | measure_gain(_trial(), only("product"), doubled)
    assert found["changes"] == {"entering": {}, "leaving": {}}
    assert (found["moved_seekers"], found["gain"]["ndcg@10"], found["smallest_provable_gain"]) == (0, [0.0, 0.0, 0.0], 0.0)


def test_whoever_stands_behind_a_gate_is_not_shown() -> None:
    eligible = np.array([[True] * 4])
    eligible[0, 3] = False
    trial = by_hand([buyer(1)], [supplier(number) for number in (1, 2, 3, 4)], {"product": 0.5}, [[1, 0, 0, 0]], eligible)
    assert compare(trial, only("product"), only("near"))["moved_seekers"] == 0


def test_weights_are_checked() -> None:
    for do in (compare, measure_gain):
        with pytest.raises(WeightsRefused):
            do(_trial(), only("product"), {"near": 1.0})
