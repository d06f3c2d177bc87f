"""The mentorship features, worked by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchmaker.engine.profile import Certificate, Profile, Skill
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
    assert _value("skills_covered", learns, mentor(skills=known)) == pytest.approx(1.0)
    nearer = (Skill("desain kemasan produk", "has", 4), Skill("desain kemasan", "has", 2))
    assert _value("skills_covered", learns, mentor(skills=nearer)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(("has", "now", "fit"), [(3, 1, 1.0), (2, 1, math.exp(-4 / 9)), (5, 0, math.exp(-4)), (3, None, "unknown")])
def test_right_stretch_is_best_two_levels_ahead(has: float, now: float | None, fit: float | str) -> None:
    learns, teaches = mentee(skills=(_wants("pengemasan", now),)), mentor(skills=(Skill("pengemasan", "has", has),))
    assert _value("right_stretch", learns, teaches) == (fit if isinstance(fit, str) else pytest.approx(fit, abs=1e-12))


def test_right_stretch_takes_the_mean_over_the_skills_in_which_the_mentor_is_ahead() -> None:
    learns = mentee(skills=(_wants("pengemasan", 1), _wants("las argon", 1), _wants("membatik tulis", 4)))
    teaches = mentor(skills=(Skill("pengemasan", "has", 2), Skill("las argon", "has", 5), Skill("membatik tulis", "has", 4)))
    assert _value("right_stretch", learns, teaches) == pytest.approx(math.exp(-((0.5 / 1.5) ** 2)), abs=1e-12)


KIN = [("10794", 1.0), ("10799", 0.75), ("10710", 0.5), ("10110", 0.25), ("13133", 0.0), (None, "unknown")]


@pytest.mark.parametrize(("code", "value"), KIN)
def test_kinship_is_the_longest_common_prefix(code: str | None, value: float | str) -> None:
    assert _value("sector_kinship", mentee(kbli=("10794",)), mentor(kbli=(code,) if code else ())) == value


def test_kinship_takes_the_best_of_all_codes_within_one_version() -> None:
    assert _value("sector_kinship", mentee(kbli=("13133", "10794")), mentor(kbli=("15201", "10795"))) == 0.75
    assert _value("sector_kinship", mentee(), mentor(kbli_version="2020")) == "unknown"


YEARS = [(2006, 2024, 1.0), (2016, 2024, math.log10(5)), (2024, 2016, 0.0), (1960, 2026, 1.0), (2026, 2026, 0.0), (None, 2020, "unknown")]


@pytest.mark.parametrize(("mentors", "mentees", "lead"), YEARS)
def test_experience_is_the_tenfold_of_years(mentors: int | None, mentees: int, lead: float | str) -> None:
    value = _value("experience_lead", mentee(founded=mentees), mentor(founded=mentors))
    assert value == (lead if isinstance(lead, str) else pytest.approx(lead, abs=1e-12))


def test_certificates_to_learn_from_are_those_usual_in_the_sector_and_missing() -> None:
    """Usual for food: NIB, halal, SPP-IRT and a trade mark."""
    beginner = mentee(certificates=(Certificate("nib"),))
    assert _value("certificates_to_learn", beginner, mentor(certificates=(Certificate("halal"), Certificate("iso9001")))) == 1 / 3
    assert _value("certificates_to_learn", beginner, mentor(certificates=(Certificate("nib"), Certificate("spp_irt")))) == 0.0
    assert _value("certificates_to_learn", mentee(kbli=()), mentor()) == "unknown"
    assert _value("certificates_to_learn", mentee(kbli=("62019",)), mentor(certificates=(Certificate("halal"),))) == 0.0
