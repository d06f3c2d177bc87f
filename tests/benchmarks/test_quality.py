"""The tables of quality name all that is compared, targets are held against them, and no search of weights ends worse than it began."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from benchmarks import quality, quality_targets
from benchmarks.quality_targets import Reached
from benchmarks.weight_search import Search
from matchmaker.engine.judging.baselines import BASELINES
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.worlds import WORLDS
from matchmaker.engine.worlds.oracle import trial
from tests.house.source import TOP


@pytest.fixture(scope="module")
def mentoring() -> quality.Report:
    return quality.report("mentorship", 1)


def test_the_report_names_rivals_and_features(mentoring: quality.Report) -> None:
    lines = [line.split()[0] for line in mentoring.text.splitlines() if line]
    rivals = {"score", *BASELINES, "ipfp", "lightgbm", "logistic", "oracle", "ceiling"}
    assert rivals | {each.name for each in PAIRINGS["mentorship"].features} <= set(lines)
    assert "nan" not in mentoring.text


def test_the_score_is_held_against_its_targets(mentoring: quality.Report) -> None:
    lines = quality_targets.told([mentoring.reached]).splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == ["mentorship: times the best single signal", "mentorship: share of the oracle"]
    assert all(line.endswith(("met", "MISSED")) for line in lines[1:])


def test_targets_are_those_of_the_case() -> None:
    reached = Reached("additive", {"score": 0.57, "bm25": 0.3, "oracle": 0.6})
    assert [(each.bound, each.met) for each in quality_targets.targets(reached)] == [(1.9, True), (0.97, False)]
    assert list(quality_targets.targets(replace(reached, case="null"))) == []


def test_a_case_that_does_not_exist_is_refused_as_wrong_usage() -> None:
    command = [sys.executable, "-m", "benchmarks.quality", "--cases", "additive,paradise"]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, "paradise" in ran.stderr) == (2, True)


def test_without_a_known_truth_there_is_no_oracle() -> None:
    found = quality.report("mentoring partnerships", 1)
    assert "bm25" in found.text
    assert "oracle" not in found.text
    assert list(quality_targets.targets(found.reached)) == []


def test_the_threshold_in_use_is_among_those_tried() -> None:
    lines = quality.thresholds("mentoring partnerships", 1).splitlines()
    assert [line for line in lines if line.startswith(str(PAIRINGS["mentorship"].meeting.faintest)) and "+0.000 [+0.000, +0.000]" in line]
    assert len(lines) == 1 + len(quality.THRESHOLDS)


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(PAIRINGS["supply_chain"], [trial(WORLDS["additive"](3, seekers=40, partners=160))])


def test_searched_weights_are_weights_and_no_worse(search: Search) -> None:
    best = search.best([0])
    assert np.nanmean(search.ndcg(best)[0]) >= np.nanmean(search.ndcg(search.start())[0])
    assert math.isclose(math.fsum(search.named(best).values()), 1.0)
    assert min(best) >= 0


def test_a_weight_of_zero_stays_zero(search: Search) -> None:
    assert [best for best, start in zip(search.best([0]), search.start(), strict=True) if start == 0] == [0.0]
