"""Mentorship: likeness plus a lead; a maker of the near sector who is ahead on the skills that a newcomer wants."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import mentorship_wording as wording
from matchmaker.engine.features import Pairing, Values, feature
from matchmaker.engine.firm_table import NO_CODE, FirmTable
from matchmaker.engine.gates import open_firms
from matchmaker.engine.lessons import lead, learned_share, same_skill, same_wish, skill_weights, wish_weight
from matchmaker.engine.pairs import Pairs, Question, pair_up
from matchmaker.engine.sector_likeness import kinship, missing_and_held

REACH_KM = 30.0


@feature(weight=0.40, label_id="Keahlian yang dicari", label_en="Skills covered", reason=wording.skills, band=wording.skills_band)
def skills_covered(firms: FirmTable, pairs: Pairs) -> Values:
    """Share of the wanted skills, by urgency and rarity, in which the mentor is as far ahead as the mentee wants to come."""
    shares = learned_share(firms, pairs)
    weights = skill_weights(firms, pairs)
    known = pairs.lines.total((~np.isnan(shares)).astype(float)) > 0
    covered = pairs.lines.total(np.nan_to_num(shares) * weights)
    return np.where(known, covered / np.maximum(wish_weight(firms, pairs), 1e-300), np.nan)


@feature(weight=0.20, label_id="Kedekatan sektor", label_en="Sector kinship", reason=wording.kinship, band=wording.kinship)
def sector_kinship(firms: FirmTable, pairs: Pairs) -> Values:
    """Longest common KBLI prefix of 2, 3, 4 or 5 digits, worth .25, .5, .75 or 1; unknown across KBLI versions."""
    return kinship(firms, pairs)


@feature(weight=0.12, label_id="Pengalaman", label_en="Experience lead", reason=wording.experience, band=wording.experience_band)
def experience_lead(firms: FirmTable, pairs: Pairs) -> Values:
    """clip(ln(mentor's years / mentee's) / ln 10, 0, 1), years since founding, at least one."""
    mentor, mentee = (np.maximum(pairs.today.year - firms.founded[rows], 1) for rows in (pairs.partner, pairs.seeker))
    return np.asarray(np.clip(np.log(mentor / mentee) / np.log(10), 0, 1))


@feature(weight=0.10, label_id="Jarak kemahiran", label_en="Right stretch", reason=wording.stretch, band=wording.nothing)
def right_stretch(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-((mean lead in level over the covered skills - 2) / 1.5)^2): ahead, but not too far."""
    ahead = lead(firms, pairs)
    counted = ~np.isnan(ahead) & (ahead > 0)
    number = pairs.lines.total(counted.astype(float))
    mean = pairs.lines.total(np.where(counted, ahead, 0)) / np.maximum(number, 1)
    return np.where(number > 0, np.exp(-(((mean - 2) / 1.5) ** 2)), np.nan)


@feature(weight=0.10, label_id="Kedekatan", label_en="Nearness", reason=wording.distance, band=wording.distance_band)
def near(firms: FirmTable, pairs: Pairs) -> Values:
    """exp(-distance / 30 km): 1 next door, 0.37 at 30 km, 0.04 at 100 km."""
    return np.exp(-firms.kilometres(pairs.seeker, pairs.partner) / REACH_KM)


@feature(weight=0.08, label_id="Sertifikat yang bisa dipelajari", label_en="Certificates to learn from",
         reason=wording.certificates, band=wording.certificates)  # fmt: skip
def certificates_to_learn(firms: FirmTable, pairs: Pairs) -> Values:
    """Share of the certificates usual in the mentee's sector and missing there that the mentor holds."""
    missing, held = missing_and_held(firms, pairs)
    wanted = np.bitwise_count(missing)
    share = np.where(wanted > 0, np.bitwise_count(missing & held) / np.maximum(wanted, 1), 0.0)
    return np.where(firms.codes[pairs.seeker, 0] == NO_CODE, np.nan, share)


def gather(firms: FirmTable, question: Question) -> Pairs:
    """The pairs of the asking firm in which the mentor has a free place and may be ahead on a wanted skill."""
    learns = question.role == "mentee"
    own, other, alike = (firms.wants, firms.has, same_skill) if learns else (firms.has, firms.wants, same_wish)
    mine = own.of(question.row)
    met = [alike(firms, int(own.phrase[line])) for line in mine]
    theirs = np.concatenate([np.empty(0, dtype=np.int64), *(lines for lines, _ in met)])
    match = np.concatenate([np.empty(0), *(scores for _, scores in met)])
    ours = np.repeat(mine, [len(lines) for lines, _ in met])
    wanted, held = (ours, theirs) if learns else (theirs, ours)
    others = other.firm[theirs]
    ahead = ~(firms.has.level[held] <= np.nan_to_num(firms.wants.level[wanted], nan=-1.0))
    passes = open_firms(firms, question)[others] & ahead & (firms.slots[firms.has.firm[held]] >= 1)
    kept = _best_of_each(others, wanted, held, match, passes, firms.has.level)
    return pair_up(question, others[kept], wanted[kept], held[kept], match[kept], asks_as_seeker=learns)


def _best_of_each(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Of the lines that pass, the best-named held skill for each pair and wanted skill."""
    others, wanted, held, match, passes, level = columns
    lines = np.flatnonzero(passes)
    order = lines[np.lexsort((held[lines], -np.nan_to_num(level[held[lines]], nan=-1.0), -match[lines], wanted[lines], others[lines]))]
    keys = np.stack([others[order], wanted[order]])
    first = np.ones(len(order), dtype=bool)
    first[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    return order[first]


def candidates(firms: FirmTable, role: str) -> NDArray[np.bool_]:
    """Asked by a mentee: firms with a skill and a mentor's place; asked by a mentor: firms that want a skill; (firms,)."""
    if role == "mentee":
        return np.asarray((np.diff(firms.has.starts) > 0) & (firms.slots >= 1))
    return np.asarray(np.diff(firms.wants.starts) > 0)


MENTORSHIP = Pairing(
    name="mentorship",
    label_id="Pendampingan",
    label_en="Mentorship",
    seeker_role="mentee",
    partner_role="mentor",
    features=(skills_covered, sector_kinship, experience_lead, right_stretch, near, certificates_to_learn),
    gather=gather,
    candidates=candidates,
)
