"""Random small cities in which most pairs are closed by something, and the same city after one fact has changed."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from matchmaker.engine.explaining.remedies import Remedy
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import KIND_NUMBER
from matchmaker.terms import CERTIFICATE_KINDS
from tests.engine.firms import EVERYONE, TODAY

ROLES = list(PAIRING_OF_ROLE)
EARLIER = date(2026, 1, 1)
SEEDS = range(40)
FEWER_SEEDS = range(12)
"""Where every change of every firm is tried."""
PRODUCTS = ("kardus sepatu", "dus sepatu", "kardus kue", "kardus sepatu", "keripik singkong")
SKILLS = ("pengemasan", "pengemasan produk", "membatik tulis")
KINDS = ("halal", "bpom_md", "nib", "sni")
LEVELS = (None, 0, 1, 2, 3.5, 4, 5)


@cache
def closed_city(seed: int) -> FirmTable:
    """Two to five firms with random facts and blanks."""
    dice = random.Random(seed)
    return FirmTable.of([_firm(dice, number) for number in range(dice.randint(2, 5))])


def _firm(dice: random.Random, number: int) -> Profile:
    return Profile(
        f"F{number}", f"Usaha {number}", latitude=dice.choice([None, -7.47, -7.5, -7.9]), longitude=dice.choice([112.43, 112.5]),
        kbli=dice.choice([(), ("15201",), ("17022",), ("10794",)]), workers=dice.choice([None, 1, 7, 300]),
        founded=dice.choice([None, 1990, 2024]), owner_group=dice.choice([None, None, None, None, "Bu Sri"]),
        consent=dice.choice([None, True, True, True, None, False]), mentor_slots=dice.choice([None, 0, 1, 2]),
        offers=tuple(_offer(dice) for _ in range(dice.randint(0, 3))), needs=tuple(_need(dice) for _ in range(dice.randint(0, 3))),
        certificates=tuple(Certificate(kind, expires=dice.choice([None, TODAY, EARLIER])) for kind in _some(dice, KINDS)),
        skills=tuple(_skill(dice) for _ in range(dice.randint(0, 4))),
    )  # fmt: skip


def _some(dice: random.Random, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dice.sample(values, dice.randint(0, 2)))


def _offer(dice: random.Random) -> Offer:
    return Offer(dice.choice(PRODUCTS), capacity=dice.choice([None, 0, 40, 500]), unit=dice.choice(["kg", "buah", "kodi", None]))


def _need(dice: random.Random) -> Need:
    return Need(dice.choice(PRODUCTS), quantity=dice.choice([None, 0, 40, 500]), unit=dice.choice(["kg", "buah", "kodi"]),
                certificates=_some(dice, KINDS), certificates_required=dice.random() < 0.7,
                max_km=dice.choice([None, 2, 7.5, 12, 500]))  # fmt: skip


def _skill(dice: random.Random) -> Skill:
    return Skill(dice.choice(SKILLS), dice.choice(["has", "wants"]), dice.choice(LEVELS), dice.choice(LEVELS), dice.choice([None, 0, 1]))


def history(seed: int) -> dict[int, str]:
    """Perhaps a firm that history rules out."""
    dice = random.Random(-seed - 1)
    return {dice.randint(1, 4): dice.choice(["already_partners", "dismissed"])} if dice.random() < 0.3 else {}


def questions(firms: FirmTable, role: str, barred: dict[int, str], **more: bool) -> Iterator[Question]:
    """What each firm asks in that role."""
    for row in range(len(firms)):
        yield Question(row, role, TODAY, barred={other: code for other, code in barred.items() if other < len(firms)}, **more)


def listed(firms: FirmTable, question: Question) -> dict[int, float]:
    """Everybody whom rank() lists, with their scores."""
    ranking = rank(firms, PAIRING_OF_ROLE[question.role], question, limit=EVERYONE)
    return {match.row: match.score for match in ranking.matches}


@cache
def after(seed: int, remedy: Remedy) -> FirmTable:
    """A fresh table of the profiles of that city, one of which has done what the remedy says."""
    firms = closed_city(seed)
    firm = firms.profiles[remedy.row]
    match remedy.gate:
        case "certificate":
            last = CERTIFICATE_KINDS[remedy.which]
            changed = replace(firm, certificates=(*firm.certificates, Certificate(last.value, expires=TODAY.max)))
        case "too_far":
            place = int(firms.needs.place[remedy.which])
            limit = None if math.isinf(remedy.value) else remedy.value
            changed = replace(firm, needs=_with(firm.needs, place, max_km=limit))
        case "no_slot":
            changed = replace(firm, mentor_slots=int(remedy.value))
        case _:
            changed = replace(firm, skills=_with(firm.skills, int(firms.has.place[remedy.which]), level=remedy.value))
    return FirmTable.of([changed if row == remedy.row else each for row, each in enumerate(firms.profiles)])


def _with(lines: tuple, place: int, **facts: float | None) -> tuple:  # type: ignore[type-arg]
    return tuple(replace(line, **facts) if number == place else line for number, line in enumerate(lines))


def every_remedy(firms: FirmTable, question: Question, other: int) -> Iterator[Remedy]:
    """Every single fact of the two firms that could open their pair, whether it does or not."""
    seeks = question.role in ("buyer", "mentee")
    seeker, partner = (question.row, other) if seeks else (other, question.row)
    if question.role in ("buyer", "supplier"):
        yield from (
            Remedy("certificate", partner, kind, 0.0)
            for kind in map(KIND_NUMBER.__getitem__, KINDS)
            if firms.expiry[partner, kind] < TODAY.toordinal()
        )
        yield from (Remedy("too_far", seeker, int(line), 20_000.0) for line in firms.needs.of(seeker)
                    if not math.isnan(firms.needs.max_km[line]))  # fmt: skip
        return
    if not firms.slots[partner] >= 1:
        yield Remedy("no_slot", partner, 0, 1.0)
    for line in firms.has.of(partner):
        if not math.isnan(firms.has.level[line]):
            yield Remedy("not_ahead", partner, int(line), min(float(firms.has.level[line]) + 1, 5.0))
