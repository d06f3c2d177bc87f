"""PhraseBook: the distinct phrases of all lines, and how well any text matches each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine import phrases, taxonomy

FAINTEST_MATCH = 0.20
"""Lines that match less than this are not about the same product."""
CHUNK = 256

Match = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Rows of a phrase book, ascending, and how well a text matches each, in (0, 1]."""

Views = tuple[sparse.csr_array, sparse.csr_array | None]
"""Vectors of texts, (texts, buckets), and their class readings, (texts, prefixes), where the book has any."""


class PhraseBook:
    """Distinct normalised phrases in the order of first use; what a text matched is remembered."""

    def __init__(self, texts: Iterable[str], *, classes: bool) -> None:
        self._rows: dict[str, int] = {}
        self.rows = np.array([self._rows.setdefault(phrases.normalise(text), len(self._rows)) for text in texts], dtype=np.int64)
        self.texts = tuple(self._rows)
        self._vectors = phrases.vectors(self.texts)
        self._readings = taxonomy.readings(self._vectors) if classes else None
        self._remembered: dict[str, Match] = {}

    def match(self, text: str) -> Match:
        """The phrases that `text` matches by at least FAINTEST_MATCH."""
        phrase = phrases.normalise(text)
        if phrase not in self._remembered:
            self._remember([phrase])
        return self._remembered[phrase]

    def prepare(self, texts: Iterable[str]) -> None:
        """Match many texts at once, which is far cheaper than one by one."""
        fresh = dict.fromkeys(phrases.normalise(text) for text in texts)
        self._remember([phrase for phrase in fresh if phrase not in self._remembered])

    def _remember(self, fresh: Sequence[str]) -> None:
        for start in range(0, len(fresh), CHUNK):
            chunk = fresh[start : start + CHUNK]
            for phrase, scores in zip(chunk, self._scores(chunk), strict=True):
                rows = np.flatnonzero(scores >= FAINTEST_MATCH)
                self._remembered[phrase] = rows, np.minimum(scores[rows], 1.0).astype(np.float64)

    @cached_property
    def _columns(self) -> sparse.csr_array:
        return sparse.csr_array(self._vectors.T)

    def _scores(self, chunk: Sequence[str]) -> NDArray[np.float32]:
        """1 - (1 - text)(1 - taxonomy) of each text against each phrase, (texts, phrases)."""
        vectors, readings = self._known(chunk) or self._fresh(chunk)
        text: NDArray[np.float32] = (vectors @ self._columns).toarray()
        if self._readings is None or readings is None:
            return text
        kinship: NDArray[np.float32] = (readings @ self._readings.T).toarray()
        return 1 - (1 - np.clip(text, 0, 1)) * (1 - np.clip(kinship, 0, 1))

    def _known(self, chunk: Sequence[str]) -> Views | None:
        """Vectors and readings of texts that all stand in the book, which need not be worked out again."""
        if not all(text in self._rows for text in chunk):
            return None
        rows = [self._rows[text] for text in chunk]
        return self._vectors[rows], None if self._readings is None else self._readings[rows]

    def _fresh(self, chunk: Sequence[str]) -> Views:
        vectors = phrases.vectors(chunk)
        return vectors, None if self._readings is None else taxonomy.readings(vectors)
