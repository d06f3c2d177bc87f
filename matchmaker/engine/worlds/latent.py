"""The latent products, buyers' trades and skills: what they really are, what they are called, and what serves for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Product:
    """A kind of goods: `amount` is a usual need a month in `unit`, `bulk` how much the way costs (0 nothing, 1 as much as the goods)."""

    family: str
    craft: str
    kbli: str
    unit: str
    amount: float
    bulk: float
    certificates: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of buyer: its usual workers, and the families of goods that it buys."""

    name: str
    kbli: str
    kind: str
    workers: float
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that can be learned; `crafts` are those that it belongs to, none where every firm may need it."""

    group: str
    crafts: tuple[str, ...]
    names: tuple[str, ...]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


@lru_cache(maxsize=1)
def _families() -> dict[str, dict[str, str]]:
    return {row["family"]: row for row in reference.rows("worlds/families.csv")}


@lru_cache(maxsize=1)
def products() -> tuple[Product, ...]:
    """Every latent product."""
    return tuple(_product(row, _families()[row["family"]]) for row in reference.rows("worlds/products.csv"))


def _product(row: dict[str, str], family: dict[str, str]) -> Product:
    return Product(
        family=row["family"],
        craft=family["craft"],
        kbli=row["kbli"],
        unit=row["unit"],
        amount=float(row["amount"]),
        bulk=float(row["bulk"]),
        certificates=_listed(family["certificates"]),
        names=_listed(row["names"]),
    )


@lru_cache(maxsize=1)
def trades() -> tuple[Trade, ...]:
    """Every trade of buyers."""
    return tuple(
        Trade(row["trade"], row["kbli"], row["kind"], float(row["workers"]), _listed(row["families"]))
        for row in reference.rows("worlds/trades.csv")
    )


def estranged(chance: np.random.Generator) -> tuple[Trade, ...]:
    """Every trade, buying other families than it should: each family has changed places with another."""
    order = chance.permutation(list(_families()))
    instead = dict(zip(order.tolist(), np.roll(order, 1).tolist(), strict=True))
    return tuple(replace(each, families=tuple(instead[family] for family in each.families)) for each in trades())


@lru_cache(maxsize=1)
def skills() -> tuple[Skill, ...]:
    """Every latent skill."""
    rows = reference.rows("worlds/skills.csv")
    return tuple(Skill(row["group"], _listed(row["crafts"]), _listed(row["names"])) for row in rows)


@lru_cache(maxsize=1)
def substitutes() -> Values:
    """How well the second product serves for the first, (products, products): 1 itself, what its family says, 0 beyond."""
    families = [each.family for each in products()]
    share = np.array([float(_families()[name]["substitutable"]) for name in families])
    found = np.where(np.equal.outer(families, families), share[:, None], 0.0)
    np.fill_diagonal(found, 1.0)
    return found
