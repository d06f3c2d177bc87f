"""Profiles drawn at random, always the same ones for a seed: any fact may be blank, products and skills are near, far or the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill

T = TypeVar("T")

PRODUCTS = [
    "kardus sepatu", "dus sepatu", "kardus kue", "sol sepatu", "outsole karet", "upper sepatu", "lem kuning", "keripik singkong",
    "kripik singkng", "tepung terigu", "gula pasir", "kain batik", "jahit kaos", "konveksi kaos", "emoji 👟", "سلام", "", "cat tembok",
] + 3 * ["kardus sepatu", "dus sepatu", "kardus kue"]  # fmt: skip
"""Each as often as it is drawn."""
SKILLS = [
    "pengemasan", "pengemasan produk", "las argon", "membatik tulis", "pmasaran online", "pemasaran online", "hitung hpp", "desain logo",
]  # fmt: skip
CODES = ["15201", "15202", "17022", "13121", "14111", "10794", "10710", "99999", "1520"]
KINDS = ["halal", "bpom_md", "nib", "sni", "svlk", "ramah"]
UNITS = ["kg", "kg", "kg", "kuintal", "kuintal", "buah", "kodi", "karung"]
PERIODS = ["day", "week", "month", "month", "month", "year", "once"]
PLACES = [(-7.47, 112.43), (-7.50, 112.50), (-7.48, 112.44), (-8.1, 112.2), (-95.0, 112.4), (-7.47, None)]
REGIONS = ["35.76.01.1003", "35.76.02.1001", "35.76", "99.99"]
OWNERS = [None, None, None, None, "Bu Sri", " bu  SRI", "Pak Joko"]
LEVELS = [0, 1, 2, 3.5, 5, 9]
LAST_DAYS = [date(2025, 1, 1), date(2026, 11, 24), date(2030, 1, 1)]


def some(draws: Random, values: Sequence[T]) -> T | None:
    """One of the values, or None three times in ten."""
    return None if draws.random() < 0.3 else draws.choice(values)


def few(draws: Random, values: Sequence[T], most: int) -> tuple[T, ...]:
    """None to `most` different ones of the values."""
    return tuple(draws.sample(values, draws.randint(0, most)))


def _offer(draws: Random) -> Offer:
    amounts = {"capacity": some(draws, [0, 1, 7, 40, 500, 900, -3]), "booked": some(draws, [0, 1, 40])}
    return Offer(draws.choice(PRODUCTS), kbli=some(draws, CODES), unit=some(draws, UNITS), period=draws.choice(PERIODS), **amounts)


def _need(draws: Random) -> Need:
    asked: dict[str, Any] = {"certificates": few(draws, KINDS, 2), "certificates_required": draws.random() < 0.5}
    asked["max_km"] = some(draws, [5, 500])
    amount = {"quantity": some(draws, [0, 1, 40, 500]), "period": draws.choice(PERIODS)}
    return Need(draws.choice(PRODUCTS), kbli=some(draws, CODES), unit=some(draws, UNITS), **amount, **asked)


def _skill(draws: Random) -> Skill:
    if draws.random() < 0.5:
        return Skill(draws.choice(SKILLS), "has", some(draws, LEVELS))
    return Skill(draws.choice(SKILLS), "wants", some(draws, LEVELS), some(draws, LEVELS), some(draws, [0, 0.3, 1]))


def random_profile(draws: Random, firm: str) -> Profile:
    """A firm, group or agency of this id."""
    latitude, longitude = some(draws, PLACES) or (None, None)
    certificates = [Certificate(kind, expires=some(draws, LAST_DAYS)) for kind in few(draws, KINDS, 4)]
    lines = {
        "offers": tuple(_offer(draws) for _ in range(draws.randint(0, 3))),
        "needs": tuple(_need(draws) for _ in range(draws.randint(0, 3))),
        "skills": tuple(_skill(draws) for _ in range(draws.randint(0, 4))),
        "certificates": tuple(certificates),
    }
    facts: dict[str, Any] = {
        "kind": draws.choice(["firm", "group", "agency"]),
        "kbli_version": draws.choice(["2025", "2025", "2020"]),
        "kbli": few(draws, CODES, 3),
        "region": some(draws, REGIONS),
        "workers": some(draws, [0, 1, 7, 30, 300]),
        "members": some(draws, [5, 12]),
        "founded": some(draws, [1990, 2024, 2030]),
        "owner_group": draws.choice(OWNERS),
        "mentor_slots": some(draws, [0, 1, 2, 3]),
        "active": draws.choice([None, True, True, True, False]),
        "consent": draws.choice([None, True, True, True, False]),
    }
    return Profile(firm, f"Usaha {firm}", latitude=latitude, longitude=longitude, **facts, **lines)


def random_city(draws: Random, firms: int) -> list[Profile]:
    """So many firms, F0 and on; their ids are not in the order of their numbers."""
    return [random_profile(draws, f"F{number}") for number in range(firms)]
