"""Product and skill phrases: one normal form for what people write, and its vector over frozen weights."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matchmaker.engine import reference
from matchmaker.engine.language import everyday_words, ngrams, spelling
from matchmaker.engine.language.ngrams import BUCKETS

LONGEST = 300
WEIGHTS_VERSION = 2
MEASURE = re.compile(r"\d+(?:gr?|gram|kg|ml|l|ltr|cc|cm|mm|m|oz|pcs|watt|w|inch)?")

HEAD, LIGHT_HEAD, QUALIFIERS = 0.50, 0.15, 0.50
"""What of a vector's square is earned by the first word, which names the thing (less where it names a wide kind only), and by the
other words as said of that first word."""
FLOOR = 0.3
"""What an n-gram that every phrase holds still weighs."""
BEGINNING = 3
"""So many letters of an unknown first word tell what the others are said of, so that a slip further on does no harm."""
STEP = 0x9E3779B1
"""Odd, so that it carries every bucket to another one."""

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@lru_cache(maxsize=200_000)
def normalise(text: str) -> str:
    """Lower case, plain letters, slips mended, everyday variants as one word, without measures and words that name nothing.

    Only the first 300 characters count; a text made of nothing but empty words keeps them. A normal form is its own normal form.
    """
    plain = unicodedata.normalize("NFKD", text[: 2 * LONGEST]).encode("ascii", "ignore").decode().lower()
    twice = re.sub(r"\b([a-z]{3,})2\b", r"\1 \1", plain[:LONGEST])
    words = [spelling.mend(word) for word in spelling.words_of(twice) if not MEASURE.fullmatch(word)]
    before, phrase = "", " ".join(words)
    while phrase != before:
        before, phrase = phrase, everyday_words.headed(everyday_words.telling(everyday_words.named(phrase)))
    return phrase


CODED = re.compile(r"(.*)\t(\d{4}):(\d{5})", re.DOTALL)


def coded(text: str, version: str, code: str | None) -> str:
    """A text that also says by which code of a version of the KBLI its line is filed; the same text where no such code is known."""
    whole = f"{text}\t{version}:{code}"
    return whole if CODED.fullmatch(whole) else text


def parted(text: str) -> tuple[str, int]:
    """The text alone, and the version and code behind it as one number, 0 where there is none."""
    found = CODED.fullmatch(text)
    return (found[1], int(found[2] + found[3])) if found else (text, 0)


def normal_form(text: str) -> str:
    """normalise() of the text, the code behind it left as it is."""
    alone = CODED.fullmatch(text)
    return coded(normalise(alone[1]), alone[2], alone[3]) if alone else normalise(text)


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float32]:
    """Inverse document frequency of each n-gram bucket, (BUCKETS,); frozen, so that a new profile moves nobody's ranking."""
    with np.load(reference.SEED_DATA / f"phrase_weights_v{WEIGHTS_VERSION}.npz") as stored:
        documents = int(stored["documents"])
        frequency = np.zeros(BUCKETS, dtype=np.float32)
        frequency[np.cumsum(stored["gaps"], dtype=np.int64)] = stored["frequency"]
    return (np.log((1 + documents) / (1 + frequency)) + FLOOR).astype(np.float32)


def vectors(texts: Sequence[str], anywhere: float = 0.0) -> sparse.csr_array:
    """Unit vectors of normalised texts, (texts, BUCKETS), with no entry below 0; zero where nothing is left.

    The first word counts by itself and the others as said of that first word, a known word whole and an unknown one by its
    n-grams. With a share for `anywhere`, the n-grams of all words count too. Each of the three has an order of buckets of its own.
    """
    split = [text.split() for text in texts]
    words = [word for each in split for word in each]
    owner = np.repeat(np.arange(len(texts)), [len(each) for each in split])
    first = np.diff(owner, prepend=-1) > 0
    heads = [each[0] if each else "" for each in split]
    light = np.array([head in reference.word_list("phrase_light_words.txt") for head in heads], dtype=bool)
    said_of = np.array([_number(head if spelling.is_known(head) else head[:BEGINNING]) for head in heads], dtype=np.int64)[owner]
    grams = ngrams.count(words)
    grams.data *= _weights()[grams.indices]
    names = _names(words, grams)
    parts = [
        _part(names[first], owner[first], np.ones_like(owner), np.where(light, LIGHT_HEAD, HEAD)),
        _part(names[~first], owner[~first], said_of[~first], np.full(len(texts), QUALIFIERS)),
        _part(grams, owner, np.zeros_like(owner), np.full(len(texts), anywhere)),
    ]
    return _united(parts[: 3 if anywhere else 2], len(texts))


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())


def _rows(matrix: sparse.csr_array) -> Integers:
    """The row of each entry."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def _names(words: Sequence[str], grams: sparse.csr_array) -> sparse.csr_array:
    """The weighted n-grams of each word, but one entry of the same length for a known word."""
    known = np.array([spelling.is_known(word) for word in words], dtype=bool)
    own = np.array([_number(word) % BUCKETS for word in words], dtype=np.int64)
    rows = _rows(grams)
    length = np.sqrt(np.bincount(rows, grams.data.astype(np.float64) ** 2, minlength=len(words)))
    unknown = ~known[rows]
    places = np.concatenate([np.flatnonzero(known), rows[unknown]]), np.concatenate([own[known], grams.indices[unknown]])
    return sparse.csr_array((np.concatenate([length[known], grams.data[unknown]]), places), shape=grams.shape)


def _part(terms: sparse.csr_array, owner: Integers, shift: Integers, share: Values) -> tuple[Values, Integers, Integers]:
    """Values, rows and columns of the terms of words, gathered by the text that owns them, which earn it its share."""
    words = _rows(terms)
    columns = (terms.indices.astype(np.int64) * STEP + shift[words]) % BUCKETS
    return _earning(owner[words], terms.data, share), owner[words], columns


def _earning(rows: Integers, values: NDArray[Any], share: Values) -> Values:
    """The values scaled so that the squares of each row sum to its share."""
    squares = np.bincount(rows, values.astype(np.float64) ** 2, minlength=len(share))
    return np.asarray(values * np.sqrt(share[rows] / squares[rows]))


def _united(parts: Sequence[tuple[Values, Integers, Integers]], texts: int) -> sparse.csr_array:
    values, rows, columns = (np.concatenate(each) for each in zip(*parts, strict=True))
    together = sparse.csr_array((values, (rows, columns)), shape=(texts, BUCKETS))
    together.sum_duplicates()
    together.data = _earning(_rows(together), together.data, np.ones(texts)).astype(np.float32)
    return together


def freeze(texts: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of a weights file, counted over a corpus of normalised texts (run once for each WEIGHTS_VERSION)."""
    frequency = np.bincount(ngrams.count(texts).indices, minlength=BUCKETS)
    used = np.flatnonzero(frequency)
    return {
        "documents": np.array(len(texts)),
        "gaps": np.diff(used, prepend=0).astype(np.uint16),
        "frequency": np.minimum(frequency[used], 65_535).astype(np.uint16),
    }
