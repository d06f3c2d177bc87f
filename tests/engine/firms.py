"""A few invented firms, and short ways to ask the engine about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Need, Offer, Profile, Skill
from matchmaker.engine.ranking import Match, Ranking, rank
from matchmaker.engine.table.firm_table import FirmTable

TODAY = date(2026, 11, 24)
EVERYONE = 10_000


def asking(profiles: Sequence[Profile], firm: str, role: str, **more: Any) -> tuple[FirmTable, Ranking]:
    """Everybody whom `firm` gets suggested in `role`, and the table behind it."""
    firms = FirmTable.of(profiles)
    question = Question(firms.row_of[firm], role, more.pop("today", TODAY), **more)
    return firms, rank(firms, PAIRING_OF_ROLE[role], question, limit=EVERYONE)


def found(profiles: Sequence[Profile], firm: str, role: str, **more: Any) -> list[str]:
    """The ids of those suggested, best first."""
    firms, ranking = asking(profiles, firm, role, **more)
    return [firms.profiles[match.row].id for match in ranking.matches]


def match_of(profiles: Sequence[Profile], firm: str, role: str, partner: str) -> Match:
    """The match of `firm` with `partner`."""
    firms, ranking = asking(profiles, firm, role)
    return next(match for match in ranking.matches if firms.profiles[match.row].id == partner)


def values(profiles: Sequence[Profile], firm: str, role: str, partner: str) -> dict[str, float | str]:
    """Each feature of that match: its value, or the state of one without."""
    contributions = match_of(profiles, firm, role, partner).contributions
    return {each.feature: each.state if each.value is None else each.value for each in contributions}


def buyer(number: int = 1, **facts: Any) -> Profile:
    """A shoe maker who needs 500 boxes a month."""
    need = {"product": "kardus sepatu", "quantity": 500, "unit": "buah"} | facts.pop("need", {})
    return Profile(f"B{number}", f"Sepatu {number}", **{"kbli": ("15201",), "needs": (Need(**need),)} | facts)


def supplier(number: int = 1, **facts: Any) -> Profile:
    """A box maker with room for 400 boxes a month."""
    offer = {"product": "kardus sepatu", "capacity": 400, "unit": "buah"} | facts.pop("offer", {})
    return Profile(f"S{number}", f"Kardus {number}", **{"kbli": ("17022",), "offers": (Offer(**offer),)} | facts)


def mentee(number: int = 1, skills: Sequence[Skill] = (Skill("pengemasan", "wants", 1, 4, 1.0),), **facts: Any) -> Profile:
    """A newcomer who wants to learn packaging."""
    return Profile(f"E{number}", f"Pemula {number}", skills=tuple(skills), **{"kbli": ("10794",)} | facts)


def mentor(number: int = 1, skills: Sequence[Skill] = (Skill("pengemasan", "has", 4),), **facts: Any) -> Profile:
    """Somebody with one free place who is good at packaging."""
    return Profile(f"M{number}", f"Pembina {number}", skills=tuple(skills), **{"kbli": ("10794",), "mentor_slots": 1} | facts)
