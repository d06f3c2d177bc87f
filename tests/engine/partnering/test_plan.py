"""The goals with which a mentorship begins."""

from __future__ import annotations

import pytest

from matchmaker.engine.partnering.plan import LONGEST_SKILL, MOST_GOALS, Aim, first_aims
from matchmaker.engine.profile import Skill
from tests.engine.firms import mentee, mentor


@pytest.mark.parametrize(
    ("wanted", "held", "aims"),
    [
        (Skill("pengemasan", "wants", 1, 4, 1.0), Skill("pengemasan", "has", 4), (Aim("pengemasan", 1, 4),)),
        (Skill("pengemasan", "wants", 1.9, 4.5), Skill("packing", "has", 4), (Aim("pengemasan", 1, 4),)),
        (Skill("pengemasan", "wants"), Skill("pengemasan", "has"), (Aim("pengemasan", None, None),)),
        (Skill("pengemasan", "wants", 4, 5), Skill("pengemasan", "has", 4), ()),
        (Skill("pengemasan", "wants", 1, 4), Skill("mengelas", "has", 5), ()),
        (Skill("pengemasan", "has", 1), Skill("pengemasan", "has", 5), ()),
    ],
)
def test_what_the_mentor_may_be_ahead_in_becomes_a_goal(wanted: Skill, held: Skill, aims: tuple[Aim, ...]) -> None:
    assert first_aims(mentee(skills=[wanted]), mentor(skills=[held])) == aims


def test_the_most_urgent_come_first_each_skill_once_and_not_too_many() -> None:
    wanted = [Skill("menjahit", "wants", 1, 4, 0.1), Skill("pengemasan", "wants", 1, 4, 0.9), Skill("Pengemasan", "wants", 1, 4, 0.5)]
    held = [Skill("menjahit", "has", 5), Skill("pengemasan", "has", 5)]
    assert [each.skill for each in first_aims(mentee(skills=wanted), mentor(skills=held))] == ["pengemasan", "menjahit"]
    many = [f"keahlian {number}" for number in range(MOST_GOALS + 5)]
    both = mentee(skills=[Skill(each, "wants", 1) for each in many]), mentor(skills=[Skill(each, "has", 5) for each in many])
    assert len(first_aims(*both)) == MOST_GOALS
    assert first_aims(mentee(), mentor(skills=())) == ()


def test_a_long_name_is_cut() -> None:
    name = "pengemasan " * 25
    (aim,) = first_aims(mentee(skills=[Skill(name, "wants", 1)]), mentor(skills=[Skill(name, "has", 5)]))
    assert aim.skill == name[:LONGEST_SKILL].strip()
