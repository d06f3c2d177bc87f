"""How a reason to pair two firms is declared: Feature, @feature, and the Pairing that lists its features in order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matchmaker.engine.meeting import Meeting
    from matchmaker.engine.pairs import Pairs, Question
    from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]
"""One value in [0, 1] a pair; NaN where a fact is unknown, NOT_APPLICABLE where nothing was asked for."""
NOT_APPLICABLE = -1.0

Sentence = tuple[str, str]
"""The same sentence in Indonesian and in English."""
Wording = Callable[["FirmTable", "Pairs", int], str | None]
"""Puts the fact behind one pair's value into the reader's words, or returns None where there is nothing to say."""


Ceiling = Callable[["FirmTable", "Question", "Possible"], Values]
"""The most that each possible pair can earn, (pairs,)."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Pairs whose lines are not yet read: how well the best of them match, (pairs,), and the other firms where they are known."""

    match: Values
    others: NDArray[np.int64] | None = None


def anything(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """No more is known than that a value is at most 1."""
    return np.ones(len(possible.match))


def if_told(column: str) -> Ceiling:
    """Nothing, where the asking firm's own fact in this column of the table is unknown."""

    def most(firms: FirmTable, question: Question, possible: Possible) -> Values:
        return np.full(len(possible.match), float(np.all(getattr(firms, column)[question.row] >= -1)))

    return most


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason to pair two firms: a vectorised measure, its start weight, and how it is said.

    `reason` speaks to officials and may quote figures; `band` speaks to a business and only names classes and bands. `ceiling` says the
    most that a value can be before it is measured; a measure that reads no lines is `by_firm`, and may know
    what it can be at most in each block of the table's rows, `by_block`. Where the label does not say what
    the value is made of, a `note` does.
    """

    name: str
    weight: float
    label_id: str
    label_en: str
    measure: Callable[[FirmTable, Pairs], Values]
    reason: Wording
    band: Wording
    about: str
    by_firm: bool = False
    ceiling: Ceiling = anything
    by_block: Callable[[FirmTable, Question], Values] | None = None
    note: Sentence | None = None


def feature(*, weight: float, label_id: str, label_en: str, reason: Wording, band: Wording, **rest: Any) -> Callable[..., Feature]:
    """Describe the decorated measure as a Feature; the function's name and docstring become its name and `about`.

    `rest` is its `by_firm`, `ceiling`, `by_block` and `note`.
    """

    def describe(measure: Callable[[FirmTable, Pairs], Values]) -> Feature:
        about = " ".join((measure.__doc__ or "").split())
        return Feature(measure.__name__, weight, label_id, label_en, measure, reason, band, about, **rest)

    return describe


class WeightsRefused(ValueError):
    """A weight is unknown, missing, negative or not finite, or all are zero; `feature` names it."""

    def __init__(self, feature: str, value: object, why: Sentence) -> None:
        super().__init__(f"{feature}: {why[1]}")
        self.feature, self.value, self.why = feature, value, why


@dataclass(frozen=True)
class Pairing:
    """A kind of partnership that is suggested: who seeks, who partners, and the reasons in column order."""

    name: str
    label_id: str
    label_en: str
    seeker_role: str
    partner_role: str
    features: tuple[Feature, ...]
    meeting: Meeting
    candidates: Callable[[FirmTable, str], NDArray[np.bool_]]

    @property
    def roles(self) -> tuple[str, str]:
        """Both sides: the seeker's first."""
        return self.seeker_role, self.partner_role

    def gather(self, firms: FirmTable, question: Question) -> Pairs:
        """The pairs of the asking firm that no gate rules out."""
        return self.meeting.gather(firms, question)

    def start_weights(self) -> dict[str, float]:
        """The expert's weights, which sum to one."""
        return {each.name: each.weight for each in self.features}

    def checked(self, weights: Mapping[str, Any]) -> dict[str, float]:
        """The same weights in column order, divided by their sum; raises WeightsRefused naming the weight at fault."""
        names = [each.name for each in self.features]
        for name in weights:
            if name not in names:
                raise WeightsRefused(name, weights[name], _UNKNOWN)
        for name in names:
            if name not in weights:
                raise WeightsRefused(name, None, _MISSING)
            if not _is_weight(weights[name]):
                raise WeightsRefused(name, weights[name], _NOT_A_WEIGHT)
        total = math.fsum(weights[name] for name in names)
        if total <= 0 or not math.isfinite(total):
            raise WeightsRefused(names[0], weights[names[0]], _ALL_ZERO)
        return {name: abs(float(weights[name])) / total for name in names}


_UNKNOWN = ("bobot ini tidak dikenal untuk jenis kemitraan ini; hapus", "this pairing has no such weight; remove it")
_MISSING = ("bobot ini belum diisi; isi 0 bila tidak dipakai", "this weight is missing; give 0 where it is not to count")
_NOT_A_WEIGHT = ("bobot harus angka dari 0 sampai 1.000.000", "a weight must be a number from 0 to 1,000,000")
_ALL_ZERO = ("semua bobot nol; beri bobot pada sedikitnya satu alasan", "all weights are zero; give weight to at least one reason")


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1_000_000
