"""Everyday words that the steps suggest while an owner types: products of makers, and skills."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from matchmaker.engine import reference

FIRST_DIVISION, LAST_DIVISION = "10", "33"
"""Manufacturing, in KBLI."""


@cache
def products() -> Sequence[str]:
    """The most usual name of what each activity of manufacturing makes, in the order of the codes."""
    newest = [row for row in reference.rows("kbli_words.csv") if row["version"] == reference.KBLI_VERSIONS[0]]
    return [row["words"].split(";")[0] for row in newest if FIRST_DIVISION <= row["code"][:2] <= LAST_DIVISION]


@cache
def skills() -> Sequence[str]:
    """The names of the skills that are known."""
    return [row["skill"] for row in reference.rows("skills.csv")]


WORDS: Mapping[str, Callable[[], Sequence[str]]] = {"product": products, "skill": skills}
"""Column of a line to the words that are suggested for it."""
