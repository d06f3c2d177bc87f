"""A look-alike of a city's procurement: package titles and nothing else, and who really delivered which package."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matchmaker.engine.profile import Need, Offer, Profile
from matchmaker.interchange.dataset import Dataset, JudgementRow
from matchmaker.sample_city import naming, words
from matchmaker.sample_city.draws import Draws

SEEKERS, SUPPLIERS = 300, 700
GENERALISTS = 0.12
CROSSING = 0.2
AT_HOME = 3.0
AGAIN = 0.35


@dataclass(frozen=True, slots=True)
class HiddenTrade:
    """A trade that no profile names: how common it is, what buyers call it, and what its packages are called when delivered."""

    name: str
    common: float
    asked: tuple[str, ...]
    delivered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier as it really is: its trades, the place where it mostly works, and how often it wins (heavy-tailed, 1 the least)."""

    id: str
    trades: tuple[HiddenTrade, ...]
    home: str
    wins: float


def procurement(seed: int = 2026) -> Dataset:
    """300 agency sections that need packages, 700 suppliers known by what they delivered earlier, and judgements of who delivered.

    Drawn so: each supplier has one to three hidden trades (a generalist four to ten), a home place, and a popularity with a heavy
    tail, which also decides how many titles it shows. A section asks for one to three packages of common trades. The package goes to
    a supplier of the trade, by popularity, three times as likely to one whose home is the section's place: grade 2; grade 1 marks who
    did such a package for the section another year. Buyers and deliveries name one trade in different words, but for a fifth of the
    titles; openings, occasions, places, years and abbreviations are strewn over both sides. No delivered title is the needed one.
    """
    draws = Draws(seed, 5)
    suppliers = [_supplier(draws, number) for number in range(1, SUPPLIERS + 1)]
    able = {trade.name: [each for each in suppliers if trade in each.trades] for trade in _trades()}
    profiles, judgements = [], []
    for number in range(1, SEEKERS + 1):
        place = draws.one(words.texts("procurement_words", "text", kind="place"))
        section = f"P-{number:04d}"
        needed = [draws.one(_trades(), [trade.common for trade in _trades()]) for _ in range(draws.one((1, 2, 3), (5, 3, 2)))]
        needs = tuple(Need(_title(draws, trade.asked, trade.delivered, place)) for trade in needed)
        name = f"{draws.one(words.texts('procurement_words', 'text', kind='section'))} {naming.MARK} {number}"
        profiles.append(Profile(section, name, kind="agency", needs=needs))
        judgements += _delivered(draws, section, place, [able[trade.name] for trade in needed])
    return Dataset(profiles=(*profiles, *(_profile(draws, each) for each in suppliers)), judgements=tuple(judgements))


@lru_cache(maxsize=1)
def _trades() -> tuple[HiddenTrade, ...]:
    return tuple(
        HiddenTrade(row["trade"], float(row["common"]), words.entries(row["needs"]), words.entries(row["delivered"]))
        for row in words.table("procurement_trades")
    )


def _supplier(draws: Draws, number: int) -> Supplier:
    breadth = draws.whole(4, 10) if draws.chance(GENERALISTS) else draws.one((1, 2, 3), (6, 3, 1))
    trades = {draws.one(_trades(), [trade.common for trade in _trades()]) for _ in range(breadth)}
    place = draws.one(words.texts("procurement_words", "text", kind="place"))
    return Supplier(f"S-{number:04d}", tuple(sorted(trades, key=lambda trade: trade.name)), place, draws.between(0.001, 1) ** -0.5)


def _profile(draws: Draws, supplier: Supplier) -> Profile:
    shown = min(round(supplier.wins * len(supplier.trades) ** 0.5), 25)
    places = words.texts("procurement_words", "text", kind="place")
    titles = []
    for _ in range(max(shown, 1)):
        trade = draws.one(supplier.trades)
        titles.append(_title(draws, trade.delivered, trade.asked, supplier.home if draws.chance(0.5) else draws.one(places)))
    form = draws.one(words.texts("procurement_words", "text", kind="form"))
    name = f"{form} {naming.MARK} {draws.one(words.texts('names', 'word'))} {int(supplier.id[2:])}"
    return Profile(supplier.id, name, offers=tuple(Offer(title) for title in dict.fromkeys(titles)))


def _delivered(draws: Draws, section: str, place: str, able: Sequence[Sequence[Supplier]]) -> list[JudgementRow]:
    grades: dict[str, int] = {}
    for suppliers in filter(None, able):
        weights = [each.wins * (AT_HOME if each.home == place else 1.0) for each in suppliers]
        grades[draws.one(suppliers, weights).id] = 2
        if draws.chance(AGAIN):
            grades.setdefault(draws.one(suppliers, weights).id, 1)
    return [JudgementRow("supply_chain", section, partner, grade) for partner, grade in grades.items()]


def _title(draws: Draws, usual: Sequence[str], rare: Sequence[str], place: str) -> str:
    """A package title: opening, subject, occasion, place and year, most of them optional; now and then abbreviated or in capitals."""
    parts = [
        draws.one(words.texts("procurement_words", "text", kind="opening")) if draws.chance(0.7) else "",
        draws.one(rare if draws.chance(CROSSING) else usual),
        draws.one(words.texts("procurement_words", "text", kind="occasion")) if draws.chance(0.3) else "",
        place if draws.chance(0.5) else "",
        draws.one(("TA 2024", "Tahun 2025", "TA 2025", "T.A. 2026", "2025")) if draws.chance(0.3) else "",
    ]
    text = " ".join(part for part in parts if part)
    if draws.chance(0.25):
        for long, short in _abbreviations().items():
            text = re.sub(rf"\b{long}\b", short, text)
    return text.upper() if draws.chance(0.15) else text


@lru_cache(maxsize=1)
def _abbreviations() -> Mapping[str, str]:
    return dict(entry.split("=", 1) for entry in words.texts("procurement_words", "text", kind="short"))
