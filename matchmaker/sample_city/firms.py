"""The hidden city: firms as they really are, before anybody writes a profile and leaves half of it out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaker.engine.reference import KBLI_VERSIONS, Region
from matchmaker.sample_city import abilities, naming, words
from matchmaker.sample_city.abilities import Ability
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.words import Good, Size, Trade

OLD_CODES = 0.15
OWNERS = 30
_SPREAD = 0.004
_KM_A_DEGREE = 111.0


@dataclass(frozen=True, slots=True)
class TrueLine:
    """What is really made or needed: so much a month in the good's own unit."""

    good: Good
    amount: float


@dataclass(frozen=True, slots=True)
class TrueFirm:
    """A firm as it really is; `quality` and `teaching`, around zero, stand in no profile and decide what comes of a partnership."""

    id: str
    kind: str
    kbli_version: str
    region: Region
    latitude: float
    longitude: float
    age: int
    quality: float
    teaching: float
    name: str = ""
    trade: Trade | None = None
    size: Size | None = None
    kbli: tuple[str, ...] = ()
    workers: int = 0
    members: int | None = None
    owner: str | None = None
    makes: tuple[TrueLine, ...] = ()
    needs: tuple[TrueLine, ...] = ()
    abilities: tuple[Ability, ...] = ()
    mentor_slots: int | None = None

    def kilometres(self, other: TrueFirm) -> float:
        """The way to another firm of the city, where the earth is flat."""
        return _KM_A_DEGREE * math.hypot(self.latitude - other.latitude, self.longitude - other.longitude)


def found(draws: Draws) -> tuple[TrueFirm, ...]:
    """All firms, groups and agencies of the city, in the order of their ids."""
    starts: list[tuple[str, Trade | None]] = [("agency", None)] * len(words.table("agencies"))
    for trade in words.trades():
        starts += [("group", trade)] * trade.groups + [("firm", trade)] * trade.firms
    agencies = iter(words.table("agencies"))
    firms = []
    for number, (kind, calling) in enumerate(draws.shuffled(starts), start=1):
        blank = _settle(draws, number, kind)
        firms.append(_set_up(draws, blank, calling) if calling else _appoint(draws, blank, next(agencies)))
    return tuple(_with_owners(draws, firms))


def _settle(draws: Draws, number: int, kind: str) -> TrueFirm:
    """A place and a character; everything else is still to come."""
    region = draws.one(words.quarters())
    return TrueFirm(
        id=f"K-{number:04d}",
        kind=kind,
        kbli_version=KBLI_VERSIONS[1] if draws.chance(OLD_CODES) else KBLI_VERSIONS[0],
        region=region,
        latitude=round((region.latitude or 0.0) + draws.normal(_SPREAD), 5),
        longitude=round((region.longitude or 0.0) + draws.normal(_SPREAD), 5),
        age=round(draws.between(1, 35)),
        quality=draws.normal(),
        teaching=draws.normal(),
    )


def _set_up(draws: Draws, firm: TrueFirm, trade: Trade) -> TrueFirm:
    grouped = firm.kind == "group"
    size = words.sizes()[0] if grouped else draws.one(words.sizes(), [each.common[trade.scale] for each in words.sizes()])
    members = draws.whole(5, 20) if grouped else None
    workers = round(draws.between(*size.workers)) if members is None else members
    makes = _makes(draws, trade, workers * (0.5 if grouped else 1.0))
    firm = replace(
        firm,
        name=naming.firm(draws, firm, trade.title, size),
        trade=trade,
        size=size,
        kbli=trade.kbli[firm.kbli_version],
        workers=workers,
        members=members,
        age=min(firm.age, 8) if grouped else firm.age,
        makes=makes,
        needs=_needs(draws, trade, makes[0].amount, workers),
    )
    held, slots = abilities.learn(draws, trade.skills, firm.age, firm.quality)
    return replace(firm, abilities=held, mentor_slots=slots)


def _makes(draws: Draws, trade: Trade, hands: float) -> tuple[TrueLine, ...]:
    chosen = draws.some(trade.makes, draws.one((1, 2, 3, 4), (5, 4, 2, 1)))
    return tuple(TrueLine(good, rounded(hands * good.made / len(chosen) * math.exp(draws.normal(0.4)))) for good in chosen)


def _needs(draws: Draws, trade: Trade, output: float, workers: int) -> tuple[TrueLine, ...]:
    chosen = draws.some(tuple(trade.needs.items()), draws.whole(2, 6) + (4 if workers >= 100 else 0))
    return tuple(TrueLine(words.goods()[name], rounded(output * share * math.exp(draws.normal(0.3)))) for name, share in chosen)


def _appoint(draws: Draws, firm: TrueFirm, row: Mapping[str, str]) -> TrueFirm:
    usual = words.amounts(row["needs"]).items()
    needs = tuple(TrueLine(words.goods()[good], rounded(amount * math.exp(draws.normal(0.2)))) for good, amount in usual)
    return replace(firm, name=row["name"], kbli=(row["kbli"],), workers=draws.whole(15, 250), age=draws.whole(8, 60), needs=needs)


def rounded(amount: float) -> float:
    """A figure as people state it: two digits that count, at least one."""
    digits = 1 - math.floor(math.log10(max(amount, 1.0)))
    return max(float(round(amount, digits)), 1.0)


def _with_owners(draws: Draws, firms: Sequence[TrueFirm]) -> Iterator[TrueFirm]:
    """Some families own two or three firms."""
    owned = draws.some([place for place, firm in enumerate(firms) if firm.kind == "firm"], OWNERS * 5 // 2)
    family = {place: f"Keluarga Contoh {number % OWNERS + 1:02d}" for number, place in enumerate(owned)}
    return (replace(firm, owner=family.get(place)) for place, firm in enumerate(firms))
