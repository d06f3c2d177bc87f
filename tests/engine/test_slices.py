"""Parts of the seekers and of the candidates, each told by a rule that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.engine.judging import slices
from matchmaker.engine.judging.evaluation import evaluate
from matchmaker.engine.judging.trial import Judgement, Trial, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Skill
from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, mentee, mentor, supplier
from tests.engine.trials import by_hand, only

PLACE = {"latitude": -7.47, "longitude": 112.43}


def _sized(sales: list[float | None]) -> Trial:
    buyers = [buyer(number, annual_sales=value) for number, value in enumerate(sales, start=1)]
    grades = np.zeros((len(sales), 3), dtype=np.int64)
    grades[:, 0] = 1
    grades[-1] = (0, 0, 1)
    return by_hand(buyers, [supplier(number) for number in (1, 2, 3)], {"product": [0.9, 0.6, 0.3]}, grades)


def test_seekers_are_parted_by_size_and_parts_without_any_are_left_out() -> None:
    found = evaluate(_sized([1e9, 2e9, 3e9, None]), only("product"))["slices"]
    sizes = {name: each["seekers"] for name, each in found.items() if name in slices.SIZES}
    assert sizes == {"mikro": 2, "kecil": 1, "unknown": 1}
    assert found["mikro"]["metrics"] == {"ndcg@10": 1.0, "recall@10": 1.0}
    assert found["unknown"]["metrics"]["ndcg@10"] == pytest.approx(0.5)
    assert found["unknown"]["confidence"]["ndcg@10"] == pytest.approx([0.5, 0.5])


def test_where_money_is_unknown_workers_tell_the_size_but_not_of_an_agency() -> None:
    facts = [{"workers": 4}, {"workers": 5}, {"workers": 19}, {"workers": 20}, {"workers": 100}, {"workers": 500, "annual_sales": 1e9},
             {"workers": 50, "kind": "agency"}, {"kind": "group", "members": 12}, {}]  # fmt: skip
    buyers = [buyer(number, **each) for number, each in enumerate(facts, start=1)]
    trial = by_hand(buyers, [supplier(1)], {"product": 0.5}, [[1]] * len(buyers))
    expected = ["mikro", "kecil", "kecil", "menengah", "besar", "mikro", "unknown", "kecil", "unknown"]
    assert slices.size_classes(trial, trial.measured.seekers).tolist() == expected


def test_only_new_candidates_are_ranked_against_each_other() -> None:
    suppliers = [supplier(1, founded=2001), supplier(2, founded=2024), supplier(3), supplier(4, founded=2026)]
    trial = by_hand([buyer(1)], suppliers, {"product": [0.9, 0.6, 0.5, 0.3]}, [[2, 0, 0, 1]])
    assert slices.new_partners(trial).tolist() == [False, True, False, True]
    found = evaluate(trial, only("product"))["slices"]["new_partners"]
    assert found["metrics"] == {"ndcg@10": pytest.approx(1 / np.log2(3)), "recall@10": 1.0}


def test_where_outcomes_are_known_whoever_has_none_is_new() -> None:
    record = TrackRecord(np.array([0.0, 3.0, 0.0]), np.array([0.0, 1.0, 0.0]))
    firms = FirmTable.of([buyer(1), supplier(1), supplier(2)], record)
    trial = prepare(firms, PAIRINGS["supply_chain"], [Judgement("B1", "S1", 1)], TODAY)
    assert slices.new_partners(trial).tolist() == [False, True]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"workers": 5, **PLACE}, False),
        ({"workers": 5}, False),
        ({}, True),
        ({"workers": 5, "kbli": (), "need": {"quantity": None}, **PLACE}, True),
        ({"workers": 5, "need": {"quantity": None}, **PLACE}, False),
    ],
)
def test_a_buyer_of_whom_half_is_unknown_is_blank(facts: dict[str, object], expected: bool) -> None:
    trial = by_hand([buyer(1, **facts)], [supplier(1)], {"product": 0.5}, [[1]])
    assert slices.blank(trial).tolist() == [expected]
    assert ("blank_profiles" in evaluate(trial)["slices"]) is expected


@pytest.mark.parametrize(("founded", "level", "expected"), [(2020, 1.0, False), (None, 1.0, True), (2020, None, True)])
def test_a_mentee_is_read_by_its_age_and_levels(founded: int | None, level: float | None, expected: bool) -> None:
    firms = FirmTable.of([mentee(1, skills=[Skill("pengemasan", "wants", level)], founded=founded), mentor(1)])
    trial = prepare(firms, PAIRINGS["mentorship"], [Judgement("E1", "M1", 1)], TODAY)
    assert slices.blank(trial).tolist() == [expected]
