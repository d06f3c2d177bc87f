"""What the ranking is measured against: random, popularity, same sector, TF-IDF of whole profiles, BM25, distance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine.pairs import Lines, Pairs
from matchmaker.engine.profile import Profile
from matchmaker.engine.sector_likeness import kinship
from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]
K1, B = 1.2, 0.75
WORD = r"(?u)\b\w+\b"


@dataclass(frozen=True)
class Contest:
    """Who is ranked for whom: table rows of seekers and candidates, and the grades, (seekers, candidates)."""

    firms: FirmTable
    pairing: str
    seekers: NDArray[np.int64]
    candidates: NDArray[np.int64]
    grades: NDArray[np.int64]

    def texts(self) -> tuple[list[str], list[str]]:
        """What each seeker asks for and what each candidate has, as one text each."""
        asks, has = (_needs, _offers) if self.pairing == "supply_chain" else (_wants, _masters)
        profiles = self.firms.profiles
        return [asks(profiles[row]) for row in self.seekers], [has(profiles[row]) for row in self.candidates]


def _needs(profile: Profile) -> str:
    return " ".join(need.product for need in profile.needs)


def _offers(profile: Profile) -> str:
    return " ".join(offer.product for offer in profile.offers)


def _wants(profile: Profile) -> str:
    return " ".join([*(skill.skill for skill in profile.skills if skill.side == "wants"), _offers(profile)])


def _masters(profile: Profile) -> str:
    return " ".join([*(skill.skill for skill in profile.skills if skill.side == "has"), _offers(profile)])


def random(contest: Contest) -> Values:
    """Scores that know nothing, always the same ones."""
    return np.random.default_rng(0).random(contest.grades.shape)


def popularity(contest: Contest) -> Values:
    """How many other seekers chose the candidate: the seeker's own choices are left out."""
    chosen = (contest.grades > 0).astype(np.float64)
    return np.asarray(chosen.sum(axis=0)[None, :] - chosen)


def same_sector(contest: Contest) -> Values:
    """Longest common KBLI prefix; 0 where unknown."""
    return _of_all_pairs(contest, lambda pairs: np.nan_to_num(kinship(contest.firms, pairs)))


def distance(contest: Contest) -> Values:
    """The nearest first; unknown places last."""
    return _of_all_pairs(contest, lambda pairs: -np.nan_to_num(contest.firms.kilometres(pairs.seeker, pairs.partner), nan=1e6))


def _of_all_pairs(contest: Contest, score: Callable[[Pairs], Values]) -> Values:
    """A score that depends on no line and on no day, one seeker at a time."""
    nothing = np.empty(0, dtype=np.int64)
    lines = Lines(nothing, nothing, np.empty(0), nothing)
    seekers = (np.full(len(contest.candidates), row) for row in contest.seekers)
    return np.array([score(Pairs(each, contest.candidates, lines, date.min)) for each in seekers]).reshape(contest.grades.shape)


def _have_words(texts: Iterable[str]) -> bool:
    return any(re.search(WORD, text) for text in texts)


def tfidf(contest: Contest) -> Values:
    """Cosine of word TF-IDF (one and two words, sublinear) of the whole profiles, fitted on these very texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    asked, held = contest.texts()
    if not _have_words((*asked, *held)):
        return np.zeros(contest.grades.shape)
    model = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=WORD)
    vectors = model.fit_transform([*asked, *held])
    return np.asarray((vectors[: len(asked)] @ vectors[len(asked) :].T).toarray())


def bm25(contest: Contest) -> Values:
    """Okapi BM25 (k1 1.2, b 0.75, Lucene's idf) of each candidate's text for the seeker's words."""
    from sklearn.feature_extraction.text import CountVectorizer

    asked, held = contest.texts()
    if not _have_words(held):
        return np.zeros(contest.grades.shape)
    model = CountVectorizer(token_pattern=WORD)
    counts = sparse.csr_array(model.fit_transform(held)).astype(np.float64)
    length = np.asarray(counts.sum(axis=1)).ravel()
    present = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log(1 + (len(held) - present + 0.5) / (present + 0.5))
    rows = np.repeat(np.arange(len(held)), np.diff(counts.indptr))
    damping = K1 * (1 - B + B * length[rows] / max(length.mean(), 1e-12))
    counts.data = idf[counts.indices] * counts.data * (K1 + 1) / (counts.data + damping)
    return np.asarray((sparse.csr_array(model.transform(asked)) @ counts.T).toarray())


BASELINES: dict[str, Callable[[Contest], Values]] = {
    each.__name__: each for each in (random, popularity, same_sector, tfidf, bm25, distance)
}


def score_all(contest: Contest, names: Sequence[str] = tuple(BASELINES)) -> dict[str, Values]:
    """The scores of each baseline, (seekers, candidates)."""
    return {name: BASELINES[name](contest) for name in names}
