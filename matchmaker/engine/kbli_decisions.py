"""Codes of an older KBLI, or of none: which of a profile an official has to decide, and what each may be today. Nothing is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from matchmaker.engine import kbli_search, reference
from matchmaker.engine.kbli_search import Found
from matchmaker.engine.profile import Need, Offer, Profile

NEWEST = reference.KBLI_VERSIONS[0]
CANDIDATES = 5
SAME = 1.0
"""The score of the same digits with the same title."""


@dataclass(frozen=True, slots=True)
class Question:
    """A code that waits, its title in its own version (blank where it has none), the products filed under it, and what it may be today."""

    code: str
    title: str
    products: tuple[str, ...]
    candidates: tuple[Found, ...]


def codes(profile: Profile) -> tuple[str, ...]:
    """Every code of the firm and of its lines, each once."""
    lines = [line.kbli for line in _lines(profile) if line.kbli]
    return tuple(dict.fromkeys([*profile.kbli, *lines]))


def waits(profile: Profile) -> bool:
    """Is a code of another version than the newest, or unknown in it?"""
    found = codes(profile)
    return bool(found) and (profile.kbli_version != NEWEST or any(code not in reference.kbli(NEWEST) for code in found))


def questions(profile: Profile) -> tuple[Question, ...]:
    """Every code of a profile that waits, in the profile's order; none of one that does not."""
    return tuple(_question(profile, code) for code in codes(profile)) if waits(profile) else ()


def decided(profile: Profile, chosen: Mapping[str, str]) -> dict[str, Any]:
    """What the profile states when each of its codes becomes the chosen one of the newest version, or none where that is blank."""
    offers = tuple(replace(line, kbli=chosen[line.kbli] or None) if line.kbli else line for line in profile.offers)
    needs = tuple(replace(line, kbli=chosen[line.kbli] or None) if line.kbli else line for line in profile.needs)
    own = tuple(dict.fromkeys(chosen[code] for code in profile.kbli if chosen[code]))
    return {"kbli_version": NEWEST, "kbli": own, "offers": offers, "needs": needs}


def _lines(profile: Profile) -> tuple[Offer | Need, ...]:
    return (*profile.offers, *profile.needs)


def _question(profile: Profile, code: str) -> Question:
    title = reference.kbli(profile.kbli_version).get(code, "")
    products = tuple(dict.fromkeys(line.product for line in _lines(profile) if line.kbli == code))
    made = products or tuple(line.product for line in profile.offers)
    return Question(code, title, products, _candidates(code, title, made))


def _candidates(code: str, title: str, products: tuple[str, ...]) -> tuple[Found, ...]:
    """The same digits where the title says the same; then what the title and the products lead to, the best first."""
    best: dict[str, Found] = {}
    for text in (title, *products[:CANDIDATES]):
        for found in kbli_search.search(text, NEWEST, CANDIDATES) if text else ():
            if found.code not in best or found.score > best[found.code].score:
                best[found.code] = found
    today = reference.kbli(NEWEST).get(code)
    if today and kbli_search.telling(today) == kbli_search.telling(title):
        best[code] = Found(NEWEST, code, today, SAME)
    return tuple(sorted(best.values(), key=lambda each: (-each.score, each.code))[:CANDIDATES])
