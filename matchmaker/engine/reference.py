"""Reference facts from seed_data: KBLI, regions, product classes, input-output sectors; read once, no database needed."""

from __future__ import annotations

import csv
import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SEED_DATA = Path(__file__).resolve().parents[2] / "seed_data"
KBLI_VERSIONS = ("2025", "2020")
LONGEST_CODE = 5


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative unit; `level` is province, city, district or village; coordinates are degrees, None where not recorded."""

    code: str
    level: str
    name: str
    parent: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class ProductName:
    """A product name of KBKI 2012 and the five-digit class it belongs to."""

    code: str
    name: str


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table in seed_data."""
    with (SEED_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The words of one plain list in seed_data; a line that starts with # is a remark."""
    lines = (SEED_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A mark of the reference data and of the engine's own formulas; what was derived from profiles under another one is void."""
    digest = hashlib.blake2b(digest_size=16)
    for path in (*sorted(SEED_DATA.glob("*.*")), *sorted(Path(__file__).parent.rglob("*.py"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _kbli() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {version: {} for version in KBLI_VERSIONS}
    for row in rows("kbli.csv"):
        tables[row["version"]][row["code"]] = row["title"]
    return tables


def kbli(version: str) -> Mapping[str, str]:
    """Code (a category letter or 2 to 5 digits) to official title; raises KeyError for a version other than 2020 or 2025."""
    return _kbli()[version]


@lru_cache(maxsize=4096)
def nearest_kbli(version: str, code: str) -> tuple[str, ...]:
    """Up to three five-digit codes that somebody may have meant by `code`: the same first digits, or one slip away."""
    codes = [known for known in kbli(version) if len(known) == LONGEST_CODE]
    for length in range(LONGEST_CODE - 1, 1, -1):
        alike = [known for known in codes if known[:length] == code[:length]]
        if alike:
            return tuple(alike[:3])
    return tuple(difflib.get_close_matches(code, codes, n=3))


@lru_cache(maxsize=1)
def _bridge() -> dict[tuple[str, str], int]:
    return {(row["version"], row["prefix"]): int(row["sector"]) - 1 for row in rows("kbli_io_bridge.csv")}


@lru_cache(maxsize=16_384)
def sector_of(version: str, code: str) -> int | None:
    """The input-output sector (0 to 87) of a KBLI code by its longest mapped prefix; None where the code is not mapped."""
    prefixes = (code[:length] for length in range(len(code), 1, -1))
    return next((_bridge()[version, prefix] for prefix in prefixes if (version, prefix) in _bridge()), None)


@lru_cache(maxsize=1)
def io_titles() -> tuple[str, ...]:
    """Titles of the 88 input-output sectors."""
    return tuple(row["title"] for row in rows("io_sectors.csv"))


@lru_cache(maxsize=1)
def io_manufacturing() -> NDArray[np.bool_]:
    """Which sectors make goods, (88,)."""
    return np.array([row["manufacturing"] == "true" for row in rows("io_sectors.csv")], dtype=bool)


@lru_cache(maxsize=1)
def io_coefficients() -> NDArray[np.float64]:
    """Input coefficients, (88 suppliers, 88 buyers): rupiah of the supplier's product in one rupiah of the buyer's output."""
    size = len(io_titles())
    table = np.zeros((size, size))
    for row in rows("io_coefficients.csv"):
        table[int(row["supplier"]) - 1, int(row["buyer"]) - 1] = float(row["coefficient"])
    return table


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """East Java's administrative units by Kemendagri code."""
    return {row["code"]: _region(row) for row in rows("regions.csv")}


def _region(row: Mapping[str, str]) -> Region:
    return Region(row["code"], row["level"], row["name"], row["parent"] or None, _number(row["latitude"]), _number(row["longitude"]))


def _number(text: str) -> float | None:
    return float(text) if text else None


@lru_cache(maxsize=16_384)
def on_map(code: str) -> Region | None:
    """The region, or the nearest unit around it below the province, whose coordinates are recorded; None where there is none."""
    region = regions().get(code)
    while region is not None and region.level != "province":
        if region.latitude is not None and region.longitude is not None:
            return region
        region = regions().get(region.parent or "")
    return None


def position_of(code: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of the region, or of the nearest unit around it below the province; None where there is none."""
    region = on_map(code)
    return None if region is None or region.latitude is None or region.longitude is None else (region.latitude, region.longitude)


def is_within(code: str, area: str) -> bool:
    """Does the region lie in the area, compared segment by segment (35.76.01 lies in 35.76, 35.760 does not)?"""
    return code == area or code.startswith(area + ".")


@lru_cache(maxsize=1)
def product_classes() -> tuple[ProductName, ...]:
    """Product names of KBKI with their five-digit classes, as far as the taxonomy needs them."""
    return tuple(ProductName(row["class"], row["name"]) for row in rows("kbki.csv"))
