"""A development plan: each own change with exactly as many firms as it opens, and how many needs a capacity fills."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from matchmaker.engine.explaining import obstacle_wording, plan_wording
from matchmaker.engine.explaining.development import MOST_OPENINGS, STEPS, Opening, markets, openings
from matchmaker.engine.explaining.remedies import Remedy
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Need, Offer, Profile, Skill
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import LANGUAGES, reading
from tests.engine.closed_cities import FEWER_SEEDS, ROLES, after, closed_city, every_remedy, history, listed, questions
from tests.engine.firms import TODAY, buyer, mentee, mentor, supplier


@pytest.mark.parametrize("role", ROLES)
def test_each_change_opens_exactly_so_many_and_none_is_left_out(role: str) -> None:
    for seed in FEWER_SEEDS:
        firms = closed_city(seed)
        for question in questions(firms, role, history(seed), in_bands=seed % 2 == 1):
            before = listed(firms, question)
            found = openings(firms, [question], limit=1000)
            for each in found:
                assert each.remedy.row == question.row
                assert len(listed(after(seed, each.remedy), question).keys() - before.keys()) == each.firms > 0
            told = {(each.remedy.gate, each.remedy.which) for each in found}
            for other in range(len(firms)):
                for remedy in every_remedy(firms, question, other):
                    if remedy.row == question.row and other in listed(after(seed, remedy), question).keys() - before.keys():
                        assert (remedy.gate, remedy.which) in told


def _plan(*profiles: Profile, roles: tuple[str, ...] = tuple(ROLES), language: str = "id") -> list[str]:
    firms = FirmTable.of(profiles)
    with reading("en" if language == "en" else "id"):
        return [plan_wording.opening(firms, each) for each in openings(firms, [Question(0, role, TODAY) for role in roles])]


def test_the_plan_says_what_to_do_and_how_many_it_opens() -> None:
    strict = {"certificates": ("halal",), "certificates_required": True}
    firm = replace(supplier(), skills=(Skill("pengemasan", "has", 3),), mentor_slots=0,
                   needs=(Need("gula", max_km=1),), latitude=-7.47, longitude=112.43)  # fmt: skip
    seller = supplier(9, offer={"product": "gula"}, latitude=-7.25, longitude=112.75)
    others = [buyer(number, need=strict) for number in range(3)] + [mentee(1), mentee(2), seller]
    assert _plan(firm, *others) == [
        "Memiliki sertifikat Halal: 3 pembeli lagi dapat menjadi mitra",
        "Membuka satu tempat pendampingan: 2 peserta pendampingan lagi dapat menjadi mitra",
        "Melonggarkan batas jarak untuk “gula” menjadi 100 km: 1 pemasok lagi dapat menjadi mitra",
    ]
    assert _plan(firm, *others, language="en")[0] == "Obtain the certificate Halal: 3 more possible partners (buyer)"
    ready = replace(mentor(), mentor_slots=2, skills=(Skill("pengemasan", "has", 1),))
    assert _plan(ready, mentee(1)) == ["Meningkatkan keahlian “pengemasan” ke tingkat 2: 1 peserta pendampingan lagi dapat menjadi mitra"]


def test_a_plan_is_short() -> None:
    kinds = (
        "halal",
        "bpom_md",
        "sni",
        "tkdn",
        "iso9001",
        "iso14001",
        "hki_merek",
        "hki_cipta",
        "hki_paten",
        "hki_desain",
        "nib",
        "spp_irt",
    )
    asking = [buyer(number, need={"certificates": (kind,), "certificates_required": True}) for number, kind in enumerate(kinds)]
    assert len(_plan(supplier(), *asking)) == MOST_OPENINGS


def test_what_capacity_would_fill_how_many_needs() -> None:
    buyers = [buyer(number, need={"quantity": quantity}) for number, quantity in enumerate([300, 400, 900, 900, 4000, 70_000, None])]
    buyers.append(buyer(8, need={"quantity": 9, "unit": "kg"}))
    firms = FirmTable.of([supplier(), *buyers])
    (found,) = markets(firms, Question(0, "supplier", TODAY))
    assert (found.needs, found.filled, found.steps) == (6, 2, ((1000, 4), (5000, 5), (100_000, 6)))
    assert plan_wording.market(firms, found) == [
        "“kardus sepatu”: kapasitas tersedia 400 buah per bulan memenuhi 2 dari 6 kebutuhan",
        "kapasitas tersedia 1.000 buah per bulan memenuhi 4 dari 6 kebutuhan",
        "kapasitas tersedia 5.000 buah per bulan memenuhi 5 dari 6 kebutuhan",
        "kapasitas tersedia 100.000 buah per bulan memenuhi 6 dari 6 kebutuhan",
    ]
    assert all(step in STEPS for step, _ in found.steps)


def test_capacity_counts_in_the_offers_own_unit_and_period() -> None:
    weekly = supplier(offers=(Offer("kardus sepatu", unit="lusin", period="week"),))
    firms = FirmTable.of([weekly, buyer(need={"quantity": 5000})])
    (found,) = markets(firms, Question(0, "supplier", TODAY))
    assert (found.filled, found.steps) == (0, ((100, 1),))  # 5,000 a month are 96 dozen a week
    assert plan_wording.market(firms, found)[0] == "“kardus sepatu”: kapasitas tersedia belum ada data; ada 1 kebutuhan"
    assert markets(firms, Question(1, "supplier", TODAY)) == ()


@pytest.mark.parametrize("remedy", [Remedy("no_slot", 0, 0, 1.0), Remedy("not_ahead", 0, 0, 2.0), Remedy("certificate", 0, 2, 0.0),
                                    Remedy("too_far", 0, 0, 30.0), Remedy("too_far", 0, 0, math.inf)], ids=str)  # fmt: skip
def test_every_change_can_be_said_in_both_languages(remedy: Remedy) -> None:
    firms = FirmTable.of([buyer(skills=mentor().skills)])
    said = []
    for language in LANGUAGES:
        with reading(language):
            said += [plan_wording.opening(firms, Opening("mentor", remedy, 7)), obstacle_wording.remedy(firms, remedy)]
    assert len(set(said)) == len(said) == 4
    assert all("7" in each for each in said[::2])
