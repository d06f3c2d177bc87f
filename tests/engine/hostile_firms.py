"""Profiles that no form would let through and no office would write, each kind by its name."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date
from typing import Any

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from tests.engine.firms import buyer, mentee, mentor, supplier

MANY = 10_000
NUMBERS = (math.nan, math.inf, -math.inf, 1e308, -1e308, 5e-324, 10**400, -5, 0)
COORDINATES = ((-90.0, 0.0), (90.0, 180.0), (0.0, -180.0), (90.1, 0.0), (0.0, 180.1), (-7.0, math.nan), (1e308, 1e308), (0.0, 0.0))
TEXTS = {
    "blank": " ", "emoji": "kardus 👟🏽‍♀️", "right to left": "كرتون \u202eأحذية\u202c", "lone surrogate": "kardus \ud83d sepatu \udc00",
    "control": "kardus\x00\x1b[31m\r\n\x7f sepatu", "100 kB": "kardus sepatu " * 7_500, "one word of 100 kB": "k" * 100_000,
    "marks": "kardus" + "\u0301" * 50_000, "ligatures": "\ufdfa" * 5_000, "spaces": " " * 100_000 + "kardus", "format": "{need} %s %(x)d",
}  # fmt: skip


def _numbers(value: Any) -> list[Profile]:
    facts = {each.name: value for each in fields(Profile) if "int" in str(each.type) or "float" in str(each.type)}
    amounts = {"capacity": value, "booked": value, "tkdn": value, "unit": "buah"}
    return [
        buyer(need={"quantity": value, "max_km": value}, **facts),
        supplier(offer=amounts, **facts),
        mentee(skills=[Skill("pengemasan", "wants", value, value, value)], **facts),
        mentor(skills=[Skill("pengemasan", "has", value)], **facts),
    ]


def _text(text: str) -> list[Profile]:
    lines = {"offers": (Offer(text, kbli=text, unit=text, period=text),), "needs": (Need(text, unit=text, certificates=(text,)),)}
    skills = (Skill(text, "has", 4), Skill(text, "wants", 1))
    facts: dict[str, Any] = {"kbli": (text,), "region": text, "owner_group": text, "certificates": (Certificate(text, scope=text),)}
    other = Profile("U", text, skills=skills, mentor_slots=1, **lines)
    return [replace(other, id="T" + text, **facts), other]


def _dates() -> list[Profile]:
    days = [Certificate("halal", expires=day, issued=day) for day in (date.min, date.max)]
    return [replace(each, certificates=tuple(days), founded=founded) for each in (buyer(), supplier()) for founded in (1, 9999)][1:3]


def _crowd() -> list[Profile]:
    """Everybody alike, in one place, buys and sells the most usual product and learns and teaches the most usual skill."""
    alike = Profile(
        "", "Sama", latitude=-7.47, longitude=112.43, kbli=("15201",), workers=5, mentor_slots=1,
        offers=(Offer("kardus sepatu", capacity=5, unit="buah"),), needs=(Need("kardus sepatu", quantity=9, unit="buah"),),
        skills=(Skill("pengemasan", "has", 4), Skill("pengemasan", "wants", 2)),
    )  # fmt: skip
    return [replace(alike, id=f"C{number:04}") for number in range(1_000)]


def giant(*, distinct: bool) -> Profile:
    """A firm of 10,000 offers, needs and skills, all of one name or each of another."""
    names = [f" {_word(number)}" if distinct else "" for number in range(MANY)]
    return Profile(
        "G", "Raksasa", mentor_slots=1, kbli=("15201",), latitude=-7.47, longitude=112.43,
        offers=tuple(Offer("kardus sepatu" + name, capacity=number, unit="buah") for number, name in enumerate(names)),
        needs=tuple(Need("kardus sepatu" + name, quantity=number, unit="buah") for number, name in enumerate(names)),
        skills=tuple(Skill("pengemasan" + name, ("has", "wants")[number % 2], number % 5) for number, name in enumerate(names)),
    )  # fmt: skip


def _word(number: int) -> str:
    """Another word of four letters for each number."""
    return "".join("abcdefghijklmnopqrstuvwxyz"[number // 26**place % 26] for place in range(4))


def usual() -> list[Profile]:
    """Two of each kind whom nothing is wrong with."""
    return [make(number) for make in (buyer, supplier, mentee, mentor) for number in (8, 9)]


CITIES: dict[str, list[Profile]] = {
    **{f"number {str(value)[:6]}": _numbers(value) for value in NUMBERS},
    **{f"at {latitude}, {longitude}": [buyer(latitude=latitude, longitude=longitude, need={"max_km": 10}),
                                       supplier(latitude=-latitude, longitude=longitude)] for latitude, longitude in COORDINATES},
    **{f"text {name}": _text(text) for name, text in TEXTS.items()},
    "dates": _dates(),
    "without a line": [Profile("A", "A"), Profile("", ""), buyer(needs=()), mentor(skills=())],
    "one place": [each(latitude=-7.47, longitude=112.43) for each in (buyer, supplier, mentee, mentor)],
    "one owner": [supplier(number, owner_group="Bu Sri") for number in range(100, 1_100)] + [buyer(owner_group=" bu sri")],
    "a crowd": _crowd(),
}  # fmt: skip
