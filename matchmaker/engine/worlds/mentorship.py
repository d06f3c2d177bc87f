"""The world of mentoring: what a mentor is worth to a newcomer is learning, nearness of trade, time on the road, and how they get on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matchmaker.engine.worlds import latent, teachers
from matchmaker.engine.worlds.teacher_profiles import profiles
from matchmaker.engine.worlds.teachers import Mentees, Mentors
from matchmaker.engine.worlds.traders import in_demand
from matchmaker.engine.worlds.world import NO_USE, World, graded

Values = NDArray[np.float64]

LUCK = 0.06
VERY_RIGHT, RIGHT = 0.02, 0.04
RELATED = 0.4
HARDLY_AHEAD, NOTHING_LEARNED = 1.0, 0.02
SAME_FAMILY, SAME_DIVISION, SAME_CRAFT = 0.8, 0.5, 0.4
MINUTES_A_KM, SETTING_OUT = 2.1, 6.0


def mentorship(seed: int, mentees: int = 120, mentors: int = 200) -> World:
    """The world of this seed: `mentees` who only want, `mentors` who only have."""
    chance = np.random.default_rng((seed, 21))
    common = in_demand(chance)
    learning = teachers.mentees(chance, mentees, common)
    teaching = teachers.mentors(chance, mentors, common)
    fit = _learned(learning, teaching)
    utility = _worth(fit, learning, teaching)
    written = profiles(np.random.default_rng((seed, 22)), learning, teaching)
    return World(
        pairing="mentorship",
        profiles=written,
        meant=tuple(tuple(np.flatnonzero(row).tolist()) for side in (learning, teaching) for row in side.people.listed),
        seekers=tuple(each.id for each in written[:mentees]),
        partners=tuple(each.id for each in written[mentees:]),
        utility=utility,
        fit=fit,
        grades=graded(utility + chance.normal(0, LUCK, utility.shape), VERY_RIGHT, RIGHT),
        alike=np.eye(len(latent.skills())),
    )


def _learned(learning: Mentees, teaching: Mentors) -> Values:
    """Skill fit: how much of what the newcomer wants it would learn, by urgency, (mentees, mentors).

    Who masters another skill of the same group can teach some of it too.
    """
    groups = [each.group for each in latent.skills()]
    levels = teaching.people.levels
    beside = np.where(np.equal.outer(groups, groups)[None], levels[:, None, :], -np.inf).max(axis=2)
    now = learning.people.levels[:, None]
    grasped = np.maximum(_grasped(levels[None] - now), RELATED * _grasped(beside[None] - now))
    urgency = learning.urgency * learning.people.listed
    return np.asarray(np.einsum("es,ems->em", urgency, grasped) / urgency.sum(axis=1, keepdims=True))


def _grasped(ahead: Values) -> Values:
    """Share that is learned: the more the farther the other is ahead, but nothing from who is hardly ahead, less from who is too far."""
    return np.asarray((1 - np.exp(-np.maximum(ahead - HARDLY_AHEAD, 0) / 1.3)) * expit((4.2 - ahead) / 0.6))


def _worth(fit: Values, learning: Mentees, teaching: Mentors) -> Values:
    """Utility, (mentees, mentors)."""
    newcomer, master = learning.people, teaching.people
    trade = _kinship()[np.ix_(newcomer.product, master.product)]
    ahead = np.maximum(master.years[None] - newcomer.years[:, None], 0)
    hours = (SETTING_OUT + MINUTES_A_KM * newcomer.places.roads(master.places)) / 60
    weary = np.minimum(hours**1.2 / (0.5 + newcomer.calm[:, None]), 3.0)
    together = newcomer.temper @ master.temper.T
    person = 0.14 * teaching.gifted + 0.06 * master.calm
    worth = 0.80 * fit**0.8 + 0.16 * trade + 0.08 * (1 - np.exp(-ahead / 8)) - 0.12 * weary + person[None] + 0.05 * together
    return np.where(fit > NOTHING_LEARNED, worth, NO_USE)


def _kinship() -> Values:
    """How near the trades of two products are, (products, products): the nearest of family, KBLI division and craft."""
    goods = latent.products()
    same = [np.equal.outer(each, each) for each in ([x.family for x in goods], [x.kbli[:2] for x in goods], [x.craft for x in goods])]
    near = np.max([share * each for share, each in zip((SAME_FAMILY, SAME_DIVISION, SAME_CRAFT), same, strict=True)], axis=0)
    np.fill_diagonal(near, 1.0)
    return np.asarray(near)
