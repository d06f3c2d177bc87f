"""Turns: an order that spreads what is suggested among those who have room for it, and keeps the first places diverse; scores stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.diversity import NEARLY, diversify, kinds
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.ranking import Ranking
from matchmaker.engine.scoring import SAME_SCORE_DIGITS
from matchmaker.engine.table.firm_table import FirmTable

Values = NDArray[np.float64]
Integers = NDArray[np.int64]

CLEARLY = 10.0 ** (1 - SAME_SCORE_DIGITS)
RECENT_DAYS = 30
"""How far back being suggested counts."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How the order departs from the scores: the `price` of having been suggested, and whether the first places are kept `diverse`.

    `suggested` maps a firm's row to how many others it was suggested to in the last RECENT_DAYS.
    """

    price: float = 0.0
    diverse: bool = False
    suggested: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a match would stand by its score, then by its turn, counted from 1; `suggested` to so many lately.

    `crowded` names what there was enough of above it: "owner", "place", or nothing. Where others were given a trial, `untried` is where it
    would stand without, and `propensity` the probability with which it was itself drawn for its place.
    """

    by_score: int
    by_turn: int
    suggested: int
    crowded: str
    untried: int | None = None
    propensity: float | None = None


@dataclass(frozen=True)
class Arranged:
    """A ranking in the order of turns, and where each of its matches comes from."""

    ranking: Ranking
    moved: tuple[Moved, ...]


def spread(scores: Values, suggested: Values, room: Values, price: float) -> Values:
    """score - price * ln(1 + suggested / room), the value that the order goes by.

    The logarithm makes the first few times count most and bounds the fall of whoever is suggested to everybody; dividing by room
    makes a mentor of ten places and a maker of ten times the quantity pay a tenth. A difference of two values is linear in the
    price, so that raising it never lifts the most suggested.
    """
    return np.asarray(scores - price * np.log1p(suggested / room))


def rooms(firms: FirmTable, question: Question, pairs: Pairs) -> Values:
    """How many such partners each candidate could serve, at least 1: quantities that its free capacity fills, or free mentoring places.

    Asked from the other side: suppliers of that capacity that the buyer's quantity keeps busy; a mentee has room for one mentor.
    """
    if question.role == "mentee":
        return np.asarray(np.fmax(firms.slots[pairs.partner], 1.0))
    if question.role == "mentor":
        return np.ones(len(pairs))
    lines = pairs.lines
    free, wanted = firms.offers.amount[lines.held], firms.needs.amount[lines.wanted]
    same = firms.offers.dimension[lines.held] == firms.needs.dimension[lines.wanted]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        times = free / wanted if question.role == "buyer" else wanted / free
    match = np.where(same & np.isfinite(times), lines.match, np.nan)
    return np.fmax(lines.best(np.where(match == lines.spread(lines.best(match)), times, np.nan)), 1.0)


def arrange(firms: FirmTable, question: Question, ask: Callable[[int], Ranking], turns: Turns, limit: int) -> Arranged:
    """The `limit` first of all eligible by turns; `ask` gives the ranking of so many by score.

    More are asked for until nobody left out could stand among the first: a value is at most its score.
    """
    if not turns.price and not turns.diverse:
        return _as_ranked(ask(limit))
    ranking, values = _enough(firms, question, ask, turns, limit)
    by_turn = np.argsort(-np.round(values, SAME_SCORE_DIGITS), kind="stable")
    order, passed = list(range(len(by_turn))), dict[int, str]()
    if turns.diverse:
        order, passed = diversify(values[by_turn], kinds(firms, ranking.pairs.take(by_turn), question.role))
    first = by_turn[order[:limit]]
    matches = tuple(replace(ranking.matches[place], pair=pair) for pair, place in enumerate(first.tolist()))
    moved = tuple(
        Moved(int(by_turn[turn]) + 1, turn + 1, turns.suggested.get(match.row, 0), passed.get(turn, ""))
        for turn, match in zip(order, matches, strict=False)
    )
    return Arranged(replace(ranking, matches=matches), moved)


def _as_ranked(ranking: Ranking) -> Arranged:
    return Arranged(ranking, tuple(Moved(place + 1, place + 1, 0, "") for place in range(len(ranking.matches))))


def _enough(firms: FirmTable, question: Question, ask: Callable[[int], Ranking], turns: Turns, limit: int) -> tuple[Ranking, Values]:
    """A ranking so long that nobody beyond it could stand among the first `limit`, and the value of each of its matches."""
    slack = NEARLY if turns.diverse else 0.0
    wanted = limit
    while True:
        wanted *= 4
        ranking = ask(wanted)
        suggested = np.array([turns.suggested.get(match.row, 0) for match in ranking.matches], dtype=np.float64)
        scores = np.array([match.score for match in ranking.matches], dtype=np.float64)
        values = spread(scores, suggested, rooms(firms, question, ranking.pairs), turns.price)
        if len(values) == ranking.eligible or scores[-1] < np.sort(values)[-limit] - slack - CLEARLY:
            return ranking, values
