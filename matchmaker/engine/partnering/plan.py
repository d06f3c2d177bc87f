"""What a mentee can learn from a mentor: the goals with which a mentorship begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from matchmaker.engine.lessons import learned_share
from matchmaker.engine.mentorship import MENTORSHIP
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import today

MOST_GOALS = 20
"""So many goals one mentorship has."""
LONGEST_SKILL = 200


@dataclass(frozen=True, slots=True)
class Aim:
    """A skill to be learned, its level now and the level aimed at, from 0 to 5; None where the profile states none."""

    skill: str
    before: int | None
    target: int | None


def first_aims(mentee: Profile, mentor: Profile) -> tuple[Aim, ...]:
    """The skills that the mentee wants and the mentor has, as the ranking meets them; without those in which it is known not to be ahead.

    The most urgent come first, at most MOST_GOALS; a level between two is taken as the lower one.
    """
    firms = FirmTable.of((_learner(mentee, "mentee"), _learner(mentor, "mentor")))
    pairs = MENTORSHIP.meeting.reach(firms, Question(0, "mentee", today())).pairs(np.array([1]))
    lines = pairs.lines.wanted[learned_share(firms, pairs) != 0]
    wanted = sorted((mentee.skills[place] for place in firms.wants.place[lines]), key=lambda each: -(each.urgency or 0))
    aims: dict[str, Aim] = {}
    for each in wanted:
        aims.setdefault(each.skill.casefold(), Aim(each.skill[:LONGEST_SKILL].strip(), _whole(each.level), _whole(each.target)))
    return tuple(aims.values())[:MOST_GOALS]


def _learner(profile: Profile, name: str) -> Profile:
    """Only what is met here, under a name that the other does not have."""
    return replace(profile, id=name, offers=(), needs=(), certificates=())


def _whole(level: float | None) -> int | None:
    return None if level is None else int(level)
