"""What a mentor is worth to a newcomer: the rules of the mentorship worlds, from hidden facts alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matchmaker.engine.worlds import community, latent
from matchmaker.engine.worlds.teachers import Mentees, Mentors
from matchmaker.engine.worlds.world import NO_USE, Truth

Values = NDArray[np.float64]

RELATED = 0.4
HARDLY_AHEAD, NOTHING_LEARNED = 1.0, 0.02
SAME_FAMILY, SAME_DIVISION, SAME_CRAFT = 0.8, 0.5, 0.4
FOREIGN = 0.7
"""What can be taught at most to somebody of another trade."""
MINUTES_A_KM, SETTING_OUT = 2.1, 6.0
ATTRACTION = 0.15


@dataclass(frozen=True)
class Weights:
    """What each part adds to the worth of a pair; the way takes away."""

    learning: float = 0.80
    trade: float = 0.16
    lead: float = 0.08
    way: float = 0.12
    gifted: float = 0.14
    calm: float = 0.06
    temper: float = 0.05


NOW = Weights()
EARLIER = Weights(learning=0.20, trade=0.40, lead=0.30, way=0.04, gifted=0.03, calm=0.02, temper=0.15)
"""When newcomers were sent to the elders of their own trade."""


def additive(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """A sum over learning, nearness of trade, lead, time on the road, and how the two get on."""
    fit = _learned(learning, teaching)
    return Truth(_summed(fit, learning, teaching, NOW), fit)


def drifting(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """The additive rule now; in earlier years other weights held."""
    fit = _learned(learning, teaching)
    now, earlier = (_summed(fit, learning, teaching, weights) for weights in (NOW, EARLIER))
    return Truth(now, fit, earlier)


def scarcest(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """No more than the scarcest of learning, nearness of trade, time on the road and the teacher's gift allows."""
    fit = _learned(learning, teaching)
    parts = [np.sqrt(fit), FOREIGN + (1 - FOREIGN) * _kinship(learning, teaching), np.exp(-0.5 * _weary(learning, teaching))]
    return Truth(_useful(np.minimum(np.minimum.reduce(parts), teaching.gifted[None]), fit), fit)


def gravity(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """Experience times experience over distance, as a logarithm; skills only decide whether anything can be learned at all."""
    newcomer, master = learning.people, teaching.people
    fit = (_learned(learning, teaching) > NOTHING_LEARNED).astype(np.float64)
    pull = np.log(newcomer.years)[:, None] + np.log(master.years)[None] - np.log(newcomer.places.roads(master.places))
    return Truth(_useful(ATTRACTION * pull, fit), fit)


def network(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """Circles, and having taught newcomers of the same circles, alone; skills only decide whether anything can be learned at all."""
    fit = (_learned(learning, teaching) > NOTHING_LEARNED).astype(np.float64)
    return Truth(_useful(community.standing(chance, fit * (1.0 + _kinship(learning, teaching))), fit), fit)


def nothing(chance: np.random.Generator, learning: Mentees, teaching: Mentors) -> Truth:
    """Nothing: whatever comes of a pair is luck."""
    fit = _learned(learning, teaching)
    return Truth(np.zeros_like(fit), fit)


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


def _summed(fit: Values, learning: Mentees, teaching: Mentors, by: Weights) -> Values:
    newcomer, master = learning.people, teaching.people
    ahead = np.maximum(master.years[None] - newcomer.years[:, None], 0)
    together = newcomer.temper @ master.temper.T
    person = by.gifted * teaching.gifted + by.calm * master.calm
    worth = by.learning * fit**0.8 + by.trade * _kinship(learning, teaching) + by.lead * (1 - np.exp(-ahead / 8))
    return _useful(worth - by.way * _weary(learning, teaching) + person[None] + by.temper * together, fit)


def _weary(learning: Mentees, teaching: Mentors) -> Values:
    """How much the way wears the newcomer out, 0 to 3, (mentees, mentors)."""
    hours = (SETTING_OUT + MINUTES_A_KM * learning.people.places.roads(teaching.people.places)) / 60
    return np.minimum(hours**1.2 / (0.5 + learning.people.calm[:, None]), 3.0)


def _kinship(learning: Mentees, teaching: Mentors) -> Values:
    """How near the trades are, (mentees, mentors): 1 for the same product, else the nearest of family, KBLI division and craft."""
    goods = latent.products()
    same = [np.equal.outer(each, each) for each in ([x.family for x in goods], [x.kbli[:2] for x in goods], [x.craft for x in goods])]
    near = np.max([share * each for share, each in zip((SAME_FAMILY, SAME_DIVISION, SAME_CRAFT), same, strict=True)], axis=0)
    np.fill_diagonal(near, 1.0)
    return np.asarray(near[np.ix_(learning.people.product, teaching.people.product)])


def _useful(worth: Values, fit: Values) -> Values:
    """The worth, NO_USE where nothing would be learned."""
    return np.where(fit > NOTHING_LEARNED, worth, NO_USE)
