"""Slips of the finger: an unknown word that is one letter away from a known one is taken for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from matchmaker.engine import reference

SHORTEST = 5
"""Words shorter than this are too like one another to be mended into."""
SURE = 6
"""From so many letters on, any letter may stand for another; before, only a vowel for a vowel."""
VOWELS = frozenset("aeiou")


def words_of(text: str) -> list[str]:
    """The words of plain lower-case letters and figures in a text."""
    return re.findall(r"[a-z0-9]+", text.lower())


def _everyday() -> Iterator[str]:
    for table in ("trade_words.csv", "skills.csv"):
        yield from (cell for row in reference.rows(table) for cell in row.values())
    for name in ("stop", "leading", "light", "known"):
        yield from reference.word_list(f"phrase_{name}_words.txt")


def _official() -> Iterator[str]:
    yield from (product.name for product in reference.product_classes())
    for version in reference.KBLI_VERSIONS:
        yield from reference.kbli(version).values()


@lru_cache(maxsize=1)
def _everyday_words() -> Counter[str]:
    """How often each word occurs in the tables of everyday words."""
    return Counter(word for text in _everyday() for word in words_of(text))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_everyday_words()) | {word for text in _official() for word in words_of(text)}


def is_known(word: str) -> bool:
    """Does the word stand in a reference table?"""
    return word in _known()


@lru_cache(maxsize=1)
def _by_gap() -> dict[str, tuple[str, ...]]:
    """The everyday words that become this text when one letter is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in _everyday_words():
        if len(word) >= SHORTEST:
            for gap in _gaps(word):
                found[gap].append(word)
    return {gap: tuple(words) for gap, words in found.items()}


def _gaps(word: str) -> set[str]:
    """The word without one of its letters, the first one aside."""
    return {word[:place] + word[place + 1 :] for place in range(1, len(word))}


def _one_slip_apart(word: str) -> Iterator[str]:
    yield from _by_gap().get(word, ())
    for gap in _gaps(word):
        if len(gap) >= SHORTEST and gap in _everyday_words():
            yield gap
        yield from (each for each in _by_gap().get(gap, ()) if _is_exchange(word, each))


def _is_exchange(word: str, other: str) -> bool:
    """Do two words of one length hold the same letters in another order, or one other letter (a vowel, in a short word)?"""
    if len(word) < SHORTEST or len(word) != len(other):
        return False
    apart = [{letter, instead} for letter, instead in zip(word, other, strict=True) if letter != instead]
    return sorted(word) == sorted(other) or (len(apart) == 1 and (len(word) >= SURE or apart[0] <= VOWELS))


@lru_cache(maxsize=100_000)
def mend(word: str) -> str:
    """The commonest everyday word with the same first letter that is one slip away; a known word itself, or where there is none.

    A slip is a letter more, less or out of order, or another one in a longer word; a word of the same letters goes before all others.
    """
    if len(word) < SHORTEST - 1 or is_known(word) or not word.isalpha():
        return word
    meant = sorted(set(_one_slip_apart(word)))
    return max(meant, key=lambda each: (sorted(each) == sorted(word), _everyday_words()[each]), default=word)
