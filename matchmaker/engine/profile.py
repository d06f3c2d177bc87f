"""Profile: the plain facts about one firm that the engine reads; None means unknown, never zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

LARGEST = 1e15
MOST_LINES = 500
"""So many lines of a kind are read of one firm; whatever takes profiles in refuses more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One product line that the firm can supply; capacity and booked are in `unit` per `period`."""

    product: str
    kbli: str | None = None
    capacity: float | None = None
    unit: str | None = None
    period: str = "month"
    booked: float | None = None
    tkdn: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One product line that the firm wants to buy; quantity is in `unit` per `period`, max_km in kilometres."""

    product: str
    kbli: str | None = None
    quantity: float | None = None
    unit: str | None = None
    period: str = "month"
    certificates: tuple[str, ...] = ()
    certificates_required: bool = False
    max_km: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate held; without `expires` it is in force only if its kind does not expire."""

    kind: str
    number: str | None = None
    scope: str | None = None
    issued: date | None = None
    expires: date | None = None
    evidence: str = "self"


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that the firm `has` (level 0-5) or `wants` (level now, target 0-5, urgency 0-1)."""

    skill: str
    side: str
    level: float | None = None
    target: float | None = None
    urgency: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One firm, group (KUBE) or agency with its lines; money in rupiah, latitude and longitude in WGS84 degrees."""

    id: str
    name: str
    kind: str = "firm"
    nib: str | None = None
    kbli_version: str = "2025"
    kbli: tuple[str, ...] = ()
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    workers: float | None = None
    annual_sales: float | None = None
    capital: float | None = None
    investment: float | None = None
    founded: int | None = None
    description: str | None = None
    owner_group: str | None = None
    legal_form: str | None = None
    domestic: bool | None = None
    members: int | None = None
    mentor_slots: int | None = None
    active: bool | None = None
    consent: bool | None = None
    observed_on: date | None = None
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    offers: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    skills: tuple[Skill, ...] = ()


def known(value: float | None, lowest: float = 0.0, highest: float = LARGEST) -> float:
    """The value as a number; NaN where it is unknown, no number at all, or outside what can be true."""
    return float(value) if value is not None and lowest <= value <= highest else math.nan
