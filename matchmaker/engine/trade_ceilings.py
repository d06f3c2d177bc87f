"""The most that a supply pair can earn before its lines are read; never less than what it does earn."""

from __future__ import annotations

from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.features import Possible
from matchmaker.engine.pairs import Question
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import UNKNOWN_SECTOR
from matchmaker.engine.table.postings import FirmLines
from matchmaker.engine.trade import strengths
from matchmaker.engine.units import DIMENSIONS

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

SEVERAL = -2
"""Stands for the sector of a firm whose lines are of several."""
ROUNDING = 1 + 1e-6
"""More than four bytes lose of a share."""


def most_filled(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """The match, times the root of the share of its smallest quantity that the firm's largest capacity fills in any common dimension."""
    buys = question.role == "buyer"
    own, other = (firms.needs, firms.offers) if buys else (firms.offers, firms.needs)
    mine = _extremes(own, np.array([question.row]), largest=not buys)[0]
    if possible.others is None:
        return possible.match * float(not np.isnan(mine).all())
    kind = "offers" if buys else "needs"
    theirs = firms.remembered(f"extreme {kind}", lambda rows: _extremes(other, rows, largest=buys))
    most = np.zeros(len(possible.match))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for dimension in np.flatnonzero(~np.isnan(mine)):
            amount = theirs[possible.others, dimension]
            np.fmax(most, amount / mine[dimension] if buys else mine[dimension] / amount, out=most)
    return np.asarray(possible.match * np.sqrt(np.minimum(most * ROUNDING, 1.0)))


def _extremes(lines: FirmLines, firms: Integers, *, largest: bool) -> NDArray[np.float32]:
    """The largest, or smallest, amount that each firm states in each dimension, NaN where it states none, (firms, dimensions).

    In four bytes, rounded away from what is stated, so that it still is a bound.
    """
    found = np.full((len(firms), len(DIMENSIONS)), np.nan)
    stated = lines.of_firms(firms)
    stated = stated[lines.dimension[stated] >= 0]
    place = np.searchsorted(firms, lines.firm[stated])
    (np.fmax if largest else np.fmin).at(found, (place, lines.dimension[stated]), lines.amount[stated])
    with np.errstate(over="ignore"):
        return np.nextafter(found.astype(np.float32), np.float32(np.inf if largest else 0))


def most_strength(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """How strongly the firm's sector feeds the buyer's; 1 where its lines are of several sectors."""
    buys = question.role == "buyer"
    if buys and (firms.sector[question.row] == UNKNOWN_SECTOR or firms.is_agency[question.row]):
        return np.zeros(len(possible.match))
    if possible.others is None:
        return np.ones(len(possible.match))
    if not buys:
        own = {*firms.offers.sector[firms.offers.of(question.row)].tolist(), int(firms.sector[question.row])}
        table = np.nan_to_num(strengths()[sorted(own)]).max(axis=0)
        return np.asarray(table[firms.sector[possible.others]])
    sector = firms.remembered("one sector", lambda rows: _one_sector(firms, rows))[possible.others]
    return np.where(sector == SEVERAL, 1.0, np.nan_to_num(strengths()[:, firms.sector[question.row]])[sector])


def _one_sector(firms: FirmTable, rows: Integers) -> NDArray[np.int16]:
    """The sector of each firm and of all that it offers, or SEVERAL."""
    core = firms.sector[rows]
    offered = firms.offers.of_firms(rows)
    other = firms.offers.sector[offered] != firms.sector[firms.offers.firm[offered]]
    return np.where(np.isin(rows, firms.offers.firm[offered[other]]), np.int16(SEVERAL), core)


def most_certificates(firms: FirmTable, question: Question, possible: Possible) -> Values:
    """The most of the certificates asked for by any number of the asking buyer's needs that the firm can have in force, as a share.

    Needs that match equally well ask together: at most for all, at least for what the most modest one asks.
    """
    if question.role != "buyer":
        return np.ones(len(possible.match))
    asked = [kinds for kinds in set(firms.needs.certificates[firms.needs.of(question.row)].tolist()) if kinds]
    if possible.others is None or not asked:
        return np.full(len(possible.match), float(bool(asked)))
    held = firms.in_force(question.today)[possible.others]
    every, fewest = reduce(or_, asked), min(kinds.bit_count() for kinds in asked)
    return np.asarray(np.minimum(np.bitwise_count(held & every) / fewest, 1.0))
