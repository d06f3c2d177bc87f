"""Evaluations over HTTP give the engine's own figures."""

from __future__ import annotations

from typing import Any

import pytest

from matchmaker.engine.judging import evaluation
from matchmaker.engine.judging.trial import Judgement, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import today
from tests.api.conftest import Ask
from tests.fixtures.city import PROFILES, SmallCity

GRADES = (("K-01", "K-02", 2), ("K-03", "K-04", 1), ("K-05", "K-01", 2), ("K-05", "K-03", 1), ("K-06", "K-07", 2), ("K-08", "K-09", 0))
START = PAIRINGS["supply_chain"].start_weights()


def _judgements(small_city: SmallCity | None = None) -> list[dict[str, Any]]:
    """By pseudonym where the city is given."""
    names = {name: firm.pseudonym if small_city else name for name, firm in small_city.firms.items()} if small_city else {}
    return [{"seeker": names.get(one, one), "partner": names.get(other, other), "grade": grade} for one, other, grade in GRADES]


def _by_engine(weights: dict[str, float]) -> dict[str, Any]:
    trial = prepare(FirmTable.of(PROFILES), PAIRINGS["supply_chain"], [Judgement(*each) for each in GRADES], today())
    return evaluation.evaluate(trial, weights, with_baselines=True)


@pytest.mark.parametrize("weights", [START, dict.fromkeys(START, 1.0)], ids=["start", "equal"])
def test_the_figures_are_those_of_the_engine(ask: Ask, weights: dict[str, float]) -> None:
    asked = {"pairing": "supply_chain", "judgements": _judgements(), "weights": weights}
    found = ask("supervisor", "POST", "/evaluations", json=asked)
    assert found.status_code == 200
    expected = _by_engine(weights)
    for part in ("metrics", "weights"):
        assert found.json[part] == pytest.approx(expected[part])
    assert found.json["seekers"] == 5
    assert set(found.json["baselines"]) == set(expected["baselines"])


def test_an_evaluator_evaluates_by_pseudonym(ask: Ask, small_city: SmallCity) -> None:
    asked = {"pairing": "supply_chain", "judgements": _judgements(small_city)}
    assert ask("evaluator", "POST", "/evaluations", json=asked).json["metrics"]["hit@10"] == _by_engine(START)["metrics"]["hit@10"]
    named = ask("evaluator", "POST", "/evaluations", json={"pairing": "supply_chain", "judgements": _judgements()})
    assert (named.status_code, list(named.json["errors"])) == (422, ["judgements"])
    assert ask("official", "POST", "/evaluations", json=asked).status_code == 403


def test_judgements_of_which_none_is_right_are_refused_with_what_to_do(ask: Ask) -> None:
    judged = [{"seeker": "K-01", "partner": "K-02", "grade": 0}]
    refused = ask("supervisor", "POST", "/evaluations", json={"pairing": "supply_chain", "judgements": judged})
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["judgements"])
    assert "tambahkan pasangan yang tepat" in refused.json["errors"]["judgements"][0]


@pytest.mark.parametrize(
    ("judged", "field"),
    [
        ([], "judgements"),
        ({}, "judgements"),
        ([1], "judgements.0"),
        ([{"seeker": "K-01", "partner": "K-02", "grade": 3}], "judgements.0.grade"),
        ([{"seeker": "K-01", "partner": "K-77", "grade": 1}], "judgements"),
        ([{"seeker": "K-01", "partner": "K-02", "grade": 1}, {"seeker": "K-01", "partner": "K-02", "grade": 2}], "judgements"),
    ],
)
def test_a_judgement_that_cannot_be_used_is_named(ask: Ask, judged: Any, field: str) -> None:
    refused = ask("supervisor", "POST", "/evaluations", json={"pairing": "supply_chain", "judgements": judged})
    assert (refused.status_code, list(refused.json["errors"])) == (422, [field])
