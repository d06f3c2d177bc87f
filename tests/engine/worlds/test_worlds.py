"""A world says the same each time, tells the whole truth, keeps a fifth of it from the profiles, and can be ranked, but not easily."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matchmaker import interchange
from matchmaker.engine.judging import metrics
from matchmaker.engine.reference import kbli
from matchmaker.engine.worlds import World, additive, latent, mentorship
from matchmaker.engine.worlds.oracle import oracle_trial, trial
from matchmaker.engine.worlds.world import NO_USE
from matchmaker.interchange import Dataset, JudgementRow
from matchmaker.terms import CERTIFICATE_KINDS, UNITS


def _same(one: World, other: World) -> bool:
    arrays = ("utility", "fit", "grades", "alike")
    plain = dict.fromkeys(arrays)
    return replace(one, **plain) == replace(other, **plain) and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays
    )


def test_the_same_seed_gives_the_same_world(trading: World, teaching: World) -> None:
    assert _same(additive(3, buyers=40, suppliers=160), trading)
    assert _same(mentorship(3, mentees=50, mentors=120), teaching)
    assert not _same(additive(4, buyers=40, suppliers=160), trading)


def test_it_has_as_many_firms_as_asked_for(trading: World, teaching: World) -> None:
    assert (len(trading.seekers), len(trading.partners)) == (40, 160)
    assert (len(teaching.seekers), len(teaching.partners)) == (50, 120)
    assert all("Contoh" in each.name for each in (*trading.profiles, *teaching.profiles))


def test_it_reads_back_without_a_refused_row(world: World, tmp_path: Path) -> None:
    judged = tuple(JudgementRow(world.pairing, each.seeker, each.partner, each.grade) for each in world.judgements())
    written = Dataset(profiles=world.profiles, judgements=judged)
    interchange.write(written, tmp_path)
    assert interchange.read(tmp_path) == written


def test_the_truth_is_complete(world: World) -> None:
    pairs = [(seeker, partner) for seeker in world.seekers for partner in world.partners]
    assert [(each.seeker, each.partner) for each in world.judgements()] == pairs
    assert [(seeker, partner) for _, seeker, partner, _, _ in world.truth()] == pairs
    assert set(np.unique(world.grades)) == {0, 1, 2}
    assert np.isfinite(world.utility).all()
    assert ((world.fit >= 0) & (world.fit <= 1)).all()
    assert not world.grades[world.utility == NO_USE].any()


def test_a_fifth_of_the_facts_is_missing(world: World) -> None:
    profiles = world.profiles
    facts = [each.latitude for each in profiles] + [each.region for each in profiles] + [each.kbli or None for each in profiles]
    assert 0.15 < np.mean([fact is None for fact in facts]) < 0.25


def test_offers_come_in_mixed_units(trading: World) -> None:
    offers = [offer for each in trading.profiles for offer in each.offers]
    assert len({offer.unit for offer in offers} - {None}) > 8
    assert {offer.period for offer in offers} == {"day", "week", "month", "year"}
    assert 0.15 < np.mean([offer.capacity is None for offer in offers]) < 0.25


def test_the_latent_goods_and_skills_are_many_and_have_many_names() -> None:
    goods, skills = latent.products(), latent.skills()
    assert len(goods) >= 120
    assert len({each.kbli[:2] for each in goods}) >= 15
    assert len(skills) >= 40
    assert min(len(set(each.names)) for each in (*goods, *skills)) >= 3
    names = [name for each in goods for name in each.names]
    assert len(names) == len(set(names))


def test_the_tables_use_only_known_codes_units_and_kinds() -> None:
    goods, trades = latent.products(), latent.trades()
    assert {each.kbli for each in (*goods, *trades)} <= set(kbli("2025"))
    assert {each.unit for each in goods} <= {each.value for each in UNITS}
    assert {kind for each in goods for kind in each.certificates} <= {each.value for each in CERTIFICATE_KINDS}
    families, crafts = ({getattr(each, name) for each in goods} for name in ("family", "craft"))
    assert {family for each in trades for family in each.families} == families
    assert {craft for each in latent.skills() for craft in each.crafts} <= crafts


@pytest.mark.parametrize("kind", ["trading", "teaching"])
def test_who_knows_more_ranks_better(kind: str, request: pytest.FixtureRequest) -> None:
    world: World = request.getfixturevalue(kind)
    read, known = trial(world), oracle_trial(world)
    weights = read.measured.pairing.start_weights()
    assert read.measured.seekers == world.seekers
    assert read.measured.candidates == world.partners
    chance = np.argsort(np.random.default_rng(0).random(world.grades.shape), axis=1)
    random = float(np.nanmean(metrics.ndcg(read.ranked(chance))))
    assert known.metrics(weights)["ndcg@10"] > read.metrics(weights)["ndcg@10"] > random + 0.05


def test_the_oracle_matches_by_what_is_meant(trading: World) -> None:
    known = oracle_trial(trading).measured
    assert (trading.fit[known.eligible] > 0).all()
    assert known.eligible[trading.grades > 0].mean() > 0.9
