"""What a supplier is worth to a buyer: the rules of the supply-chain worlds, from hidden facts alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from matchmaker.engine.worlds import community, latent
from matchmaker.engine.worlds.traders import Buyers, Suppliers
from matchmaker.engine.worlds.world import NO_USE, Truth

Values = NDArray[np.float64]

EXCUSED = 0.45
"""How readily a buyer does without one certificate that it asked for but does not insist on."""
BEYOND_REACH = 0.3
"""What is left of a business beyond the way that a buyer would go."""
LEAST_RELIABLE = 0.3
ATTRACTION = 0.12


@dataclass(frozen=True)
class Weights:
    """What each part adds to the worth of a pair; freight takes away."""

    product: float = 0.40
    delivery: float = 0.22
    freight: float = 0.14
    papers: float = 0.12
    reliable: float = 0.14
    ways: float = 0.08
    served: float = 0.07
    other: float = 0.08


NOW = Weights()
EARLIER = Weights(product=0.20, delivery=0.05, freight=0.30, papers=0.02, reliable=0.02, ways=0.20, served=0.30, other=0.02)
"""When buyers looked to whom they knew and how near they were."""


@dataclass(frozen=True)
class _Lines:
    """What business of each need with each offer hangs on, (needs, offers); none can come of those that are not `possible`."""

    serves: Values
    delivers: Values
    freight: Values
    papers: Values
    beyond: NDArray[np.bool_]
    possible: NDArray[np.bool_]


def additive(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """A sum over product, delivery, freight, papers and trust."""
    lines = _lines(wanting, making)
    return Truth(_summed(lines, wanting, making, NOW), _best(lines.serves, wanting, making))


def drifting(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """The additive rule now; in earlier years other weights held."""
    lines = _lines(wanting, making)
    now, earlier = (_summed(lines, wanting, making, weights) for weights in (NOW, EARLIER))
    return Truth(now, _best(lines.serves, wanting, making), earlier)


def scarcest(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """No more than the scarcest of product, delivery, freight, papers and reliability allows."""
    lines = _lines(wanting, making)
    reached = np.where(lines.beyond, BEYOND_REACH, np.exp(-0.5 * lines.freight))
    least = np.minimum.reduce([lines.serves, lines.delivers, lines.papers, reached])
    worth = _best(np.where(lines.possible, least, -np.inf), wanting, making)
    reliable = LEAST_RELIABLE + (1 - LEAST_RELIABLE) * making.reliable
    return Truth(_useful(np.minimum(worth, reliable[None])), _best(lines.serves, wanting, making))


def gravity(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """Size times size over distance, as a logarithm; the product only decides whether there can be business at all."""
    possible = _best(_serving(wanting, making), wanting, making) > 0
    pull = np.log(wanting.workers)[:, None] + np.log(making.workers)[None] - np.log(wanting.places.roads(making.places))
    return Truth(np.where(possible, ATTRACTION * pull, NO_USE), possible.astype(np.float64))


def network(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """Circles and earlier business with buyers of the same circles alone; the product only decides whether there can be business."""
    possible = _best(_serving(wanting, making), wanting, making) > 0
    standing = community.standing(chance, possible * (1.0 + making.knows[:, wanting.trade].T))
    return Truth(np.where(possible, standing, NO_USE), possible.astype(np.float64))


def nothing(chance: np.random.Generator, wanting: Buyers, making: Suppliers) -> Truth:
    """Nothing: whatever comes of a pair is luck."""
    fit = _best(_serving(wanting, making), wanting, making)
    return Truth(np.zeros_like(fit), fit)


def _serving(wanting: Buyers, making: Suppliers) -> Values:
    """How well each offer serves for each need, (needs, offers)."""
    return latent.substitutes()[np.ix_(wanting.lines.product, making.lines.product)]


def _lines(wanting: Buyers, making: Suppliers) -> _Lines:
    serves = _serving(wanting, making)
    km = wanting.places.roads(making.places)[np.ix_(wanting.lines.firm, making.lines.firm)]
    bulk = np.array([each.bulk for each in latent.products()])[wanting.lines.product, None]
    lacking = (wanting.asks.astype(np.int64) @ (~making.holds).T.astype(np.int64))[:, making.lines.firm]
    return _Lines(
        serves=serves,
        delivers=ndtr((np.log(making.lines.amount)[None] - np.log(wanting.lines.amount)[:, None] + 0.25) / 0.6),
        freight=(0.08 + bulk) * np.log1p(km / 6),
        papers=np.asarray(EXCUSED**lacking, dtype=np.float64),
        beyond=km > wanting.reach[:, None],
        possible=(serves > 0) & ~(wanting.insists[:, None] & (lacking > 0)),
    )


def _summed(lines: _Lines, wanting: Buyers, making: Suppliers, by: Weights) -> Values:
    """The worth of each pair's best line, and of all that does not hang on one line."""
    worth = by.product * lines.serves**1.5 + by.delivery * lines.delivers - by.freight * lines.freight + by.papers * lines.papers
    worth = np.where(lines.possible, worth - 0.4 * lines.beyond, -np.inf)
    return _useful(_best(worth, wanting, making) + _trust(wanting, making, by))


def _trust(wanting: Buyers, making: Suppliers, by: Weights) -> Values:
    """What does not hang on one line: reliability, like ways of working, having served the trade, other business to be had."""
    apart = wanting.formality[:, None] - making.formality[None] - 0.8
    other = (wanting.also @ latent.substitutes())[:, making.lines.product]
    other = np.minimum(np.maximum.reduceat(other, making.lines.starts, axis=1), 1.0)
    served = making.knows[:, wanting.trade].T
    return np.asarray(by.reliable * making.reliable[None] + by.ways * np.exp(-(apart**2)) + by.served * served + by.other * other)


def _best(of_lines: Values, wanting: Buyers, making: Suppliers) -> Values:
    """The largest value over the lines of each pair."""
    of_buyers = np.maximum.reduceat(of_lines, wanting.lines.starts, axis=0)
    return np.asarray(np.maximum.reduceat(of_buyers, making.lines.starts, axis=1))


def _useful(worth: Values) -> Values:
    """The worth, NO_USE where no line can be done business with."""
    return np.where(np.isfinite(worth), worth, NO_USE)
