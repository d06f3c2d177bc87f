"""What rules a pair out, one gate at a time; and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from matchmaker.engine.gates import GATES
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.i18n import reading
from tests.engine.firms import TODAY, buyer, found, mentee, mentor, supplier

HERE = {"latitude": -7.47, "longitude": 112.43}
FAR = {"latitude": -7.25, "longitude": 112.75}  # 43 km away


def test_the_plain_pair_is_found_from_both_sides() -> None:
    assert found([buyer(), supplier()], "B1", "buyer") == ["S1"]
    assert found([buyer(), supplier()], "S1", "supplier") == ["B1"]
    assert found([mentee(), mentor()], "E1", "mentee") == ["M1"]
    assert found([mentee(), mentor()], "M1", "mentor") == ["E1"]


def test_a_firm_is_never_its_own_partner() -> None:
    both = Profile("A", "A", offers=(Offer("kardus"),), needs=(Need("kardus"),))
    assert found([both], "A", "buyer") == found([both], "A", "supplier") == []


@pytest.mark.parametrize("same", ["Bu Sri", " bu  SRI "])
def test_the_same_owner_is_ruled_out(same: str) -> None:
    assert found([buyer(owner_group="Bu Sri"), supplier(owner_group=same), supplier(2, owner_group="Pak Jo")], "B1", "buyer") == ["S2"]


@pytest.mark.parametrize("fact", ["active", "consent"])
def test_only_a_stated_no_rules_out(fact: str) -> None:
    sellers = [supplier(number, **{fact: answer}) for number, answer in enumerate([True, False, None])]
    assert found([buyer(), *sellers], "B1", "buyer") == ["S0", "S2"]
    teachers = [mentor(number, **{fact: answer}) for number, answer in enumerate([True, False, None])]
    assert found([mentee(), *teachers], "E1", "mentee") == ["M0", "M2"]


def test_history_and_a_narrower_circle_rule_out() -> None:
    profiles = [buyer(), supplier(1), supplier(2), supplier(3)]
    assert found(profiles, "B1", "buyer", barred={2: "dismissed"}) == ["S1", "S3"]
    assert found(profiles, "B1", "buyer", among=np.array([True, False, True, False])) == ["S2"]


def test_in_bands_a_firms_own_limit_tells_no_more_than_the_band() -> None:
    for limit, passes in ((29, False), (31, True), (99, True), (1_000, True)):
        profiles = [buyer(need={"max_km": limit}, **HERE), supplier(**FAR)]
        assert found(profiles, "B1", "buyer", in_bands=True) == ["S1"] * passes
        assert found(profiles, "S1", "supplier", in_bands=True) == ["B1"] * (limit > 43), "the limit of another stays its own"


def test_one_need_can_be_asked_about() -> None:
    hungry = buyer(needs=(Need("kardus sepatu"), Need("gula pasir")))
    sugar = supplier(2, offer={"product": "gula pasir"})
    assert sorted(found([hungry, supplier(), sugar], "B1", "buyer")) == ["S1", "S2"]
    assert found([hungry, supplier(), sugar], "B1", "buyer", need="gula putih") == ["S2"]


HELD = {
    "no row": ((), False),
    "in force today": ((Certificate("bpom_md", expires=TODAY),), True),
    "expired yesterday": ((Certificate("bpom_md", expires=TODAY - timedelta(days=1)),), False),
    "last day unknown, of a kind that ends": ((Certificate("bpom_md"),), False),
    "renewed": ((Certificate("bpom_md", expires=date(2020, 1, 1)), Certificate("bpom_md", expires=date(2030, 1, 1))), True),
    "another kind": ((Certificate("halal"),), False),
}


@pytest.mark.parametrize("case", HELD)
def test_a_required_certificate_must_be_in_force(case: str) -> None:
    certificates, passes = HELD[case]
    strict = buyer(need={"certificates": ("bpom_md",), "certificates_required": True})
    assert found([strict, supplier(certificates=certificates)], "B1", "buyer") == ["S1"] * passes
    lenient = buyer(need={"certificates": ("bpom_md",)})
    assert found([lenient, supplier(certificates=certificates)], "B1", "buyer") == ["S1"]


def test_a_kind_that_does_not_end_is_in_force_without_a_last_day() -> None:
    strict = buyer(need={"certificates": ("halal",), "certificates_required": True})
    assert found([strict, supplier(certificates=(Certificate("halal"),))], "B1", "buyer") == ["S1"]


def test_a_gate_of_one_need_leaves_the_other_need_alone() -> None:
    strict = Need("gula", certificates=("halal",), certificates_required=True)
    sells_both = supplier(offers=(Offer("gula"), Offer("kardus sepatu")))
    assert found([buyer(needs=(strict, Need("kardus sepatu"))), sells_both], "B1", "buyer") == ["S1"]
    assert found([buyer(needs=(strict,)), sells_both], "B1", "buyer") == []


@pytest.mark.parametrize(("limit", "names"), [(40, ["S1", "S3"]), (50, ["S1", "S2", "S3"]), (None, ["S1", "S2", "S3"]), (0, ["S1", "S3"])])
def test_farther_than_the_need_allows_is_ruled_out_and_an_unknown_place_is_not(limit: float | None, names: list[str]) -> None:
    sellers = [supplier(1, **HERE), supplier(2, **FAR), supplier(3)]
    assert sorted(found([buyer(need={"max_km": limit}, **HERE), *sellers], "B1", "buyer")) == names


def test_products_that_do_not_match_are_not_paired() -> None:
    assert found([buyer(), supplier(offer={"product": "jasa bubut logam"})], "B1", "buyer") == []


@pytest.mark.parametrize(("slots", "free"), [(None, False), (0, False), (1, True), (3, True)])
def test_a_mentor_needs_a_free_place(slots: int | None, free: bool) -> None:
    assert found([mentee(), mentor(mentor_slots=slots)], "E1", "mentee") == ["M1"] * free


LEVELS = [(4, 1, True), (1, 1, False), (0, 1, False), (0, None, False), (1, None, True), (None, 3, True), (None, None, True)]


@pytest.mark.parametrize(("has", "now", "ahead"), LEVELS)
def test_a_mentor_must_be_ahead_as_far_as_known(has: float | None, now: float | None, ahead: bool) -> None:
    pair = [mentee(skills=(Skill("pengemasan", "wants", now),)), mentor(skills=(Skill("pengemasan", "has", has),))]
    assert found(pair, "E1", "mentee") == ["M1"] * ahead
    assert found(pair, "M1", "mentor") == ["E1"] * ahead


def test_every_gate_has_a_name_in_both_languages() -> None:
    assert len({gate.value for gate in GATES}) == len(GATES) == 10
    with reading("en"):
        assert all(gate.label_id != gate.label_en for gate in GATES)
