"""The vocabulary of the sample: goods, trades, sizes and lists of words, read from seed_data/sample_city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from matchmaker.engine import reference
from matchmaker.engine.reference import KBLI_VERSIONS, Region

CITY = "35.76"
SCALES = ("rumahan", "bengkel", "pabrik")
"""A trade of homes, of workshops, of factories."""


@dataclass(frozen=True, slots=True)
class Good:
    """Something traded: how much of `unit` one worker makes in a month, its price in rupiah, and how people write it."""

    name: str
    family: str
    unit: str
    made: float
    price: float
    kbli: Mapping[str, str]
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade of the city: how many groups and firms are in it, what it makes, and what one unit of its product takes."""

    name: str
    title: str
    groups: int
    firms: int
    scale: str
    kbli: Mapping[str, tuple[str, ...]]
    makes: tuple[Good, ...]
    needs: Mapping[str, float]
    certificates: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """A size class: ranges of workers and of sales in rupiah a year, and how common it is in each scale of trade."""

    name: str
    workers: tuple[float, float]
    sales: tuple[float, float]
    capital_share: float
    common: Mapping[str, float]
    legal_forms: tuple[str, ...]


@lru_cache(maxsize=64)
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one table of the sample."""
    return tuple(reference.rows(f"sample_city/{name}.csv"))


def entries(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds a list."""
    return tuple(entry.strip() for entry in cell.split(";") if entry.strip())


def amounts(cell: str) -> dict[str, float]:
    """A cell of `name:amount` entries."""
    return {name: float(amount) for name, _, amount in (entry.partition(":") for entry in entries(cell))}


@lru_cache(maxsize=1)
def goods() -> Mapping[str, Good]:
    """Every good by its name."""
    return {
        row["good"]: Good(row["good"], row["family"], row["unit"], float(row["made"]), float(row["price"]),
                          {version: row[f"kbli_{version}"] for version in KBLI_VERSIONS}, entries(row["wordings"]))
        for row in table("goods")
    }  # fmt: skip


@lru_cache(maxsize=1)
def trades() -> tuple[Trade, ...]:
    """Every trade."""
    return tuple(
        Trade(row["trade"], row["name"], int(row["groups"]), int(row["firms"]), row["scale"],
              {version: entries(row[f"kbli_{version}"]) for version in KBLI_VERSIONS},
              tuple(goods()[name] for name in entries(row["makes"])), amounts(row["needs"]),
              entries(row["certificates"]), entries(row["skills"]))
        for row in table("trades")
    )  # fmt: skip


@lru_cache(maxsize=1)
def sizes() -> tuple[Size, ...]:
    """Every size class, the smallest first."""
    return tuple(
        Size(row["size"], (float(row["workers_low"]), float(row["workers_high"])), (float(row["sales_low"]), float(row["sales_high"])),
             float(row["capital_share"]), {scale: float(row[scale]) for scale in SCALES}, entries(row["legal_forms"]))
        for row in table("sizes")
    )  # fmt: skip


@lru_cache(maxsize=1)
def skills() -> Mapping[str, tuple[str, ...]]:
    """How people write each skill."""
    return {row["skill"]: entries(row["wordings"]) for row in table("skills")}


@lru_cache(maxsize=1)
def blank_shares() -> Mapping[tuple[str, str], float]:
    """Share of blank cells by table and column."""
    return {(row["table"], row["column"]): float(row["share"]) for row in table("blanks")}


@lru_cache(maxsize=64)
def texts(name: str, column: str, **where: str) -> tuple[str, ...]:
    """One column of a table, of the rows in which the other columns are as asked."""
    return tuple(row[column] for row in table(name) if all(row[key] == value for key, value in where.items()))


@lru_cache(maxsize=1)
def quarters() -> tuple[Region, ...]:
    """The kelurahan of the city."""
    return tuple(region for region in reference.regions().values() if region.level == "village" and reference.is_within(region.code, CITY))
