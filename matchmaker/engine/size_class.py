"""Size class of a firm under three rules that are never mixed: PP 7/2021, Permenperin 64/2016 and that of Statistics Indonesia (BPS)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.profile import Profile, known
from matchmaker.engine.rule_tables import Threshold
from matchmaker.engine.rules import in_force
from matchmaker.i18n import label, number, rupiah, say, today
from matchmaker.terms import RULE_SIZE_CLASSES, SIZE_RULES, find

Values = NDArray[np.float64]

LARGE = "besar"
BILLION = 1e9
FACTS: Mapping[str, tuple[str, str]] = {
    "annual_sales": ("penjualan", "sales"),
    "capital": ("modal", "capital"),
    "investment": ("investasi", "investment"),
    "workers": ("pekerja", "workers"),
}


@dataclass(frozen=True, slots=True)
class SizeClass:
    """What a `rule` makes of a firm: its size, None where facts are `missing`; `compared` are the values and limits that decided."""

    rule: str
    size: str | None
    compared: tuple[tuple[float, Threshold], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def basis(self) -> str:
        """«PP 7/2021 Pasal 35 ayat (5): penjualan Rp1.900.000.000 ≤ Rp2 miliar → mikro», or which facts are missing."""
        if self.size is None:
            return say("{rule}: belum ada data {facts}", "{rule}: no data yet on {facts}", rule=self._name, facts=_listed(self.missing))
        where = " ".join(each for each in (self._name, self.compared[0][1].article) if each)
        steps = ", ".join(_comparison(value, limit) for value, limit in self.compared)
        return f"{where}: {steps} → {_size_name(self.size)}"

    @property
    def _name(self) -> str:
        term = find(SIZE_RULES, self.rule)
        return label(term) if term else self.rule


def size_class(profile: Profile, day: date | None = None) -> str | None:
    """mikro, kecil, menengah or besar by PP 7/2021, the rule that is shown to others; None for an agency, and where no fact is known.

    By the limits that hold on `day`, today where none is given; who asks about many firms gives one.
    """
    return None if profile.kind == "agency" else _by_money(profile, day or today()).size


def classes_by_money(annual_sales: Values, capital: Values, day: date) -> NDArray[np.str_]:
    """The size class of many firms at once by PP 7/2021, from rupiah, NaN where unknown; blank where no fact is known, (firms,)."""
    found = np.full(len(capital), "", dtype="U8")
    for fact, values in (("capital", capital), ("annual_sales", annual_sales)):
        limits = _limits("pp7", fact, day)
        within = [values <= each.highest if each.included else values < each.highest for each in limits]
        sizes = np.select(within, [each.size_class for each in limits], LARGE)
        found = np.where(np.isnan(values), found, sizes)
    return found


def size_classes(profile: Profile) -> tuple[SizeClass, ...]:
    """The class under each rule as it holds today; none for an agency."""
    if profile.kind == "agency":
        return ()
    day = today()
    return _by_money(profile, day), _by_industry(profile, day), _by_workers(profile, day)


def _by_money(profile: Profile, day: date) -> SizeClass:
    """PP 7/2021 article 35: by annual sales, or by capital where sales are unknown."""
    for fact in ("annual_sales", "capital"):
        value = known(getattr(profile, fact))
        if not math.isnan(value):
            return _by_steps("pp7", (fact, value), day)
    return SizeClass("pp7", None, missing=("annual_sales", "capital"))


def _by_industry(profile: Profile, day: date) -> SizeClass:
    """Permenperin 64/2016: workers tell which limit of investment counts."""
    workers, investment = known(profile.workers), known(profile.investment)
    missing = tuple(name for name, value in (("workers", workers), ("investment", investment)) if math.isnan(value))
    if missing:
        return SizeClass("permenperin64", None, missing=missing)
    few = _limits("permenperin64", "workers", day)[0]
    lower, upper = _limits("permenperin64", "investment", day)
    limit, beyond = (lower, upper.size_class) if few.holds(workers) else (upper, LARGE)
    return SizeClass("permenperin64", limit.size_class if limit.holds(investment) else beyond, ((workers, few), (investment, limit)))


def _by_workers(profile: Profile, day: date) -> SizeClass:
    """BPS: by workers alone."""
    workers = known(profile.workers)
    return SizeClass("bps", None, missing=("workers",)) if math.isnan(workers) else _by_steps("bps", ("workers", workers), day)


def _by_steps(rule: str, fact: tuple[str, float], day: date) -> SizeClass:
    name, value = fact
    limits = _limits(rule, name, day)
    for limit in limits:
        if limit.holds(value):
            return SizeClass(rule, limit.size_class, ((value, limit),))
    return SizeClass(rule, LARGE, ((value, limits[-1]),))


def _limits(rule: str, fact: str, day: date) -> list[Threshold]:
    found = [each for each in in_force("size_classes", day) if (each.rule, each.fact) == (rule, fact)]
    return sorted(found, key=lambda each: each.highest)


def _comparison(value: float, limit: Threshold) -> str:
    """«penjualan Rp1.900.000.000 ≤ Rp2 miliar»."""
    signs = "≤>" if limit.included else "<≥"
    sign = signs[not limit.holds(value)]
    shown, highest = (number(value, 1), number(limit.highest)) if limit.fact == "workers" else (rupiah(value), _round(limit.highest))
    return f"{say(*FACTS[limit.fact])} {shown} {sign} {highest}"


def _round(money: float) -> str:
    """«Rp2 miliar» where it is so many billions, else in full."""
    return say("Rp{n} miliar", "Rp{n} billion", n=number(money / BILLION)) if money % BILLION == 0 else rupiah(money)


def _listed(facts: tuple[str, ...]) -> str:
    return say(" dan ", " and ").join(say(*FACTS[each]) for each in facts)


def _size_name(size: str) -> str:
    term = find(RULE_SIZE_CLASSES, size)
    return label(term).lower() if term else size
