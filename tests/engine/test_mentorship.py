"""The mentorship features, worked by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchmaker.engine.profile import Offer, Profile, Skill
from tests.engine.firms import mentee, mentor, values


def _value(feature: str, learns: Profile, teaches: Profile, *others: Profile) -> Any:
    return values([learns, teaches, *others], learns.id, "mentee", teaches.id)[feature]


def _wants(skill: str, level: float | None, target: float | None = None, urgency: float | None = None) -> Skill:
    return Skill(skill, "wants", level, target, urgency)


COVERED = [
    (4, 1, 4, 1.0),  # as far ahead as wished
    (3, 1, 5, 2 / 4),
    (3, 1, None, 2 / 3),  # a blank target is three levels up
    (5, 4, None, 1.0),  # and never above five
    (2, 1, 1, 1.0),  # nothing left to wish: one level is enough
    (3, None, 5, 3 / 5 / 2),  # a blank present level counts from zero, by half
    (None, 1, 4, "unknown"),
]


@pytest.mark.parametrize(("has", "now", "target", "share"), COVERED)
def test_skills_covered_of_one_skill(has: float | None, now: float | None, target: float | None, share: float | str) -> None:
    learns, teaches = mentee(skills=(_wants("pengemasan", now, target),)), mentor(skills=(Skill("pengemasan", "has", has),))
    value = _value("skills_covered", learns, teaches)
    assert value == (share if isinstance(share, str) else pytest.approx(share, abs=1e-12))


def test_skills_covered_weighs_by_urgency() -> None:
    learns = mentee(skills=(_wants("pengemasan", 1, 3, 1.0), _wants("las argon", 0, 4, None), _wants("membatik tulis", 0)))
    teaches = mentor(1, skills=(Skill("pengemasan", "has", 3), Skill("las argon", "has", 1)))
    expected = (1.0 * 1.0 + 0.5 * 0.25) / (1.0 + 0.5 + 0.5)
    assert _value("skills_covered", learns, teaches) == pytest.approx(expected, abs=1e-12)


def test_of_two_names_for_one_skill_the_known_level_counts_and_then_the_nearer_name() -> None:
    learns = mentee(skills=(_wants("desain kemasan", 1, 4),))
    known = (Skill("desain kemasan", "has"), Skill("desain kemasan produk", "has", 4))
    assert 0.6 < _value("skills_covered", learns, mentor(skills=known)) < 1
    nearer = (Skill("desain kemasan produk", "has", 4), Skill("desain kemasan", "has", 2))
    assert _value("skills_covered", learns, mentor(skills=nearer)) == pytest.approx(1 / 3)


def test_another_skill_counts_by_its_likeness() -> None:
    learns = mentee(skills=(_wants("desain kemasan", 1, 4),))
    same, like, other = (_value("skills_covered", learns, mentor(skills=(Skill(name, "has", 4),)))
                         for name in ("desain kemasan", "desain logo", "desain model baju"))  # fmt: skip
    assert same == pytest.approx(1.0)
    assert 1 > like > other > 0


KIN = [("10794", 1.0), ("10799", 0.75), ("10710", 0.5), ("10110", 0.25), ("13133", 0.0), (None, "unknown")]


@pytest.mark.parametrize(("code", "value"), KIN)
def test_kinship_is_the_longest_common_prefix(code: str | None, value: float | str) -> None:
    assert _value("sector_kinship", mentee(kbli=("10794",)), mentor(kbli=(code,) if code else ())) == value


def test_kinship_takes_the_best_of_all_codes_within_one_version() -> None:
    assert _value("sector_kinship", mentee(kbli=("13133", "10794")), mentor(kbli=("15201", "10795"))) == 0.75
    assert _value("sector_kinship", mentee(), mentor(kbli_version="2020")) == "unknown"


def test_what_a_firm_offers_makes_it_kin_too() -> None:
    maker = mentor(kbli=("13133",), offers=(Offer("keripik", kbli="10794"),))
    assert _value("sector_kinship", mentee(), maker) == 1.0
    assert _value("sector_kinship", mentee(kbli=()), maker) == "unknown"
    assert _value("sector_kinship", mentee(kbli=(), offers=(Offer("keripik", kbli="10793"),)), maker) == 0.75


YEARS = [(2006, 2024, 1.0), (2016, 2024, math.log10(5)), (2024, 2016, 0.0), (1960, 2026, 1.0), (2026, 2026, 0.0), (None, 2020, "unknown")]


@pytest.mark.parametrize(("mentors", "mentees", "lead"), YEARS)
def test_experience_is_the_tenfold_of_years(mentors: int | None, mentees: int, lead: float | str) -> None:
    value = _value("experience_lead", mentee(founded=mentees), mentor(founded=mentors))
    assert value == (lead if isinstance(lead, str) else pytest.approx(lead, abs=1e-12))
