"""best_for_all(): the best partners of every firm that asks in a role, one firm after another."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question
from matchmaker.engine.scoring import best, counted
from matchmaker.engine.search import search
from matchmaker.engine.table.firm_table import FirmTable

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Values = NDArray[np.float64]
Progress = Callable[[int, int], None]
"""Is told how many firms are done, and of how many."""
LIMIT = 10
TOGETHER = 64
"""The phrases of so many questions are matched together."""


class Best(NamedTuple):
    """The firm in `row`, and the rows and scores of its partners, best first; both empty where no firm is eligible."""

    row: int
    partners: Rows
    scores: Values


class Bounds(TypedDict, total=False):
    """What narrows the lists: partners a firm at most (10), weights, which firms are asked for (`asking`) and stand for choice (`among`).

    `barred` maps the row of an asking firm to the rows that history rules out for it, each with its gate's code.
    """

    limit: int
    weights: Mapping[str, float] | None
    asking: Mask | None
    among: Mask | None
    barred: Mapping[int, Mapping[int, str]]
    progress: Progress


def best_for_all(firms: FirmTable, pairing: Pairing, role: str, today: date, **bounds: Unpack[Bounds]) -> Iterator[Best]:
    """What rank() finds for each firm of asking(); raises as rank() does."""
    rows = asking(firms, pairing, role, bounds.get("asking"))
    asked = questions(rows, role, today, bounds)
    found = best_of(firms, pairing, asked, vector(pairing, bounds.get("weights")), bounds.get("limit", LIMIT))
    for done, each in enumerate(found, start=1):
        yield each
        if "progress" in bounds:
            bounds["progress"](done, len(rows))


def questions(rows: Rows, role: str, today: date, bounds: Bounds) -> Iterator[Question]:
    """What the firm in each of these rows asks."""
    barred, among = bounds.get("barred", {}), bounds.get("among")
    return (Question(row, role, today, among=among, barred=barred.get(row, {})) for row in rows.tolist())


def vector(pairing: Pairing, weights: Mapping[str, float] | None) -> Values:
    """These weights, or where there are none the expert's, in the order of the features; raises WeightsRefused where they do not fit."""
    checked = pairing.start_weights() if weights is None else pairing.checked(weights)
    return np.array([checked[each.name] for each in pairing.features])


def best_of(firms: FirmTable, pairing: Pairing, asked: Iterable[Question], weights: Values, limit: int) -> Iterator[Best]:
    """The `limit` best partners that answer each question of one role, as rank() finds them, without the reasons behind the scores."""
    left = iter(asked)
    while together := list(islice(left, TOGETHER)):
        pairing.meeting.prepare(firms, together[0].role, np.array([each.row for each in together]))
        for question in together:
            yield _best(firms, pairing, question, weights, limit)


def _best(firms: FirmTable, pairing: Pairing, question: Question, weights: Values, limit: int) -> Best:
    found = search(firms, pairing, question, weights, limit)
    if not found.rows:
        return Best(question.row, np.empty(0, dtype=np.int64), np.empty(0))
    rows = np.concatenate(found.rows)
    picked = best(np.concatenate(found.scores), firms.row_of.places, rows, limit)
    amounts = counted(np.concatenate(found.values)[picked]) * weights
    return Best(question.row, rows[picked], np.array([math.fsum(each) for each in amounts.tolist()]))


def asking(firms: FirmTable, pairing: Pairing, role: str, among: Mask | None = None) -> Rows:
    """The rows of the firms that have something to ask for in this role and wish to be suggested, (asking,).

    Firms that ask for the same come one after the other, so that what a phrase matches is looked up while it is still remembered.
    """
    if role not in pairing.roles:
        raise KeyError(role)
    other = pairing.partner_role if role == pairing.seeker_role else pairing.seeker_role
    asks = pairing.candidates(firms, other) & firms.suggestible
    rows = np.flatnonzero(asks if among is None else asks & among)
    own = pairing.meeting.sides(firms, role).own
    return np.asarray(rows[np.argsort(own.phrase[own.starts[rows]], kind="stable")])
