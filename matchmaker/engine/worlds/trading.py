"""Trading: how a supply-chain world is drawn, whatever a supplier is worth to a buyer in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchmaker.engine.worlds import latent, traders
from matchmaker.engine.worlds.pen import USUAL, Hand, Pen
from matchmaker.engine.worlds.trader_profiles import profiles
from matchmaker.engine.worlds.traders import Buyers, Suppliers
from matchmaker.engine.worlds.world import Truth, World, graded

LUCK = 0.06
VERY_RIGHT, RIGHT = 0.01, 0.02


@dataclass(frozen=True)
class Trading:
    """A kind of supply-chain world: its rule of worth, how its profiles are written, and whether trades buy what tables expect."""

    worth: Callable[[np.random.Generator, Buyers, Suppliers], Truth]
    hand: Hand = USUAL
    estranged: bool = False

    def __call__(self, seed: int, seekers: int = 150, partners: int = 450) -> World:
        """The world of this seed: `seekers` that only need, `partners` that only offer."""
        chance = np.random.default_rng((seed, 11))
        common = traders.in_demand(chance)
        trades = latent.estranged(np.random.default_rng((seed, 13))) if self.estranged else latent.trades()
        wanting = traders.buyers(chance, seekers, common, trades)
        making = traders.suppliers(chance, partners, common, trades)
        truth = self.worth(chance, wanting, making)
        luck = chance.normal(0, LUCK, truth.utility.shape)
        written = profiles(Pen(np.random.default_rng((seed, 12)), self.hand), wanting, making)
        return World(
            pairing="supply_chain",
            profiles=written,
            meant=(*wanting.lines.products(), *making.lines.products()),
            seekers=tuple(each.id for each in written[:seekers]),
            partners=tuple(each.id for each in written[seekers:]),
            utility=truth.utility,
            fit=truth.fit,
            grades=graded(truth.utility + luck, VERY_RIGHT, RIGHT),
            alike=latent.substitutes(),
            before=None if truth.before is None else graded(truth.before + luck, VERY_RIGHT, RIGHT),
        )
