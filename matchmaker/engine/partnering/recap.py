"""The recap of a period: partnerships counted by pattern, size, sector and place, their value and duration, and who has no partner."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from matchmaker.engine.budget_share import SMALL, Verdict, eligibility
from matchmaker.engine.profile import Profile
from matchmaker.engine.reference import kbli
from matchmaker.engine.size_class import size_class
from matchmaker.terms import CLOSED_STATES, SIZE_CLASSES, values

GROUPS = ("pairing", "pattern", "size", "sector", "region")
SECTOR_DIGITS = 2
SAME_IN_ALL_VERSIONS = [str(number) for number in range(10, 34)]
"""The golongan pokok of manufacturing, which KBLI 2020 and 2025 number alike."""
_SIZES = values(SIZE_CLASSES)
_WEAKER = {"supply_chain": 1, "mentorship": 0}
"""Which of seeker and partner counts as the smaller one where their sizes are alike or not known: the supplier, and the mentee."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A partnership as it is counted: the groups it falls in ("" where that is unknown), and how it went.

    `value` (in rupiah) and `days` (from the agreement to the end, or until today) are unknown where nothing was agreed; `verdict` is that
    of the 40 % rule on its supplier.
    """

    pairing: str
    state: str
    pattern: str = ""
    size: str = ""
    sector: str = ""
    region: str = ""
    reason: str = ""
    value: float | None = None
    days: int | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Sized:
    """A firm with its size class by PP 7/2021, which is told once and asked for often; None where it is not known."""

    profile: Profile
    size: str | None

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """The firm, classed."""
        return cls(profile, size_class(profile))


@dataclass(frozen=True, slots=True)
class Line:
    """The partnerships of one group: how many, how many are still open, their value in rupiah, and how long they last on average."""

    key: str
    count: int
    open: int
    value: float
    days: float | None

    @property
    def closed(self) -> int:
        """How many have come to their end, good or bad."""
        return self.count - self.open


@dataclass(frozen=True, slots=True)
class Served:
    """The firms of a small size class, and how many of them have a partner now."""

    size: str
    firms: int
    partnered: int

    @property
    def alone(self) -> int:
        """How many have none."""
        return self.firms - self.partnered


@dataclass(frozen=True, slots=True)
class Recap:
    """The numbers of the partnerships that began between two days, both counted, and of the small firms as they are now.

    `groups` maps each of GROUPS to its lines; `verdicts` counts supply chains by the 40 % rule on their suppliers.
    """

    since: date
    until: date
    sample: bool
    total: Line
    groups: Mapping[str, tuple[Line, ...]]
    states: Mapping[str, int]
    reasons: Mapping[tuple[str, str], int]
    verdicts: Mapping[str, int]
    small: tuple[Served, ...]


def summed(key: str, entries: Sequence[Entry]) -> Line:
    """These partnerships as one line; an unknown value counts for nothing, an unknown duration is left out of the mean."""
    days = [each.days for each in entries if each.days is not None]
    still = sum(each.state not in CLOSED_STATES for each in entries)
    return Line(key, len(entries), still, math.fsum(each.value or 0.0 for each in entries), sum(days) / len(days) if days else None)


def grouped(entries: Iterable[Entry], group: str) -> tuple[Line, ...]:
    """One line for each value of the group, the most frequent first, what is unknown last."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        found[getattr(each, group)].append(each)
    return tuple(sorted((summed(key, those) for key, those in found.items()), key=lambda line: (not line.key, -line.count, line.key)))


def recap(period: tuple[date, date], entries: Sequence[Entry], small: tuple[Served, ...], *, sample: bool) -> Recap:
    """The whole recap of these partnerships; reasons are counted by state and reason, of those that broke off."""
    broken = [each for each in entries if each.state in ("ended", "declined")]
    return Recap(
        *period,
        sample,
        summed("", entries),
        {each: grouped(entries, each) for each in GROUPS},
        Counter(each.state for each in entries),
        Counter((each.state, each.reason) for each in broken),
        Counter(each.verdict for each in entries if each.verdict),
        small,
    )


def smaller(pairing: str, seeker: Sized, partner: Sized) -> Sized:
    """The smaller side; one of unknown size is taken for the larger."""
    sizes = [_SIZES.index(each.size) if each.size else len(_SIZES) for each in (seeker, partner)]
    chosen = _WEAKER[pairing] if sizes[0] == sizes[1] else int(sizes[1] < sizes[0])
    return (seeker, partner)[chosen]


def described(side: Sized) -> dict[str, str]:
    """The groups in which a partnership falls for its smaller side: size, sector and kelurahan."""
    firm = side.profile
    return {"size": side.size or "", "sector": sector_of(firm.kbli_version, firm.kbli), "region": firm.region or ""}


def sector_of(version: str, codes: Sequence[str]) -> str:
    """«2025:10»: the KBLI version and golongan pokok of the first of a firm's codes; blank where it has none."""
    code = codes[0][:SECTOR_DIGITS] if codes else ""
    return f"{'2025' if code in SAME_IN_ALL_VERSIONS else version}:{code}" if code else ""


def sector_title(key: str) -> str:
    """«10 Industri makanan»: the golongan pokok of that key with its title."""
    version, _, code = key.partition(":")
    return f"{code} {kbli(version).get(code, '')}".strip() if code else ""


def verdict_on(pairing: str, partner: Profile) -> Verdict | None:
    """Whether the supplier's products count towards the 40 % rule; None for a mentorship."""
    return eligibility(partner).verdict if pairing == "supply_chain" else None


def served(firms: Iterable[tuple[int, Sized]], partnered: Collection[int]) -> tuple[Served, ...]:
    """The micro and small firms that are not known to be idle, by key; `partnered` are the keys of those with a partner."""
    found: dict[str, list[bool]] = {size: [] for size in SMALL}
    for key, firm in firms:
        if firm.size in found and firm.profile.active is not False:
            found[firm.size].append(key in partnered)
    return tuple(Served(size, len(those), sum(those)) for size, those in found.items())
