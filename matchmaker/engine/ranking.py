"""rank(): eligible -> measures -> weights -> best; every score is the exact sum of its contributions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.meeting import Reach
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.scoring import best
from matchmaker.engine.search import search
from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds: value times weight; `state` is known, unknown or not_applicable."""

    feature: str
    value: float | None
    weight: float
    amount: float
    state: str


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate: its row, its place in the Ranking's pairs, and why it scores as it does."""

    row: int
    pair: int
    score: float
    coverage: float
    contributions: tuple[Contribution, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The features that could not be measured."""
        return tuple(each.feature for each in self.contributions if each.state == "unknown")


@dataclass(frozen=True)
class Ranking:
    """The best matches, best first."""

    pairing: Pairing
    matches: tuple[Match, ...]
    reach: Reach

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of just these matches, in their order."""
        rows = np.array([each.row for each in self.matches], dtype=np.int64)
        order = np.argsort(rows)
        return self.reach.pairs(rows[order]).take(np.argsort(order))

    @cached_property
    def eligible(self) -> int:
        """How many firms no gate rules out; counting them takes longer than finding the best."""
        return len(self.pairing.meeting.gather(self.reach.firms, self.reach.question))


def rank(firms: FirmTable, pairing: Pairing, question: Question, weights: Mapping[str, float] | None = None, limit: int = 10) -> Ranking:
    """The `limit` best eligible partners; ties go by id.

    Raises WeightsRefused where `weights` do not fit the pairing, and KeyError for a role of another pairing.
    """
    if question.role not in pairing.roles:
        raise KeyError(question.role)
    checked = pairing.checked(weights) if weights is not None else pairing.start_weights()
    vector = np.array([checked[each.name] for each in pairing.features])
    found = search(firms, pairing, question, vector, limit)
    if not found.rows:
        return Ranking(pairing, (), found.reach)
    rows, values, scores = np.concatenate(found.rows), np.concatenate(found.values), np.concatenate(found.scores)
    picked = best(scores, firms.row_of.places, rows, limit)
    matches = tuple(_match(pairing, vector, values[place], int(rows[place]), number) for number, place in enumerate(picked))
    return Ranking(pairing, matches, found.reach)


def _match(pairing: Pairing, vector: Values, values: Values, row: int, pair: int) -> Match:
    contributions = tuple(
        _contribution(each.name, value, weight)
        for each, value, weight in zip(pairing.features, values.tolist(), vector.tolist(), strict=True)
    )
    return Match(row, pair, *total(contributions), contributions)


def total(contributions: Sequence[Contribution]) -> tuple[float, float]:
    """The score, and the coverage: the share of the applicable weight that was known."""
    applicable = math.fsum([each.weight for each in contributions if each.state != "not_applicable"])
    known = math.fsum([each.weight for each in contributions if each.state == "known"])
    return math.fsum([each.amount for each in contributions]), known / applicable if applicable else 0.0


def _contribution(name: str, value: float, weight: float) -> Contribution:
    if math.isnan(value):
        return Contribution(name, None, weight, 0.0, "unknown")
    if value < 0:
        return Contribution(name, None, weight, 0.0, "not_applicable")
    return Contribution(name, value, weight, value * weight, "known")
