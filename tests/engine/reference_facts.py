"""What one profile tells, read slowly and one fact at a time: None is unknown. Half of the reference against which the engine is held."""

from __future__ import annotations

import math
from datetime import date
from functools import cached_property
from typing import NamedTuple

from matchmaker.engine import reference
from matchmaker.engine.profile import Offer, Profile, Skill
from matchmaker.terms import CERTIFICATE_KINDS, UNITS

BASE_UNITS = {unit.value: (unit.dimension, unit.factor) for unit in UNITS}
PERIODS_IN_A_YEAR = {"day": 365.0, "week": 365.0 / 7, "month": 12.0, "year": 1.0}
ENDLESS = {kind.value for kind in CERTIFICATE_KINDS if not kind.expires}
KINDS = {kind.value for kind in CERTIFICATE_KINDS}

Amount = tuple[str, float]
"""A dimension and so many of its base units a month."""


def number(value: float | None, lowest: float = 0.0, highest: float = 1e15) -> float | None:
    """The value, None where it is blank or cannot be true."""
    return value if value is not None and lowest <= value <= highest else None


def monthly(value: float | None, unit: str | None, period: str) -> Amount | None:
    """The quantity in base units a month."""
    if value is None or unit not in BASE_UNITS or period not in PERIODS_IN_A_YEAR:
        return None
    dimension, factor = BASE_UNITS[unit]
    return dimension, value * factor * PERIODS_IN_A_YEAR[period] / 12


def free(offer: Offer) -> float | None:
    """Capacity less what is promised."""
    capacity = number(offer.capacity)
    return None if capacity is None else max(capacity - (number(offer.booked) or 0.0), 0.0)


class Line(NamedTuple):
    """One offered or needed product."""

    text: str
    amount: Amount | None
    sector: int | None
    asked: frozenset[str] = frozenset()
    required: bool = False
    max_km: float | None = None


class Wish(NamedTuple):
    """One skill, had or wanted."""

    text: str
    level: float | None
    target: float | None
    urgency: float | None


class Firm:
    """The facts of a profile on one day, and how its earlier partnerships ended."""

    def __init__(self, profile: Profile, today: date, ended: int = 0, succeeded: int = 0) -> None:
        self.profile, self.today, self.ended, self.succeeded = profile, today, ended, succeeded
        self.offers = [self._offer(each) for each in profile.offers]
        self.needs = [
            Line(
                self._filed(each.product, each.kbli), monthly(number(each.quantity) or None, each.unit, each.period), None,
                frozenset(each.certificates) & KINDS, each.certificates_required, number(each.max_km),
            )
            for each in profile.needs
        ]  # fmt: skip
        self.has, self.wants = ([_wish(each) for each in profile.skills if each.side == side] for side in ("has", "wants"))

    def _offer(self, each: Offer) -> Line:
        code = each.kbli or (self.profile.kbli[0] if self.profile.kbli else None)
        return Line(self._filed(each.product, code), monthly(free(each), each.unit, each.period), self._sector(each.kbli, self.sector))

    def _filed(self, text: str, code: str | None) -> str:
        """What a line says, with the version and code that it is filed by."""
        is_code = code is not None and len(code) == 5 and all(digit in "0123456789" for digit in code)
        return f"{text}\t{self.profile.kbli_version}:{code}" if is_code else text

    def _sector(self, code: str | None, otherwise: int | None) -> int | None:
        """The input-output sector of a code."""
        found = reference.sector_of(self.profile.kbli_version, code) if code else None
        return otherwise if found is None else found

    @cached_property
    def sector(self) -> int | None:
        """The input-output sector of the core business."""
        return self._sector(self.profile.kbli[0] if self.profile.kbli else None, None)

    @cached_property
    def workers(self) -> float | None:
        """Hands at work, or the members of a group that names none."""
        hands = [number(self.profile.workers), number(self.profile.members) if self.profile.kind == "group" else None]
        return next((each for each in hands if each), None)

    @cached_property
    def codes(self) -> list[str]:
        """The first eight distinct five-digit codes of the firm and of what it offers."""
        stated = [*self.profile.kbli, *(offer.kbli or "" for offer in self.profile.offers)]
        return [code for code in dict.fromkeys(stated) if len(code) == 5 and all(digit in "0123456789" for digit in code)][:8]

    @cached_property
    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, else the centre of the region."""
        latitude, longitude = number(self.profile.latitude, -90, 90), number(self.profile.longitude, -180, 180)
        if latitude is not None and longitude is not None:
            return latitude, longitude
        return reference.position_of(self.profile.region) if self.profile.region else None

    @cached_property
    def years(self) -> int | None:
        """Since founding, at least one."""
        founded = number(self.profile.founded, 1, 9999)
        return None if founded is None else max(self.today.year - int(founded), 1)

    @cached_property
    def held(self) -> frozenset[str]:
        """Certificate kinds in force; without a last day only those that do not expire."""
        lasting = {each.kind for each in self.profile.certificates if each.expires is None and each.kind in ENDLESS}
        return frozenset(lasting | {each.kind for each in self.profile.certificates if each.expires and each.expires >= self.today}) & KINDS

    @cached_property
    def owner(self) -> str:
        """The owner's label, empty for none."""
        return " ".join((self.profile.owner_group or "").lower().split())

    @property
    def willing(self) -> bool:
        """Nothing says that it is closed or does not agree."""
        return self.profile.active is not False and self.profile.consent is not False

    @property
    def has_place(self) -> bool:
        """Is a mentor's place free?"""
        return (number(self.profile.mentor_slots) or 0) >= 1


def _wish(stated: Skill) -> Wish:
    return Wish(stated.skill, number(stated.level, 0, 5), number(stated.target, 0, 5), number(stated.urgency, 0, 1))


def kilometres(one: Firm, other: Firm) -> float | None:
    """Great-circle distance by the haversine."""
    if one.place is None or other.place is None:
        return None
    (north, east), (there, far) = ([math.radians(degrees) for degrees in place] for place in (one.place, other.place))
    half = math.sin((there - north) / 2) ** 2 + math.cos(north) * math.cos(there) * math.sin((far - east) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(math.sqrt(half), 1.0))
