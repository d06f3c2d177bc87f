"""Finds KBLI codes by everyday words: «sol sepatu», «las pagar»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import ngrams, phrases

FAINTEST = 0.16
"""A code less like the text than this is not meant."""
LOOSE = 2.0
"""How much words count wherever they stand: a title does not begin with what it names."""
OTHER_TRADES = 0.85
"""What a code outside manufacturing counts: who asks makes things, and every good is also grown and traded under a code."""
MANUFACTURING = ("10", "33")
"""The first and the last two digits of manufacturing."""
LEAD_WORDS = frozenset("industri pembuatan pengolahan aktivitas kegiatan jasa perdagangan".split())
"""Words with which official titles begin and which tell no trade from another."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """A five-digit code with its official title; `score` in [0, 1] is the mean of how well its best name and all its names match."""

    version: str
    code: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class _Index:
    """`names` (buckets, names) of the codes at the places `code_of`; `wholes` (buckets, codes) of all names of a code together.

    `rarity` (buckets,) says how few codes have an n-gram; `worth` (codes,) what a code counts.
    """

    codes: tuple[str, ...]
    names: sparse.csr_array
    code_of: NDArray[np.int64]
    wholes: sparse.csr_array
    rarity: Values
    worth: Values


def search(text: str, version: str = "2025", limit: int = 5) -> list[Found]:
    """The `limit` codes that best match, best first, ties by code; raises KeyError for a version other than 2025 or 2020."""
    titles, index = reference.kbli(version), _index(version)
    asked = phrases.normalise(text)
    scores = np.round(index.worth * (_best_name(index, asked) + _all_names(index, asked)) / 2, 6)
    order = np.argsort(-scores, kind="stable")[:limit]
    codes = [(index.codes[place], float(scores[place])) for place in order if scores[place] >= FAINTEST]
    return [Found(version, code, titles[code], score) for code, score in codes]


def read_ahead() -> None:
    """Build what `search` looks up, about half a second for each version, so that nobody waits for it."""
    for version in reference.KBLI_VERSIONS:
        _index(version)


def _best_name(index: _Index, asked: str) -> Values:
    """How much the likeliest name of each code is like the text, (codes,)."""
    likeness = (phrases.vectors([asked], LOOSE) @ index.names).toarray().ravel()
    best = np.zeros(len(index.codes))
    np.maximum.at(best, index.code_of, np.minimum(likeness, 1.0))
    return best


def _all_names(index: _Index, asked: str) -> Values:
    """How much all names of each code together are like the text, (codes,): so «kering» leads to drying whatever is dried."""
    whole = _rare(ngrams.count([asked]), index.rarity)
    return np.asarray(np.minimum((whole @ index.wholes).toarray().ravel(), 1.0))


def _rare(counts: sparse.csr_array, rarity: Values) -> sparse.csr_array:
    """Unit vectors of damped counts, each n-gram by its rarity; zero where nothing is known."""
    weighted = sparse.csr_array((np.log1p(counts.data) * rarity[counts.indices], counts.indices, counts.indptr), shape=counts.shape)
    length = np.sqrt(weighted.power(2).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1.0)) @ weighted)


@lru_cache(maxsize=len(reference.KBLI_VERSIONS))
def _index(version: str) -> _Index:
    codes = tuple(sorted(code for code in reference.kbli(version) if len(code) == reference.LONGEST_CODE))
    named = _named(version, codes)
    names, code_of = [name for _, name in named], np.array([place for place, _ in named])
    owners = sparse.csr_array((np.ones(len(named)), (code_of, np.arange(len(named)))), shape=(len(codes), len(named)))
    counts = sparse.csr_array(owners @ ngrams.count(names))
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.where(holders > 0, np.log((1 + len(codes)) / (1 + holders)) + 0.1, 0.0)
    worth = np.array([1.0 if MANUFACTURING[0] <= code[:2] <= MANUFACTURING[1] else OTHER_TRADES for code in codes])
    vectors = phrases.vectors(names, LOOSE)
    return _Index(codes, sparse.csr_array(vectors.T), code_of, sparse.csr_array(_rare(counts, rarity).T), rarity, worth)


def _named(version: str, codes: tuple[str, ...]) -> list[tuple[int, str]]:
    """The place of a code, and one of its names: the official title, and everyday words as they are and in their normal form."""
    titles, places = reference.kbli(version), {code: place for place, code in enumerate(codes)}
    named = [(places[code], telling(titles[code])) for code in codes]
    everyday = [(places[row["code"]], row["words"].split(";")) for row in reference.rows("kbli_words.csv") if row["version"] == version]
    return named + [(place, form) for place, words in everyday for word in words for form in sorted({phrases.normalise(word), word})]


def telling(title: str) -> str:
    """What a title says, in its normal form and without the words with which official titles begin."""
    words = phrases.normalise(title).split()
    return " ".join([word for word in words if word not in LEAD_WORDS] or words)
