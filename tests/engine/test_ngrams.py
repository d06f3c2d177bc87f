"""The n-grams are those of scikit-learn's HashingVectorizer, bucket for bucket, so the frozen weights fit them."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer

from matchmaker.engine.language import ngrams, phrases

THEIRS = HashingVectorizer(
    analyzer="char_wb", ngram_range=(3, 5), n_features=ngrams.BUCKETS, norm=None, alternate_sign=False, dtype=np.float32
)
letters = st.text("abcdefghijklmnopqrstuvwxyz0123456789 ", max_size=40)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(letters, max_size=6))
@example(["a", "", "ab abc abcd abcde abcdef", "la la la"])
def test_they_are_scikit_learns(texts: list[str]) -> None:
    ours = ngrams.count(texts)
    assert ours.shape == (len(texts), ngrams.BUCKETS)
    if texts:
        assert (ours != THEIRS.transform(texts)).nnz == 0
        assert ours.has_sorted_indices


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    texts = [f"kardus sepatu {number}" for number in range(40)]
    together, alone = phrases.vectors(texts), phrases.vectors(texts[17:18])
    assert (together[17:18] != alone).nnz == 0
    assert phrases.vectors([]).shape == (0, ngrams.BUCKETS)
