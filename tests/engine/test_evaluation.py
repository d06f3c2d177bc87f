"""evaluate() ranks every candidate, gated ones last, beside the baselines."""

from __future__ import annotations

import json

import numpy as np
import pytest

from matchmaker.engine.features import WeightsRefused
from matchmaker.engine.judging.evaluation import evaluate, rankings
from matchmaker.engine.judging.trial import Judgement, JudgementsRefused, Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Profile
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, mentee, mentor, supplier

SUPPLY, MENTORING = PAIRINGS["supply_chain"], PAIRINGS["mentorship"]
PLACE = {"latitude": -7.47, "longitude": 112.43}
CITY: list[Profile] = [
    buyer(1, **PLACE), buyer(2),
    supplier(3, latitude=-7.6, longitude=112.43), supplier(1, **PLACE), supplier(2, **PLACE),
    supplier(5, offer={"product": "jasa bubut"}), supplier(4, offer={"product": "jasa las"}), supplier(6, active=False),
]  # fmt: skip


def _trial(*judged: Judgement, city: list[Profile] = CITY) -> Trial:
    return prepare(FirmTable.of(city), SUPPLY, judged or [Judgement("B1", "S3", 2)], TODAY)


def test_every_candidate_is_ranked_gated_ones_last_and_ties_by_id() -> None:
    listed = rankings(_trial(), SUPPLY.start_weights())
    assert [(row[2], row[3]) for row in listed] == [(1, "S1"), (2, "S2"), (3, "S3"), (4, "S4"), (5, "S5"), (6, "S6")]
    assert [row[4] for row in listed[3:]] == [0.0, 0.0, 0.0]
    assert listed[0][4] == listed[1][4] > listed[2][4] > 0
    assert {(row[0], row[1]) for row in listed} == {("supply_chain", "B1")}


def test_the_metrics_are_those_of_that_order() -> None:
    report = evaluate(_trial(), with_baselines=True)
    assert report["metrics"]["mrr"] == 1 / 3
    assert report["metrics"]["ndcg@10"] == pytest.approx(1 / np.log2(4))
    assert report["confidence"]["mrr"] == [1 / 3, 1 / 3]
    assert list(report["baselines"]) == ["random", "popularity", "same_sector", "tfidf", "bm25", "distance"]
    assert all(set(found) == set(report["metrics"]) for found in report["baselines"].values())
    assert report["weights"] == pytest.approx(SUPPLY.start_weights())
    assert (report["pairing"], report["seekers"], report["candidates"]) == ("supply_chain", 1, 6)


def test_a_seeker_without_a_relevant_partner_is_counted_and_left_out() -> None:
    report = evaluate(_trial(Judgement("B1", "S1", 2), Judgement("B2", "S1", 0)))
    assert (report["seekers"], report["seekers_without_relevant"], report["metrics"]["mrr"]) == (2, 1, 1.0)


def test_a_judged_partner_without_a_line_is_a_candidate_too_and_nobody_is_its_own() -> None:
    trial = _trial(Judgement("B1", "B2", 1))
    assert "B2" in trial.measured.candidates
    both = Profile("A", "A", offers=buyer().needs and supplier().offers, needs=buyer().needs)
    listed = rankings(_trial(Judgement("A", "S1", 1), city=[both, *CITY]), SUPPLY.start_weights())
    assert "A" not in [row[3] for row in listed]
    assert len(listed) == 6


REFUSED = [
    ([Judgement("B1", "S9", 1)], "unknown firm", "S9"),
    ([Judgement("B9", "S1", 1)], "unknown firm", "B9"),
    ([Judgement("B1", "S1", 3)], "grade", "3"),
    ([Judgement("B1", "S1", -1)], "grade", "-1"),
    ([Judgement("B1", "S1", 1), Judgement("B1", "S1", 2)], "two grades", "B1 - S1"),
]


@pytest.mark.parametrize(("judged", "problem", "value"), REFUSED)
def test_judgements_that_cannot_be_used_are_refused(judged: list[Judgement], problem: str, value: str) -> None:
    with pytest.raises(JudgementsRefused) as refused:
        _trial(*judged)
    assert (refused.value.problem, refused.value.value) == (problem, value)


def test_judgements_that_tell_nothing_are_refused_and_say_what_to_do() -> None:
    with pytest.raises(JudgementsRefused, match="one class") as refused:
        _trial(Judgement("B1", "S1", 0), Judgement("B2", "S2", 0))
    assert refused.value.why[1].startswith("every judgement for {value} is 0")
    with pytest.raises(JudgementsRefused, match="no candidates: supply_chain"):
        _trial(Judgement("B1", "B2", 1), city=[buyer(1), buyer(2)])
    with pytest.raises(JudgementsRefused, match="one class"):
        _trial(Judgement("B1", "B1", 2), Judgement("B1", "S1", 0))
    assert _trial(Judgement("B1", "S1", 1), Judgement("B1", "S2", 1)).grades.sum() == 2


def test_nothing_to_judge_is_refused_and_the_same_grade_twice_is_not() -> None:
    with pytest.raises(JudgementsRefused, match="nothing to judge"):
        prepare(FirmTable.of(CITY), SUPPLY, [], TODAY)
    assert _trial(Judgement("B1", "S1", 1), Judgement("B1", "S1", 1)).grades.sum() == 1


def test_other_weights_are_checked_and_change_the_order() -> None:
    only = dict.fromkeys(SUPPLY.start_weights(), 0.0) | {"certificates_held": 1}
    trial = _trial(city=[*CITY[:2], supplier(3, workers=1), *CITY[3:], buyer(7, workers=9)])
    assert evaluate(trial, only)["metrics"]["mrr"] == trial.metrics(SUPPLY.checked(only))["mrr"]
    with pytest.raises(WeightsRefused):
        evaluate(_trial(), {"near": 1.0})


def test_mentors_are_judged_in_the_same_way() -> None:
    firms = FirmTable.of([mentee(), mentor(1), mentor(2, skills=mentee().skills)])
    report = evaluate(prepare(firms, MENTORING, [Judgement("E1", "M1", 1)], TODAY), with_baselines=True)
    assert report["metrics"]["mrr"] == report["baselines"]["bm25"]["mrr"] == 1.0


def test_only_judged_pairs_are_ranked_beside_all_and_that_flatters() -> None:
    found = evaluate(_trial(Judgement("B1", "S3", 2), Judgement("B1", "S4", 0)))
    assert (found["metrics"]["mrr"], found["judged_pairs"]) == (1 / 3, 2)
    assert found["logged"] == {
        "seekers": 1,
        "metrics": {**found["logged"]["metrics"], "mrr": 1.0},
        "confidence": found["logged"]["confidence"],
    }
    assert found["logged"]["metrics"]["ndcg@10"] == 1.0
    assert found["logged"]["confidence"]["mrr"] == [1.0, 1.0]


def test_each_baseline_has_its_paired_difference_and_what_could_be_proved() -> None:
    found = evaluate(_trial(Judgement("B1", "S1", 2), Judgement("B2", "S5", 1), Judgement("B2", "S2", 1)), with_baselines=True)
    assert list(found["differences"]) == list(found["baselines"])
    for name, there in found["differences"].items():
        low, mean, high = there["ndcg@10"]
        assert mean == pytest.approx(found["metrics"]["ndcg@10"] - found["baselines"][name]["ndcg@10"], abs=1e-12)
        assert low <= mean <= high
        assert there["smallest_provable_gain"] >= 0
        assert there["confidence"]["ndcg@10"][0] <= found["baselines"][name]["ndcg@10"] <= there["confidence"]["ndcg@10"][1]
    assert found["smallest_provable_gain"] > 0
    assert evaluate(_trial())["smallest_provable_gain"] is None
    assert evaluate(_trial())["differences"] == {}


def test_the_object_is_json_and_says_on_which_day_it_was_measured() -> None:
    found = evaluate(_trial(), with_baselines=True)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert found["measured_on"] == TODAY.isoformat()
