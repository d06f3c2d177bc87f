"""best_for_all(): the best partners of every firm that asks in a role, one firm after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Pairing
from matchmaker.engine.firm_table import FirmTable
from matchmaker.engine.pairs import Question
from matchmaker.engine.postings import FirmLines
from matchmaker.engine.ranking import rank

Mask = NDArray[np.bool_]
Progress = Callable[[int, int], None]
"""Is told how many firms are done, and of how many."""


class Best(NamedTuple):
    """The firm in `row`, and the rows and scores of its partners, best first; both empty where no firm is eligible."""

    row: int
    partners: NDArray[np.int64]
    scores: NDArray[np.float64]


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
    barred, among, weights = bounds.get("barred", {}), bounds.get("among"), bounds.get("weights")
    for done, row in enumerate(rows.tolist(), start=1):
        question = Question(row, role, today, among=among, barred=barred.get(row, {}))
        matches = rank(firms, pairing, question, weights, bounds.get("limit", 10)).matches
        yield Best(row, np.array([each.row for each in matches], dtype=np.int64), np.array([each.score for each in matches]))
        if "progress" in bounds:
            bounds["progress"](done, len(rows))


def asking(firms: FirmTable, pairing: Pairing, role: str, among: Mask | None = None) -> NDArray[np.int64]:
    """The rows of the firms that have something to ask for in this role and wish to be suggested, (asking,).

    Firms that ask for the same come one after the other, so that what a phrase matches is looked up while it is still remembered.
    """
    if role not in pairing.roles:
        raise KeyError(role)
    other = pairing.partner_role if role == pairing.seeker_role else pairing.seeker_role
    asks = pairing.candidates(firms, other) & firms.suggestible
    rows = np.flatnonzero(asks if among is None else asks & among)
    own: Mapping[str, FirmLines]
    own = {"buyer": firms.needs, "supplier": firms.offers, "mentee": firms.wants, "mentor": firms.has}
    first = own[role].phrase[own[role].starts[rows]]
    return np.asarray(rows[np.argsort(first, kind="stable")])
