"""The tables of quality name everything that is compared, and the search of weights never ends worse than it began."""

from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks import quality
from benchmarks.weight_search import Search
from matchmaker.engine.judging.baselines import BASELINES
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.worlds import additive
from matchmaker.engine.worlds.oracle import trial


def test_the_report_names_rivals_and_features() -> None:
    text = quality.report("mentorship", 1)
    lines = [line.split()[0] for line in text.splitlines() if line]
    expected = {"score", *BASELINES, "oracle", "ceiling", *(each.name for each in PAIRINGS["mentorship"].features)}
    assert expected <= set(lines)
    assert "nan" not in text


def test_without_a_known_truth_there_is_no_oracle() -> None:
    text = quality.report("mentoring partnerships", 1)
    assert "bm25" in text
    assert "oracle" not in text


def test_the_threshold_in_use_is_among_those_tried() -> None:
    lines = quality.thresholds("mentoring partnerships", 1).splitlines()
    assert [line for line in lines if line.startswith(str(PAIRINGS["mentorship"].meeting.faintest)) and "+0.000 [+0.000, +0.000]" in line]
    assert len(lines) == 1 + len(quality.THRESHOLDS)


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(PAIRINGS["supply_chain"], [trial(additive(3, buyers=40, suppliers=160))])


def test_searched_weights_are_weights_and_no_worse(search: Search) -> None:
    best = search.best([0])
    assert np.nanmean(search.ndcg(best)[0]) >= np.nanmean(search.ndcg(search.start())[0])
    assert math.isclose(math.fsum(search.named(best).values()), 1.0)
    assert min(best) >= 0


def test_a_weight_of_zero_stays_zero(search: Search) -> None:
    assert [best for best, start in zip(search.best([0]), search.start(), strict=True) if start == 0] == [0.0]
