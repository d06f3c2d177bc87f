"""The additive world of supply chain: what a supplier is worth to a buyer is a sum over product, delivery, freight and trust."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from matchmaker.engine.worlds import latent, traders
from matchmaker.engine.worlds.trader_profiles import profiles
from matchmaker.engine.worlds.traders import Buyers, Suppliers
from matchmaker.engine.worlds.world import NO_USE, World, graded

Values = NDArray[np.float64]

LUCK = 0.06
VERY_RIGHT, RIGHT = 0.01, 0.02
EXCUSED = 0.45
"""How readily a buyer does without one certificate that it asked for but does not insist on."""


def additive(seed: int, buyers: int = 150, suppliers: int = 450) -> World:
    """The world of this seed: `buyers` that only need, `suppliers` that only offer."""
    chance = np.random.default_rng((seed, 11))
    common = traders.in_demand(chance)
    wanting = traders.buyers(chance, buyers, common)
    making = traders.suppliers(chance, suppliers, common)
    utility, fit = _truth(wanting, making)
    written = profiles(np.random.default_rng((seed, 12)), wanting, making)
    return World(
        pairing="supply_chain",
        profiles=written,
        meant=(*wanting.lines.products(), *making.lines.products()),
        seekers=tuple(each.id for each in written[:buyers]),
        partners=tuple(each.id for each in written[buyers:]),
        utility=utility,
        fit=fit,
        grades=graded(utility + chance.normal(0, LUCK, utility.shape), VERY_RIGHT, RIGHT),
        alike=latent.substitutes(),
    )


def _truth(wanting: Buyers, making: Suppliers) -> tuple[Values, Values]:
    """Utility and product fit, (buyers, suppliers)."""
    serves = latent.substitutes()[np.ix_(wanting.lines.product, making.lines.product)]
    fit = _best(serves, wanting, making)
    worth = _best(_worth_of_lines(serves, wanting, making), wanting, making) + _trust(wanting, making)
    return np.where(np.isfinite(worth), worth, NO_USE), fit


def _worth_of_lines(serves: Values, wanting: Buyers, making: Suppliers) -> Values:
    """What each offer is worth to each need, (needs, offers); minus infinity where no business can come of it."""
    firms = np.ix_(wanting.lines.firm, making.lines.firm)
    delivers = ndtr((np.log(making.lines.amount)[None] - np.log(wanting.lines.amount)[:, None] + 0.25) / 0.6)
    km = wanting.places.roads(making.places)[firms]
    bulk = np.array([each.bulk for each in latent.products()])[wanting.lines.product, None]
    freight = (0.08 + bulk) * np.log1p(km / 6)
    lacking = (wanting.asks.astype(np.int64) @ (~making.holds).T.astype(np.int64))[:, making.lines.firm]
    beyond = km > wanting.reach[:, None]
    worth = 0.40 * serves**1.5 + 0.22 * delivers - 0.14 * freight + 0.12 * EXCUSED**lacking - 0.4 * beyond
    return np.where((serves > 0) & ~(wanting.insists[:, None] & (lacking > 0)), worth, -np.inf)


def _trust(wanting: Buyers, making: Suppliers) -> Values:
    """What does not hang on one line: reliability, like ways of working, having served the trade, other business to be had."""
    apart = wanting.formality[:, None] - making.formality[None] - 0.8
    other = (wanting.also @ latent.substitutes())[:, making.lines.product]
    other = np.minimum(np.maximum.reduceat(other, making.lines.starts, axis=1), 1.0)
    served = making.knows[:, wanting.trade].T
    return np.asarray(0.14 * making.reliable[None] + 0.08 * np.exp(-(apart**2)) + 0.07 * served + 0.08 * other)


def _best(of_lines: Values, wanting: Buyers, making: Suppliers) -> Values:
    """The largest value over the lines of each pair."""
    of_buyers = np.maximum.reduceat(of_lines, wanting.lines.starts, axis=0)
    return np.asarray(np.maximum.reduceat(of_buyers, making.lines.starts, axis=1))
