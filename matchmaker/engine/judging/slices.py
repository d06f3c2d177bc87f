"""Slices: the same metrics for some of the seekers, or over some of the candidates only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.judging import bootstrap, metrics
from matchmaker.engine.judging.trial import Mask, Orders, Trial
from matchmaker.engine.size_class import size_class
from matchmaker.terms import SIZE_CLASSES, values

NEW_YEARS = 2
UNKNOWN = "unknown"
SIZES = (*values(SIZE_CLASSES), UNKNOWN)
FEWEST_WORKERS = (5, 20, 100)
"""Of a small, a medium and a large firm, as Statistics Indonesia (BPS) counts manufacturers."""
SHOWN = metrics.NAMES[:2]


def all_slices(trial: Trial, orders: Orders) -> dict[str, dict[str, Any]]:
    """Seekers, metrics and intervals of each slice; a slice of which no seeker has a right partner is left out.

    mikro, kecil, menengah, besar, unknown: seekers by size_classes(). new_partners: see new_partners().
    blank_profiles: see blank().
    """
    found = {name: part(trial, orders, among, SHOWN) for name, among in _masks(trial)}
    return {name: each for name, each in found.items() if each["seekers"]}


def _masks(trial: Trial) -> Iterator[tuple[str, Mask]]:
    everyone = np.ones(trial.grades.shape, dtype=bool)
    sizes = size_classes(trial, trial.measured.seekers)
    for name in SIZES:
        yield name, everyone & (sizes == name)[:, None]
    yield "new_partners", everyone & new_partners(trial)
    yield "blank_profiles", everyone & blank(trial)[:, None]


def part(trial: Trial, orders: Orders, among: Mask, shown: Sequence[str] = metrics.NAMES) -> dict[str, Any]:
    """The metrics where the rankings hold only these pairs, (seekers, candidates): seekers with a right partner there, means, intervals."""
    values = metrics.per_seeker(trial.ranked(orders, among))
    found = {name: values[name] for name in shown}
    return {
        "seekers": int(np.isfinite(found[shown[0]]).sum()),
        "metrics": metrics.means(found),
        "confidence": bootstrap.intervals(found),
    }


def size_classes(trial: Trial, ids: tuple[str, ...]) -> NDArray[np.str_]:
    """The size class of each of these firms: by PP 7/2021, where sales and capital are unknown by workers, else `unknown`."""
    rows = trial.rows(ids)
    by_workers = np.array(SIZES)[np.searchsorted(FEWEST_WORKERS, trial.firms.workers[rows], side="right")]
    untold = np.isnan(trial.firms.workers[rows]) | trial.firms.is_agency[rows]
    otherwise = np.where(untold, UNKNOWN, by_workers)
    return np.array([size_class(trial.firms.profiles[row]) or each for row, each in zip(rows, otherwise, strict=True)], dtype=np.str_)


def new_partners(trial: Trial) -> Mask:
    """Which candidates are new, (candidates,): founded in the last two years, or, where outcomes are known of anybody, without one.

    Each seeker's ranking is cut to these, so that the value says how well newcomers are told from one another.
    """
    rows = trial.rows(trial.measured.candidates)
    young = trial.firms.founded[rows] >= trial.today.year - NEW_YEARS
    untried = (trial.firms.ended[rows] == 0) & bool(trial.firms.ended[trial.firms.live].any())
    return np.asarray(young | untried)


def blank(trial: Trial) -> Mask:
    """Which seekers have a blank profile, (seekers,): half or more unknown of the four facts of theirs that the features read.

    Sector, place, then for supply chain workers and a quantity of at least one need, for mentorship the founding year and a level of at
    least one wanted skill.
    """
    firms, rows = trial.firms, trial.rows(trial.measured.seekers)
    trade = trial.measured.pairing.name == "supply_chain"
    known = [
        firms.codes[rows, 0] >= 0,
        np.isfinite(firms.position[rows]).all(axis=1),
        np.isfinite((firms.workers if trade else firms.founded)[rows]),
        np.array([_measured(trial, int(row), trade) for row in rows], dtype=bool),
    ]
    return np.asarray(2 * np.sum(known, axis=0) <= len(known))


def _measured(trial: Trial, row: int, trade: bool) -> bool:
    profile = trial.firms.profiles[row]
    if trade:
        return any(need.quantity is not None for need in profile.needs)
    return any(skill.level is not None for skill in profile.skills if skill.side == "wants")
