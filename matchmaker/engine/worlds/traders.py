"""The hidden buyers and suppliers of a supply-chain world, as they really are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matchmaker.engine.worlds import latent
from matchmaker.engine.worlds.latent import Trade
from matchmaker.engine.worlds.places import Places

Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]
Values = NDArray[np.float64]

MOST_OFFERS, MOST_NEEDS, UNSTATED_NEEDS = 3, 4, 3
SAME_FAMILY = 0.7
KNOWS_ITS_CUSTOMERS, KNOWS_OTHERS = 0.6, 0.1
ASKS, INSISTS, BOUNDS = 0.45, 0.25, 0.25
REACHES_KM = (10.0, 20.0, 40.0, 80.0)


@dataclass(frozen=True)
class Lines:
    """Goods offered or needed, sorted by firm: whose, which product, how much a month in the product's unit."""

    firm: Integers
    product: Integers
    amount: Values

    @property
    def starts(self) -> Integers:
        """The place of each firm's first line; every firm has one."""
        return np.flatnonzero(np.diff(self.firm, prepend=-1))

    def products(self) -> list[tuple[int, ...]]:
        """The products of each firm, in order."""
        return [tuple(each.tolist()) for each in np.split(self.product, self.starts[1:])]


@dataclass(frozen=True)
class Suppliers:
    """`amount` of a line is what is free; `booked` (lines,) is the share of the capacity that is not.

    `reliable` in [0, 1] and `formality` stand in no profile; `holds` (suppliers, kinds) are certificates in force, `lapsed` those that
    were once; `knows` (suppliers, trades) says whom it served before.
    """

    places: Places
    lines: Lines
    booked: Values
    workers: Values
    founded: Integers
    reliable: Values
    formality: Values
    holds: Truths
    lapsed: Truths
    knows: Truths


@dataclass(frozen=True)
class Buyers:
    """`asks` (lines, kinds) are certificates wanted, `insists` (lines,) makes them a must; `reach` (lines,) in km, infinite for most.

    `also` (buyers, products) are needs that the profile does not state.
    """

    places: Places
    trade: Integers
    lines: Lines
    workers: Values
    formality: Values
    asks: Truths
    insists: Truths
    reach: Values
    also: Truths


def kinds() -> tuple[str, ...]:
    """The certificates that count in this world, in the order of the columns."""
    return tuple(sorted({kind for product in latent.products() for kind in product.certificates}))


def usual(products: Integers) -> Truths:
    """Which kinds are usual for each product, (products, kinds)."""
    return np.array([[kind in latent.products()[each].certificates for kind in kinds()] for each in products])


def in_demand(chance: np.random.Generator) -> Values:
    """How common each product is in one world, (products,)."""
    return np.asarray(chance.lognormal(0, 0.7, len(latent.products())))


def suppliers(chance: np.random.Generator, number: int, common: Values, trades: Sequence[Trade]) -> Suppliers:
    """So many suppliers of one to three products each, who sell to such trades."""
    main = chance.choice(len(common), size=number, p=common / common.sum())
    workers = np.ceil(chance.lognormal(1.8, 0.9, number))
    formality = 0.6 * np.log(workers) + chance.normal(0, 0.5, number)
    lines = _lines([_range(chance, int(each), common) for each in main])
    amounts = _amounts(lines.product) * chance.lognormal(0, 0.9, len(lines.firm)) * np.sqrt(workers / 6)[lines.firm]
    booked = np.where(chance.random(len(lines.firm)) < 0.6, chance.uniform(0, 0.7, len(lines.firm)), 0.0)
    certified = usual(main) & (chance.random((number, len(kinds()))) < expit(0.8 * formality - 1.0)[:, None])
    lapsed = certified & (chance.random(certified.shape) < 0.15)
    customers = np.array([[latent.products()[each].family in trade.families for trade in trades] for each in main])
    return Suppliers(
        places=Places.scattered(chance, number),
        lines=Lines(lines.firm, lines.product, amounts * (1 - booked)),
        booked=booked,
        workers=workers,
        founded=2026 - np.ceil(chance.gamma(2.0, 6.0, number)).astype(np.int64),
        reliable=expit(chance.normal(0, 1.2, number)),
        formality=formality,
        holds=certified & ~lapsed,
        lapsed=lapsed,
        knows=chance.random(customers.shape) < np.where(customers, KNOWS_ITS_CUSTOMERS, KNOWS_OTHERS),
    )


def buyers(chance: np.random.Generator, number: int, common: Values, trades: Sequence[Trade]) -> Buyers:
    """So many buyers of these trades with one to four stated needs each."""
    trade = chance.integers(len(trades), size=number)
    usual_workers = np.array([each.workers for each in trades])[trade]
    workers = np.ceil(usual_workers * chance.lognormal(0, 0.5, number))
    wishes = [_wishes(chance, trades[each], common) for each in trade]
    stated = [int(chance.integers(1, MOST_NEEDS + 1)) for _ in wishes]
    lines = _lines([each[:many] for each, many in zip(wishes, stated, strict=True)])
    also = np.zeros((number, len(common)), dtype=bool)
    for row, (each, many) in enumerate(zip(wishes, stated, strict=True)):
        also[row, each[many : many + UNSTATED_NEEDS]] = True
    asks = usual(lines.product) & (chance.random((len(lines.firm), len(kinds()))) < ASKS)
    amounts = _amounts(lines.product) * chance.lognormal(0, 0.6, len(lines.firm)) * np.sqrt(workers / usual_workers)[lines.firm]
    return Buyers(
        places=Places.scattered(chance, number),
        trade=trade,
        lines=Lines(lines.firm, lines.product, amounts),
        workers=workers,
        formality=0.6 * np.log(workers) + chance.normal(0, 0.5, number),
        asks=asks,
        insists=asks.any(axis=1) & (chance.random(len(asks)) < INSISTS),
        reach=np.where(chance.random(len(asks)) < BOUNDS, chance.choice(REACHES_KM, len(asks)), np.inf),
        also=also,
    )


def _amounts(products: Integers) -> Values:
    return np.array([each.amount for each in latent.products()])[products]


def _lines(goods: list[list[int]]) -> Lines:
    """Lines of these products for each firm, in usual amounts."""
    firm = np.repeat(np.arange(len(goods)), [len(each) for each in goods])
    product = np.array([number for each in goods for number in each], dtype=np.int64)
    return Lines(firm, product, _amounts(product))


def _range(chance: np.random.Generator, main: int, common: Values) -> list[int]:
    """What the maker of the product `main` makes: that, and perhaps more of its family or craft."""
    made = [main]
    for _ in range(int(chance.integers(MOST_OFFERS))):
        own = latent.products()[main]
        near = chance.random() < SAME_FAMILY
        others = [
            number
            for number, each in enumerate(latent.products())
            if (each.family == own.family if near else each.craft == own.craft) and number not in made
        ]
        if others:
            made.append(int(chance.choice(others, p=common[others] / common[others].sum())))
    return made


def _wishes(chance: np.random.Generator, trade: Trade, common: Values) -> list[int]:
    """One product of each of some families that the trade buys, the stated ones first."""
    families = chance.permutation(list(trade.families))[: MOST_NEEDS + UNSTATED_NEEDS]
    found = []
    for family in families:
        members = [number for number, each in enumerate(latent.products()) if each.family == family]
        found.append(int(chance.choice(members, p=common[members] / common[members].sum())))
    return found
