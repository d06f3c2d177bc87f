"""Each baseline is the honest textbook version of itself, worked here by hand on a few firms."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from matchmaker.engine.judging import baselines
from matchmaker.engine.judging.baselines import BASELINES, Contest, score_all
from matchmaker.engine.profile import Need, Offer, Profile, Skill
from matchmaker.engine.table.firm_table import FirmTable

BOXES, SUGAR, SHOES, SILENT = 0, 1, 2, 3
WORDS = ["kardus kemasan sepatu kardus", "gula pasir", "sepatu kulit pria", ""]


def _supplier(number: int, words: str, **facts: object) -> Profile:
    offers = (Offer(words),) if words else ()
    return Profile(f"S{number}", f"Pemasok {number}", offers=offers, **facts)  # type: ignore[arg-type]


def _contest(grades: list[list[int]] | None = None) -> Contest:
    """Two buyers (of shoe boxes, of sugar) and four suppliers, the last of which says nothing of itself."""
    buyers = [
        Profile("B1", "Sepatu Maju", kbli=("15202",), region="35.76.01.1003", needs=(Need("kardus sepatu"),)),
        Profile("B2", "Kue Manis", kbli=("10710",), region="35.76.02.1001", needs=(Need("gula"),)),
    ]
    facts = [
        {"kbli": ("17021",), "region": "35.76.01.1003"},
        {"kbli": ("10722",), "latitude": -7.25, "longitude": 112.75},
        {"kbli": ("15201",), "region": "35.76.02.1001"},
        {},
    ]
    sellers = [_supplier(number, words, **fact) for number, (words, fact) in enumerate(zip(WORDS, facts, strict=True))]
    marks = np.array(grades or [[0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.int64)
    return Contest(FirmTable.of([*buyers, *sellers]), "supply_chain", np.array([0, 1]), np.array([2, 3, 4, 5]), marks)


def test_random_knows_nothing_and_repeats_itself() -> None:
    blank, judged = _contest(), _contest([[2, 0, 0, 0], [0, 2, 0, 0]])
    assert np.array_equal(baselines.random(blank), baselines.random(judged))
    assert len(np.unique(baselines.random(blank))) == 8


def test_popularity_counts_the_choices_of_the_other_seekers_only() -> None:
    scores = baselines.popularity(_contest([[2, 0, 1, 0], [1, 0, 0, 0]]))
    assert scores.tolist() == [[1, 0, 0, 0], [1, 0, 1, 0]]


def test_same_sector_is_the_longest_common_prefix_and_unknown_is_zero() -> None:
    scores = baselines.same_sector(_contest())
    assert scores.tolist() == [[0, 0, 0.75, 0], [0, 0.5, 0, 0]]


def test_distance_puts_the_nearest_first_and_unknown_places_last() -> None:
    scores = baselines.distance(_contest())
    assert np.argsort(-scores[0], kind="stable").tolist() == [BOXES, SHOES, SUGAR, SILENT]
    assert scores[0, BOXES] == pytest.approx(0, abs=1e-4)
    assert scores[0, SUGAR] == pytest.approx(-42, abs=5)  # Surabaya


def _bm25_by_hand(query: str, texts: list[str]) -> list[float]:
    """Robertson's formula with Lucene's idf, term by term."""
    bags = [Counter(text.split()) for text in texts]
    usual = sum(bag.total() for bag in bags) / len(bags)
    scores = []
    for bag in bags:
        score = 0.0
        for word in query.split():
            having = sum(word in other for other in bags)
            idf = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
            score += idf * bag[word] * 2.2 / (bag[word] + 1.2 * (0.25 + 0.75 * bag.total() / usual))
        scores.append(score)
    return scores


def test_bm25_is_the_formula() -> None:
    scores = baselines.bm25(_contest())
    assert scores[0] == pytest.approx(_bm25_by_hand("kardus sepatu", WORDS), abs=1e-12)
    assert scores[1] == pytest.approx(_bm25_by_hand("gula", WORDS), abs=1e-12)
    assert np.argsort(-scores[0], kind="stable")[:2].tolist() == [BOXES, SHOES]


def test_tfidf_is_a_cosine_of_what_is_asked_and_what_is_offered() -> None:
    scores = baselines.tfidf(_contest())
    assert scores.min() >= 0
    assert scores.max() < 1
    assert scores[0, BOXES] > scores[0, SHOES] > scores[0, SUGAR] == 0
    assert scores[1].argmax() == SUGAR
    same = Contest(FirmTable.of([Profile("B", "B", needs=(Need("gula pasir"),)), _supplier(1, "Gula pasir")]), "supply_chain",
                   np.array([0]), np.array([1]), np.zeros((1, 1), dtype=np.int64))  # fmt: skip
    assert baselines.tfidf(same)[0, 0] == pytest.approx(1.0, abs=1e-12)


def test_mentorship_compares_wanted_with_mastered_skills() -> None:
    mentee = Profile("E", "E", skills=(Skill("pemasaran digital", "wants"), Skill("menjahit", "has")))
    seller = Profile("M1", "M1", skills=(Skill("pemasaran digital", "has"),))
    tailor = Profile("M2", "M2", skills=(Skill("menjahit", "has"),))
    nobody = np.zeros((1, 2), dtype=np.int64)
    contest = Contest(FirmTable.of([mentee, seller, tailor]), "mentorship", np.array([0]), np.array([1, 2]), nobody)
    for scores in (baselines.tfidf(contest), baselines.bm25(contest)):
        assert scores[0, 0] > scores[0, 1] == 0


@pytest.mark.parametrize("words", ["", "—", "... !"])
def test_firms_that_say_nothing_are_scored_all_the_same(words: str) -> None:
    silent = [Profile("A", "A", needs=(Need(words),)), Profile("B", "B", offers=(Offer(words),))]
    contest = Contest(FirmTable.of(silent), "supply_chain", np.array([0]), np.array([1]), np.zeros((1, 1), dtype=np.int64))
    for name, scores in score_all(contest).items():
        assert np.isfinite(scores).all(), name


def test_all_are_deterministic_and_of_the_contests_shape() -> None:
    assert list(BASELINES) == ["random", "popularity", "same_sector", "tfidf", "bm25", "distance"]
    once, again = score_all(_contest()), score_all(_contest())
    for name, scores in once.items():
        assert scores.shape == (2, 4)
        assert np.array_equal(scores, again[name]), name
