"""Product and skill phrases: one normal form for what people write, and its character n-gram vector over frozen weights."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine import ngrams, reference
from matchmaker.engine.ngrams import BUCKETS

LONGEST = 300
WEIGHTS_VERSION = 1


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    lines = (reference.SEED_DATA / "phrase_stop_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def _trade_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern that finds every everyday variant, longest first, and the word that stands for it."""
    meaning = {variant.strip(): row["word"] for row in reference.rows("trade_words.csv") for variant in row["variants"].split(";")}
    longest_first = sorted(meaning, key=lambda variant: (-len(variant), variant))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), meaning


@lru_cache(maxsize=200_000)
def normalise(text: str) -> str:
    """Lower case, plain letters, everyday variants as one word, without words that name no product.

    Only the first 300 characters count; a text made of nothing but empty words keeps them.
    """
    plain = unicodedata.normalize("NFKD", text[: 2 * LONGEST]).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain[:LONGEST]).split()
    letters = [word for word in words if not word.isdigit()]
    telling = [word for word in letters if word not in _stop_words()]
    pattern, meaning = _trade_words()
    named = pattern.sub(lambda found: meaning[found.group()], " ".join(telling or letters)).split()
    return " ".join(word for word, before in zip(named, ["", *named], strict=False) if word != before)


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float32]:
    """Inverse document frequency of each n-gram bucket, (BUCKETS,); frozen, so that a new profile moves nobody's ranking."""
    with np.load(reference.SEED_DATA / f"phrase_weights_v{WEIGHTS_VERSION}.npz") as stored:
        documents = int(stored["documents"])
        frequency = np.zeros(BUCKETS, dtype=np.float32)
        frequency[np.cumsum(stored["gaps"], dtype=np.int64)] = stored["frequency"]
    return (np.log((1 + documents) / (1 + frequency)) + 1).astype(np.float32)


def count(texts: Sequence[str]) -> sparse.csr_array:
    """How often each n-gram bucket occurs in each normalised text, (texts, BUCKETS); the head word, which comes first, counts twice."""
    with_head = [f"{text} {text.split(' ', 1)[0]}" if text else "" for text in texts]
    return ngrams.count(with_head)


def vectors(texts: Sequence[str]) -> sparse.csr_array:
    """Unit vectors of normalised texts, (texts, BUCKETS): sublinear TF-IDF of character 3- to 5-grams; zero where nothing is left."""
    if not texts:
        return sparse.csr_array((0, BUCKETS), dtype=np.float32)
    found = count(texts)
    found.data = (1 + np.log(found.data)) * _weights()[found.indices]
    rows = np.repeat(np.arange(len(texts)), np.diff(found.indptr))
    length = np.sqrt(np.bincount(rows, found.data.astype(np.float64) ** 2, minlength=len(texts)))
    found.data = (found.data / length[rows]).astype(np.float32)
    return found


def freeze(texts: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of a weights file, counted over a corpus of normalised texts (run once for each WEIGHTS_VERSION)."""
    frequency = np.bincount(count(texts).indices, minlength=BUCKETS)
    used = np.flatnonzero(frequency)
    return {
        "documents": np.array(len(texts)),
        "gaps": np.diff(used, prepend=0).astype(np.uint16),
        "frequency": np.minimum(frequency[used], 65_535).astype(np.uint16),
    }
