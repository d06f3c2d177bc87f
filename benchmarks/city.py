"""An invented city of any size for the speed figures: profiles with the faults, blanks and favourite products of real ones.

The goods are every head word x material x use of trades.csv (our own list); a few are far more usual than the rest, and two lines
in five carry slips of the pen. Facts are drawn in blocks of firms, so a small city is the beginning of a larger one.
"""

from __future__ import annotations

import csv
import dataclasses
import itertools
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill

TODAY = date(2026, 11, 24)
BLOCK = 10_000
BLANK = 0.2
SLIPS = 0.4
"""Share of the lines with a slip of the pen; every second of these has another one, which no spelling list mends."""
STEEPNESS = 0.93
"""The product in place r of popularity is stated r ** -STEEPNESS as often as the first."""
MENTORS = 0.3
SPREAD_DEGREES = 0.06
ACTS = "mengolah merancang memasarkan merawat menghitung mengemas memeriksa menjahit mengelas mengukir mencetak menyimpan memilih".split()
THINGS = "bahan mesin modal limbah stok produk pola warna kayu logam kain pangan kulit ekspor daring pesanan upah mutu".split()
PERIODS = ("month",) * 7 + ("week", "day", "year")

Draw = np.random.Generator


@dataclass(frozen=True)
class Goods:
    """Every product, in the order of the trades: `text`, and its `trade`; `rises` is the summed popularity up to each, from 0 to 1."""

    text: tuple[str, ...]
    trade: NDArray[np.int64]
    rises: NDArray[np.float64]

    def drawn(self, draw: Draw, trades: NDArray[np.int64] | None, number: int) -> list[int]:
        """That many products by popularity; of these `trades` (number,), or of any where None."""
        low, high = np.zeros(number), np.ones(number)
        if trades is not None:
            edges = np.append(0.0, self.rises[np.flatnonzero(np.diff(self.trade, append=-1))])
            low, high = edges[trades], edges[trades + 1]
        return np.searchsorted(self.rises, low + draw.random(number) * (high - low)).tolist()


class Trade(NamedTuple):
    """What the firms of one trade share."""

    kbli: str
    units: tuple[str, ...]
    certificates: tuple[str, ...]


@lru_cache(maxsize=1)
def trades() -> tuple[Trade, ...]:
    """The trades of the city, in the order of trades.csv."""
    return tuple(Trade(row["kbli"], tuple(row["units"].split(";")), tuple(row["certificates"].split(";"))) for row in _rows())


@lru_cache(maxsize=1)
def goods() -> Goods:
    """All products of the city, always in the same order and equally popular."""
    text, trade = [], []
    for number, row in enumerate(_rows()):
        for parts in itertools.product(row["heads"].split(";"), row["materials"].split(";"), ["", *row["uses"].split(";")]):
            text.append(" ".join(parts).strip())
            trade.append(number)
    risen = np.cumsum(np.random.default_rng(0).permutation(np.arange(1.0, len(text) + 1) ** -STEEPNESS))
    return Goods(tuple(text), np.array(trade), risen / risen[-1])


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "trades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def profiles(number: int, seed: int = 0) -> Iterator[Profile]:
    """That many invented firms; the same seed gives the same firms, and a longer city begins like a shorter one."""
    blocks = (block for start in itertools.count(step=BLOCK) for block in _firms(np.random.default_rng([seed, start]), start))
    return itertools.islice(blocks, number)


def strangers(number: int, seed: int = 0) -> list[Profile]:
    """Firms that no city holds, with a brand on each product and skill, so that none of their phrases was ever seen there."""
    newcomers = _firms(np.random.default_rng([seed, 1, 1]), 0)[:number]
    return [
        _branded(each, brand)
        for each, brand in zip(newcomers, itertools.product("bdgkmpst", "aiu", "lnr", "oe", "gkt", "aiu"), strict=False)
    ]


def _branded(profile: Profile, letters: Iterable[str]) -> Profile:
    brand = "".join(letters)
    return dataclasses.replace(
        profile,
        id=f"N{profile.id[1:]}",
        offers=tuple(dataclasses.replace(each, product=f"{each.product} {brand}") for each in profile.offers),
        needs=tuple(dataclasses.replace(each, product=f"{each.product} {brand}") for each in profile.needs),
        skills=tuple(dataclasses.replace(each, skill=f"{each.skill} {brand}") for each in profile.skills),
    )


def _firms(draw: Draw, start: int) -> list[Profile]:
    """One block of firms, numbered from `start`: about two offers, one need and two skills each."""
    trade = goods().trade[goods().drawn(draw, None, BLOCK)]
    offers, needs, skills = (_split(lines, counts) for lines, counts in (_offers(draw, trade), _needs(draw), _skills(draw)))
    latitude, longitude, region = _places(draw)
    workers = np.maximum(np.round(np.exp(draw.normal(1.6, 1.4, BLOCK))), 1)
    slots = np.where(draw.random(BLOCK) < MENTORS, draw.integers(1, 5, BLOCK), 0)
    codes = [(trades()[each].kbli,) for each in trade.tolist()]
    founded = draw.integers(1980, 2026, BLOCK)
    certificates = _certificates(draw, trade)
    facts = zip(
        *(_told(draw, codes, ()), region, latitude, longitude, _told(draw, workers.tolist())),
        *(_told(draw, founded.tolist()), _told(draw, slots.tolist()), offers, needs, certificates, skills),
        strict=True,
    )
    return [_firm(start + place, *each) for place, each in enumerate(facts)]


def _firm(number: int, *facts: Any) -> Profile:
    code, region, latitude, longitude, workers, founded, slots, offers, needs, certificates, skills = facts
    return Profile(
        f"F{number:07d}", f"Usaha Contoh {number}", kbli=code, region=region, latitude=latitude, longitude=longitude, workers=workers,
        founded=founded, mentor_slots=slots, offers=offers, needs=needs, certificates=certificates, skills=skills,
    )  # fmt: skip


def _told(draw: Draw, facts: Sequence[Any], blank: Any = None) -> list[Any]:
    """The facts, some of them left blank."""
    return [blank if silent else fact for fact, silent in zip(facts, (draw.random(len(facts)) < BLANK).tolist(), strict=True)]


def _split(lines: Sequence[Any], counts: NDArray[np.int64]) -> list[tuple[Any, ...]]:
    """The lines of each firm."""
    ends = np.cumsum(counts).tolist()
    return [tuple(lines[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _offers(draw: Draw, trade: NDArray[np.int64]) -> tuple[list[Offer], NDArray[np.int64]]:
    """The offers of all firms of these trades, and how many each has."""
    counts = draw.poisson(2, BLOCK)
    product = goods().drawn(draw, np.repeat(trade, counts), int(counts.sum()))
    amount = _amounts(draw, len(product))
    booked = _told(draw, [number and number // 4 for number in amount])
    unit, period = _units(draw, product), _told(draw, draw.choice(PERIODS, len(product)).tolist(), "month")
    lines = zip(_written(draw, [goods().text[each] for each in product]), amount, unit, period, booked, strict=True)
    return [Offer(text, capacity=much, unit=unit, period=period, booked=taken) for text, much, unit, period, taken in lines], counts


def _needs(draw: Draw) -> tuple[list[Need], NDArray[np.int64]]:
    """The needs of all firms, which may be of any trade, and how many each has; some ask for certificates or for nearness."""
    counts = draw.poisson(1, BLOCK)
    product = goods().drawn(draw, None, int(counts.sum()))
    asked = [trades()[goods().trade[each]].certificates[:1] if wanted else () for each, wanted in
             zip(product, (draw.random(len(product)) < 0.25).tolist(), strict=True)]  # fmt: skip
    required, reach = (draw.random(len(product)) < 0.2).tolist(), np.where(draw.random(len(product)) < 0.1, 50.0, np.nan).tolist()
    lines = zip(_written(draw, [goods().text[each] for each in product]), _amounts(draw, len(product)), _units(draw, product),
                asked, required, reach, strict=True)  # fmt: skip
    return [
        Need(
            text,
            quantity=much,
            unit=unit,
            certificates=kinds,
            certificates_required=must and bool(kinds),
            max_km=far if far == far else None,
        )
        for text, much, unit, kinds, must, far in lines
    ], counts


def _amounts(draw: Draw, number: int) -> list[int | None]:
    return _told(draw, np.ceil(np.exp(draw.normal(5.5, 1.5, number))).astype(int).tolist())


def _units(draw: Draw, product: Sequence[int]) -> list[str | None]:
    units = [trades()[trade].units for trade in goods().trade[product].tolist()]
    return _told(draw, [usual[int(place * len(usual))] for usual, place in zip(units, draw.random(len(units)).tolist(), strict=True)])


def _skills(draw: Draw) -> tuple[list[Skill], NDArray[np.int64]]:
    """The skills of all firms, three in five of them held and the rest wanted, and how many each has."""
    counts = draw.poisson(2, BLOCK)
    number = int(counts.sum())
    text = _written(draw, [" ".join(each) for each in zip(draw.choice(ACTS, number), draw.choice(THINGS, number), strict=True)])
    has, level = (draw.random(number) < 0.6).tolist(), draw.integers(0, 6, number)
    held = [Skill(each, "has", much) for each, much in zip(text, _told(draw, level.tolist()), strict=True)]
    urgency = _told(draw, np.round(draw.random(number), 1).tolist())
    wanted = [
        Skill(each, "wants", much, urgency=haste)
        for each, much, haste in zip(text, _told(draw, (level // 2).tolist()), urgency, strict=True)
    ]
    return [one if holds else other for one, other, holds in zip(held, wanted, has, strict=True)], counts


def _places(draw: Draw) -> tuple[list[float | None], list[float | None], list[str | None]]:
    """Latitude, longitude and region of the firms, in and around the towns of East Java."""
    towns = [each for each in reference.regions().values() if each.level == "city"]
    centre = np.array([(each.latitude, each.longitude) for each in towns], dtype=float)
    share = 1 / np.arange(1.0, len(towns) + 1)
    town = draw.choice(len(towns), BLOCK, p=np.random.default_rng(0).permutation(share / share.sum()))
    place = (centre[town] + draw.normal(0, SPREAD_DEGREES, (BLOCK, 2))).round(6)
    told = _told(draw, place.tolist(), (None, None))
    return [each[0] for each in told], [each[1] for each in told], _told(draw, [towns[each].code for each in town.tolist()])


def _certificates(draw: Draw, trade: NDArray[np.int64]) -> list[tuple[Certificate, ...]]:
    """Of the kinds usual in its trade each firm holds some; some have run out, some name no last day."""
    held = (draw.random((BLOCK, 2)) < (0.4, 0.2)).tolist()
    days = _told(draw, (TODAY.toordinal() + draw.integers(-300, 1200, BLOCK)).tolist())
    return [
        tuple(
            Certificate(kind, expires=day and date.fromordinal(day))
            for kind, has in zip(trades()[each].certificates, holds, strict=True)
            if has
        )
        for each, holds, day in zip(trade.tolist(), held, days, strict=True)
    ]


def _written(draw: Draw, texts: Sequence[str]) -> list[str]:
    """The texts as hurried people write them."""
    chance = draw.random(len(texts)) / SLIPS
    for slips in (chance < 1, chance < 1 / 2):
        kinds, letters, places = draw.integers(4, size=len(texts)), draw.integers(26, size=len(texts)), draw.random(len(texts))
        many = zip(texts, slips.tolist(), kinds.tolist(), letters.tolist(), places.tolist(), strict=True)
        texts = [_slipped(text, kind, letter, place) if slip else text for text, slip, kind, letter, place in many]
    return list(texts)


def _slipped(text: str, kind: int, letter: int, place: float) -> str:
    """The text with one letter left out, doubled with another, replaced, or swapped with its neighbour, so far along it (0 to 1)."""
    at = int(place * (len(text) - 1))
    before, here, after = text[:at], text[at : at + 2], text[at + 2 :]
    other = string.ascii_lowercase[letter]
    return before + (here[1:], other + here, other + here[1:], here[::-1])[kind] + after
