"""tune(): what it learns, when it says that weights may be used, and when it refuses to learn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from matchmaker.engine.judging.trial import Trial
from matchmaker.engine.tuning.figures import calibrate, figures
from matchmaker.engine.tuning.judge import Judge
from matchmaker.engine.tuning.labels import Label
from matchmaker.engine.tuning.tuning import Validated, learning_curve, tune
from matchmaker.engine.worlds import DAY
from matchmaker.i18n import reading
from tests.engine.tuning.conftest import BAD, GOOD, Labelled


def truth(trial: Trial, weights: np.ndarray) -> float:  # type: ignore[type-arg]
    names = [each.name for each in trial.measured.pairing.features]
    return trial.metrics(dict(zip(names, weights.tolist(), strict=True)))["ndcg@10"]


def test_a_bad_prior_is_mended_and_the_gain_is_proved(trial: Trial, labelled: Labelled) -> None:
    found = tune(trial, labelled(500), BAD)
    assert (found.ship, found.why) == (True, "proved")
    assert found.validated.gain[0] > 0
    assert truth(trial, found.weights) > truth(trial, BAD) + 0.05
    assert truth(trial, found.weights) >= 0.94 * truth(trial, GOOD)
    assert found.weights.sum() == pytest.approx(1)


def test_a_good_prior_is_left_alone_where_nothing_is_proved(trial: Trial, labelled: Labelled) -> None:
    found = tune(trial, labelled(100), GOOD)
    assert (found.ship, found.why) == (False, "not proved")
    assert (found.weights == GOOD / GOOD.sum()).all()


def test_the_same_seed_gives_the_same_weights_whatever_the_order_of_labels(trial: Trial, labelled: Labelled) -> None:
    told = labelled(200)
    one, other = (tune(trial, each, BAD, 3) for each in (told, told[::-1]))
    assert (one.learned == other.learned).all()
    assert one.validated.gain == other.validated.gain


def test_outcomes_that_have_nothing_to_do_with_profiles_teach_nothing(trial: Trial, labelled: Labelled) -> None:
    told = labelled(200)
    chance = np.random.default_rng(5)
    shuffled = [replace(each, grade=int(grade)) for each, grade in zip(told, chance.permutation([x.grade for x in told]), strict=True)]
    assert not tune(trial, shuffled, GOOD).ship


def test_weights_that_do_worse_later_are_not_offered(trial: Trial, labelled: Labelled) -> None:
    told = labelled(1_200)
    edge = sorted(each.day or DAY for each in told)[912]
    turned = [replace(each, grade=2 - each.grade) if (each.day or DAY) >= edge else each for each in told]
    found = tune(trial, turned, BAD)
    assert found.forward is not None
    assert (found.forward < 0, found.validated.gain[0] > 0) == (True, True)
    assert (found.ship, found.why) == (False, "worse later")


def _of(told: tuple[Label, ...], grade: int) -> tuple[Label, ...]:
    return tuple(each for each in told if each.grade == grade)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda told: told[:19], "too few labels"),
        (lambda told: tuple(replace(each, grade=1) for each in told), "one class"),
        (lambda told: (*_of(told, 0)[:30], *_of(told, 2)[:9]), "too few seekers"),
    ],
)
def test_it_says_why_it_does_not_learn(trial: Trial, labelled: Labelled, change, why: str) -> None:  # type: ignore[no-untyped-def]
    told = change(labelled(200))
    found = tune(trial, told, GOOD)
    assert (found.ship, found.why, found.labels) == (False, why, len(told))
    assert (found.learned == found.prior).all()
    assert found.validated.gain == (0.0, 0.0, 0.0) or np.isnan(found.validated.gain[1])
    assert learning_curve(trial, told, GOOD) == []
    with reading("en"):
        assert figures(trial, told, found)["reason"]


def test_progress_is_told_from_first_to_last(trial: Trial, labelled: Labelled) -> None:
    seen: list[tuple[int, int]] = []
    tune(trial, labelled(100), GOOD, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_judge_ranks_only_what_was_examined(trial: Trial, labelled: Labelled) -> None:
    row, column = np.argwhere(trial.measured.eligible)[0]
    told = [Label(trial.measured.seekers[row], trial.measured.candidates[column], 1)]
    perfect = Judge.of(trial, told)
    assert perfect.ndcg(GOOD)[row] == pytest.approx(1)
    assert np.isnan(np.delete(perfect.ndcg(GOOD), row)).all()
    assert np.isnan(Judge.of(trial, [replace(each, grade=2, examined=False) for each in told]).ndcg(GOOD)).all()


def test_the_figures_agree_with_each_other(trial: Trial, labelled: Labelled) -> None:
    told = labelled(200)
    tuned = tune(trial, told, BAD)
    found = figures(trial, told, tuned)
    agreed = {"pairing", "labels", "prior", "weights", "chosen_strength", "prior_metrics", "tuned_metrics", "gain", "ship", "reason"}
    assert set(found) >= agreed
    assert list(found["weights"].values()) == tuned.learned.tolist()
    assert found["tuned_metrics"] == trial.metrics(found["weights"])
    low, mean, high = found["gain"]["ndcg@10"]
    assert low <= mean <= high
    assert mean == pytest.approx(found["validated"]["tuned"] - found["validated"]["prior"])
    bands = found["calibration"]["bands"]
    assert sum(each["pairs"] for each in bands) == found["calibration"]["outcomes"]
    assert calibrate(trial, told, tuned.validated.weights).in_percent


def test_more_labels_are_on_the_learning_curve(trial: Trial, labelled: Labelled) -> None:
    curve = learning_curve(trial, labelled(150), BAD)
    assert [each["labels"] for each in curve] == [20, 50, 100, 120]
    assert all(each["shipped"] in (each["prior"], each["tuned"]) for each in curve)
    assert curve[-1]["tuned"] > curve[-1]["prior"]


def test_a_gain_is_of_seekers_that_have_something_relevant() -> None:
    found = Validated(np.array([0.5, np.nan, 0.7]), np.array([0.6, np.nan, 0.7]), np.ones((3, 1)))
    assert found.gain[1] == pytest.approx(0.05)


def test_days_that_are_missing_leave_the_later_part_unmeasured(trial: Trial, labelled: Labelled) -> None:
    undated = [replace(each, day=None) for each in labelled(100)]
    assert tune(trial, undated, GOOD).forward is None
    same_day = [replace(each, day=DAY - timedelta(days=1)) for each in labelled(100)]
    assert tune(trial, same_day, GOOD).forward is None
