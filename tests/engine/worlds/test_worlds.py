"""A world says the same each time, tells the whole truth, keeps a share of it from the profiles, and comes from tables of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from matchmaker import interchange
from matchmaker.engine.reference import kbli
from matchmaker.engine.worlds import WORLDS, World, latent
from matchmaker.engine.worlds.world import NO_USE
from matchmaker.interchange import Dataset, JudgementRow
from matchmaker.terms import CERTIFICATE_KINDS, UNITS
from tests.engine.worlds.conftest import Small


def _same(one: World, other: World) -> bool:
    arrays = ("utility", "fit", "grades", "alike", "before")
    plain = dict.fromkeys(arrays)
    return replace(one, **plain) == replace(other, **plain) and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays
    )


def test_the_same_seed_gives_the_same_world(name: str) -> None:
    one, again, other = (WORLDS[name](seed, seekers=6, partners=20) for seed in (3, 3, 4))
    assert _same(one, again)
    assert not _same(one, other)


def test_no_two_worlds_are_the_same(small: Small) -> None:
    worlds = [small(name) for name in WORLDS]
    assert not [pair for pair in combinations(worlds, 2) if _same(*pair)]


def test_it_has_as_many_firms_as_asked_for(trading: World, teaching: World) -> None:
    assert (len(trading.seekers), len(trading.partners)) == (40, 160)
    assert (len(teaching.seekers), len(teaching.partners)) == (50, 120)
    assert all("Contoh" in each.name for each in (*trading.profiles, *teaching.profiles))


@pytest.mark.parametrize("written_as", ["additive", "mixed_units", "mentorship_missing"])
def test_it_reads_back_without_a_refused_row(written_as: str, small: Small, tmp_path: Path) -> None:
    world = small(written_as)
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


def _blank(world: World) -> float:
    """The share of places, codes, amounts and levels that were never asked for."""
    profiles = world.profiles
    facts = [each.latitude for each in profiles] + [each.region for each in profiles] + [each.kbli or None for each in profiles]
    facts += [need.quantity for each in profiles for need in each.needs] + [skill.level for each in profiles for skill in each.skills]
    return float(np.mean([fact is None for fact in facts]))


def test_a_fifth_of_the_facts_is_missing_and_in_the_missing_worlds_three_tenths(name: str, world: World) -> None:
    assert _blank(world) == pytest.approx(0.3 if name.endswith("missing") else 0.2, abs=0.03)


def test_offers_come_in_mixed_units(trading: World) -> None:
    offers = [offer for each in trading.profiles for offer in each.offers]
    assert len({offer.unit for offer in offers} - {None}) > 8
    assert {offer.period for offer in offers} == {"day", "week", "month", "year"}
    assert 0.15 < np.mean([offer.capacity is None for offer in offers]) < 0.25


def test_in_the_mixed_world_amounts_come_in_every_unit_and_a_share_in_another_dimension(small: Small, trading: World) -> None:
    mixed = small("mixed_units")
    assert 0.2 < _otherwise(mixed) < 0.3 > 4 * _otherwise(trading)
    written = [(line.unit, line.period) for each in mixed.profiles for line in each.offers if line.unit]
    assert {unit for unit, _ in written} >= {"kg", "ton", "gram", "liter", "meter", "lusin", "kodi", "gross", "set"}
    assert all(0.2 < np.mean([period == each for _, each in written]) < 0.3 for period in ("day", "week", "month", "year"))


def _otherwise(world: World) -> float:
    """The share of the amounts that are written in a unit of another dimension than that of the product."""
    dimension = {each.value: each.dimension for each in UNITS}
    lines = [
        (line.unit, latent.products()[product].unit)
        for each, products in zip(world.profiles, world.meant, strict=True)
        for line, product in zip((*each.needs, *each.offers), products, strict=True)
    ]
    return float(np.mean([dimension[unit] != dimension[usual] for unit, usual in lines if unit is not None]))


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
