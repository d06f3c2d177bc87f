"""Certificates of a firm: the kinds usual in its trade, more of them in larger firms, some run out, some without a last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Protocol

from matchmaker.engine.profile import Certificate
from matchmaker.sample_city import naming, words
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.firms import TrueFirm

_YEAR = 365


class Telling(Protocol):
    """Gives back a fact, or None where the cell of this table and column stays blank."""

    def __call__(self, table: str, column: str, fact: Any) -> Any: ...


def of(draws: Draws, firm: TrueFirm, told: Telling, today: date) -> tuple[Certificate, ...]:
    """The certificates that a profile of `firm` shows on the day `today`."""
    if firm.trade is None or firm.size is None:
        return ()
    reach = 0.6 + 0.25 * words.sizes().index(firm.size)
    rows = {row["kind"]: row for row in words.table("certificates")}
    held = [rows[kind] for kind in firm.trade.certificates if draws.chance(min(float(rows[kind]["holders"]) * reach, 0.95))]
    return tuple(_certificate(draws, firm, told, (row["kind"], row["years"], today)) for row in held)


def _certificate(draws: Draws, firm: TrueFirm, told: Telling, paper: tuple[str, str, date]) -> Certificate:
    kind, years, today = paper
    lasts = int(years or 8) * _YEAR
    issued = today - timedelta(days=draws.whole(20, min(lasts * 3 // 2, firm.age * _YEAR + 20)))
    return Certificate(
        kind=kind,
        number=told("certificates", "number", f"CONTOH-{kind.upper()}-{naming.number_of(firm):04d}"),
        scope=told("certificates", "scope", ", ".join(line.good.name for line in firm.makes)),
        issued=told("certificates", "issued", issued),
        expires=told("certificates", "expires", issued + timedelta(days=lasts)) if years else None,
        evidence=draws.one(("self", "seen", "source"), (6, 3, 1)),
    )
