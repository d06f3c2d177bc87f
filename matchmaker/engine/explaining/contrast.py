"""contrast(): why one match stands above another, by the contributions that make most of the difference, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.engine.features import Feature
from matchmaker.engine.ranking import Match, Ranking
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import label, number, say

MOST = 0.8
"""So much of the difference is named, if up to MOST_NAMED contributions make it."""
MOST_NAMED = 3
NOTHING = 0.0005
"""Differences that would read as 0,0 of 100 points are not named."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one feature adds to the better match beyond what it adds to the worse (negative: less), with the fact of each."""

    feature: str
    name: str
    amount: float
    better: str
    worse: str

    @property
    def points(self) -> str:
        """«3,8 poin»: how far the two are apart, in points of 100 and in the reader's language."""
        apart = number(abs(100 * self.amount), 1)
        return say("{apart} poin", "{apart} point" if apart == "1" else "{apart} points", apart=apart)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The largest differences that speak for the better match, largest first, and those that speak for the worse."""

    better: int
    worse: int
    above: tuple[Difference, ...]
    though: tuple[Difference, ...]


def contrast(firms: FirmTable, ranking: Ranking, better: Match, worse: Match) -> Contrast:
    """Compare two matches of one ranking, in the reader's language; raises ValueError where `better` scores less."""
    if better.score < worse.score:
        raise ValueError("the better match scores less")
    found = [
        Difference(each.name, label(each), one.amount - other.amount,
                   fact(firms, ranking, better, each), fact(firms, ranking, worse, each))
        for each, one, other in zip(ranking.pairing.features, better.contributions, worse.contributions, strict=True)
    ]  # fmt: skip
    found.sort(key=lambda each: -abs(each.amount))
    above = _most([each for each in found if each.amount > NOTHING])
    return Contrast(better.row, worse.row, above, _most([each for each in found if each.amount < -NOTHING]))


def _most(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The largest that make MOST of the whole together, at most MOST_NAMED."""
    enough = MOST * sum(abs(each.amount) for each in found)
    named: list[Difference] = []
    for each in found[:MOST_NAMED]:
        if sum(abs(other.amount) for other in named) >= enough:
            break
        named.append(each)
    return tuple(named)


def fact(firms: FirmTable, ranking: Ranking, match: Match, each: Feature) -> str:
    """The fact behind what a feature adds to a match, or why there is none, in the reader's language."""
    part = next(part for part in match.contributions if part.feature == each.name)
    if part.value is None:
        return say("tidak diminta", "not asked for") if part.state == "not_applicable" else say("belum ada data", "no data yet")
    said = each.reason(firms, ranking.pairs, match.pair)
    return said or say("nilai {value} dari 100", "{value} of 100", value=number(100 * part.value, 1))


def sentences(firms: FirmTable, found: Contrast) -> list[str]:
    """«“B” di atas “A” karena:», each ground with both facts and its points, and «walau» what speaks for the other."""
    names = {"better": firms.profiles[found.better].name, "worse": firms.profiles[found.worse].name}
    if not found.above:
        return [say("“{better}” dan “{worse}” sama nilainya; kode usaha yang menentukan urutannya.",
                    "“{better}” and “{worse}” score alike; the order is that of their ids.", **names)]  # fmt: skip
    said = [say("“{better}” di atas “{worse}” karena:", "“{better}” is above “{worse}” because of:", **names)]
    said += [ground(each, names) for each in found.above]
    if found.though:
        said.append(say("walau “{worse}” lebih unggul pada:", "although “{worse}” does better in:", **names))
        said += [ground(each, names) for each in found.though]
    return said


def ground(each: Difference, names: dict[str, str]) -> str:
    """«Kedekatan (+3,8 poin) – “B”: berjarak 4 km; “A”: berjarak 12 km»: points of 100 beyond those of the other."""
    sign = "+" if each.amount > 0 else "−"
    return say("{name} ({points}) – “{better}”: {one}; “{worse}”: {other}",
               "{name} ({points}) – “{better}”: {one}; “{worse}”: {other}",
               name=each.name, one=each.better, other=each.worse, points=sign + each.points, **names)  # fmt: skip
