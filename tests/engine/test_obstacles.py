"""Obstacles of a named pair: none exactly where it is listed, the first gate first, each with its fact and its remedy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matchmaker.engine.explaining import obstacle_wording
from matchmaker.engine.explaining.obstacles import obstacles
from matchmaker.engine.gates import GATES
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import Language, reading
from tests.engine.closed_cities import ROLES, SEEDS, after, closed_city, history, listed, questions
from tests.engine.firms import TODAY, buyer, mentee, mentor, supplier

ORDER = [gate.value for gate in GATES]
HERE = {"latitude": -7.47, "longitude": 112.43}
FAR = {"latitude": -7.25, "longitude": 112.75}  # 43 km away


@pytest.mark.parametrize("role", ROLES)
def test_a_pair_has_no_obstacle_exactly_where_it_is_listed(role: str) -> None:
    for seed in SEEDS:
        firms = closed_city(seed)
        for question in questions(firms, role, history(seed), in_bands=seed % 2 == 1):
            suggested = listed(firms, question)
            for other in range(len(firms)):
                codes = [each.code for each in obstacles(firms, question, other)]
                assert (codes == []) == (other in suggested)
                assert codes == sorted(set(codes), key=ORDER.index)


@pytest.mark.parametrize("role", ROLES)
def test_a_remedy_takes_its_obstacle_away(role: str) -> None:
    for seed in SEEDS:
        firms = closed_city(seed)
        for question in questions(firms, role, {}):
            for other in range(len(firms)):
                for each in obstacles(firms, question, other):
                    if len(each.remedies) == 1:
                        left = [one.code for one in obstacles(after(seed, each.remedies[0]), question, other)]
                        assert each.code not in left


def _said(pair: list[Profile], role: str, language: Language = "id", **more: Any) -> list[tuple[str, str, list[str]]]:
    """Code, sentence and remedies of each obstacle between the first firm, who asks, and the second."""
    firms = FirmTable.of(pair)
    question = Question(0, role, TODAY, **more)
    with reading(language):
        return [
            (each.code, obstacle_wording.obstacle(firms, question, 1, each), [obstacle_wording.remedy(firms, one) for one in each.remedies])
            for each in obstacles(firms, question, 1)
        ]


STRICT = {"certificates": ("halal", "bpom_md"), "certificates_required": True}
ENDED = (Certificate("bpom_md", expires=date(2025, 5, 3)),)


def test_each_gate_says_its_fact_and_what_would_open_it() -> None:
    assert _said([buyer(need=STRICT), supplier(certificates=ENDED)], "buyer") == [
        ("certificate", "sertifikat yang disyaratkan belum ada: Halal (belum tercatat), BPOM MD (habis 3 Mei 2025)",
         ["pemasok memiliki sertifikat Halal", "pemasok memiliki sertifikat BPOM MD"])]  # fmt: skip
    assert _said([buyer(need={"max_km": 25}, **HERE), supplier(**FAR)], "buyer") == [
        ("too_far", "berjarak 43 km, batasnya 25 km", ["batas jarak pembeli untuk “kardus sepatu” menjadi 43 km"])]  # fmt: skip
    assert _said([mentee(), mentor(mentor_slots=0)], "mentee") == [
        ("no_slot", "tempat pendampingan sudah penuh", ["pendamping membuka satu tempat"])]  # fmt: skip
    behind = [mentee(skills=(Skill("pengemasan", "wants", 3),)), mentor(skills=(Skill("pengemasan", "has", 2),))]
    assert _said(behind, "mentee") == [
        ("not_ahead", "belum lebih mahir dalam “pengemasan”: tingkat 2 dibanding 3",
         ["keahlian “pengemasan” pendamping naik ke tingkat 4"])]  # fmt: skip
    assert _said([mentee(), supplier()], "mentee") == [("no_match", "keahliannya tidak sejalan", [])]
    assert _said([buyer(), mentor()], "buyer", "en") == [("no_match", "the products do not match", [])]


def test_what_rules_the_firms_out_comes_first_and_has_no_remedy() -> None:
    pair = [buyer(owner_group="Bu Sri", need={"max_km": 25}, **HERE), supplier(owner_group="Bu Sri", consent=False, **FAR)]
    found = _said(pair, "buyer", barred={1: "dismissed"})
    assert [(code, bool(remedies)) for code, _, remedies in found] == [
        ("same_owner", False), ("inactive", False), ("dismissed", False), ("too_far", True)]  # fmt: skip
    assert [code for code, *_ in _said([supplier(), buyer()], "supplier", barred={1: "already_partners"})] == ["already_partners"]


def test_the_line_that_is_nearest_to_open_speaks() -> None:
    wants_two = buyer(needs=(Need("kardus sepatu", max_km=1, **STRICT), Need("gula", max_km=30)), **HERE)
    sells_two = supplier(offers=(Offer("kardus sepatu"), Offer("gula")), **FAR)
    assert _said([wants_two, sells_two], "buyer")[0][1] == "berjarak 43 km, batasnya 30 km"


@pytest.mark.parametrize(("degrees", "said"), [(0.38041, "42,3 km, batasnya 42 km"), (0.37773, "42,002 km, batasnya 42 km")])
def test_a_distance_never_reads_as_if_it_kept_the_limit(degrees: float, said: str) -> None:
    found = _said([buyer(need={"max_km": 42}, **HERE), supplier(latitude=-7.47 + degrees, longitude=112.43)], "buyer")
    assert said in found[0][1]


def test_a_mentor_on_the_highest_level_of_the_mentee_has_no_remedy() -> None:
    best = [mentee(skills=(Skill("pengemasan", "wants", 5),)), mentor(skills=(Skill("pengemasan", "has", 4),))]
    assert _said(best, "mentee")[0][2] == []
    unknown = [mentee(skills=(Skill("pengemasan", "wants"),)), mentor(skills=(Skill("pengemasan", "has", 0),), mentor_slots=None)]
    assert [sentence for _, sentence, _ in _said(unknown, "mentee")] == [
        "tempat pendampingan belum tercatat", "belum lebih mahir dalam “pengemasan”: baru tingkat 0"]  # fmt: skip


@pytest.mark.parametrize(("capacity", "short"), [(40, "Kapasitas tersedia 40 dari 500"), (500, None), (None, None)])
def test_too_little_capacity_is_a_note_and_no_gate(capacity: float | None, short: str | None) -> None:
    pair = [buyer(), supplier(offer={"capacity": capacity})]
    firms = FirmTable.of(pair)
    question = Question(0, "buyer", TODAY)
    assert obstacles(firms, question, 1) == ()
    note = obstacle_wording.capacity_note(firms, question, 1)
    assert note == (short and short.lower() + " buah per bulan")
    assert obstacle_wording.capacity_note(firms, Question(0, "mentee", TODAY), 1) is None
