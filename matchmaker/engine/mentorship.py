"""Mentorship: likeness plus a lead; a maker of the near sector who is ahead on the skills that a newcomer wants."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.explaining import mentorship_wording as wording
from matchmaker.engine.features import Pairing, Values, feature, if_told
from matchmaker.engine.language.phrase_book import FAINTEST_MATCH
from matchmaker.engine.lessons import FAINTEST_WISH, learned_share, most_covered, urgency, whole_wish
from matchmaker.engine.meeting import Meeting, Sides
from matchmaker.engine.nearness import nearest, nearness
from matchmaker.engine.pairs import Met, Pairs, Question
from matchmaker.engine.sector_likeness import if_coded, kinship
from matchmaker.engine.table.firm_table import FirmTable


@feature(weight=0.42, label_id="Keahlian yang dicari", label_en="Skills covered", reason=wording.skills, band=wording.skills_band,
         ceiling=most_covered)  # fmt: skip
def skills_covered(firms: FirmTable, pairs: Pairs) -> Values:
    """Share of the wanted skills, by urgency, that the mentor is ahead enough to teach; a skill of another name counts by its likeness."""
    shares = learned_share(firms, pairs)
    known = pairs.lines.total((~np.isnan(shares)).astype(float)) > 0
    covered = pairs.lines.total(np.nan_to_num(shares) * urgency(firms, pairs.lines.wanted))
    share = np.minimum(covered / np.maximum(whole_wish(firms, pairs), FAINTEST_WISH), 1.0)
    return np.where(known, share, np.nan)


@feature(weight=0.30, label_id="Kedekatan sektor", label_en="Sector kinship", reason=wording.kinship, band=wording.kinship,
         by_firm=True, ceiling=if_coded)  # fmt: skip
def sector_kinship(firms: FirmTable, pairs: Pairs) -> Values:
    """Longest common KBLI prefix of what the two are and offer: .25 for 2 digits, .5, .75, 1 for 5; unknown across KBLI versions."""
    return kinship(firms, pairs)


@feature(weight=0.06, label_id="Pengalaman", label_en="Experience lead", reason=wording.experience, band=wording.experience_band,
         by_firm=True, ceiling=if_told("founded"))  # fmt: skip
def experience_lead(firms: FirmTable, pairs: Pairs) -> Values:
    """clip(ln(mentor's years / mentee's) / ln 10, 0, 1), years since founding, at least one."""
    mentor, mentee = (np.maximum(pairs.today.year - firms.founded[rows], 1) for rows in (pairs.partner, pairs.seeker))
    return np.asarray(np.clip(np.log(mentor / mentee) / np.log(10), 0, 1))


@feature(weight=0.22, label_id="Kedekatan", label_en="Nearness", reason=wording.distance, band=wording.distance_band,
         by_firm=True, ceiling=if_told("position"), by_block=nearest)  # fmt: skip
def near(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km): 1 next door, 0.37 at 30 km, 0.04 at 100 km."""
    return nearness(firms, pairs)


def _sides(firms: FirmTable, role: str) -> Sides:
    learns = role == "mentee"
    own, other = (firms.wants, firms.has) if learns else (firms.has, firms.wants)
    return Sides(own, other, firms.skills, learns)


def _may_ask(firms: FirmTable, question: Question) -> bool:
    """A mentor asks only with a free place."""
    return question.role == "mentee" or bool(firms.slots[question.row] >= 1)


def _has_place(firms: FirmTable, question: Question, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of mentors, those with a free place; of mentees, all."""
    return np.asarray(firms.slots[rows] >= 1) if question.role == "mentee" else np.ones(len(rows), dtype=bool)


def _admit(firms: FirmTable, question: Question, met: Met) -> Met:
    """The held skill that counts for each wanted one, of the pairs in which the mentor may be ahead on one of them.

    A skill known to be ahead counts before one known not to be (which adds nothing), and that before one of unknown level.
    """
    level, now = firms.has.level[met.held], np.nan_to_num(firms.wants.level[met.wanted])
    leads = np.zeros(len(firms), dtype=bool)
    leads[met.other[~(level <= now)]] = True
    certainty = np.where(np.isnan(level), 2, np.where(level > now, 0, 1))
    best = _best_of_each(met, certainty, level)
    return met.take(best[leads[met.other[best]]])


def _best_of_each(met: Met, certainty: NDArray[np.int64], level: Values) -> NDArray[np.int64]:
    """The held skill that counts for each pair and wanted skill: the smallest `certainty`, then nearest name, then highest level."""
    order = np.lexsort((met.held, -level, -met.match, certainty, met.wanted, met.other))
    keys = np.stack([met.other[order], met.wanted[order]])
    first = np.ones(len(order), dtype=bool)
    first[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    return order[first]


def candidates(firms: FirmTable, role: str) -> NDArray[np.bool_]:
    """Asked by a mentee: firms with a skill and a mentor's place; asked by a mentor: firms that want a skill; (firms,)."""
    if role == "mentee":
        return np.asarray((firms.has.counts > 0) & (firms.slots >= 1) & firms.live)
    return np.asarray((firms.wants.counts > 0) & firms.live)


MENTORSHIP = Pairing(
    name="mentorship",
    label_id="Pendampingan",
    label_en="Mentorship",
    seeker_role="mentee",
    partner_role="mentor",
    features=(skills_covered, sector_kinship, experience_lead, near),
    meeting=Meeting(_sides, FAINTEST_MATCH, _may_ask, _has_place, _admit),
    candidates=candidates,
)
