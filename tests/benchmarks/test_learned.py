"""Learned peers learn, give the same figures again, and never see the seekers that they are judged on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks import learned
from benchmarks.cases import Case
from benchmarks.rivals import Drawn
from matchmaker.engine.worlds import WORLDS

NAMES = {
    f"{learner} {read}, {taught}"
    for learner in ("lightgbm", "logistic")
    for read in ("measured", "plain")
    for taught in ("in full", "500 labels")
}


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    world = WORLDS["mentorship"](1, 120, 60)
    case = Case(world.pairing, world.profiles, tuple(world.judgements()), world)
    return Drawn(case, case.trial(), None)


@pytest.fixture(scope="module")
def scores(drawn: Drawn) -> dict[str, np.ndarray]:
    return learned.score_all(drawn.trial, drawn.contest())


def test_each_peer_learns_each_reading_from_each_lesson(drawn: Drawn, scores: dict[str, np.ndarray]) -> None:
    assert set(scores) == NAMES
    guessed = np.nanmean(drawn.by(np.random.default_rng(0).random(drawn.trial.grades.shape)))
    assert min(np.nanmean(drawn.by(each)) for each in scores.values()) > guessed


def test_the_same_case_gives_the_same_scores_again(drawn: Drawn, scores: dict[str, np.ndarray]) -> None:
    again = learned.score_all(drawn.trial, drawn.contest())
    assert all(np.array_equal(again[name], scores[name]) for name in NAMES)


def test_a_seeker_is_ranked_without_its_own_grades(drawn: Drawn, scores: dict[str, np.ndarray]) -> None:
    half = learned.halves(len(drawn.trial.grades))[0]
    grades = drawn.trial.grades.copy()
    grades[half] = 2 - grades[half]
    other = replace(drawn, trial=replace(drawn.trial, grades=grades))
    found = learned.score_all(other.trial, other.contest())
    assert all(np.array_equal(found[name][half], scores[name][half]) for name in NAMES)
    assert not np.array_equal(found["lightgbm measured, in full"], scores["lightgbm measured, in full"])


def test_each_half_is_logged_equally_by_eligible_pairs(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "LABELS", 300)
    labelled = learned.logged(drawn.trial)
    assert [labelled[half].sum() for half in learned.halves(len(labelled))] == [300, 300]
    assert not (labelled & ~drawn.trial.measured.eligible).any()
    assert labelled.sum(axis=1).max() == learned.SHOWN


def test_from_labels_that_are_all_alike_nothing_is_learned(drawn: Drawn) -> None:
    blank = replace(drawn, trial=replace(drawn.trial, grades=np.zeros_like(drawn.trial.grades)))
    found = learned.score_all(blank.trial, blank.contest())
    assert all(set(np.unique(each)) <= {0.0, -np.inf} for each in found.values())
