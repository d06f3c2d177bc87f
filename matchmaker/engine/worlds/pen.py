"""Pen: how hidden facts come onto paper: names in people's own words, with slips; amounts in any unit; a share left blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import numpy as np

from matchmaker.engine.profile import Certificate
from matchmaker.engine.worlds import latent
from matchmaker.engine.worlds.latent import Product
from matchmaker.engine.worlds.world import DAY
from matchmaker.terms import UNITS, Unit

Fact = TypeVar("Fact")

SLIP = 0.15
MORE_WORDS = 0.25
WRONG_CODE = 0.12
PERIODS = {"month": 1.0, "week": 12 / 52, "day": 12 / 365, "year": 12.0}
"""Each period's length in months."""
GOODS_TAILS = tuple(
    "warna hitam;warna putih;ukuran sedang;ukuran besar;uk 38-42;merek Sekar;merek Tiga Dara;kualitas super;kualitas ekspor;grade A;"
    "isi 50;custom logo;siap antar;partai;grosir;asli Mojokerto;murah;tebal;tipe B;model terbaru".split(";")
)
SKILL_TAILS = ("dari nol", "untuk pemula", "tingkat lanjut", "lebih rapi", "yang benar", "sehari-hari")


@dataclass(frozen=True)
class Hand:
    """A way of writing: the share of facts left `blank`, and how amounts are written.

    `other_unit` is the share of them in any unit of the same dimension, `wrong_unit` that in a unit of another dimension, one of
    `wrong_units`; `periods` are the shares of the PERIODS.
    """

    blank: float = 0.2
    other_unit: float = 0.4
    wrong_unit: float = 0.06
    wrong_units: tuple[str, ...] = ("set",)
    periods: tuple[float, ...] = (0.6, 0.2, 0.1, 0.1)


USUAL = Hand()


class Pen:
    """Whoever fills in the profiles of a world; the same chance and hand write the same."""

    def __init__(self, chance: np.random.Generator, hand: Hand) -> None:
        self.chance, self.hand = chance, hand

    def happens(self, share: float) -> bool:
        """True in this share of the cases."""
        return bool(self.chance.random() < share)

    def told(self, fact: Fact) -> Fact | None:
        """The fact, or None where nobody asked."""
        return None if self.happens(self.hand.blank) else fact

    def name(self, names: Sequence[str], tails: Sequence[str]) -> str:
        """One of the names as somebody types it."""
        text = self._one(names)
        if self.happens(SLIP):
            text = self._slip(text)
        if self.happens(MORE_WORDS):
            text = f"{text} {self._one(tails)}"
        return text.upper() if self.happens(0.1) else text[:1].upper() + text[1:] if self.happens(0.4) else text

    def amount(self, monthly: float, unit: str) -> tuple[float, str, str]:
        """About so many `unit` a month, as a round number of some unit in some period."""
        usual = {each.value: each for each in UNITS}[unit]
        alike = [each for each in UNITS if each.dimension == usual.dimension and each.factor <= monthly * usual.factor]
        chosen = alike[int(self.chance.integers(len(alike)))] if alike and self.happens(self.hand.other_unit) else usual
        period = str(self.chance.choice(list(PERIODS), p=self.hand.periods))
        about = monthly * usual.factor / chosen.factor * PERIODS[period] * float(np.exp(self.chance.normal(0, 0.12)))
        written = self._wrong(usual) if self.happens(self.hand.wrong_unit) else chosen.value
        return float(f"{about:.2g}"), written, period

    def filed(self, product: Product) -> str:
        """The KBLI code under which a maker of the product is filed: now and then that of another product of the craft."""
        others = [each.kbli for each in latent.products() if each.craft == product.craft]
        return self._one(others) if self.happens(WRONG_CODE) else product.kbli

    def certificate(self, kind: str, *, in_force: bool) -> Certificate:
        """A row about a certificate; its last day may be blank."""
        last = DAY + timedelta(days=int(self.chance.integers(60, 1500)) * (1 if in_force else -1))
        return Certificate(kind, expires=self.told(last), issued=self.told(date(last.year - 5, 1, 15)))

    def _wrong(self, unit: Unit) -> str:
        """A unit of another dimension."""
        others = [each.value for each in UNITS if each.value in self.hand.wrong_units and each.dimension != unit.dimension]
        return self._one(others or ["kg"])

    def _one(self, options: Sequence[str]) -> str:
        return options[int(self.chance.integers(len(options)))]

    def _slip(self, text: str) -> str:
        """The text with a letter dropped, doubled or swapped with the next, or with two words run together."""
        place = int(self.chance.integers(1, max(len(text) - 1, 2)))
        before, here, after = text[:place], text[place : place + 1], text[place + 1 :]
        forms = (before + after, before + here + here + after, before + after[:1] + here + after[1:], text.replace(" ", "", 1))
        return self._one(forms)
