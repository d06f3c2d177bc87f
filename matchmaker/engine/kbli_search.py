"""Finds KBLI codes by everyday words: «sol sepatu», «las pagar»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import phrases

FAINTEST = 0.25
"""A name less like the text than this cosine is not meant."""
LOOSE = 2.0
"""How much words count wherever they stand: a title does not begin with what it names."""
LEAD_WORDS = frozenset("industri pembuatan pengolahan aktivitas kegiatan jasa perdagangan".split())
"""Words with which official titles begin and which tell no trade from another."""


@dataclass(frozen=True, slots=True)
class Found:
    """A five-digit code with its official title; `score` in [0, 1] says how well its best name matches."""

    version: str
    code: str
    title: str
    score: float


def search(text: str, version: str = "2025", limit: int = 5) -> list[Found]:
    """The `limit` codes that best match, best first, ties by code; raises KeyError for a version other than 2025 or 2020."""
    titles = reference.kbli(version)
    names, code_of, codes = _index(version)
    likeness = (phrases.vectors([phrases.normalise(text)], LOOSE) @ names).toarray().ravel()
    best = np.zeros(len(codes))
    np.maximum.at(best, code_of, np.round(np.minimum(likeness, 1.0), 6))
    order = np.argsort(-best, kind="stable")[:limit]
    return [Found(version, codes[place], titles[codes[place]], float(best[place])) for place in order if best[place] >= FAINTEST]


@lru_cache(maxsize=len(reference.KBLI_VERSIONS))
def _index(version: str) -> tuple[sparse.csr_array, NDArray[np.int64], tuple[str, ...]]:
    """n-gram vectors of every name, (buckets, names), the place of its code, (names,), and the codes in order."""
    titles = {code: title for code, title in sorted(reference.kbli(version).items()) if len(code) == reference.LONGEST_CODE}
    places = {code: place for place, code in enumerate(titles)}
    named = [(places[code], _telling(title)) for code, title in titles.items()]
    everyday = [(places[row["code"]], row["words"].split(";")) for row in reference.rows("kbli_words.csv") if row["version"] == version]
    named += [(place, form) for place, words in everyday for word in words for form in {phrases.normalise(word), word}]
    vectors = phrases.vectors([name for _, name in named], LOOSE)
    return sparse.csr_array(vectors.T), np.array([place for place, _ in named]), tuple(titles)


def _telling(title: str) -> str:
    words = phrases.normalise(title).split()
    return " ".join([word for word in words if word not in LEAD_WORDS] or words)
