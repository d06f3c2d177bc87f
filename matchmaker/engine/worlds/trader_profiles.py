"""The profiles of hidden buyers and suppliers, as an official would have written them down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchmaker.engine.profile import Certificate, Need, Offer, Profile
from matchmaker.engine.worlds import latent
from matchmaker.engine.worlds.pen import GOODS_TAILS, Pen
from matchmaker.engine.worlds.places import Places
from matchmaker.engine.worlds.traders import Buyers, Suppliers, kinds


def profiles(pen: Pen, wanting: Buyers, making: Suppliers) -> tuple[Profile, ...]:
    """The profiles of all buyers and then of all suppliers."""
    clerk = _Clerk(pen, wanting, making)
    return (*map(clerk.buyer, range(len(wanting.workers))), *map(clerk.supplier, range(len(making.workers))))


def where(pen: Pen, places: Places, row: int) -> dict[str, Any]:
    """What a profile tells of a place."""
    latitude, longitude = pen.told(places.degrees(row)) or (None, None)
    return {"region": pen.told(places.region(row)), "latitude": latitude, "longitude": longitude}


@dataclass(frozen=True)
class _Clerk:
    pen: Pen
    wanting: Buyers
    making: Suppliers

    def buyer(self, row: int) -> Profile:
        trade = latent.trades()[self.wanting.trade[row]]
        return Profile(
            f"B-{row + 1:04d}",
            f"Contoh {trade.name} {row + 1}",
            kind=trade.kind,
            kbli=self.pen.told((trade.kbli,)) or (),
            **where(self.pen, self.wanting.places, row),
            workers=self.pen.told(float(self.wanting.workers[row])),
            needs=tuple(map(self._need, np.flatnonzero(self.wanting.lines.firm == row).tolist())),
        )

    def supplier(self, row: int) -> Profile:
        lines = np.flatnonzero(self.making.lines.firm == row).tolist()
        main = latent.products()[self.making.lines.product[lines[0]]]
        return Profile(
            f"S-{row + 1:04d}",
            f"Contoh {main.names[0].capitalize()} {row + 1}",
            kbli=self.pen.told((self.pen.filed(main),)) or (),
            **where(self.pen, self.making.places, row),
            workers=self.pen.told(float(self.making.workers[row])),
            founded=self.pen.told(int(self.making.founded[row])),
            offers=tuple(map(self._offer, lines)),
            certificates=tuple(self._certificates(row)),
        )

    def _need(self, line: int) -> Need:
        product = latent.products()[self.wanting.lines.product[line]]
        amount = self.pen.told(self.pen.amount(self.wanting.lines.amount[line], product.unit))
        quantity, unit, period = amount or (None, None, "month")
        asked = tuple(kind for kind, wanted in zip(kinds(), self.wanting.asks[line], strict=True) if wanted)
        told = self.pen.told(asked) or ()
        reach = self.wanting.reach[line]
        return Need(
            product=self.pen.name(product.names, GOODS_TAILS),
            kbli=self.pen.told(product.kbli),
            quantity=quantity,
            unit=unit,
            period=period,
            certificates=told,
            certificates_required=bool(told) and bool(self.wanting.insists[line]),
            max_km=self.pen.told(float(reach)) if np.isfinite(reach) else None,
        )

    def _offer(self, line: int) -> Offer:
        product = latent.products()[self.making.lines.product[line]]
        taken = float(self.making.booked[line])
        amount = self.pen.told(self.pen.amount(self.making.lines.amount[line] / (1 - taken), product.unit))
        capacity, unit, period = amount or (None, None, "month")
        return Offer(
            product=self.pen.name(product.names, GOODS_TAILS),
            kbli=self.pen.told(self.pen.filed(product)),
            capacity=capacity,
            unit=unit,
            period=period,
            booked=self.pen.told(float(f"{taken * capacity:.2g}")) if capacity is not None else None,
        )

    def _certificates(self, row: int) -> list[Certificate]:
        """Rows of those held and of those that lapsed, as far as somebody recorded them."""
        held, lapsed = self.making.holds[row], self.making.lapsed[row]
        recorded = [place for place in np.flatnonzero(held | lapsed) if self.pen.told(place) is not None]
        return [self.pen.certificate(kinds()[place], in_force=bool(held[place])) for place in recorded]
