"""The metrics are those of ir_measures and scikit-learn, to 1e-12, and of hand-worked small cases."""

from __future__ import annotations

import math
from dataclasses import replace

import ir_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ir_measures import RR, P, R, Success, nDCG
from sklearn.metrics import ndcg_score

from matchmaker.engine.judging import metrics
from matchmaker.engine.judging.measured import Measured
from matchmaker.engine.pairings import PAIRINGS

EXACT = 1e-12
GAINS = {0: 0, 1: 1, 2: 3}
RELEVANT_ONLY = {"recall@10": R @ 10, "precision@10": P @ 10, "hit@10": Success @ 10, "mrr": RR}


@st.composite
def ranked_grades(draw: st.DrawFn) -> metrics.Grades:
    """Grades in ranked order, (seekers, candidates)."""
    seekers, candidates = draw(st.integers(1, 5)), draw(st.integers(2, 30))
    rows = st.lists(st.sampled_from([0, 0, 0, 1, 2]), min_size=candidates, max_size=candidates)
    return np.array(draw(st.lists(rows, min_size=seekers, max_size=seekers)), dtype=np.int64)


def _run(ranked: metrics.Grades) -> list[ir_measures.ScoredDoc]:
    places = range(ranked.shape[1])
    return [ir_measures.ScoredDoc(f"q{row}", f"d{place:03d}", float(-place)) for row in range(len(ranked)) for place in places]


def _judged(ranked: metrics.Grades) -> list[ir_measures.Qrel]:
    """Relevance as the gain 2^grade - 1, so that a library with linear gains counts as we do."""
    rows, places = np.nonzero(ranked)
    return [ir_measures.Qrel(f"q{row}", f"d{place:03d}", GAINS[int(ranked[row, place])]) for row, place in zip(rows, places, strict=True)]


@settings(max_examples=60, deadline=None)
@given(ranked_grades())
def test_ndcg_is_scikit_learns(ranked: metrics.Grades) -> None:
    scores = -np.arange(ranked.shape[1], dtype=float)[None, :]
    for row, ours in enumerate(metrics.per_seeker(ranked)["ndcg@10"]):
        if not ranked[row].any():
            assert math.isnan(ours)
        else:
            gains = np.exp2(ranked[row : row + 1]) - 1
            assert ours == pytest.approx(ndcg_score(gains, scores, k=10, ignore_ties=True), abs=EXACT)


@settings(max_examples=40, deadline=None)
@given(ranked_grades())
def test_all_are_those_of_ir_measures(ranked: metrics.Grades) -> None:
    judged = _judged(ranked)
    if not judged:
        return
    ours = metrics.per_seeker(ranked)
    names = {measure: name for name, measure in RELEVANT_ONLY.items()} | {nDCG @ 10: "ndcg@10"}
    for each in ir_measures.iter_calc(list(names), judged, _run(ranked)):
        row = int(each.query_id[1:])
        if ranked[row].any():
            assert ours[names[each.measure]][row] == pytest.approx(each.value, abs=EXACT), each


@settings(max_examples=40, deadline=None)
@given(ranked_grades())
def test_ir_measures_agrees_with_grades_as_they_are_once_it_is_told_the_gains(ranked: metrics.Grades) -> None:
    """Its own gains are the grades themselves; ours are 2^grade - 1, which it takes by name."""
    if not ranked.any():
        return
    rows, places = np.nonzero(ranked)
    judged = [ir_measures.Qrel(f"q{row}", f"d{place:03d}", int(ranked[row, place])) for row, place in zip(rows, places, strict=True)]
    ours = metrics.per_seeker(ranked)["ndcg@10"]
    for each in ir_measures.iter_calc([nDCG(gains=GAINS) @ 10], judged, _run(ranked)):
        row = int(each.query_id[1:])
        if ranked[row].any():
            assert ours[row] == pytest.approx(each.value, abs=EXACT)


@pytest.mark.parametrize("seed", range(20))
def test_tied_scores_go_by_id_and_then_all_agree(seed: int) -> None:
    """Few distinct scores, shuffled ids: our order is score, then id, and both libraries find the same figures for it."""
    generator = np.random.default_rng(seed)
    seekers, candidates = 6, int(generator.integers(2, 40))
    values = np.full((seekers, candidates, 1), np.nan)
    values[..., 0] = generator.integers(0, 4, (seekers, candidates)) / 4
    eligible = generator.random((seekers, candidates)) < 0.9
    ids = tuple(sorted(f"d{number:03d}" for number in generator.permutation(candidates)))
    pairing = replace(PAIRINGS["supply_chain"], features=PAIRINGS["supply_chain"].features[:1])
    measured = Measured(pairing, tuple(f"q{row}" for row in range(seekers)), ids, values, eligible, np.ones_like(eligible))
    orders = measured.orders({"product": 1.0})
    grades = generator.choice([0, 0, 0, 1, 2], (seekers, candidates))
    grades[0] = 0
    for row, order in enumerate(orders):
        worth = np.where(eligible[row], values[row, :, 0], -1)
        assert order.tolist() == sorted(range(candidates), key=lambda place: (-worth[place], ids[place]))
    ranked = np.take_along_axis(grades, orders, axis=1)
    ours = metrics.per_seeker(ranked)
    assert math.isnan(ours["ndcg@10"][0])
    by_library = {int(each.query_id[1:]): each.value for each in ir_measures.iter_calc([nDCG @ 10], _judged(ranked), _run(ranked))}
    places = -np.arange(candidates, dtype=float)[None, :]
    for row in np.flatnonzero(ranked.any(axis=1)):
        assert ours["ndcg@10"][row] == pytest.approx(by_library[row], abs=EXACT)
        assert ours["ndcg@10"][row] == pytest.approx(
            ndcg_score(np.exp2(ranked[row : row + 1]) - 1, places, k=10, ignore_ties=True), abs=EXACT
        )


def test_a_small_case_by_hand() -> None:
    found = metrics.per_seeker(np.array([[0, 2, 1, 0]]))
    best = 3 / math.log2(2) + 1 / math.log2(3)
    assert found["ndcg@10"][0] == pytest.approx((3 / math.log2(3) + 1 / math.log2(4)) / best, abs=EXACT)
    assert {name: found[name][0] for name in ("recall@10", "precision@10", "hit@10", "mrr")} == {
        "recall@10": 1.0, "precision@10": 0.2, "hit@10": 1.0, "mrr": 0.5,
    }  # fmt: skip


def test_the_best_partner_below_the_cut_gives_nothing_but_its_reciprocal_rank() -> None:
    ranked = np.zeros((1, 40), dtype=np.int64)
    ranked[0, 24] = 2
    found = metrics.means(metrics.per_seeker(ranked))
    assert found == {"ndcg@10": 0.0, "recall@10": 0.0, "precision@10": 0.0, "hit@10": 0.0, "mrr": 1 / 25}


def test_a_seeker_without_a_relevant_partner_is_left_out_of_the_means() -> None:
    found = metrics.means(metrics.per_seeker(np.array([[1, 0, 0], [0, 0, 0]])))
    assert found["ndcg@10"] == found["mrr"] == found["hit@10"] == 1.0


def test_without_any_relevant_partner_the_means_are_zero() -> None:
    assert set(metrics.means(metrics.per_seeker(np.zeros((2, 3), dtype=np.int64))).values()) == {0.0}


def test_coverage_counts_each_shown_candidate_once() -> None:
    orders = np.array([[0, 1, 2, 3], [0, 2, 1, 3]])
    assert metrics.coverage(orders, _all_shown(orders), cut=2) == 0.75
    assert metrics.coverage(orders, _all_shown(orders), cut=4) == 1.0
    nobody = np.empty((2, 0), dtype=np.int64)
    assert metrics.coverage(nobody, _all_shown(nobody)) == 0.0


def test_places_of_those_who_are_not_shown_count_for_nobody() -> None:
    orders = np.array([[2, 0, 1], [1, 2, 0]])
    shown = np.array([[False, False, True], [False, True, True]])
    third = 1 / math.log2(3)
    assert metrics.exposure(orders, shown).tolist() == pytest.approx([0, 1, 1 + third])
    assert metrics.coverage(orders, shown) == pytest.approx(2 / 3)
    assert metrics.exposure_gini(orders, shown) == pytest.approx(_gini_by_definition([0, 1, 1 + third]))


def _all_shown(orders: metrics.Grades, candidates: int | None = None) -> np.ndarray:
    return np.ones((len(orders), orders.shape[1] if candidates is None else candidates), dtype=bool)


def _gini_by_definition(exposure: list[float]) -> float:
    """Half the relative mean absolute difference."""
    differences = sum(abs(one - other) for one in exposure for other in exposure)
    return differences / (2 * len(exposure) * sum(exposure))


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), seekers=st.integers(1, 6), candidates=st.integers(1, 25))
def test_exposure_gini_is_half_the_relative_mean_difference(seed: int, seekers: int, candidates: int) -> None:
    generator = np.random.default_rng(seed)
    orders = np.array([generator.permutation(candidates) for _ in range(seekers)])
    exposure = [0.0] * candidates
    for order in orders:
        for rank, place in enumerate(order[:10], start=1):
            exposure[place] += 1 / math.log2(rank + 1)
    assert metrics.exposure_gini(orders, _all_shown(orders)) == pytest.approx(_gini_by_definition(exposure), abs=EXACT)


def test_exposure_is_even_at_0_and_on_one_of_many_near_1() -> None:
    even, alone = np.array([[0, 1], [1, 0]]), np.array([[0]] * 5)
    assert metrics.exposure_gini(even, _all_shown(even)) == pytest.approx(0.0, abs=EXACT)
    assert metrics.exposure_gini(alone, _all_shown(alone, 100), cut=1) == pytest.approx(0.99, abs=EXACT)
