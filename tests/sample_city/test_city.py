"""The sample city is large enough, gappy enough, plainly invented, and readable by our own reader."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from matchmaker import interchange
from matchmaker.engine import reference
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.interchange import Dataset
from matchmaker.sample_city import city
from matchmaker.terms import OUTCOMES, values
from tests.sample_city.conftest import TODAY

OPTIONAL = """nib kbli region latitude longitude workers annual_sales capital investment founded description legal_form
domestic active consent observed_on contact phone email""".split()


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_what_is_written_reads_back_the_same(mojokerto: Dataset, tmp_path: Path, ending: str) -> None:
    interchange.write(mojokerto, tmp_path / f"city{ending}")
    assert interchange.read(tmp_path / f"city{ending}") == mojokerto


def test_the_same_seed_and_day_give_the_same_city(mojokerto: Dataset) -> None:
    assert city(2026, TODAY) == mojokerto
    assert city(7, TODAY) != mojokerto


def test_another_day_moves_the_days_and_nothing_else(mojokerto: Dataset) -> None:
    later = city(today=TODAY + timedelta(days=3))
    assert [firm.name for firm in later.profiles] == [firm.name for firm in mojokerto.profiles]
    moved = [(new.decided_on, old.decided_on) for new, old in zip(later.partnerships, mojokerto.partnerships, strict=True)]
    assert {new - old for new, old in moved if new and old} == {timedelta(days=3)}


def test_it_holds_firms_groups_and_agencies_of_all_quarters(mojokerto: Dataset) -> None:
    assert Counter(firm.kind for firm in mojokerto.profiles) == {"firm": 775, "group": 200, "agency": 25}
    assert len({firm.region for firm in mojokerto.profiles if firm.region}) == 18
    assert all(reference.is_within(firm.region, "35.76") for firm in mojokerto.profiles if firm.region)
    assert all(firm.members for firm in mojokerto.profiles if firm.kind == "group")
    assert all(firm.needs and not firm.offers for firm in mojokerto.profiles if firm.kind == "agency")


def test_its_firms_are_of_every_size(mojokerto: Dataset) -> None:
    limits = {"mikro": 2e9, "kecil": 15e9, "menengah": 50e9, "besar": float("inf")}
    sizes = Counter(
        next(size for size, limit in limits.items() if firm.annual_sales <= limit) for firm in mojokerto.profiles if firm.annual_sales
    )
    assert sizes["mikro"] > sizes["kecil"] > sizes["menengah"] > sizes["besar"] >= 5
    assert {0, 1, 2} <= {min(int(firm.workers) // 50, 2) for firm in mojokerto.profiles if firm.workers and firm.kind == "firm"}


def test_about_a_third_of_the_optional_cells_is_blank(mojokerto: Dataset) -> None:
    blank = [getattr(firm, column) in (None, ()) for firm in mojokerto.profiles for column in OPTIONAL]
    assert 0.28 < sum(blank) / len(blank) < 0.40


def test_nothing_can_be_taken_for_real(mojokerto: Dataset) -> None:
    for firm in mojokerto.profiles:
        assert "Contoh" in firm.name
        assert firm.nib is None or re.fullmatch(r"000000000\d{4}", firm.nib)
        assert firm.phone is None or re.fullmatch(r"0800-000-\d{4}", firm.phone)
        assert firm.email is None or firm.email.endswith("@contoh.example")


def test_each_code_exists_in_the_version_of_its_firm(mojokerto: Dataset) -> None:
    stated = {(firm.kbli_version, code) for firm in mojokerto.profiles for code in _codes(firm)}
    assert {version for version, _ in stated} == {"2025", "2020"}
    assert [pair for pair in stated if pair[1] not in reference.kbli(pair[0])] == []


def _codes(firm: Profile) -> list[str]:
    return [*firm.kbli, *(line.kbli for line in (*firm.offers, *firm.needs) if line.kbli)]


def test_certificates_differ_in_evidence_and_in_their_last_day(mojokerto: Dataset) -> None:
    held = [each for firm in mojokerto.profiles for each in firm.certificates]
    assert {each.evidence for each in held} == {"self", "seen", "source"}
    assert any(each.expires is None for each in held)
    assert any(each.expires and each.expires < TODAY for each in held)
    assert any(each.expires and each.expires > TODAY for each in held)


def test_some_teach_some_wish_to_learn_some_are_out_of_reach(mojokerto: Dataset) -> None:
    firms = mojokerto.profiles
    assert sum(bool(firm.mentor_slots) and any(skill.side == "has" for skill in firm.skills) for firm in firms) >= 80
    assert sum(any(skill.side == "wants" for skill in firm.skills) for firm in firms) >= 150
    assert 10 < sum(firm.active is False for firm in firms) < 100
    assert 10 < sum(firm.consent is False for firm in firms) < 100
    assert max(Counter(firm.owner_group for firm in firms if firm.owner_group).values()) > 1


def test_members_belong_to_one_group(mojokerto: Dataset) -> None:
    kind = {firm.id: firm.kind for firm in mojokerto.profiles}
    assert {(kind[each.group], kind[each.firm]) for each in mojokerto.memberships} == {("group", "firm")}
    assert len({each.firm for each in mojokerto.memberships}) == len(mojokerto.memberships) > 40


def test_300_pairs_were_tried_with_every_outcome(mojokerto: Dataset) -> None:
    rows = mojokerto.partnerships
    assert len({(each.pairing, each.seeker, each.partner) for each in rows}) == len(rows) == 300
    assert {(each.pairing, each.outcome) for each in rows} == {(pairing, outcome) for pairing in PAIRINGS for outcome in values(OUTCOMES)}


def test_large_shoe_firms_need_what_others_make(mojokerto: Dataset) -> None:
    needed = " ".join(need.product.lower() for firm in mojokerto.profiles if " Sepatu " in firm.name for need in firm.needs)
    assert all(word in needed for word in ("sol", "kardus", "benang", "lem", "kulit", "sablon"))


def test_nearly_every_firm_finds_three_partners(mojokerto: Dataset) -> None:
    firms = FirmTable.of(mojokerto.profiles)

    def found(row: int) -> int:
        roles = [(pairing, role) for pairing in PAIRINGS.values() for role in pairing.roles]
        return max(rank(firms, pairing, Question(row=row, role=role, today=TODAY), limit=3).eligible for pairing, role in roles)

    asked = range(0, len(firms), 12)
    assert sum(found(row) >= 3 for row in asked) >= 0.95 * len(asked)
